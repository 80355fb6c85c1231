package parallax.exercise.mutation;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import parallax.exercise.Exercises;
import parallax.notebook.Cell;
import parallax.notebook.Course;
import parallax.notebook.Lesson;
import parallax.session.Startup;

/**
 * The solution of an exercise as it stands in its lesson, compiled: what learners are led to is what is mutated.
 *
 * <p>A solution may call methods and types of its own cell and of cells before it, no variables.
 *
 * @param lesson   the lesson's name
 * @param cell     the id of the exercise's cell
 * @param exercise the exercise's name, which is that of the method of {@code Check}
 * @param own      the names of the methods of the exercise's own cell: the ones to mutate
 * @param source   the class made of it, by lines
 * @param classes  the compiled classes by their names, the first of them {@link #CLASS}
 */
record LessonSolution(
        String lesson,
        String cell,
        String exercise,
        Set<String> own,
        List<String> source,
        Map<String, byte[]> classes) {
    /** The class whose method {@code yours} returns what the lesson gives to the check. */
    static final String CLASS = "Solution";

    /** Returns the solutions of all lessons, in their order. */
    static List<LessonSolution> all() {
        List<LessonSolution> all = new ArrayList<>();
        for (Lesson lesson : Course.read(Path.of("lessons"))) {
            Set<String> exercises =
                    lesson.exercises().stream().map(Lesson.Exercise::cell).collect(Collectors.toSet());
            List<String> imports = new ArrayList<>();
            List<CellDeclarations.Declaration> before = new ArrayList<>();
            for (Cell cell : lesson.solved().cells()) {
                if (cell instanceof Cell.Code) {
                    CellDeclarations parts = new CellDeclarations(cell.source());
                    imports.addAll(parts.imports());
                    if (exercises.contains(cell.id())) {
                        all.add(of(lesson.name(), cell.id(), imports, before, parts));
                    }
                    before.addAll(parts.all());
                }
            }
        }
        return all;
    }

    private static LessonSolution of(
            String lesson,
            String id,
            List<String> imports,
            List<CellDeclarations.Declaration> before,
            CellDeclarations cell) {
        String place = lesson + ", cell " + id;
        if (cell.check() == null) {
            throw new IllegalStateException(place + ": the cell of an exercise ends in Check.NAME(...);");
        }
        String type = Exercises.named(cell.check()).type().getCanonicalName();
        String text = Stream.concat(
                        needed(before, cell).stream().map(CellDeclarations.Declaration::text),
                        Stream.of("public Object yours() { return (" + type + ") (" + cell.argument() + "); }"))
                .collect(Collectors.joining("\n"));
        String source = Startup.imports() + "\n" + String.join("\n", imports) + "\npublic final class " + CLASS + " {\n"
                + text + "\n}\n";
        Set<String> own =
                cell.all().stream().map(CellDeclarations.Declaration::name).collect(Collectors.toSet());
        return new LessonSolution(lesson, id, cell.check(), own, source.lines().toList(), compiled(place, source));
    }

    // The cell's own, and of those before whatever is named in what is needed already; the last of a name counts.
    private static Set<CellDeclarations.Declaration> needed(
            List<CellDeclarations.Declaration> before, CellDeclarations cell) {
        Set<CellDeclarations.Declaration> needed = new LinkedHashSet<>(cell.all());
        Map<String, CellDeclarations.Declaration> known = new LinkedHashMap<>();
        before.forEach(declaration -> known.put(declaration.name(), declaration));
        cell.all().forEach(declaration -> known.remove(declaration.name()));
        boolean more = true;
        while (more) {
            String code = cell.argument()
                    + needed.stream().map(CellDeclarations.Declaration::text).collect(Collectors.joining("\n"));
            more = needed.addAll(known.values().stream()
                    .filter(declaration -> declaration.isNamedIn(code))
                    .toList());
        }
        return needed;
    }

    private static Map<String, byte[]> compiled(String place, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        Classes classes = new Classes(compiler.getStandardFileManager(problems, null, null));
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("mem:///" + CLASS + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options =
                List.of("-g", "-proc:none", "-Xlint:none", "-classpath", System.getProperty("java.class.path"));
        if (!compiler.getTask(null, classes, problems, options, null, List.of(file))
                .call()) {
            throw new IllegalStateException(place + ": "
                    + problems.getDiagnostics().stream()
                            .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                            .map(Object::toString)
                            .collect(Collectors.joining("\n")));
        }
        return classes.bytes();
    }

    private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

        Classes(JavaFileManager manager) {
            super(manager);
        }

        Map<String, byte[]> bytes() {
            Map<String, byte[]> bytes = new LinkedHashMap<>();
            written.forEach((name, out) -> bytes.put(name, out.toByteArray()));
            return bytes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return written.computeIfAbsent(name, n -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
