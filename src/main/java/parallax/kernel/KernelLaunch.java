package parallax.kernel;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import parallax.session.NeededImports;

/** How the running program's JVM is started again as a kernel. */
final class KernelLaunch {
    private KernelLaunch() {}

    /** Returns the absolute path of the java command of this JVM. */
    static String java() {
        boolean windows = File.separatorChar == '\\';
        return Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java")
                .toString();
    }

    /** Returns the class path of this JVM with absolute entries. */
    static String classpath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry).toAbsolutePath().normalize().toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    /** Returns the options this JVM was started with. */
    static List<String> flagsOfThis() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }

    /** Returns the options of a kernel's JVM, without those of an archive. */
    static List<String> flags() {
        List<String> flags = new ArrayList<>(List.of(
                // One user, small heaps: the serial collector starts soonest and takes least.
                "-XX:+UseSerialGC",
                "-Xmx2g",
                // The JVM would begin with a 64th of the machine's memory, and fill it before it collects for the first
                // time.
                "-Xms128m",
                // A JVM that warns on its standard output would warn into the server's log, and fail nbgrader's runs.
                "-Xlog:disable",
                // JDK 17 would take the system's, which in a bare container is ASCII.
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Dorg.nd4j.log.initialization=false"));
        if (System.getProperty("os.name").equals("Linux")
                && Runtime.getRuntime().availableProcessors() > 1) {
            // On two processors the JVM's compilers leave more to the cell by a "nice" value, and the slowest of the
            // first cells takes a tenth less. It needs the policy, by which all of Java's priorities count, and of
            // which
            // the JVM would warn who is not root. Other systems read the number otherwise.
            flags.addAll(List.of("-XX:ThreadPriorityPolicy=1", "-XX:CompilerThreadPriority=5", "-XX:-PrintWarnings"));
        }
        NeededImports.EXPORTS.forEach(exported -> flags.add("--add-exports=" + exported));
        if (Runtime.version().feature() < ClassArchive.FIRST_WITH_AOT) {
            // The JVM's second compiler would work on javac while the first cell waits for the processor, a fifth of
            // that cell's time. So it begins after ten times as many calls and rounds; a loop has those within 1 ms.
            flags.addAll(List.of(
                    "-XX:Tier4InvocationThreshold=50000",
                    "-XX:Tier4MinInvocationThreshold=6000",
                    "-XX:Tier4CompileThreshold=150000",
                    "-XX:Tier4BackEdgeThreshold=400000"));
        }
        if (Runtime.version().feature() >= 24) {
            flags.add("--enable-native-access=ALL-UNNAMED");
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        return flags;
    }
}
