package parallax.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import parallax.docs.AlgorithmPage;
import parallax.docs.IncompleteException;
import parallax.notebook.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes pages from the library's sources. */
@Command(
        name = "docs",
        description = "Makes pages from the library's sources.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class DocsCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "build",
            description = "Makes docs/algorithms.md: every algorithm's formula, source, twins and speed-up.",
            mixinStandardHelpOptions = true)
    int build(
            @Option(
                            names = "--check",
                            description = "write nothing; exit code 1 where the page is not what the sources make")
                    boolean check,
            @Option(
                            names = "--home",
                            paramLabel = "DIR",
                            description = "the folder with src and docs (default: of this clone)")
                    Path homeGiven) {
        Path home = homeGiven == null ? Home.folder() : homeGiven;
        Path page = home.resolve("docs/algorithms.md");
        try {
            String text = AlgorithmPage.text(home);
            boolean same = Files.exists(page)
                    && Arrays.equals(Files.readAllBytes(page), text.getBytes(StandardCharsets.UTF_8));
            if (check && !same) {
                spec.commandLine()
                        .getErr()
                        .println(page + " is not what the sources make\nmend it with: ./parallax docs build");
                return 1;
            }
            if (!same) {
                WholeFile.write(page, text);
            }
            spec.commandLine().getOut().println((same ? "unchanged " : "wrote ") + page);
            return 0;
        } catch (IncompleteException e) {
            throw new UserError(e.getMessage());
        } catch (IOException e) {
            throw new UserError("cannot make " + page + ": " + e);
        }
    }
}
