package parallax.display;

/** Where displayed values go: the kernel sends them to the front end, the runner puts them into the notebook. */
public interface DisplaySink {
    /** Shows a bundle. The id names it for {@link #update}. */
    void display(String id, MimeBundle bundle);

    /** Replaces what was shown under the id. */
    void update(String id, MimeBundle bundle);

    /** Removes the cell's output; with {@code wait}, only when the next output comes. */
    void clear(boolean wait);
}
