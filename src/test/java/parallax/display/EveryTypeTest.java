package parallax.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a cell may end with, of all that the library's packages for learners make, says what it is. */
class EveryTypeTest {
    private static final List<String> PACKAGES = List.of(
            "parallax.tensor",
            "parallax.nn",
            "parallax.train",
            "parallax.data",
            "parallax.check",
            "parallax.figure",
            "parallax.exercise");

    /** With these the library works inside: no lesson ends a cell with one. */
    private static final Set<String> TOOLS = Set.of(
            "parallax.check.StackedOperators",
            "parallax.check.golden.Attributes",
            "parallax.exercise.diagnosis.Exercise$Builder",
            "parallax.nn.Axes",
            "parallax.nn.Nd4jExecutioner",
            "parallax.nn.Nd4jFloats",
            "parallax.nn.Nd4jHoldingBackend",
            "parallax.nn.Nd4jHoldingFactory",
            "parallax.nn.Nd4jScratch",
            "parallax.nn.Nd4jShapes");

    @Test
    void noValueOfTheLibraryIsShownByItsAddress() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(PACKAGES);
        Set<String> mute = classes.stream()
                .filter(EveryTypeTest::isMadeByLearners)
                .filter(type -> !saysItself(type))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(TOOLS, mute);
        assertTrue(classes.size() > 300, "classes " + classes.size());
    }

    /** A public class of which there are instances with methods. */
    private static boolean isMadeByLearners(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.isInterface()
                && !type.isEnum()
                && !type.isAssignableTo(Throwable.class)
                && type.getMethods().stream()
                        .anyMatch(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                                && !method.getModifiers().contains(JavaModifier.STATIC));
    }

    private static boolean saysItself(JavaClass type) {
        return type.isRecord()
                || type.isAssignableTo(Displayable.class)
                || type.tryGetMethod("toString").isPresent();
    }
}
