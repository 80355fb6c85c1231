/** A small convolutional network for images, put together from the parts of the other packages. */
package parallax.nn.cnn;
