/** Convolution: the interface, the naive twin and the ND4J twin. */
package parallax.nn.conv;
