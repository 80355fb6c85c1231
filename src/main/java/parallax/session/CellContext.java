package parallax.session;

import java.util.List;
import java.util.regex.Pattern;
import parallax.session.SnippetSplitter.Piece;

/**
 * The text of a cell before the cursor as one class, in which the cell's own names have their scopes.
 *
 * <p>JShell analyses a text as the body of a static method. There it suggests no local variable and knows no method that stands beside. So
 * what a cell declares becomes members of a class, the rest the body of an instance method, and the piece at the cursor the end of it.
 */
final class CellContext {
    private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$]*";

    /** What can stand in a class but not in a method. */
    private static final Pattern MEMBER = Pattern.compile(
            "(?:(?:class|record|enum|interface|sealed|abstract|public|private|protected|static|void)\\b|@(?=\\p{L})).*"
                    + "|(?!(?:if|for|while|switch|try|synchronized|do|else|new|return|throw|case|assert|yield)\\b)"
                    + "[^=;(){}\"]*[\\p{L}\\p{N}_$>\\]]\\s+" + NAME
                    + "\\s*\\([^;{]*\\)\\s*(?:throws[^{;]*)?\\{.*",
            Pattern.DOTALL);

    /** What brings names of its own. */
    private static final Pattern SCOPE = Pattern.compile("[{;]|->|\\bfor\\s*\\(");

    /** Up to JDK 17 javac's parser drops an unfinished condition; the arguments of a call it keeps. */
    private static final Pattern CONDITION =
            Pattern.compile("\\b(?:if|while|switch|synchronized)(\\s*\\((?:[^(){};]|\\([^(){};]*\\))*)$");

    private static final Pattern STATEMENT_START = Pattern.compile("(?:^|[;{}])$");

    private static final Pattern LAST_WORD = Pattern.compile("[\\p{L}\\p{N}_$]*$");

    private CellContext() {}

    /** Tells whether the text can hold names that JShell finds only in a context. */
    static boolean isNeeded(List<Piece> pieces) {
        return pieces.size() > 1
                || (!pieces.isEmpty()
                        && SCOPE.matcher(JavaText.code(pieces.get(0).text())).find());
    }

    /**
     * Returns the context, which ends with the text's last word.
     *
     * @param code the text; nothing of it stands behind the cursor
     * @param pieces all of it
     */
    static String of(String code, List<Piece> pieces, TextImports imports) {
        boolean isBetween = code.stripTrailing().matches("(?s).*[;}]");
        List<Piece> earlier = isBetween ? pieces : pieces.subList(0, pieces.size() - 1);
        String current = isBetween ? "" : pieces.get(pieces.size() - 1).text();
        StringBuilder members = new StringBuilder("class $Cell {\n");
        StringBuilder body = new StringBuilder("Object $run() throws Throwable {\n");
        for (Piece piece : earlier) {
            if (!TextImports.isImport(piece.text())) {
                (isMember(piece.text()) ? members : body)
                        .append(imports.qualify(piece.text()))
                        .append(
                                piece.isWhole() && !JavaText.code(piece.text()).matches("(?s).*[;}]\\s*")
                                        ? ";\n"
                                        : "\n");
            }
        }
        if (isMember(current)) {
            body.append("class $Here {\n");
        }
        String word = lastWord(current);
        String before = imports.qualify(current.substring(0, current.length() - word.length()));
        members.append(body).append(CONDITION.matcher(before).replaceFirst("\\$run$1"));
        if (STATEMENT_START.matcher(JavaText.code(before).strip()).find()) {
            // Where a statement starts, javac's scope is that of the start of the block.
            members.append("$run(");
        }
        return members.append(word).toString();
    }

    static String lastWord(String text) {
        var word = LAST_WORD.matcher(text);
        return word.find() ? word.group() : "";
    }

    private static boolean isMember(String text) {
        return MEMBER.matcher(JavaText.code(text).strip()).matches();
    }
}
