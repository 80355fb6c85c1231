package parallax.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the library's algorithms in its sources: in the families below {@code nn}, in {@code train} and {@code data.augment}.
 *
 * <p>Algorithms are: what has a twin, a public class {@code NaiveX} on Tensor or {@code Nd4jX} on INDArray; every public interface of an
 * array type that has a {@code forward}; and every public class of an array type that has one, which is composed of other algorithms.
 */
final class Algorithms {
    private static final Pattern TWIN = Pattern.compile(
            "^public [a-z ]*\\b(?:Naive|Nd4j)(\\w+)[^{]*? implements [^{]*?<(?:Tensor|INDArray)>", Pattern.MULTILINE);
    private static final Pattern GENERIC =
            Pattern.compile("^public [a-z ]*\\b(?:(interface) \\w+<T>|(?:class|record) \\w+<T[,>])", Pattern.MULTILINE);
    private static final Pattern FORWARD =
            Pattern.compile("^    (?:public )?[\\w.<>, ]+ forward\\(", Pattern.MULTILINE);

    // Have twins, and yet compute nothing: Parts makes the twins of other algorithms.
    private static final Set<String> OTHERS = Set.of("Parts");

    private final Path sources;
    private final List<String> problems = new ArrayList<>();
    private final Map<Path, String> texts = new TreeMap<>();

    private Algorithms(Path sources) {
        this.sources = sources;
    }

    /**
     * Finds them.
     *
     * @param sources the folder that {@code parallax} is in
     * @return them, in the order of their files
     * @throws IncompleteException if one lacks a twin, a formula or a source; the message names each
     */
    static List<Algorithm> in(Path sources) throws IOException, IncompleteException {
        return new Algorithms(sources).find();
    }

    private List<Algorithm> find() throws IOException, IncompleteException {
        Path root = sources.resolve("parallax");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> isSearched(root.relativize(f))).toList()) {
                texts.put(sources.relativize(file), Files.readString(file));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Set<Path> twinned = new TreeSet<>();
        Set<Path> composed = new TreeSet<>();
        texts.forEach((file, text) -> {
            Matcher twin = TWIN.matcher(text);
            if (twin.find() && !OTHERS.contains(twin.group(1))) {
                twinned.add(file.resolveSibling(twin.group(1) + ".java"));
            }
            Matcher generic = GENERIC.matcher(text);
            if (generic.find() && FORWARD.matcher(text).find()) {
                (generic.group(1) == null ? composed : twinned).add(file);
            }
        });
        twinned.removeAll(composed);
        Map<Path, Algorithm> found = new TreeMap<>();
        twinned.forEach(file -> read(file, twins(file)).ifPresent(a -> found.put(file, a)));
        composed.forEach(file -> read(file, List.of()).ifPresent(a -> found.put(file, a)));
        if (!problems.isEmpty()) {
            throw new IncompleteException(String.join("\n", problems));
        }
        return List.copyOf(found.values());
    }

    private static boolean isSearched(Path file) {
        String name = file.toString().replace('\\', '/');
        return name.endsWith(".java") && name.matches("(?:nn/.+/|train/|data/augment/).+");
    }

    private List<Path> twins(Path file) {
        String name = name(file);
        List<Path> twins = Stream.of("Naive", "Nd4j")
                .map(backend -> file.resolveSibling(backend + name + ".java"))
                .toList();
        twins.stream()
                .filter(twin -> !texts.containsKey(twin))
                .forEach(twin -> problems.add(name + " has no twin " + twin));
        return twins;
    }

    private Optional<Algorithm> read(Path file, List<Path> twins) {
        String name = name(file);
        if (!texts.containsKey(file)) {
            problems.add(name + " has a twin, but no " + file + " that says its formula");
            return Optional.empty();
        }
        Optional<JavadocText> comment = JavadocText.ofType(texts.get(file), name);
        if (comment.isEmpty()) {
            problems.add(name + " has no Javadoc");
            return Optional.empty();
        }
        List<String> formulas = comment.get().formulas();
        if (formulas.isEmpty()) {
            formulas = JavadocText.all(texts.get(file)).stream()
                    .flatMap(c -> c.formulas().stream())
                    .toList();
        }
        if (formulas.isEmpty()) {
            problems.add(name + " has no formula: <pre>...</pre> in its Javadoc");
        }
        Optional<String> source = comment.get().source();
        if (source.isEmpty()) {
            problems.add(name + " has no source: <b>Source.</b> in its Javadoc");
        }
        return Optional.of(new Algorithm(name, file, comment.get().sentence(), formulas, source.orElse(""), twins));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
