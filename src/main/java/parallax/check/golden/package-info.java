/** Golden cases: what other frameworks say, read from JSON files and held against both twins. */
package parallax.check.golden;
