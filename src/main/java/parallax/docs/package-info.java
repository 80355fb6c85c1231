/** Pages made from the library's own sources. */
package parallax.docs;
