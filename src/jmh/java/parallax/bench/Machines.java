package parallax.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine is. */
final class Machines {
    private Machines() {}

    static Results.Machine here() throws IOException {
        return new Results.Machine(
                cpu(),
                Runtime.getRuntime().availableProcessors(),
                Integer.toString(Runtime.version().feature()),
                "2.7.1 by DJL 0.36.0");
    }

    private static String cpu() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.replaceFirst(".*:\\s*", ""))
                .orElse(System.getProperty("os.arch"));
    }
}
