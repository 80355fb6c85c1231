package parallax.session;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/** A session for a test: cells are numbered, what they print is kept. */
final class Fixture implements AutoCloseable {
    private final StringBuilder printed = new StringBuilder();
    private final JavaSession session;
    private int cell;

    Fixture() {
        this(JavaSession.builder());
    }

    Fixture(JavaSession.Builder builder) {
        session = builder.output(new SessionOutput() {
                    @Override
                    public void stdout(String text) {
                        keep(text);
                    }

                    @Override
                    public void stderr(String text) {
                        keep(text);
                    }
                })
                .build();
    }

    JavaSession session() {
        return session;
    }

    CellResult run(String source) {
        return session.execute(++cell, source);
    }

    /** Runs a cell that must succeed and returns its value, or null. */
    Object value(String source) {
        CellResult result = run(source);
        return assertInstanceOf(CellResult.Success.class, result, () -> source + "\n" + result)
                .value()
                .orElse(null);
    }

    /** Runs a cell that must fail. */
    CellError error(String source) {
        return assertInstanceOf(CellResult.Failure.class, run(source), source).error();
    }

    private void keep(String text) {
        synchronized (printed) {
            printed.append(text);
        }
    }

    /** Returns what was printed since the last call. */
    String printed() {
        synchronized (printed) {
            String text = printed.toString();
            printed.setLength(0);
            return text;
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
