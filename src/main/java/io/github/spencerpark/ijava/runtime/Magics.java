package io.github.spencerpark.ijava.runtime;

import java.util.List;

/** Magics as calls: {@code %name a b} is {@code lineMagic("name", List.of("a", "b"))}. */
public final class Magics {
    private Magics() {}

    /**
     * Does what the line {@code %name arguments} does.
     *
     * @param <T> what the magic returns: who assigns it says what it is
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as in IJava, where its result is assigned without a cast
    public static <T> T lineMagic(String name, List<String> arguments) throws Exception {
        return Kernel.getKernelInstance().getMagics().applyLineMagic(name, arguments);
    }

    /**
     * Does what a cell with the first line {@code %%name arguments} does.
     *
     * @param <T> what the magic returns: who assigns it says what it is
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as in IJava, where its result is assigned without a cast
    public static <T> T cellMagic(String name, List<String> arguments, String body) throws Exception {
        return Kernel.getKernelInstance().getMagics().applyCellMagic(name, arguments, body);
    }
}
