package parallax.bench;

/** What is measured of a row. */
enum Pass {
    FORWARD("forward", "Forward", "forward"),
    BOTH("forward + backward", "Both", "both"),
    STEP("training step", "Both", "both");

    private final String text;
    private final String counter;
    private final String method;

    Pass(String text, String counter, String method) {
        this.text = text;
        this.counter = counter;
        this.method = method;
    }

    /** Returns what the table calls it. */
    String text() {
        return text;
    }

    /** Returns what is between the contestant's name and the number of threads in {@link PairedBenchmark.Times}. */
    String counter() {
        return counter;
    }

    /** Returns the method of {@link NaiveBenchmark}. */
    String method() {
        return method;
    }
}
