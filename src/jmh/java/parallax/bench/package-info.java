/** The table of benchmarks: the twins and libtorch side by side, agreement first. */
package parallax.bench;
