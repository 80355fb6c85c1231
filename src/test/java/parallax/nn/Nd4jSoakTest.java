package parallax.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Nd4jSoakTest {
    private static final int PROCESSES = Math.min(4, Runtime.getRuntime().availableProcessors());

    @Test
    void manyCallsLeaveNoMemoryBehind() {
        List<String> families = new ClassFileImporter()
                .importPackages("parallax.nn", "parallax.train").stream()
                        .filter(c -> c.isAssignableTo(SoakFamily.class) && !c.isInterface())
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();
        List<String> lines = soak(families);
        for (String line : lines) {
            Scanner growth = new Scanner(line);
            String name = growth.next();
            long small = growth.nextLong();
            long large = growth.nextLong();
            // Compiled code and the caches of BLAS and oneDNN grow for a while: some 10 MB.
            assertTrue(small < 40_000_000, name + ", " + Nd4jSoak.SMALL_ROUNDS + " small rounds: " + small + " bytes");
            assertTrue(large < 40_000_000, name + ", " + Nd4jSoak.LARGE_ROUNDS + " large rounds: " + large + " bytes");
        }
        Set<String> called = lines.stream()
                .map(line -> line.replaceFirst("[ -].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> forgotten = new TreeSet<>(twins());
        forgotten.removeAll(called);
        assertEquals(Set.of(), forgotten, "every ND4J twin is called by a SoakFamily");
    }

    // Public classes Nd4jX that implement a generic interface of a family. Nd4jParts makes twins and computes nothing.
    private static Set<String> twins() {
        JavaClasses library = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("parallax.nn");
        return library.stream()
                .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC)
                        && !c.getPackageName().equals("parallax.nn")
                        && c.getRawInterfaces().stream()
                                .anyMatch(i -> i.getName().startsWith("parallax.nn.")
                                        && !i.getTypeParameters().isEmpty()))
                .map(JavaClass::getSimpleName)
                .filter(name -> name.startsWith("Nd4j") && !name.equals("Nd4jParts"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // Each process calls its share: the machine's processors are all of use, and a growth is one twin's.
    private static List<String> soak(List<String> families) {
        List<CompletableFuture<OwnProcess>> parts = IntStream.range(0, PROCESSES)
                .mapToObj(part -> CompletableFuture.supplyAsync(() -> soak(part, families)))
                .toList();
        List<String> lines = new ArrayList<>();
        for (CompletableFuture<OwnProcess> part : parts) {
            OwnProcess done = part.join();
            assertEquals(0, done.exitCode(), done.output());
            lines.addAll(done.output().lines().toList());
        }
        return lines;
    }

    private static OwnProcess soak(int part, List<String> families) {
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(part), Integer.toString(PROCESSES)));
        arguments.addAll(families);
        try {
            // One compiler is enough: the native library does the work, and code that is compiled twice is memory too.
            return OwnProcess.run(
                    Nd4jSoak.class, arguments, "-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1");
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
