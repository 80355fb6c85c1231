package parallax.docs;

import java.nio.file.Path;
import java.util.List;

/**
 * An algorithm of the library, as its sources tell of it.
 *
 * @param name     of its interface or class
 * @param file     which says its formula, from the sources' folder on
 * @param sentence what it is
 * @param formulas each as its lines
 * @param source   where it is from
 * @param twins    the files of both; none where it is composed of other algorithms, and so is there for every backend
 */
record Algorithm(String name, Path file, String sentence, List<String> formulas, String source, List<Path> twins) {
    /** Returns the package, without the library's name: "nn.conv". */
    String family() {
        Path folder = file.getParent();
        return folder.subpath(1, folder.getNameCount())
                .toString()
                .replace('\\', '/')
                .replace('/', '.');
    }
}
