package parallax.notebook.html;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours Java source: comments, texts, numbers, keywords, types, and names that are called or declared as methods. */
final class JavaHighlighter {
    private static final Set<String> KEYWORDS = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "null",
            "package",
            "permits",
            "private",
            "protected",
            "public",
            "record",
            "return",
            "sealed",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "try",
            "var",
            "void",
            "volatile",
            "while",
            "yield");
    private static final Pattern TOKEN = Pattern.compile("(?<comment>//[^\n]*|/\\*[\\s\\S]*?(?:\\*/|\\z))"
            + "|(?<text>\"\"\"[\\s\\S]*?(?:\"\"\"|\\z)|\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\"?|'[^'\\\\\n]*+(?:\\\\.[^'\\\\\n]*+)*+'?)"
            + "|(?<number>\\b(?:0[xXbB][0-9a-fA-F_]+|[0-9][0-9_]*(?:\\.[0-9_]*)?(?:[eE][+-]?[0-9]+)?)[fFdDlL]?)"
            + "|(?<annotation>@[A-Za-z_][\\w.]*)"
            + "|(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)(?<call>(?=\\s*\\())?");

    private JavaHighlighter() {}

    static String html(String source) {
        StringBuilder html = new StringBuilder();
        Matcher token = TOKEN.matcher(source);
        int at = 0;
        while (token.find()) {
            html.append(Html.escape(source.substring(at, token.start())));
            String kind = kind(token);
            String text = Html.escape(token.group());
            html.append(kind.isEmpty() ? text : "<span class=\"" + kind + "\">" + text + "</span>");
            at = token.end();
        }
        return html.append(Html.escape(source.substring(at))).toString();
    }

    private static String kind(Matcher token) {
        if (token.group("comment") != null) {
            return "j-comment";
        }
        if (token.group("text") != null) {
            return "j-text";
        }
        if (token.group("number") != null) {
            return "j-number";
        }
        String word = token.group("word");
        if (word == null) {
            return "j-annotation";
        }
        if (KEYWORDS.contains(word)) {
            return "j-keyword";
        }
        if (Character.isUpperCase(word.charAt(0))) {
            return "j-type";
        }
        return token.group("call") != null ? "j-call" : "";
    }
}
