package parallax.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Jupyter front end on this machine: found on the PATH, or made.
 *
 * @param name    JupyterLab or Notebook
 * @param program its executable
 * @param version what it says of itself
 */
record Jupyter(String name, Path program, String version) {
    /** What to tell a person when there is no Jupyter and none could be made. */
    static final String WITHOUT = """
            Install one of these, then run ./parallax lab again:
              - uv (a Python installer), or Python 3.9+ with venv and pip: Parallax then makes a Jupyter of its own
              - JupyterLab or Notebook by your system's packages, e.g. on Debian and Ubuntu: apt install jupyter-notebook
            Without a Jupyter these work:
              ./parallax run notebooks/04-convolution.ipynb --html   runs a notebook and writes a page to read
              VS Code with its Jupyter extension, after: ./parallax kernel install --user""";

    private static final int VERSION_SECONDS = 60;
    private static final int STEP_SECONDS = 1200;

    /** Returns the first Jupyter that works: on the PATH, then the private one. */
    static Optional<Jupyter> find() {
        Path own = ownFolder().resolve(Commands.windows() ? "Scripts" : "bin");
        String ending = Commands.windows() ? ".exe" : "";
        return Commands.onPath("jupyter-lab")
                .flatMap(p -> working("JupyterLab", p))
                .or(() -> Commands.onPath("jupyter-notebook").flatMap(p -> working("Notebook", p)))
                .or(() -> working("JupyterLab", own.resolve("jupyter-lab" + ending)));
    }

    /**
     * Makes a Jupyter: in the user's cache folder by uv or by venv and pip; else, as root on a Debian-like system, by
     * apt-get. Says each step.
     */
    static Optional<Jupyter> make(PrintStream say) {
        say.println("No Jupyter on the PATH. Making one for Parallax in " + ownFolder());
        boolean made = byUv(say) || byPip(say);
        if (!made && root() && Commands.onPath("apt-get").isPresent()) {
            made = byApt(say);
        }
        return made ? find() : Optional.empty();
    }

    /** Returns the command that opens a folder. */
    List<String> command(Path folder, List<String> more) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--notebook-dir=" + folder));
        if (root()) {
            command.add("--allow-root");
        }
        command.addAll(more);
        return command;
    }

    /** Returns where the private Jupyter is or would be. */
    static Path ownFolder() {
        return cacheFolder().resolve("jupyter");
    }

    private static Path cacheFolder() {
        Path home = Path.of(System.getProperty("user.home"));
        if (Commands.windows()) {
            String local = System.getenv("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("parallax");
        }
        if (Commands.mac()) {
            return home.resolve("Library").resolve("Caches").resolve("parallax");
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        return (xdg == null || xdg.isEmpty() ? home.resolve(".cache") : Path.of(xdg)).resolve("parallax");
    }

    private static Optional<Jupyter> working(String name, Path program) {
        if (!Files.isExecutable(program)) {
            return Optional.empty();
        }
        // A version manager may put a shim on the PATH with nothing behind it; only a version number proves a Jupyter.
        Commands.Ended version = Commands.ask(VERSION_SECONDS, List.of(program.toString(), "--version"));
        return version.well() && version.output().matches("(?s).*\\d+\\.\\d+.*")
                ? Optional.of(new Jupyter(name, program, lastLine(version.output())))
                : Optional.empty();
    }

    private static boolean byUv(PrintStream say) {
        Optional<Path> uv = Commands.onPath("uv");
        return uv.isPresent()
                && step(
                        say,
                        List.of(
                                uv.get().toString(),
                                "venv",
                                "--quiet",
                                "--clear",
                                ownFolder().toString()))
                && step(
                        say,
                        List.of(
                                uv.get().toString(),
                                "pip",
                                "install",
                                "--quiet",
                                "--python",
                                ownFolder().toString(),
                                "jupyterlab"));
    }

    private static boolean byPip(PrintStream say) {
        Optional<Path> python =
                Commands.onPath("python3").or(() -> Commands.onPath("python")).or(() -> Commands.onPath("py"));
        if (python.isEmpty()) {
            say.println("  no uv and no Python on the PATH");
            return false;
        }
        Path own = ownFolder();
        Path ownPython = Commands.windows()
                ? own.resolve("Scripts").resolve("python.exe")
                : own.resolve("bin").resolve("python");
        return step(say, List.of(python.get().toString(), "-m", "venv", "--clear", own.toString()))
                && step(
                        say,
                        List.of(
                                ownPython.toString(),
                                "-m",
                                "pip",
                                "install",
                                "--quiet",
                                "--disable-pip-version-check",
                                "--retries",
                                "1",
                                "--timeout",
                                "15",
                                "jupyterlab"));
    }

    private static boolean byApt(PrintStream say) {
        say.println("No Python index answers; this is root on a Debian-like system, so by apt-get:");
        return step(say, List.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "update", "-qq"))
                && step(
                        say,
                        List.of(
                                "env",
                                "DEBIAN_FRONTEND=noninteractive",
                                "apt-get",
                                "install",
                                "-y",
                                "-qq",
                                "jupyter-notebook"));
    }

    private static boolean step(PrintStream say, List<String> command) {
        say.println("  " + String.join(" ", command));
        Commands.Ended ended = Commands.ask(STEP_SECONDS, command, waited -> {
            if (waited % 10 == 0) {
                say.println("    " + waited + " s");
            }
        });
        if (!ended.well()) {
            say.println("  that failed: " + lastLine(ended.output()));
        }
        return ended.well();
    }

    private static boolean root() {
        return !Commands.windows() && "root".equals(System.getProperty("user.name"));
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1).strip();
    }
}
