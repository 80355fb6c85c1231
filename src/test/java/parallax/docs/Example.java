package parallax.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Java code in a text: preformatted code in Javadoc, a fence of java in Markdown.
 *
 * @param name of the file, and which of its examples
 * @param code as a reader sees it
 */
record Example(String name, String code) {
    private static final Pattern JAVADOC = Pattern.compile("<pre>\\{@code\\n(.*?)}</pre>", Pattern.DOTALL);
    private static final Pattern FENCE = Pattern.compile("(?m)^```java[^\\n`]*\\n(.*?)^```$", Pattern.DOTALL);
    private static final Pattern RESULT = Pattern.compile(";[ \\t]*// ([-\\d\\[(\"]|true|false)");
    private static final Pattern DECLARATION = Pattern.compile("^[\\w.<>\\[\\], ]+ (\\w+) =(?!=)", Pattern.DOTALL);

    /** Returns those of all files with this ending in a folder, the folders in it included. */
    static List<Example> in(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .flatMap(file -> of(file).stream())
                    .toList();
        }
    }

    static List<Example> of(Path file) {
        try {
            String name = file.getFileName().toString();
            String text = Files.readString(file);
            return name.endsWith(".java")
                    ? of(name.replace(".java", ""), text.replaceAll("(?m)^\\s*\\* ?", ""), JAVADOC)
                    : of(name.replace(".md", ""), text, FENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Example> of(String file, String text, Pattern pattern) {
        List<Example> examples = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            examples.add(new Example(file + "_" + (examples.size() + 1), matcher.group(1)));
        }
        return examples;
    }

    /** Returns the name of the file it is in. */
    String file() {
        return name.substring(0, name.lastIndexOf('_'));
    }

    /**
     * Returns the statements, for any array type T those of Tensor, where each that a result stands behind compares it:
     * {@code x.shape(); // (2, 3)}.
     */
    String statements() {
        StringBuilder out = new StringBuilder();
        Matcher result = RESULT.matcher(code);
        int done = 0;
        while (result.find()) {
            int end = code.indexOf('\n', result.end());
            String expected = code.substring(result.start(1), end);
            int start = startOfStatement(result.start());
            String statement = code.substring(start, result.start()).strip();
            Matcher declaration = DECLARATION.matcher(statement);
            out.append(code, done, start).append('\n');
            if (declaration.find()) {
                out.append(statement).append(";\n");
                statement = declaration.group(1);
            }
            out.append("parallax.docs.ExampleResult.compare(\"\"\"\n")
                    .append(expected)
                    .append("\"\"\", ")
                    .append(statement)
                    .append(");\n");
            done = end;
        }
        return out.append(code.substring(done)).toString().replaceAll("\\bT\\b", "Tensor");
    }

    // The line's, or that of a line before it where those in between end neither a statement nor a block, nor are
    // comments.
    private int startOfStatement(int end) {
        int start = code.lastIndexOf('\n', end - 1) + 1;
        while (start > 0) {
            int before = code.lastIndexOf('\n', start - 2) + 1;
            if (code.substring(before, start).strip().matches("|//.*|.*[;{}](?:\\s*//.*)?")) {
                break;
            }
            start = before;
        }
        return start;
    }
}
