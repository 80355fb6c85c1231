/** Notebooks: their records, reading and writing them, lessons they are made from, and running them. */
package parallax.notebook;
