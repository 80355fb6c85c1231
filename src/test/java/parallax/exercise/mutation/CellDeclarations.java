package parallax.exercise.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a cell at its top level: what it declares, what it imports, and what it asks to be checked. */
final class CellDeclarations {
    private static final Pattern CHECK = Pattern.compile("Check\\.(\\w+)\\((.*)\\)\\s*;", Pattern.DOTALL);
    private static final Pattern STATEMENT = Pattern.compile("(?:for|if|while|try|do|switch)\\b.*", Pattern.DOTALL);
    private static final Pattern TYPE =
            Pattern.compile("(?:\\w+\\s+)*(?:class|record|interface|enum)\\s+(\\w+)", Pattern.DOTALL);
    private static final Pattern METHOD = Pattern.compile("(\\w+)\\s*\\(");
    /** Comments, texts and chars: braces in them mean nothing. */
    private static final Pattern NO_CODE = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|//[^\\n]*|/\\*.*?\\*/",
            Pattern.DOTALL);

    private final List<Declaration> all = new ArrayList<>();
    private final List<String> imports = new ArrayList<>();
    private String check;
    private String argument;

    /**
     * A method or a type.
     *
     * @param name what the code calls it by
     * @param text its source
     */
    record Declaration(String name, String text) {
        boolean isNamedIn(String code) {
            return Pattern.compile("\\b" + name + "\\b").matcher(code).find();
        }
    }

    CellDeclarations(String source) {
        String code = blanked(source);
        int depth = 0;
        int start = 0;
        for (int k = 0; k < code.length(); k++) {
            char c = code.charAt(k);
            depth += c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0;
            if (depth == 0 && (c == ';' || c == '}')) {
                take(
                        source.substring(start, k + 1).strip(),
                        code.substring(start, k + 1).strip());
                start = k + 1;
            }
        }
    }

    /** Returns the methods and types, in order. */
    List<Declaration> all() {
        return all;
    }

    /** Returns the lines that import. */
    List<String> imports() {
        return imports;
    }

    /** Returns the name of the exercise that the last check of the cell is of. */
    String check() {
        return check;
    }

    /** Returns what is given to that check. */
    String argument() {
        return argument;
    }

    private void take(String text, String code) {
        Matcher called = CHECK.matcher(text);
        Matcher type = TYPE.matcher(code);
        Matcher method = METHOD.matcher(code);
        if (code.startsWith("import ")) {
            imports.add(text);
        } else if (called.matches()) {
            check = called.group(1);
            argument = called.group(2);
        } else if (!code.endsWith("}") || STATEMENT.matcher(code).matches()) {
            return; // a statement or a variable: a solution stands on declarations alone
        } else if (type.lookingAt()) {
            all.add(new Declaration(type.group(1), text));
        } else if (method.find()) {
            all.add(new Declaration(method.group(1), text));
        }
    }

    private static String blanked(String source) {
        return NO_CODE.matcher(source)
                .replaceAll(found -> " ".repeat(found.group().length()));
    }
}
