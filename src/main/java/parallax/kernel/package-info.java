/** The Jupyter kernel: the wire, the messages, and what they ask of a {@link parallax.session.JavaSession}. */
package parallax.kernel;
