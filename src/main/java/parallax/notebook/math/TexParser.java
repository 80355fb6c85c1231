package parallax.notebook.math;

import static parallax.notebook.math.Elements.attach;
import static parallax.notebook.math.Elements.fence;
import static parallax.notebook.math.Elements.operator;
import static parallax.notebook.math.Elements.row;
import static parallax.notebook.math.Elements.space;
import static parallax.notebook.math.Elements.stretched;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads TeX from left to right and writes MathML. */
final class TexParser {
    private static final int DEEPEST = 100;
    private static final Pattern COLOUR = Pattern.compile("[a-zA-Z]+|#[0-9a-fA-F]{3,8}");

    /** What ends a run: the owner of the run takes it. */
    private static final Set<String> ENDS = Set.of("}", "&", "\\\\", "\\cr", "\\right", "\\end", "]");

    private final TexTokens tokens;
    private int depth;

    TexParser(String tex) {
        this.tokens = new TexTokens(tex);
    }

    /** How scripts attach to what was read. */
    private enum Scripts {
        BESIDE,
        ABOVE_AND_BELOW,
        FUNCTION
    }

    private record Atom(String xml, Scripts scripts) {
        static Atom of(String xml) {
            return new Atom(xml, Scripts.BESIDE);
        }
    }

    String formula() {
        StringBuilder all = new StringBuilder();
        while (true) {
            all.append(run(false));
            if (tokens.skip("\\\\") || tokens.skip("\\cr")) {
                all.append("<mspace linebreak=\"newline\"></mspace>");
            } else if (tokens.peek().isEmpty()) {
                return all.toString();
            } else {
                throw new TexException(tokens.peek() + " closes nothing");
            }
        }
    }

    /** Reads up to what ends the run; a closing bracket does only where it is the end of an optional argument. */
    String run(boolean bracketEnds) {
        StringBuilder run = new StringBuilder();
        while (true) {
            String token = tokens.peek();
            if (token.isEmpty() || (ENDS.contains(token) && (bracketEnds || !token.equals("]")))) {
                break;
            }
            if (token.equals("\\displaystyle") || token.equals("\\textstyle")) {
                tokens.next();
                run.append("<mstyle displaystyle=\"")
                        .append(token.equals("\\displaystyle"))
                        .append("\">");
                run.append(run(bracketEnds)).append("</mstyle>");
                break;
            }
            run.append(scripted());
        }
        return run.toString();
    }

    private String scripted() {
        Atom base = atom();
        String below = null;
        String above = null;
        StringBuilder primes = new StringBuilder();
        Scripts scripts = base.scripts();
        while (true) {
            if (tokens.skip("\\limits")) {
                scripts = Scripts.ABOVE_AND_BELOW;
            } else if (tokens.skip("\\nolimits")) {
                scripts = Scripts.BESIDE;
            } else if (tokens.skip("_")) {
                below = once(below, "_");
            } else if (tokens.skip("^")) {
                above = once(above, "^");
            } else if (tokens.skip("'")) {
                primes.append('′');
            } else {
                break;
            }
        }
        if (primes.length() > 0) {
            above = row("<mo lspace=\"0\" rspace=\"0\">" + primes + "</mo>" + (above == null ? "" : above));
        }
        String xml = attach(base.xml(), below, above, scripts == Scripts.ABOVE_AND_BELOW);
        boolean space = scripts != Scripts.BESIDE && base.scripts() == Scripts.FUNCTION && !opensOrEnds(tokens.peek());
        return space ? xml + space("0.167em") : xml;
    }

    private String once(String before, String sign) {
        if (before != null) {
            throw new TexException("two " + sign + " at one place");
        }
        return argument();
    }

    private static boolean opensOrEnds(String next) {
        return next.isEmpty() || "([|}&,)]=".contains(next) || ENDS.contains(next) || next.equals("\\left");
    }

    private Atom atom() {
        if (++depth > DEEPEST) {
            throw new TexException("nested more than " + DEEPEST + " deep");
        }
        Atom atom = readAtom();
        depth--;
        return atom;
    }

    private Atom readAtom() {
        String number = tokens.number();
        if (!number.isEmpty()) {
            return Atom.of("<mn>" + number + "</mn>");
        }
        String token = tokens.peek();
        if (token.equals("_") || token.equals("^") || token.equals("'")) {
            return Atom.of("<mrow></mrow>"); // a script of nothing, as in {}_i
        }
        tokens.next();
        if (token.startsWith("\\")) {
            return command(token.substring(1));
        }
        return Atom.of(
                switch (token) {
                    case "{" -> group();
                    case "(", ")", "[", "]", "|", "/" -> fence(token);
                    case "-" -> operator("−");
                    case "*" -> operator("∗");
                    case "," -> "<mo separator=\"true\">,</mo>";
                    case "~" -> space("0.333em");
                    default ->
                        Character.isLetter(token.codePointAt(0))
                                ? "<mi>" + MathMl.escape(token) + "</mi>"
                                : operator(token);
                });
    }

