/** The dense layer. */
package parallax.nn.dense;
