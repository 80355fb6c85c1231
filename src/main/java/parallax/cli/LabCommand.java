package parallax.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import parallax.kernel.KernelSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parallax lab}: opens the notebooks in Jupyter. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = {
            "Open the notebooks in Jupyter.",
            "Uses the JupyterLab or Notebook on the PATH. Where there is none it makes a private one in your cache folder"
                    + " (by uv, or by Python's venv and pip), or, as root on a Debian-like system, by apt-get."
        })
final class LabCommand implements Callable<Integer> {
    @Option(names = "--no-install", description = "Never install a Jupyter; say what to install instead.")
    private boolean noInstall;

    @Option(names = "--no-browser", description = "Do not open a browser; print the address.")
    private boolean noBrowser;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port to serve at; the next free one where it is taken.")
    private Integer port;

    @Parameters(paramLabel = "JUPYTER-OPTION", arity = "0..*", description = "After --, handed on to Jupyter.")
    private List<String> more = List.of();

    @Override
    public Integer call() {
        Path notebooks = Home.folder().resolve("notebooks");
        if (!Files.isDirectory(notebooks)) {
            throw new UserError("There is no folder " + notebooks + ". Run ./parallax from a clone of the repository.");
        }
        Optional<Jupyter> found = Jupyter.find();
        if (found.isEmpty() && !noInstall) {
            found = Jupyter.make(System.out);
        }
        if (found.isEmpty()) {
            throw new UserError("No Jupyter here" + (noInstall ? ", and --no-install forbids making one" : "") + ".\n"
                    + Jupyter.WITHOUT);
        }
        Jupyter jupyter = found.get();
        System.out.println("Jupyter:    " + jupyter.name() + " " + jupyter.version() + ", " + jupyter.program());
        System.out.println("Kernel:     Java (Parallax), " + KernelInstall.install(KernelSpec.ofUser()));
        System.out.println("Notebooks:  " + notebooks);
        System.out.println("Opening. Ctrl-C ends it.");
        System.out.flush();
        List<String> options = new ArrayList<>(more);
        if (noBrowser) {
            options.add("--no-browser");
        }
        if (port != null) {
            options.add("--port=" + port);
        }
        return Commands.hand(jupyter.command(notebooks, options), notebooks) == 0 ? 0 : 1;
    }
}
