/** The exercises on convolution, one file each, and the mistakes people make in them. */
package parallax.exercise.conv;
