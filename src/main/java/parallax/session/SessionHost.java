package parallax.session;

import java.nio.file.Path;
import java.util.List;

/** What magics may do to a session. */
record SessionHost(Classpath classpath, CellExecutor executor, Declarations known) implements CellHost {
    @Override
    public CellResult java(CellSource source, int from, int to) {
        return executor.run(source, from, to);
    }

    @Override
    public void addToClasspath(List<Path> paths) {
        classpath.add(paths);
    }

    @Override
    public void reset() {
        known.dropAll();
    }

    @Override
    public String declarations() {
        return known.table();
    }
}
