/** What trains a model whose parameters have names: optimisers, schedules, checkpoints and the loop around them. */
package parallax.train;
