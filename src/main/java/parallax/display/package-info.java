/** How values look in a notebook: MIME bundles, pictures, progress. */
package parallax.display;
