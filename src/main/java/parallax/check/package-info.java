/** Is it right? Twins against each other, gradients against slopes, both against other frameworks; reports, not exceptions. */
package parallax.check;
