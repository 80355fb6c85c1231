package parallax.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The lines that speak to the session, as IJava has them: {@code %maven}, {@code %jars}, {@code %time} and others. */
final class Magics {
    /** The names behind one percent sign of those that add libraries. */
    private static final List<String> LIBRARIES =
            List.of("maven", "addMavenDependency", "addMavenDependencies", "jars", "addJars", "classpath");

    /** The names behind one percent sign. */
    static final List<String> NAMES = Stream.concat(
                    LIBRARIES.stream(), Stream.of("mavenRepo", "addMavenRepo", "load", "time", "reset", "who"))
            .toList();

    /** The names behind two percent signs. */
    static final List<String> CELL_NAMES = List.of("time", "loadFromPOM");

    private final CellHost host;
    private final Libraries libraries;
    private final Set<String> added = ConcurrentHashMap.newKeySet();

    Magics(CellHost host, Libraries libraries) {
        this.host = host;
        this.libraries = libraries;
    }

    /** Makes lines and cells that start with the name calls of what a cell has made. */
    void add(String name) {
        added.add(name);
    }

    /** Returns the names of the magics that cells have made, as they become more. */
    Set<String> added() {
        return added;
    }

    /** Runs a cell with its magics. */
    CellResult run(CellSource written) throws MagicException {
        CellSource source = written.running(MagicCalls.inJava(written.text(), added));
        CellProgram program = CellProgram.of(source.text());
        String magic = program.cellMagic().orElse("");
        return switch (magic) {
            case "" -> steps(source, program);
            case "time" -> timed(() -> steps(source, program));
            case "loadFromPOM" -> {
                String body = source.text().substring(program.body());
                host.addToClasspath(libraries.ofPom(body.isBlank() ? read(Path.of(program.arguments())) : body));
                yield nothing();
            }
            default ->
                throw new MagicException(
                        "%%" + magic + " is not known here; there are %%" + String.join(", %%", CELL_NAMES));
        };
    }

    private CellResult steps(CellSource source, CellProgram program) throws MagicException {
        CellResult result = nothing();
        for (CellProgram.Step step : program.steps()) {
            if (step.magic().isEmpty()
                    && source.text().substring(step.from(), step.to()).isBlank()) {
                continue;
            }
            String magic = step.magic().orElse("");
            result = magic.isEmpty()
                    ? host.java(source, step.from(), step.to())
                    : line(magic, source, step.from(), step.to());
            if (result instanceof CellResult.Failure) {
                return result;
            }
            if (LIBRARIES.contains(magic)) {
                result = nothing(); // the paths are for who asks in an expression
            }
        }
        return result;
    }

    /**
     * Does what a magic line asks for; of libraries the value is the list of their paths.
     *
     * @param from where its arguments start in the source
     * @param to where they end
     */
    CellResult line(String name, CellSource source, int from, int to) throws MagicException {
        String arguments = source.text().substring(from, to).strip();
        switch (name) {
            case "time" -> {
                return timed(() -> host.java(source, from, to));
            }
            case "load" -> {
                if (arguments.isEmpty()) {
                    throw new MagicException("%load expects a file, as in %load more.jsh");
                }
                return load(Path.of(arguments), source.cell());
            }
            case "jars", "addJars", "classpath" -> {
                return added(PathPatterns.find(words(arguments)));
            }
            case "mavenRepo", "addMavenRepo" -> addRepository(words(arguments));
            case "reset" -> host.reset();
            case "who" -> System.out.println(host.declarations());
            default -> {
                return added(libraries.ofCoordinates(words(arguments)));
            }
        }
        return nothing();
    }

    private CellResult added(List<Path> paths) {
        host.addToClasspath(paths);
        return new CellResult.Success(
                Optional.of(paths.stream().map(Path::toString).toList()));
    }

    private CellResult load(Path file, int cell) throws MagicException {
        String text = read(file);
        if (!file.toString().endsWith(".ipynb")) {
            return run(CellSource.of(cell, file, text));
        }
        CellResult result = nothing();
        for (String code : NotebookCells.of(text)) {
            result = run(CellSource.of(cell, file, code));
            if (result instanceof CellResult.Failure) {
                return result;
            }
        }
        return result;
    }

    private void addRepository(List<String> words) throws MagicException {
        if (words.size() != 2) {
            throw new MagicException("%mavenRepo expects a name and an address, has " + words);
        }
        libraries.addRepository(words.get(0), words.get(1));
    }

    /** Something that may use magics in turn. */
    private interface Task {
        CellResult run() throws MagicException;
    }

    private static CellResult timed(Task task) throws MagicException {
        long start = System.nanoTime();
        CellResult result = task.run();
        double millis = (System.nanoTime() - start) / 1e6;
        System.out.println(
                millis < 1000
                        ? String.format(Locale.ROOT, "Time: %.1f ms", millis)
                        : String.format(Locale.ROOT, "Time: %.2f s", millis / 1000));
        return result;
    }

    private static String read(Path file) throws MagicException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new MagicException("there is no file " + file.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new MagicException("cannot read " + file + ": " + e);
        }
    }

    private static List<String> words(String arguments) {
        List<String> words = new ArrayList<>();
        for (String word : arguments.split("\\s+", -1)) {
            String bare = word.replaceAll("^[\"']|[\"']$", "");
            if (!bare.isEmpty() && !bare.startsWith("--")) {
                words.add(bare);
            }
        }
        return words;
    }

    private static CellResult nothing() {
        return new CellResult.Success(Optional.empty());
    }
}
