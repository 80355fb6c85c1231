/** Dropout: noise that keeps units from leaning on each other. */
package parallax.nn.dropout;
