/** Notebooks as pages to read: one file, no network. */
package parallax.notebook.html;