    /** Reads the rest of a group whose brace was taken. */
    private String group() {
        String run = run(false);
        if (!tokens.skip("}")) {
            throw new TexException("a brace is never closed");
        }
        return row(run);
    }

    /** Reads one argument: a group or a single atom, as one element. */
    private String argument() {
        if (tokens.skip("{")) {
            return group();
        }
        if (tokens.peek().isEmpty() || ENDS.contains(tokens.peek())) {
            throw new TexException("an argument is missing");
        }
        String token = tokens.peek();
        if (token.length() == 1 && Character.isDigit(token.charAt(0))) {
            tokens.next();
            return "<mn>" + token + "</mn>"; // x^12 raises the 1 alone
        }
        return atom().xml();
    }

    private Atom command(String name) {
        Map<String, String> spaces = TexSymbols.SPACES;
        if (TexSymbols.LETTERS.containsKey(name)) {
            String letter = TexSymbols.LETTERS.get(name);
            boolean upright = Character.isUpperCase(letter.charAt(0)) || !Character.isLetter(letter.charAt(0));
            return Atom.of("<mi" + (upright ? " mathvariant=\"normal\">" : ">") + letter + "</mi>");
        }
        if (TexSymbols.LARGE.containsKey(name)) {
            return new Atom(
                    "<mo largeop=\"true\" movablelimits=\"true\">" + TexSymbols.LARGE.get(name) + "</mo>",
                    Scripts.ABOVE_AND_BELOW);
        }
        if (TexSymbols.INTEGRALS.containsKey(name)) {
            return Atom.of("<mo largeop=\"true\">" + TexSymbols.INTEGRALS.get(name) + "</mo>");
        }
        if (TexSymbols.LIMITS.contains(name)) {
            return new Atom(
                    "<mo movablelimits=\"true\" lspace=\"0\" rspace=\"0.167em\">" + name + "</mo>",
                    Scripts.ABOVE_AND_BELOW);
        }
        if (TexSymbols.FUNCTIONS.contains(name)) {
            return new Atom("<mi mathvariant=\"normal\">" + name + "</mi>", Scripts.FUNCTION);
        }
        if (spaces.containsKey(name)) {
            return Atom.of(space(spaces.get(name)));
        }
        if (name.isBlank()) {
            return Atom.of(space("0.333em"));
        }
        if (TexSymbols.OPERATORS.containsKey(name)) {
            return Atom.of(operator(TexSymbols.OPERATORS.get(name)));
        }
        if (TexSymbols.FENCES.containsKey(name)) {
            return Atom.of(fence(name.equals("|") ? "‖" : TexSymbols.FENCES.get(name)));
        }
        return construct(name);
    }

    private Atom construct(String name) {
        if (TexSymbols.ACCENTS.containsKey(name)) {
            String accent = "<mo stretchy=\"" + TexSymbols.STRETCHY.contains(name) + "\">"
                    + TexSymbols.ACCENTS.get(name) + "</mo>";
            return Atom.of("<mover accent=\"true\">" + argument() + accent + "</mover>");
        }
        if (Alphabets.has(name)) {
            return Atom.of("<mi mathvariant=\"normal\">" + MathMl.escape(Alphabets.write(name, words())) + "</mi>");
        }
        return switch (name) {
            case "frac", "dfrac", "tfrac" -> Atom.of(fraction(name));
            case "binom" ->
                Atom.of(row(stretched("(") + "<mfrac linethickness=\"0\">" + argument() + argument() + "</mfrac>"
                        + stretched(")")));
            case "sqrt" -> Atom.of(root());
            case "text", "textrm", "textnormal", "mbox" -> Atom.of(text(""));
            case "textbf" -> Atom.of(text(" style=\"font-weight:bold\""));
            case "textit", "emph" -> Atom.of(text(" style=\"font-style:italic\""));
            case "texttt" -> Atom.of(text(" style=\"font-family:monospace\""));
            case "mathrm", "rm" -> Atom.of("<mi mathvariant=\"normal\">" + MathMl.escape(words()) + "</mi>");
            case "mathit" -> Atom.of("<mi style=\"font-style:italic\">" + MathMl.escape(words()) + "</mi>");
            case "mathbf", "boldsymbol", "bm", "pmb" ->
                Atom.of("<mrow style=\"font-weight:bold\">" + argument() + "</mrow>");
            case "operatorname" -> operatorName();
            case "underline" -> Atom.of("<munder>" + argument() + "<mo stretchy=\"true\">_</mo></munder>");
            case "overbrace" -> brace("mover", "⏞");
            case "underbrace" -> brace("munder", "⏟");
            case "overset", "stackrel" -> Atom.of(swapped("mover"));
            case "underset" -> Atom.of(swapped("munder"));
            case "xrightarrow" -> Atom.of("<mover><mo stretchy=\"true\">→</mo>" + argument() + "</mover>");
            case "not" -> Atom.of(operator(negated(tokens.next())));
            case "left" -> Atom.of(pair());
            case "middle" -> Atom.of(stretched(delimiter()));
            case "big", "bigl", "bigr", "bigm" -> Atom.of(sized("1.2em"));
            case "Big", "Bigl", "Bigr", "Bigm" -> Atom.of(sized("1.8em"));
            case "bigg", "biggl", "biggr", "Bigg", "Biggl", "Biggr" -> Atom.of(sized("2.4em"));
            case "begin" -> Atom.of(new TexTables(this, tokens).environment());
            case "substack" -> Atom.of(new TexTables(this, tokens).substack());
            case "textcolor" -> Atom.of(coloured());
            case "phantom" -> Atom.of("<mphantom>" + argument() + "</mphantom>");
            case "tag" -> Atom.of(space("2em") + "<mtext>(" + MathMl.escape(tokens.verbatim()) + ")</mtext>");
            case "bmod", "mod" -> Atom.of("<mo lspace=\"0.222em\" rspace=\"0.222em\">mod</mo>");
            case "pmod" ->
                Atom.of(row(fence("(") + "<mi mathvariant=\"normal\">mod</mi>" + space("0.333em") + argument()
                        + fence(")")));
            default -> throw new TexException("unknown command \\" + name);
        };
    }

