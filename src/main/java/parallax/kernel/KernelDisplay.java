package parallax.kernel;

import parallax.display.DisplaySink;
import parallax.display.MimeBundle;

/** Publishes displayed values, after the text that was printed before them. */
record KernelDisplay(KernelOutput output, Runnable flush) implements DisplaySink {
    @Override
    public void display(String id, MimeBundle bundle) {
        flush.run();
        output.display(id, bundle);
    }

    @Override
    public void update(String id, MimeBundle bundle) {
        flush.run();
        output.update(id, bundle);
    }

    @Override
    public void clear(boolean wait) {
        flush.run();
        output.clear(wait);
    }
}
