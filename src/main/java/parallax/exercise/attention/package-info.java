/** The exercises of the attention lesson, and the mistakes that are known of them. */
package parallax.exercise.attention;