    private String fraction(String name) {
        String fraction = "<mfrac>" + argument() + argument() + "</mfrac>";
        return name.equals("frac")
                ? fraction
                : "<mstyle displaystyle=\"" + name.equals("dfrac") + "\">" + fraction + "</mstyle>";
    }

    private String root() {
        if (!tokens.skip("[")) {
            return "<msqrt>" + argument() + "</msqrt>";
        }
        String degree = row(run(true));
        tokens.expect("]");
        return "<mroot>" + argument() + degree + "</mroot>";
    }

    /** Text, in which formulas may stand between dollars. */
    private String text(String style) {
        String verbatim = tokens.verbatim();
        StringBuilder xml = new StringBuilder();
        int start = 0;
        boolean formula = false;
        for (int at = 0; at <= verbatim.length(); at++) {
            if (at < verbatim.length() && verbatim.charAt(at) != '$') {
                continue;
            }
            String part = verbatim.substring(start, at);
            if (formula) {
                xml.append(new TexParser(part).formula());
            } else if (!part.isEmpty()) {
                String plain = part.replaceAll("\\\\([#$%&_{}])", "$1")
                        .replace('~', ' ')
                        .replace(' ', '\u00a0');
                xml.append("<mtext")
                        .append(style)
                        .append('>')
                        .append(MathMl.escape(plain))
                        .append("</mtext>");
            }
            formula = !formula;
            start = at + 1;
        }
        return row(xml.toString());
    }

    /** A word in an alphabet: a group of letters, or one letter. */
    private String words() {
        if (tokens.peek().equals("{")) {
            return tokens.verbatim().replace("\\_", "_").replace("\\,", " ").strip();
        }
        return tokens.next();
    }

    private Atom operatorName() {
        boolean limits = tokens.skip("*");
        String word = MathMl.escape(words());
        return limits
                ? new Atom(
                        "<mo movablelimits=\"true\" lspace=\"0\" rspace=\"0.167em\">" + word + "</mo>",
                        Scripts.ABOVE_AND_BELOW)
                : new Atom("<mi mathvariant=\"normal\">" + word + "</mi>", Scripts.FUNCTION);
    }

    private Atom brace(String name, String brace) {
        String xml = "<" + name + ">" + argument() + "<mo stretchy=\"true\">" + brace + "</mo></" + name + ">";
        return new Atom(xml, Scripts.ABOVE_AND_BELOW);
    }

    private String swapped(String name) {
        String script = argument();
        return "<" + name + ">" + argument() + script + "</" + name + ">";
    }

    private static String negated(String token) {
        String sign = token.startsWith("\\") ? TexSymbols.OPERATORS.get(token.substring(1)) : token;
        if (sign == null || sign.isEmpty()) {
            throw new TexException("\\not before " + token);
        }
        return sign + "\u0338";
    }

    private String pair() {
        String inner = stretched(delimiter()) + run(false);
        tokens.expect("\\right");
        return row(inner + stretched(delimiter()));
    }

    private String delimiter() {
        String token = tokens.next();
        if (token.equals(".")) {
            return "";
        }
        if (token.equals("\\|")) {
            return "‖";
        }
        String fence = TexSymbols.FENCES.get(token.startsWith("\\") ? token.substring(1) : token);
        if (fence == null) {
            throw new TexException((token.isEmpty() ? "the end" : token) + " is no bracket");
        }
        return fence;
    }

    private String sized(String size) {
        return "<mo stretchy=\"true\" minsize=\"" + size + "\" maxsize=\"" + size + "\">" + MathMl.escape(delimiter())
                + "</mo>";
    }

    private String coloured() {
        String colour = tokens.verbatim().strip();
        Matcher matcher = COLOUR.matcher(colour);
        if (!matcher.matches()) {
            throw new TexException("unknown colour " + colour);
        }
        return "<mrow style=\"color:" + colour + "\">" + argument() + "</mrow>";
    }
}
