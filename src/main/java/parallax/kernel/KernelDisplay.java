package parallax.kernel;

import parallax.display.DisplaySink;
import parallax.display.MimeBundle;

/** Publishes displayed values, after the text that was printed before them. */
record KernelDisplay(Publisher publisher, Runnable flush) implements DisplaySink {
    @Override
    public void display(String id, MimeBundle bundle) {
        flush.run();
        publisher.display(id, bundle, false);
    }

    @Override
    public void update(String id, MimeBundle bundle) {
        flush.run();
        publisher.display(id, bundle, true);
    }

    @Override
    public void clear(boolean wait) {
        flush.run();
        publisher.clear(wait);
    }
}
