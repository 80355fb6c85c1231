package parallax.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import parallax.session.SnippetSplitter.Piece;

/** The names that imports in a text bring which has not run yet, so that JShell does not know of them. */
final class TextImports {
    private static final Pattern IMPORT = Pattern.compile(
            "\\s*import\\s+(static\\s+)?([\\p{L}\\p{N}_$]+(?:\\s*\\.\\s*[\\p{L}\\p{N}_$]+)*)\\s*(\\.\\s*\\*)?\\s*;?\\s*");

    private static final Pattern NAME = Pattern.compile("(?<![\\p{L}\\p{N}_$.])\\p{Lu}[\\p{L}\\p{N}_$]*");

    private final SourceCodeAnalysis analysis;
    private final IndexedFiles files;
    private final Map<String, List<String>> members;
    private final Map<String, String> types = new HashMap<>();
    private final List<String> candidates = new ArrayList<>();

    private TextImports(SourceCodeAnalysis analysis, IndexedFiles files, Map<String, List<String>> members) {
        this.analysis = analysis;
        this.files = files;
        this.members = members;
    }

    /**
     * Reads the imports among the pieces.
     *
     * @param known the members of packages and classes found before, which grows
     */
    static TextImports of(JShell shell, IndexedFiles files, List<Piece> pieces, Map<String, List<String>> known) {
        TextImports imports = new TextImports(shell.sourceCodeAnalysis(), files, known);
        List<Matcher> found = new ArrayList<>();
        for (Piece piece : pieces) {
            Matcher matcher = IMPORT.matcher(JavaText.code(piece.text()));
            if (matcher.matches()) {
                found.add(matcher);
            }
        }
        if (!found.isEmpty()) {
            Set<String> declared = shell.imports().map(ImportSnippet::fullname).collect(Collectors.toSet());
            found.forEach(each -> imports.read(each, declared));
        }
        return imports;
    }

    static boolean isImport(String piece) {
        return IMPORT.matcher(JavaText.code(piece)).matches();
    }

    private void read(Matcher found, Set<String> declared) {
        String name = found.group(2).replaceAll("\\s", "");
        boolean all = found.group(3) != null;
        if (declared.contains(all ? name + ".*" : name)) {
            return;
        }
        int dot = name.lastIndexOf('.');
        if (all) {
            membersOf(name).forEach(member -> add(name, member));
        } else if (dot > 0 && found.group(1) == null) {
            add(name.substring(0, dot), name.substring(dot + 1));
        } else if (dot > 0) {
            String only = name.substring(dot + 1);
            membersOf(name.substring(0, dot)).stream()
                    .filter(member -> member.replaceAll("\\(.*", "").equals(only))
                    .forEach(member -> add(name.substring(0, dot), member));
        }
    }

    private void add(String owner, String member) {
        candidates.add(member);
        if (NAME.matcher(member).matches()) {
            types.put(member, owner + "." + member);
        }
    }

    private List<String> membersOf(String owner) {
        List<String> found = members.get(owner);
        if (found == null) {
            String code = owner + ".";
            found =
                    NeededImports.only(files, () -> analysis.completionSuggestions(code, code.length(), new int[1]))
                            .stream()
                            .map(Suggestion::continuation)
                            .filter(name -> !name.endsWith(".") && !name.equals("class"))
                            .distinct()
                            .toList();
            if (!found.isEmpty()) {
                members.put(owner, found);
            }
        }
        return found;
    }

    /** Returns the imported names that start like this. */
    List<String> startingWith(String prefix) {
        return candidates.stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** Returns the text with the imported types under their full names. */
    String qualify(String text) {
        if (types.isEmpty()) {
            return text;
        }
        return NAME.matcher(text).replaceAll(name -> {
            String full = types.get(name.group());
            return Matcher.quoteReplacement(full == null || !JavaText.isCode(text, name.start()) ? name.group() : full);
        });
    }
}
