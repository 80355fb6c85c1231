package parallax.nn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the tests, run in a Java process of its own: for what depends on the process' memory, or might end it. */
record OwnProcess(int exitCode, String output) {
    /**
     * Runs the main method of a class to its end.
     *
     * @param program   the class
     * @param arguments what the main method is given
     * @param options   what the Java process is given before the class' name
     */
    static OwnProcess run(Class<?> program, List<String> arguments, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Dorg.nd4j.log.initialization=false",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+ErrorFileToStdout",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // Threads make small operations slower, many times so on a busy machine.
        builder.environment().put("OMP_NUM_THREADS", "1");
        // Linux' allocator fills what is freed, so that whoever still reads it is found out.
        builder.environment().put("MALLOC_PERTURB_", "165");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new OwnProcess(process.waitFor(), output);
    }
}
