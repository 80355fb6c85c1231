package parallax.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Showing one library's values needs no other: here there is none of them. */
class LazyLibrariesTest {
    /** A record. */
    public record Word(String word) {}

    /** Shows what is of no library; runs where ND4J, XChart and Tablesaw are not to be found. */
    public static final class Shower implements Function<String, String> {
        @Override
        public String apply(String value) {
            return Display.render(parallax.tensor.Tensor.vector(1)).plain()
                    + Display.render(java.util.List.of(value)).plain()
                    + Display.render(new Object[] {java.util.Optional.of(value), new int[][] {{1}}, new Word(value)})
                            .forms()
                            .keySet()
                    + Display.render(value).plain();
        }
    }

    @Test
    void libraryIsLoadedForItsOwnValuesOnly() throws Exception {
        URL[] ours = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith(".jar"))
                .map(LazyLibrariesTest::url)
                .toArray(URL[]::new);
        assertTrue(ours.length >= 2, "classes and test classes are folders");
        try (URLClassLoader alone = new URLClassLoader(ours, ClassLoader.getPlatformClassLoader())) {
            @SuppressWarnings("unchecked") // it is our own class, loaded once more
            Function<String, String> shower = (Function<String, String>)
                    alone.loadClass(Shower.class.getName()).getConstructor().newInstance();
            assertEquals("Tensor (1)\n[1.0000][a][text/plain, text/html]a", shower.apply("a"));
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
