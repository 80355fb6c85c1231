package parallax.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code parallax}. */
@Command(
        name = "parallax",
        description = "Learn how deep networks compute, in Java.",
        mixinStandardHelpOptions = true,
        version = "Parallax 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LabCommand.class,
            RunCommand.class,
            KernelCommand.class,
            LessonsCommand.class,
            DocsCommand.class,
            GoldenCommand.class,
            DoctorCommand.class
        })
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return CommandLine.ExitCode.USAGE;
    }

    /** Runs a command and exits with its code: 0 well, 1 the work failed, 2 it was asked for wrongly. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((e, command, parse) -> {
            if (e instanceof UserError error) {
                System.err.println(error.getMessage());
                return error.exitCode();
            }
            throw e;
        });
        return line.execute(args);
    }
}
