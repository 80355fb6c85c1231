/** The Transformer: layers, stacks and whole models, each written once for both backends from the parts of one. */
package parallax.nn.transformer;
