/** The command line. */
package parallax.cli;
