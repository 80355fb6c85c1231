package parallax.session;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/** Finds the name a learner may have meant. */
final class KnownNames {
    /** Types that cells use without declaring them. */
    private static final List<String> COMMON_TYPES = List.of(
            "String",
            "Integer",
            "Double",
            "Boolean",
            "Math",
            "System",
            "Object",
            "List",
            "ArrayList",
            "Map",
            "HashMap",
            "Set",
            "Arrays",
            "Random",
            "Scanner",
            "Stream",
            "IntStream",
            "Tensor",
            "Window",
            "Check",
            "Nd4j",
            "INDArray");

    private KnownNames() {}

    /** Returns the known name nearest to the given one, if it is near: at most a third of its letters differ. */
    static Optional<String> nearest(JShell shell, String kind, String name) {
        Stream<String> known = switch (kind) {
            case "method" -> shell.methods().map(MethodSnippet::name);
            case "class" -> Stream.concat(shell.types().map(TypeDeclSnippet::name), COMMON_TYPES.stream());
            // javac calls the Sytem in Sytem.out a variable.
            default ->
                Stream.of(
                                shell.variables().map(VarSnippet::name),
                                shell.types().map(TypeDeclSnippet::name),
                                COMMON_TYPES.stream())
                        .flatMap(s -> s);
        };
        return nearest(known, name);
    }

    /** Returns the member nearest to the given name of what stands before a dot, if one is near. */
    static Optional<String> nearestMember(JShell shell, String before, String name) {
        return nearest(members(shell, before).map(member -> member.replaceAll("[().]", "")), name);
    }

    /** Tells whether what stands before a dot has a field of the name, or a method if a parenthesis follows it. */
    static boolean isMember(JShell shell, String before, String name) {
        return members(shell, before)
                .anyMatch(member -> name.endsWith("(") ? member.startsWith(name) : member.equals(name));
    }

    private static Stream<String> members(JShell shell, String before) {
        String code = before + ".";
        return shell.sourceCodeAnalysis().completionSuggestions(code, code.length(), new int[1]).stream()
                .map(Suggestion::continuation);
    }

    private static Optional<String> nearest(Stream<String> known, String name) {
        int limit = name.length() / 3;
        return known.filter(candidate -> !candidate.equals(name) && distance(name, candidate) <= limit)
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(candidate -> -candidate.length())); // of printn: println, not print
    }

    /** Returns the number of letters to insert, delete, replace or swap with a neighbour; case counts nothing. */
    static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replace, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
