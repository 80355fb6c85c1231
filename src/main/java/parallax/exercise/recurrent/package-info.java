/** The exercises of recurrent networks: a step, whole sequences, ragged batches, and backpropagation through time. */
package parallax.exercise.recurrent;
