/** The array the naive twins and the learner compute with. */
package parallax.tensor;
