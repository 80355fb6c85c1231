/** Normalisation: over the features of each row, or over each channel of a batch of images. */
package parallax.nn.norm;
