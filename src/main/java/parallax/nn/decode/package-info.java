/** Decoding: how a model's probabilities of the next token become a text. */
package parallax.nn.decode;
