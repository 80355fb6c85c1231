/** The exercises of the pooling lesson, and the mistakes that are known of them. */
package parallax.exercise.pool;
