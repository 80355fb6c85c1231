/** Functions applied entry by entry, and softmax along an axis. */
package parallax.nn.activation;
