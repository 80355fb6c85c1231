/** Pictures that know an algorithm: every number in them was computed by it. */
package parallax.figure;
