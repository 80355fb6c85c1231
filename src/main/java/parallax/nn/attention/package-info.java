/** Attention: scaled dot product, multi-head and additive; the interfaces, the naive twins and the ND4J twins. */
package parallax.nn.attention;
