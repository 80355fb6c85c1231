package parallax.session;

/**
 * What is known of a name.
 *
 * @param text its type and value, or its signatures with their documentation
 */
public record Inspection(String text) {}
