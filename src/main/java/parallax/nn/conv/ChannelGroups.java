package parallax.nn.conv;

/** How channels are cut into groups: the sentences are the same for every convolution. */
final class ChannelGroups {
    private ChannelGroups() {}

    /**
     * Checks that the channels can be cut.
     *
     * @param what what they are called, e.g. "input channels"
     */
    static void requireMultiple(String what, int channels, int groups) {
        if (channels % groups != 0) {
            throw new IllegalArgumentException(
                    channels + " " + what + " cannot be cut into " + groups + " equal groups");
        }
    }

    /**
     * Checks that x has the channels that the weight expects.
     *
     * @param what     what they are called, e.g. "input channels"
     * @param channels of x
     * @param groupIn  of one group, by the weight
     */
    static void requireInputs(String what, int channels, int groupIn, int groups) {
        long expected = (long) groupIn * groups;
        if (channels != expected) {
            throw new IllegalArgumentException("weight expects " + expected + " " + what
                    + (groups == 1 ? "" : " (" + groups + " groups of " + groupIn + ")") + ", x has " + channels);
        }
    }
}
