package parallax.notebook;

import java.time.Duration;

/** Hears how a run goes on. */
public interface RunListener {
    /** A listener that does nothing. */
    RunListener NONE = new RunListener() {
        @Override
        public void begins(int number, int total, String label) {
            // Nobody listens.
        }

        @Override
        public void ends(int number, int total, String label, Duration took, boolean well) {
            // Nobody listens.
        }
    };

    /**
     * A cell begins.
     *
     * @param number its place among the code cells, from 1
     * @param total  how many code cells there are
     * @param label  the nearest heading above it, or its first line of code
     */
    void begins(int number, int total, String label);

    /** The cell ended, well or with a failure. */
    void ends(int number, int total, String label, Duration took, boolean well);
}
