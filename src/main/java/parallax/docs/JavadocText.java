package parallax.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment of the sources, without its stars.
 *
 * @param text as it stands there, tags and all
 */
record JavadocText(String text) {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern FORMULA = Pattern.compile("<pre>(?!\\{@code)(.*?)</pre>", Pattern.DOTALL);
    private static final Pattern SOURCE = Pattern.compile("<b>Source\\.</b>(.*?)(?=<p>|<pre>|\\n@|$)", Pattern.DOTALL);
    private static final Pattern SENTENCE = Pattern.compile("(.*?\\.)(?=\\s|$)", Pattern.DOTALL);

    /** Returns the comment before the public type of this name; empty if there is none. */
    static Optional<JavadocText> ofType(String source, String type) {
        Matcher declaration = Pattern.compile("^public [a-z ]*\\b" + type + "\\b", Pattern.MULTILINE)
                .matcher(source);
        if (!declaration.find()) {
            return Optional.empty();
        }
        List<JavadocText> before = all(source.substring(0, declaration.start()));
        return before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
    }

    /** Returns all comments of a file. */
    static List<JavadocText> all(String source) {
        List<JavadocText> comments = new ArrayList<>();
        Matcher comment = COMMENT.matcher(source);
        while (comment.find()) {
            comments.add(new JavadocText(
                    comment.group(1).replaceAll("(?m)^\\s*\\* ?", "").strip()));
        }
        return comments;
    }

    /** Returns the first sentence. */
    String sentence() {
        String paragraph = text.split("\\n\\s*\\n|<pre>|<p>", 2)[0];
        Matcher sentence = SENTENCE.matcher(paragraph);
        return markdown(sentence.find() ? sentence.group(1) : paragraph);
    }

    /** Returns the formulas, each as its lines: what stands in {@code <pre>}, but for examples. */
    List<String> formulas() {
        List<String> formulas = new ArrayList<>();
        Matcher formula = FORMULA.matcher(text);
        while (formula.find()) {
            formulas.add(unescaped(formula.group(1)).replaceAll("(?m)\\s+$", "").replaceAll("^\\n+", ""));
        }
        return formulas;
    }

    /** Returns where the algorithm is from; empty if it does not say. */
    Optional<String> source() {
        Matcher source = SOURCE.matcher(text);
        return source.find() ? Optional.of(markdown(source.group(1))) : Optional.empty();
    }

    private static String markdown(String javadoc) {
        String plain = javadoc.replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link #?([\\w.]+)(?:#\\w+)?(?:\\([^)]*\\))?}", "`$1`")
                .replaceAll("</?(?:b|i|em|p|sub|sup)>", "")
                .replaceAll("<a href=\"([^\"]*)\">(.*?)</a>", "[$2]($1)");
        return unescaped(plain).replaceAll("\\s+", " ").strip();
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
