package parallax;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may import whom. A new package is given its line in {@link #MAY_IMPORT}. */
class ArchitectureTest {
    private static final Map<String, List<String>> MAY_IMPORT = new LinkedHashMap<>();

    static {
        allow("tensor");
        allow("nn", "tensor");
        allow("check", "data", "nn", "tensor", "train");
        allow("train", "nn", "tensor", "display", "data");
        allow("data", "nn", "tensor");
        allow("display", "tensor");
        allow("figure", "nn", "tensor", "display", "check");
        allow("exercise", "check", "nn", "tensor", "display");
        allow("grade", "exercise", "check", "nn", "tensor", "notebook", "display");
        allow("session", "display");
        allow("kernel", "session", "display");
        allow("notebook", "session", "display");
        allow("docs", "check", "nn", "tensor");
        allow("cli", "grade", "docs", "kernel", "notebook", "session", "exercise", "check", "nn", "tensor", "display");
    }

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("parallax");
    }

    @Test
    void packagesImportOnlyWhatTheyMay() {
        MAY_IMPORT.forEach((name, allowed) -> {
            String[] permitted = Stream.concat(Stream.of(name), allowed.stream())
                    .map(ArchitectureTest::all)
                    .toArray(String[]::new);
            check(noClasses()
                    .that()
                    .resideInAPackage(all(name))
                    .should()
                    .dependOnClassesThat(resideInAPackage("parallax..").and(not(resideInAnyPackage(permitted)))));
        });
    }

    @Test
    void everyPackageHasItsLine() {
        Set<String> found = classes.stream()
                .map(c -> c.getPackageName().split("\\.", 3))
                .filter(parts -> parts.length > 1)
                .map(parts -> parts[1])
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(MAY_IMPORT.keySet().containsAll(found), () -> found + " against " + MAY_IMPORT.keySet());
    }

    @Test
    void thereAreNoCycles() {
        check(slices().matching("parallax.(*)..").should().beFreeOfCycles());
    }

    @Test
    void nd4jStaysInItsClasses() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(all("display"), all("data"))
                .and()
                .haveNameNotMatching(".*\\.Nd4j[^.]*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.nd4j.."));
    }

    @Test
    void librariesStayWhereTheyBelong() {
        only("jdk.jshell..", "session");
        only("org.junit..", "exercise");
        only("org.knowm.xchart..", "display", "data");
        only("tech.tablesaw..", "display", "data", "train");
        only("org.zeromq..", "kernel");
        only("picocli..", "cli");
    }

    @Test
    void oneClassOfTrainKnowsTablesaw() {
        check(noClasses()
                .that()
                .resideInAPackage(all("train"))
                .and()
                .doNotHaveFullyQualifiedName("parallax.train.History")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tech.tablesaw.."));
    }

    private static void only(String library, String... packages) {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        Arrays.stream(packages).map(ArchitectureTest::all).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library));
    }

    private static void check(ArchRule rule) {
        // A rule of a package that is empty holds.
        rule.allowEmptyShould(true).check(classes);
    }

    private static void allow(String name, String... others) {
        MAY_IMPORT.put(name, List.of(others));
    }

    private static String all(String name) {
        return "parallax." + name + "..";
    }
}
