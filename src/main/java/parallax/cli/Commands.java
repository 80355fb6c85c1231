package parallax.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Runs other programs: looks them up on the PATH, hands their output on or keeps it. */
final class Commands {
    private Commands() {}

    /** What a program that ended said. */
    record Ended(int exitCode, String output) {
        boolean well() {
            return exitCode == 0;
        }
    }

    /** Returns the program's path, if it is in a folder of the PATH. */
    static Optional<Path> onPath(String program) {
        String path = System.getenv("PATH");
        if (path == null) {
            return Optional.empty();
        }
        List<String> endings = windows() ? List.of(".exe", ".cmd", ".bat") : List.of("");
        for (String folder : path.split(File.pathSeparator, -1)) {
            for (String ending : endings) {
                if (folder.isEmpty()) {
                    continue;
                }
                Path file = Path.of(folder, program + ending);
                if (Files.isExecutable(file) && !Files.isDirectory(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Runs a program that answers soon and keeps what it prints (both streams).
     *
     * @return exit code -1 and the reason where it could not be started or did not end within the seconds
     */
    static Ended ask(int seconds, List<String> command) {
        return ask(seconds, command, waited -> {});
    }

    /** As {@link #ask(int, List)}, and tells each second how many have passed. */
    static Ended ask(int seconds, List<String> command, IntConsumer eachSecond) {
        try {
            Path output = Files.createTempFile("parallax", ".out");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                        .start();
                for (int waited = 1; !process.waitFor(1, TimeUnit.SECONDS); waited++) {
                    if (waited >= seconds) {
                        process.destroyForcibly();
                        return new Ended(-1, "no answer within " + seconds + " s");
                    }
                    eachSecond.accept(waited);
                }
                return new Ended(
                        process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip());
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return new Ended(-1, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(-1, "interrupted");
        }
    }

    /** Runs a program on this terminal, in this folder, and returns its exit code; -1 where it could not be started. */
    static int hand(List<String> command, Path folder) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            // Ctrl-C reaches the program through the terminal; whatever else ends this JVM must end it too.
            Thread end = new Thread(process::destroy);
            Runtime.getRuntime().addShutdownHook(end);
            return process.waitFor();
        } catch (IOException e) {
            System.err.println("  could not start " + command.get(0) + ": " + e.getMessage());
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    static boolean windows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    static boolean mac() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    }

    private static File nothing() {
        return new File(windows() ? "NUL" : "/dev/null");
    }
}
