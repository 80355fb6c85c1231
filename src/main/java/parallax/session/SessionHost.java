package parallax.session;

import java.nio.file.Path;
import java.util.List;
import jdk.jshell.JShell;

/** What magics may do to a session. */
record SessionHost(JShell shell, CellExecutor executor, Declarations known) implements CellHost {
    @Override
    public CellResult java(CellSource source, int from, int to) {
        return executor.run(source, from, to);
    }

    @Override
    public void addToClasspath(List<Path> paths) {
        paths.forEach(path -> shell.addToClasspath(path.toString()));
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
