package parallax.cli;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import parallax.kernel.KernelSpec;
import parallax.nn.Nd4jRuntime;
import picocli.CommandLine.Command;

/** {@code parallax doctor}: what is well on this machine, what is not, and what to do. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Say what is well on this machine, what is not, and what to do.",
            "Exits with 1 when something is missing without which notebooks do not run."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final long MIB = 1L << 20;
    private static final long NEEDED_MEMORY = 2048 * MIB;
    private static final long NEEDED_DISK = 1024 * MIB;

    private boolean ill;

    @Override
    public Integer call() {
        jdk();
        memory();
        disk();
        nd4j();
        jupyter();
        kernelSpec();
        System.out.println(ill ? "Something is missing: see the lines marked with ✗." : "All is well.");
        return ill ? 1 : 0;
    }

    private void jdk() {
        String what = "JDK " + Runtime.version() + ", " + System.getProperty("java.home");
        if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
            bad(
                    what,
                    "This is a Java runtime without JShell. Install a whole JDK, 17 or newer, and set JAVA_HOME to it.");
        } else {
            good(what);
        }
    }

    private void memory() {
        long all = ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        String what = "Memory " + all / MIB + " MiB, " + Runtime.getRuntime().availableProcessors() + " processors";
        if (all < NEEDED_MEMORY) {
            note(
                    what,
                    "Lessons are tried with 2048 MiB or more; close other programs, or expect the later ones to be slow.");
        } else {
            good(what);
        }
    }

    private void disk() {
        Path home = Path.of(System.getProperty("user.home"));
        try {
            FileStore store = Files.getFileStore(Files.isDirectory(home) ? home : Home.folder());
            String what = "Disk " + store.getUsableSpace() / MIB + " MiB free for your home folder";
            if (store.getUsableSpace() < NEEDED_DISK) {
                note(what, "ND4J unpacks 450 MiB of native code into ~/.javacpp; make room.");
            } else {
                good(what);
            }
        } catch (IOException e) {
            note("Disk: could not be read", e.getMessage());
        }
    }

    private void nd4j() {
        try {
            Nd4jRuntime found = Nd4jRuntime.probe();
            String what = "ND4J: " + found.backend() + (found.oneDnn() ? " with oneDNN" : " without oneDNN");
            if (found.oneDnn()) {
                good(what);
            } else {
                note(
                        what,
                        Nd4jRuntime.oneDnnIsMade()
                                ? "ND4J's convolutions run 8 times slower. The jar nd4j-native whose name ends in -onednn is missing from"
                                        + " target/lib; ./mvnw clean package fetches it."
                                : "ND4J's convolutions run 8 times slower than with it; for this processor it is not made.");
            }
        } catch (LinkageError | RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            bad(
                    "ND4J cannot be loaded: " + cause.getMessage(),
                    "Naive twins work without it. Check that ~/.javacpp can be written; on Linux that libgomp is installed"
                            + " (Debian and Ubuntu: apt install libgomp1).");
        }
    }

    private void jupyter() {
        Optional<Jupyter> jupyter = Jupyter.find();
        if (jupyter.isPresent()) {
            good("Jupyter: " + jupyter.get().name() + " " + jupyter.get().version() + ", "
                    + jupyter.get().program());
        } else {
            note("Jupyter: none", "./parallax lab makes one. ./parallax run needs none.");
        }
    }

    private void kernelSpec() {
        KernelSpec spec = KernelSpec.ofUser();
        if (!spec.isInstalled()) {
            note("Kernelspec: none", "./parallax lab and ./parallax kernel install --user make it.");
        } else if (!spec.isCurrent()) {
            note(
                    "Kernelspec: " + spec.folder() + " starts another Java or another copy of Parallax",
                    "./parallax lab and ./parallax kernel install --user mend that.");
        } else {
            good("Kernelspec: " + spec.folder());
        }
    }

    private static void good(String what) {
        System.out.println("✓ " + what);
    }

    private static void note(String what, String toDo) {
        System.out.println("- " + what + "\n    " + toDo);
    }

    private void bad(String what, String toDo) {
        ill = true;
        System.out.println("✗ " + what + "\n    " + toDo);
    }
}
