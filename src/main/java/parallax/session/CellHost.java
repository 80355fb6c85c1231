package parallax.session;

import java.nio.file.Path;
import java.util.List;

/** What magics may ask of the session they are used in. */
interface CellHost {
    /** Runs a stretch of a cell's Java. */
    CellResult java(CellSource source, int from, int to);

    /** Adds jars and folders to the class path. */
    void addToClasspath(List<Path> paths);

    /** Forgets what cells declared. */
    void reset();

    /** Returns what cells declared, as a table of text. */
    String declarations();
}
