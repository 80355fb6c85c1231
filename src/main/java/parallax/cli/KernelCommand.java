package parallax.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import parallax.kernel.KernelMain;
import parallax.kernel.KernelSpec;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parallax kernel}: makes the Java kernel known to Jupyter. */
@Command(
        name = "kernel",
        description = "Installs or removes the Java kernel for Jupyter and VS Code.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KernelCommand.Install.class, KernelCommand.Uninstall.class, KernelCommand.Run.class})
final class KernelCommand {
    /** Where the kernelspec goes. */
    static final class Where {
        @Option(names = "--user", description = "For this user (the default).")
        private boolean user;

        @Option(
                names = "--prefix",
                paramLabel = "DIR",
                description = "Under DIR/share/jupyter, e.g. a virtual environment.")
        private Path prefix;

        private static KernelSpec spec(Where where) {
            return where == null || where.user || where.prefix == null
                    ? KernelSpec.ofUser()
                    : KernelSpec.under(where.prefix);
        }
    }

    /** {@code parallax kernel install}. */
    @Command(name = "install", description = "Makes the kernel known to Jupyter.", mixinStandardHelpOptions = true)
    static final class Install implements Callable<Integer> {
        @ArgGroup
        private Where where;

        @Override
        public Integer call() {
            System.out.println("Installed the kernel Java (Parallax) in " + KernelInstall.install(Where.spec(where)));
            return 0;
        }
    }

    /** {@code parallax kernel uninstall}. */
    @Command(name = "uninstall", description = "Removes the kernel from Jupyter.", mixinStandardHelpOptions = true)
    static final class Uninstall implements Callable<Integer> {
        @ArgGroup
        private Where where;

        @Override
        public Integer call() {
            KernelSpec spec = Where.spec(where);
            try {
                System.out.println((spec.uninstall() ? "Removed " : "There is no ") + spec.folder());
                return 0;
            } catch (IOException e) {
                throw new UserError("cannot remove " + spec.folder() + ": " + e, 1);
            }
        }
    }

    /** {@code parallax kernel run}: what the kernelspec does, by hand. */
    @Command(name = "run", hidden = true, description = "Runs a kernel for a connection file.")
    static final class Run implements Callable<Integer> {
        @Parameters(paramLabel = "CONNECTION_FILE")
        private String connectionFile;

        @Override
        public Integer call() throws InterruptedException {
            KernelMain.main(new String[] {connectionFile});
            return 0;
        }
    }
}
