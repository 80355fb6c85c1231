/** A Java session: the cells of one notebook run one after the other, in this process, on the JDK's own JShell. */
package parallax.session;
