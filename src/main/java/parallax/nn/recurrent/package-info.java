/** Recurrence: the vanilla network, LSTM and GRU, bidirectional and stacked; the interfaces, the naive twins and the ND4J twins. */
package parallax.nn.recurrent;
