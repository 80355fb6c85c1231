package parallax.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code lab} in a process of its own, on a PATH that holds only the programs each test puts there. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs on the PATH are shell scripts")
class LabCommandTest {
    private static final String JUPYTER = """
            #!/bin/sh
            [ "$1" = --version ] && { echo 4.2.0; exit 0; }
            echo "opened with $*"
            """;

    @TempDir
    private Path folder;

    private Path bin;

    @BeforeEach
    void folders() throws IOException {
        bin = Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("clone").resolve("notebooks"));
        for (String tool : List.of("sh", "env", "mkdir", "cat", "chmod")) {
            Files.createSymbolicLink(bin.resolve(tool), Commands.onPath(tool).orElseThrow());
        }
    }

    @Test
    void opensTheNotebooksInTheJupyterOnThePath() throws Exception {
        program("jupyter-lab", JUPYTER);
        Result lab = lab("--no-browser", "--port", "9999");
        assertAll(
                () -> assertEquals(0, lab.exitCode(), lab.output()),
                () -> assertTrue(lab.output().contains("JupyterLab 4.2.0"), lab.output()),
                () -> assertTrue(
                        lab.output().contains("opened with --notebook-dir=" + folder.resolve("clone/notebooks")),
                        lab.output()),
                () -> assertTrue(lab.output().contains("--no-browser --port=9999"), lab.output()),
                () -> assertTrue(
                        Files.exists(folder.resolve("data/kernels/parallax-java/kernel.json")),
                        "kernelspec installed"));
    }

    @Test
    void passesOverAShimWithNoJupyterBehindIt() throws Exception {
        program("jupyter-lab", "#!/bin/sh\necho 'shim: jupyter-lab: command not found' >&2; exit 127\n");
        program("jupyter-notebook", JUPYTER);
        Result lab = lab();
        assertEquals(0, lab.exitCode(), lab.output());
        assertTrue(lab.output().contains("Notebook 4.2.0"), lab.output());
    }

    @Test
    void makesAPrivateOneByUv() throws Exception {
        program("jupyter-template", JUPYTER);
        program("uv", """
                #!/bin/sh
                case "$1" in
                  venv) mkdir -p "$4/bin" ;;
                  pip) cat "%1$s/jupyter-template" > "$5/bin/jupyter-lab"; chmod +x "$5/bin/jupyter-lab" ;;
                esac
                """.formatted(bin));
        Result lab = lab();
        assertEquals(0, lab.exitCode(), lab.output());
        assertTrue(lab.output().contains(folder.resolve("cache/parallax/jupyter/bin/jupyter-lab") + ""), lab.output());
    }

    @Test
    void asRootFallsBackToAptGetWhenNoIndexAnswers() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "apt-get is used by root alone");
        program("jupyter-template", JUPYTER);
        program("python3", "#!/bin/sh\necho 'no index answers' >&2; exit 1\n");
        program("apt-get", """
                #!/bin/sh
                [ "$1" = install ] && { cat "%1$s/jupyter-template" > "%1$s/jupyter-notebook"; chmod +x "%1$s/jupyter-notebook"; }
                exit 0
                """.formatted(bin));
        Result lab = lab();
        assertAll(
                () -> assertEquals(0, lab.exitCode(), lab.output()),
                () -> assertTrue(lab.output().contains("that failed: no index answers"), lab.output()),
                () -> assertTrue(lab.output().contains("--allow-root"), lab.output()));
    }

    @Test
    void saysWhatToInstallWhenNothingWorks() throws Exception {
        Result lab = lab("--no-install");
        assertAll(
                () -> assertEquals(2, lab.exitCode(), lab.output()),
                () -> assertTrue(lab.output().contains("--no-install forbids making one"), lab.output()),
                () -> assertTrue(lab.output().contains("apt install jupyter-notebook"), lab.output()),
                () -> assertTrue(lab.output().contains("./parallax run"), lab.output()),
                () -> assertFalse(lab.output().contains("\tat "), "no trace"));
    }

    private record Result(int exitCode, String output) {}

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(bin.resolve(name), script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result lab(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dparallax.home=" + folder.resolve("clone"),
                "-Duser.home=" + folder.resolve("home"),
                "-cp",
                System.getProperty("java.class.path"),
                "parallax.cli.Main",
                "lab"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", bin.toString(),
                        "XDG_CACHE_HOME", folder.resolve("cache").toString(),
                        "JUPYTER_DATA_DIR", folder.resolve("data").toString()));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
