/** Data that is made here: nothing is downloaded. */
package parallax.data;
