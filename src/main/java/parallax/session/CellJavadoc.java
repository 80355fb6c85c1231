package parallax.session;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the Javadoc that cells give their own declarations; JShell looks for it in the sources of libraries alone. */
final class CellJavadoc {
    private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$]*";

    /** A signature as JShell writes it: the owner, if any, the name, and the parameters of a method. */
    private static final Pattern SIGNATURE =
            Pattern.compile("(?:^|.*\\s)(?:(" + NAME + ")\\.)?(" + NAME + ")(?:<[^(]*>)?(?:\\((.*?)\\).*)?");

    /** A comment and the declaration behind it, up to its parameters or its name. */
    private static final Pattern DOCUMENTED = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*+)\\*/\\s*(?:@" + NAME + "(?:\\([^)]*\\))?\\s*)*"
                    + "(?:[^{};=()@]*?\\b(?:class|record|enum|interface)\\s+(" + NAME + ")\\b"
                    + "|[^{};=()@]*?\\b(" + NAME + ")\\s*\\(((?:[^()]|\\([^()]*\\))*)\\))",
            Pattern.DOTALL);

    private CellJavadoc() {}

    /**
     * Returns the text of the comment before the declaration with the signature.
     *
     * @param sources where to look, in order
     */
    static Optional<String> of(String signature, List<String> sources) {
        Matcher wanted = SIGNATURE.matcher(signature);
        if (!wanted.matches()) {
            return Optional.empty();
        }
        String owner = wanted.group(1);
        for (String source : sources) {
            Matcher found = DOCUMENTED.matcher(source);
            while ((owner == null || declaresType(source, owner)) && found.find()) {
                boolean isType = found.group(2) != null;
                if (isType
                        ? found.group(2).equals(wanted.group(2)) && owner == null
                        : found.group(3).equals(wanted.group(2))
                                && wanted.group(3) != null
                                && count(found.group(4)) == count(wanted.group(3))) {
                    return Optional.of(
                            found.group(1).replaceAll("(?m)^[ \\t]*\\*", "").strip());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean declaresType(String source, String name) {
        return Pattern.compile("\\b(?:class|record|enum|interface)\\s+" + Pattern.quote(name) + "\\b")
                .matcher(source)
                .find();
    }

    /** Returns how many parameters there are. */
    private static int count(String parameters) {
        String plain = parameters;
        while (!plain.equals(plain.replaceAll("<[^<>]*>|\\([^()]*\\)", ""))) {
            plain = plain.replaceAll("<[^<>]*>|\\([^()]*\\)", "");
        }
        return plain.isBlank() ? 0 : plain.split(",", -1).length;
    }
}
