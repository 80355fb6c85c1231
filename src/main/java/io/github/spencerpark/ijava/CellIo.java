package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import parallax.display.Display;

/** The cell's output by IJava's names; what is shown there is shown as by {@code display}. */
final class CellIo extends JupyterIO {
    CellIo() {
        setEnv(new Cell());
    }

    private static final class Cell extends ShellReplyEnvironment {
        Cell() {
            super(null, null, null, null); // it has no sockets: nothing below uses one
        }

        @Override
        public <T extends ContentType<T>> void publish(T content) {
            if (content instanceof PublishUpdateDisplayData data) {
                Display.updateDisplay(data.getDisplayId(), data);
            } else if (content instanceof PublishDisplayData data && data.hasDisplayId()) {
                Display.displayAs(data.getDisplayId(), data);
            } else if (content instanceof PublishDisplayData data) {
                Display.display(data);
            }
        }

        @Override
        public void writeToStdOut(String text) {
            System.out.print(text);
        }

        @Override
        public void writeToStdErr(String text) {
            System.err.print(text);
        }
    }
}
