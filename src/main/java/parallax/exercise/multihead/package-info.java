/** The exercises of the multi-head lesson, and the mistakes that are known of them. */
package parallax.exercise.multihead;
