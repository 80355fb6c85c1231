/** The exercises of the lesson on LSTM and GRU, and the mistakes that are known of them. */
package parallax.exercise.gates;
