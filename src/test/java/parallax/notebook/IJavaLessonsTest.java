package parallax.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.junit.jupiter.api.Test;
import parallax.display.Display;

/** Lessons count on nothing that the stock kernels IJava and JJava lack. */
class IJavaLessonsTest {
    /** What IJava 1.3.0 gives each cell; its functions are those of JJava too. */
    private static final String IJAVA = """
            import java.util.*;
            import java.io.*;
            import java.math.*;
            import java.net.*;
            import java.util.concurrent.*;
            import java.util.prefs.*;
            import java.util.regex.*;
            import static parallax.notebook.IJavaFunctions.*;
            """;

    /** Their magics are others than ours, and in a line that begins with a percent sign they see one. */
    private static final Pattern MAGIC = Pattern.compile("(?m)^\\s*%");

    @Test
    void lessonsCallNoFunctionAndNoMagicThatOnlyOurKernelHas() {
        Pattern only = Pattern.compile("(?<![.\\w])(" + String.join("|", onlyOurs()) + ")\\(");
        for (Lesson lesson : Course.read(Path.of("lessons"))) {
            for (Cell.Code cell : lesson.solved().codeCells()) {
                assertTrue(!only.matcher(cell.source()).find(), () -> lesson.name() + ": " + cell.source());
                assertTrue(!MAGIC.matcher(cell.source()).find(), () -> lesson.name() + ": " + cell.source());
            }
        }
        assertTrue(only.matcher("x();\nclearOutput(true);").find());
        assertTrue(MAGIC.matcher("int x = 1;\n%time x").find());
    }

    /** Compiled and not run: a lesson computes the same on every kernel, and that it runs {@link LessonsTest} sees to. */
    @Test
    void withTheirScriptABareJShellAcceptsALessonCellByCell() throws IOException {
        Lesson lesson = Course.read(Path.of("lessons")).stream()
                .filter(any -> any.name().equals("17-decoder"))
                .findFirst()
                .orElseThrow();
        List<String> cells =
                lesson.solved().codeCells().stream().map(Cell.Code::source).toList();
        try (JShell shell =
                JShell.builder().executionEngine(new CompilesOnly(), Map.of()).build()) {
            assertEquals(List.of(), refused(shell, List.of(IJAVA, script())));
            assertEquals(List.of(), refused(shell, cells));
            assertEquals(
                    List.of("clearOutput(true);", "%time 1", "class A extends B {}", "int[] x = {"),
                    refused(shell, List.of("clearOutput(true);", "%time 1", "class A extends B {}", "int[] x = {")));
        }
    }

    private static Set<String> onlyOurs() {
        Set<String> names = functions(Display.class);
        names.removeAll(functions(IJavaFunctions.class));
        return names;
    }

    private static Set<String> functions(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String script() throws IOException {
        try (InputStream in = IJavaLessonsTest.class.getResourceAsStream("/parallax/kernel/startup-ijava.jsh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Enters cells snippet by snippet, as IJava and JJava do. Returns what is an error there: each snippet not defined afterwards. */
    private static List<String> refused(JShell shell, List<String> cells) {
        List<String> refused = new ArrayList<>();
        for (String cell : cells) {
            CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(cell);
            while (info.completeness().isComplete()) {
                for (SnippetEvent event : shell.eval(info.source())) {
                    if (event.causeSnippet() == null && !event.status().isDefined()) {
                        refused.add(info.source().strip());
                    }
                }
                info = shell.sourceCodeAnalysis().analyzeCompletion(info.remaining());
            }
            if (info.completeness() != Completeness.EMPTY) {
                refused.add(info.remaining().strip());
            }
        }
        return refused;
    }

    private static final class CompilesOnly implements ExecutionControlProvider {
        @Override
        public String name() {
            return "compiles only";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return new DirectExecutionControl() {
                @Override
                public void load(ClassBytecodes[] classes) {}

                @Override
                public void redefine(ClassBytecodes[] classes) {}

                @Override
                public String invoke(String className, String methodName) {
                    return "";
                }

                @Override
                public String varValue(String className, String varName) {
                    return "";
                }
            };
        }
    }
}
