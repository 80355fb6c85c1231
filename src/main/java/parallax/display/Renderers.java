package parallax.display;

/** Finds the forms of a value by its type. */
final class Renderers {
    private Renderers() {}

    static MimeBundle render(Object value) {
        if (value instanceof Displayable displayable) {
            return displayable.display();
        }
        return MimeBundle.text(String.valueOf(value));
    }
}
