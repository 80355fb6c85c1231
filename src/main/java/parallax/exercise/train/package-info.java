/** The exercises on training. */
package parallax.exercise.train;
