package parallax.kernel;

import java.util.Locale;
import java.util.Optional;

/** Notices that the program that started the kernel is gone, so that no kernel stays behind. */
final class ParentWatch {
    private ParentWatch() {}

    /** Runs the task when the process named by {@code JPY_PARENT_PID} ends; on Windows that is no process number. */
    static void onEnd(Runnable task) {
        String pid = System.getenv("JPY_PARENT_PID");
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        if (pid == null || windows || !pid.matches("\\d{1,18}")) {
            return;
        }
        Optional<ProcessHandle> parent = ProcessHandle.of(Long.parseLong(pid));
        parent.ifPresent(p -> {
            Thread watch = new Thread(
                    () -> {
                        p.onExit().join();
                        task.run();
                    },
                    "parent watch");
            watch.setDaemon(true);
            watch.start();
        });
    }
}
