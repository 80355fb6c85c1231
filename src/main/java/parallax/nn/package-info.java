/** The reference library: every algorithm twice, one package per family. */
package parallax.nn;
