package parallax.session;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files that patterns such as {@code lib/*.jar} or {@code lib/**}{@code .jar} name. */
final class PathPatterns {
    private PathPatterns() {}

    /**
     * Returns what the patterns name, in their order.
     *
     * @throws MagicException if one of them names nothing
     */
    static List<Path> find(List<String> patterns) throws MagicException {
        List<Path> found = new ArrayList<>();
        for (String pattern : patterns) {
            List<Path> matches = find(pattern);
            if (matches.isEmpty()) {
                throw new MagicException("there is no file " + pattern + " seen from "
                        + Path.of("").toAbsolutePath());
            }
            found.addAll(matches);
        }
        return found;
    }

    private static List<Path> find(String pattern) throws MagicException {
        int star = indexOfWildcard(pattern);
        if (star < 0) {
            Path path = Path.of(pattern);
            return Files.exists(path) ? List.of(path.toAbsolutePath()) : List.of();
        }
        int slash = Math.max(pattern.lastIndexOf('/', star), pattern.lastIndexOf('\\', star));
        Path base = Path.of(slash < 0 ? "." : pattern.substring(0, slash + 1));
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.substring(slash + 1));
        try (Stream<Path> files = Files.walk(base)) {
            return files.filter(file -> matcher.matches(base.relativize(file)))
                    .map(Path::toAbsolutePath)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new MagicException("cannot look through " + base + ": " + e.getMessage());
        }
    }

    private static int indexOfWildcard(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if ("*?[{".indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
