/** Losses: one number that says how far from right, and its gradient. */
package parallax.nn.loss;
