/** Convolution in its forms: the interfaces, the naive twins and the ND4J twins. */
package parallax.nn.conv;
