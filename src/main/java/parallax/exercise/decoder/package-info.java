/** The exercises of the decoder lesson, and the mistakes that are known of them. */
package parallax.exercise.decoder;
