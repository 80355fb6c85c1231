package parallax.notebook.math;

/**
 * Turns the TeX of formulas into MathML Core.
 *
 * <p>The subset is what lessons on computation write: scripts, fractions, roots, sums and limits, fences, matrices, cases and
 * aligned lines, accents, alphabets, text, Greek and the usual symbols. Anything else is an error, never a guess.
 */
public final class MathMl {
    private MathMl() {}

    /**
     * Returns a {@code <math>} element.
     *
     * @param tex     what stands between the dollars
     * @param display whether the formula has a line of its own
     * @throws TexException if something in it is not understood
     */
    public static String of(String tex, boolean display) {
        String body = new TexParser(tex).formula();
        return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"" + (display ? " display=\"block\"" : "")
                + "><semantics><mrow>"
                + body + "</mrow><annotation encoding=\"application/x-tex\">" + escape(tex.strip())
                + "</annotation></semantics></math>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
