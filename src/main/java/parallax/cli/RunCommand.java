package parallax.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import parallax.notebook.CheckResult;
import parallax.notebook.Notebook;
import parallax.notebook.NotebookException;
import parallax.notebook.NotebookReader;
import parallax.notebook.NotebookRun;
import parallax.notebook.NotebookRunner;
import parallax.notebook.NotebookWriter;
import parallax.notebook.WholeFile;
import parallax.notebook.html.HtmlPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs notebooks without a Jupyter. */
@Command(
        name = "run",
        description = {
            "Runs notebooks without a Jupyter, each in a fresh Java session, and writes them with their outputs.",
            "The notebooks themselves are never changed."
        },
        footer = {
            "",
            "Exit code: 0 all cells ran; 1 a cell failed (what ran until then is written all the same); 2 a notebook could not be "
                    + "used. Of several notebooks, the worst."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NOTEBOOK", arity = "1..*", description = "Jupyter notebooks of Java (.ipynb)")
    private List<Path> notebooks;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "executed",
            description = "where the executed notebooks go (default: ${DEFAULT-VALUE})")
    private Path out;

    @Option(names = "--html", description = "also write each as a page that needs no other file and no network")
    private boolean html;

    @Option(names = "--timeout", paramLabel = "S", description = "stop a cell that runs longer than this many seconds")
    private Integer timeout;

    @Override
    public Integer call() {
        if (timeout != null && timeout < 1) {
            throw new UserError("--timeout is at least 1 second, is " + timeout);
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UserError("--out is a folder; " + out + " is a file");
        }
        PrintWriter console = spec.commandLine().getOut();
        PrintWriter errors = spec.commandLine().getErr();
        Set<Path> written = new HashSet<>();
        int worst = 0;
        for (Path path : notebooks) {
            int code;
            try {
                code = run(path, written, console, errors);
            } catch (NotebookException | UserError e) {
                errors.println(e.getMessage());
                code = 2;
            }
            errors.flush();
            worst = Math.max(worst, code);
        }
        return worst;
    }

    private int run(Path path, Set<Path> written, PrintWriter console, PrintWriter errors) {
        Notebook notebook = NotebookReader.read(path);
        Path target = target(path, written);
        if (notebooks.size() > 1) {
            console.println(path);
        }
        NotebookRun run = new NotebookRunner(Optional.ofNullable(timeout).map(Duration::ofSeconds))
                .run(notebook, RunProgress.on(console));
        write(run.notebook(), path, target, console);
        String checks = CheckResult.summary(run.checks());
        if (!checks.isEmpty()) {
            console.println(checks);
        }
        console.flush();
        run.failure().ifPresent(failure -> errors.print(FailureText.of(path, failure)));
        return run.failure().isPresent() ? 1 : 0;
    }

    private Path target(Path path, Set<Path> written) {
        Path target = out.resolve(path.getFileName());
        try {
            if (Files.exists(target) && Files.isSameFile(target, path)) {
                throw new UserError(path + ": --out " + out + " is its own folder, and it is not to be overwritten");
            }
        } catch (IOException e) {
            throw new UserError(path + ": " + e);
        }
        if (!written.add(target.toAbsolutePath().normalize())) {
            throw new UserError(path + ": another notebook of that name was just written to " + target);
        }
        return target;
    }

    private void write(Notebook executed, Path path, Path target, PrintWriter console) {
        try {
            NotebookWriter.write(executed, target);
            console.println("wrote " + target);
            if (html) {
                Path page = target.resolveSibling(stem(target) + ".html");
                WholeFile.write(
                        page,
                        HtmlPage.of(stem(path), executed, path.toAbsolutePath().getParent()));
                console.println("wrote " + page);
            }
        } catch (IOException e) {
            throw new UserError("cannot write to " + out + ": " + e);
        }
    }

    private static String stem(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".ipynb") ? name.substring(0, name.length() - ".ipynb".length()) : name;
    }
}
