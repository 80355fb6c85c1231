package parallax.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {
    private static final Path HOME = Path.of("/home/ada");

    private static Path data(String system, Map<String, String> environment) {
        return new JupyterFolders(environment, system, HOME).userData();
    }

    @Test
    void jupyterLooksElsewhereOnEachSystem() {
        assertEquals(HOME.resolve(".local/share/jupyter"), data("Linux", Map.of()));
        assertEquals(Path.of("/x/jupyter"), data("Linux", Map.of("XDG_DATA_HOME", "/x")));
        assertEquals(Path.of("/j"), data("Linux", Map.of("XDG_DATA_HOME", "/x", "JUPYTER_DATA_DIR", "/j")));
        assertEquals(HOME.resolve("Library/Jupyter"), data("Mac OS X", Map.of()));
        assertEquals(Path.of("/roaming/jupyter"), data("Windows 11", Map.of("APPDATA", "/roaming")));
    }

    @Test
    void installsWhatStartsThisJvmAgain(@TempDir Path prefix) throws IOException {
        KernelSpec spec = KernelSpec.under(prefix);
        assertFalse(spec.isInstalled());
        spec.install();
        Path folder = prefix.resolve("share/jupyter/kernels/parallax-java");
        JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("kernel.json")))
                .getAsJsonObject();
        List<String> command = new ArrayList<>();
        for (JsonElement word : json.getAsJsonArray("argv")) {
            command.add(word.getAsString());
        }
        assertTrue(Files.isExecutable(Path.of(command.get(0))), command.get(0));
        assertEquals("{connection_file}", command.get(command.size() - 1));
        assertFalse(command.stream().anyMatch(word -> word.contains("@")), command.toString());
        assertEquals("java", json.get("language").getAsString());
        assertEquals("message", json.get("interrupt_mode").getAsString());
        assertEquals(
                "passive", json.getAsJsonObject("env").get("OMP_WAIT_POLICY").getAsString());
        assertTrue(Files.size(folder.resolve("logo-64x64.png")) > 0);
        assertTrue(spec.uninstall());
        assertFalse(Files.exists(folder));
        assertFalse(spec.uninstall());
    }
}
