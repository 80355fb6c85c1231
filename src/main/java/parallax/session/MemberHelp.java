package parallax.session;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.JShell;

/** Help for names that what stands before a dot does not have, and for those that two declarations have. */
final class MemberHelp {
    private static final Pattern MEMBER = Pattern.compile("(.+)\\.\\s*([\\p{L}_$][\\p{L}\\p{N}_$]*)", Pattern.DOTALL);
    private static final Pattern METHOD = Pattern.compile("symbol:\\s+method\\s");
    private static final Pattern CALLED = Pattern.compile("^method (\\w+) cannot be applied");
    private static final Pattern TWO_TYPES = Pattern.compile(
            "both (?:class|interface|enum|record|@interface) (\\S+) in \\S+ and (?:class|interface|enum|record|@interface) (\\S+) in");

    private MemberHelp() {}

    /** Returns help for the name behind a dot that is no member of what stands before it; empty if the code is no such thing. */
    static Optional<String> unknown(JShell shell, String code, String message) {
        Matcher member = MEMBER.matcher(code);
        if (!member.matches()) {
            return Optional.empty();
        }
        String before = member.group(1);
        String name = member.group(2);
        boolean isMethod = METHOD.matcher(message).find();
        if (isMethod && (isArraysLength(name, message) || KnownNames.isMember(shell, before, name))) {
            return Optional.of(name + " stands without parentheses here.");
        }
        if (!isMethod && KnownNames.isMember(shell, before, name + "(")) {
            return Optional.of(name + " is a method: write " + name + "().");
        }
        return Optional.of(KnownNames.nearestMember(shell, before, name)
                .map(near -> "did you mean " + near + "?")
                .orElse("what stands before the dot has no " + name + "."));
    }

    // In a method, its parameters and variables are known to nobody but javac.
    private static boolean isArraysLength(String name, String message) {
        return name.equals("length") && message.contains("[]");
    }

    private static boolean isOfCells(JShell shell, String type) {
        return shell.types()
                .anyMatch(known ->
                        known.name().equals(type) && shell.status(known).isDefined());
    }

    /** Returns help for an import that names a type of a cell, which javac does not find in any package; empty if the name is of none. */
    static Optional<String> imported(JShell shell, String type) {
        return isOfCells(shell, type)
                ? Optional.of(
                        "an import sees nothing of what cells declare: write %s. before what is in it.".formatted(type))
                : Optional.empty();
    }

    /** Returns help for a call that does not fit the method that makes it, or null: JShell of JDK 17 shows a method no other of its name. */
    static String overload(JShell shell, String message, String snippet) {
        Matcher method = CALLED.matcher(message);
        return method.find()
                        && shell.methods().anyMatch(other -> other.name().equals(method.group(1)))
                        && Pattern.compile("\\b" + method.group(1) + "\\s*\\([^()]*\\)[^;]*\\{")
                                .matcher(snippet)
                                .find()
                ? "of two methods of one name neither can call the other here: put both into a class, or rename one."
                : null;
    }

    /** Returns help for a name javac finds twice, or null. */
    static String ambiguous(Diag error) {
        if (CompileErrors.plain(error).contains(CompileErrors.DECLARED)) {
            return "an import has the name, too: give what the cell declares another.";
        }
        Matcher types = TWO_TYPES.matcher(error.getMessage(Locale.ROOT));
        return types.find() ? "say which: import %s; or import %s;".formatted(types.group(1), types.group(2)) : null;
    }
}
