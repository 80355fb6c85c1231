/** Pooling: a window slides over each map and keeps the largest entry, or the mean. */
package parallax.nn.pool;
