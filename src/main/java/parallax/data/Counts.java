package parallax.data;

/** The check of how many of something are wanted. */
final class Counts {
    private Counts() {}

    static void require(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", is " + value);
        }
    }
}
