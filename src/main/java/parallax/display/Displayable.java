package parallax.display;

/** A value that says itself how it looks in a notebook. */
public interface Displayable {
    /** Returns the value's forms. Whatever came from data in them is escaped. */
    MimeBundle display();
}
