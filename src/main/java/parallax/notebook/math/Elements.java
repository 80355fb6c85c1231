package parallax.notebook.math;

/** The elements of MathML that formulas are made of. */
final class Elements {
    private Elements() {}

    /** Returns the base with its scripts, beside it or as limits; null where there is none. */
    static String attach(String base, String below, String above, boolean limits) {
        if (below == null && above == null) {
            return base;
        }
        String name = limits
                ? (below == null ? "mover" : above == null ? "munder" : "munderover")
                : (below == null ? "msup" : above == null ? "msub" : "msubsup");
        return "<" + name + ">" + base + (below == null ? "" : below) + (above == null ? "" : above) + "</" + name
                + ">";
    }

    /** Returns the elements as one. */
    static String row(String xml) {
        return "<mrow>" + xml + "</mrow>";
    }

    /** Returns an operator, spaced as MathML has it. */
    static String operator(String sign) {
        return "<mo>" + MathMl.escape(sign) + "</mo>";
    }

    /** Returns a bracket as high as a letter. */
    static String fence(String sign) {
        return "<mo stretchy=\"false\">" + MathMl.escape(sign) + "</mo>";
    }

    /** Returns a bracket as high as what it encloses; nothing for no bracket. */
    static String stretched(String sign) {
        return sign.isEmpty() ? "" : "<mo fence=\"true\" stretchy=\"true\">" + MathMl.escape(sign) + "</mo>";
    }

    /** Returns a space of the width. */
    static String space(String width) {
        return "<mspace width=\"" + width + "\"></mspace>";
    }
}
