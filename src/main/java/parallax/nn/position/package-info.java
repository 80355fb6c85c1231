/** Positional encodings: what tells attention the order of a sequence. */
package parallax.nn.position;
