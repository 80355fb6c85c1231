/** Embedding: a vector for each token. */
package parallax.nn.embedding;
