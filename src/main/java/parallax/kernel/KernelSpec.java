package parallax.kernel;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The kernel as Jupyter finds it: a folder with {@code kernel.json} and the logos, which starts this JVM with these jars. */
public final class KernelSpec {
    private static final String NAME = "parallax-java";
    private static final List<String> LOGOS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

    private final Path folder;

    private KernelSpec(Path dataFolder) {
        folder = dataFolder.resolve("kernels").resolve(NAME);
    }

    /** Returns the kernelspec of this user. */
    public static KernelSpec ofUser() {
        return new KernelSpec(JupyterFolders.ofThisUser().userData());
    }

    /** Returns the kernelspec under a prefix such as {@code /usr/local} or a virtual environment. */
    public static KernelSpec under(Path prefix) {
        return new KernelSpec(prefix.toAbsolutePath().resolve("share").resolve("jupyter"));
    }

    /** Returns the folder. */
    public Path folder() {
        return folder;
    }

    /** Tells whether it is there. */
    public boolean isInstalled() {
        return Files.exists(folder.resolve("kernel.json"));
    }

    /** Tells whether it starts this Java with this copy of Parallax. */
    public boolean isCurrent() {
        try {
            return isInstalled()
                    && Files.readString(folder.resolve("kernel.json")).equals(json());
        } catch (IOException e) {
            return false; // what cannot be read, Jupyter cannot start
        }
    }

    /** Writes the folder, over one that is there. */
    public void install() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("kernel.json"), json());
        for (String logo : LOGOS) {
            try (InputStream in = resource(logo)) {
                Files.write(folder.resolve(logo), in.readAllBytes());
            }
        }
    }

    /** Removes the folder; returns whether there was one. */
    public boolean uninstall() throws IOException {
        boolean was = isInstalled();
        Files.deleteIfExists(folder.resolve("kernel.json"));
        for (String logo : LOGOS) {
            Files.deleteIfExists(folder.resolve(logo));
        }
        Files.deleteIfExists(folder);
        return was;
    }

    private static String json() throws IOException {
        JsonObject spec;
        try (InputStream in = resource("kernel.json")) {
            spec = JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
        }
        JsonArray command = new JsonArray();
        for (JsonElement word : spec.getAsJsonArray("argv")) {
            switch (word.getAsString()) {
                case "@JAVA@" -> command.add(KernelLaunch.java());
                case "@FLAGS@" -> {
                    KernelLaunch.flags().forEach(command::add);
                    command.add(ClassArchive.ofThisUser().flag());
                }
                case "@CLASSPATH@" -> command.add(KernelLaunch.classpath());
                default -> command.add(word);
            }
        }
        spec.add("argv", command);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(spec)
                + "\n";
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = KernelSpec.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException(name + " is missing beside the class " + KernelSpec.class.getName());
        }
        return in;
    }
}
