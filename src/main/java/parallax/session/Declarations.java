package parallax.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** What the cells of a session have declared. */
final class Declarations {
    private static final int SHOWN_VALUE = 80;

    private final JShell shell;
    private final Inspector inspector;
    private final Set<Snippet> kept = new HashSet<>();

    Declarations(JShell shell, Inspector inspector) {
        this.shell = shell;
        this.inspector = inspector;
    }

    /** Runs what declares the imports of the start-up script, and spares those when all is dropped. */
    void keep(Runnable start) {
        Set<Snippet> before = shell.snippets().collect(Collectors.toSet());
        start.run();
        shell.snippets().filter(snippet -> !before.contains(snippet)).forEach(kept::add);
    }

    /** Drops all that cells declared. */
    void dropAll() {
        shell.snippets()
                .filter(snippet ->
                        !kept.contains(snippet) && shell.status(snippet).isActive())
                .toList()
                .forEach(shell::drop);
    }

    /** Returns variables with type and value, methods and types, a line each. */
    String table() {
        List<String> lines = new ArrayList<>();
        shell.variables().filter(this::isDefined).forEach(v -> {
            String value = inspector.value(v).lines().findFirst().orElse("");
            String shown = value.length() <= SHOWN_VALUE ? value : value.substring(0, SHOWN_VALUE) + " ...";
            lines.add(ShellNames.type(v.typeName()) + " " + v.name() + " = " + shown);
        });
        shell.methods().filter(this::isDefined).forEach(m -> lines.add(m.name() + m.signature()));
        shell.types().filter(this::isDefined).forEach(t -> lines.add("type " + t.name()));
        return lines.isEmpty() ? "Nothing is declared yet." : String.join("\n", lines);
    }

    private boolean isDefined(Snippet snippet) {
        return !kept.contains(snippet) && shell.status(snippet).isDefined();
    }
}
