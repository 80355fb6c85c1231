/** The exercises of the encoder lesson, and the mistakes that are known of them. */
package parallax.exercise.encoder;
