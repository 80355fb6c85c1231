package parallax.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The results as a page of the documentation. */
final class Page {
    private Page() {}

    static void write(Results results, Path file) throws IOException {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        Table.all(new PrintStream(table, true, StandardCharsets.UTF_8), results.withoutTimes());
        Files.writeString(file, "# Benchmarks\n\n```\n" + table.toString(StandardCharsets.UTF_8) + "```\n");
    }
}
