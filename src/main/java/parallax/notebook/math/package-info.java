/** Formulas: from the TeX of a lesson's text to MathML, which browsers show without a network or a script. */
package parallax.notebook.math;
