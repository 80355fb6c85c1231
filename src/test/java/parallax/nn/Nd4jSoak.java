package parallax.nn;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Calls ND4J twins again and again, forward and backward, closes what they return, and prints by how many bytes the process grew at
 * most.
 *
 * <p>A program of its own: only in a process whose Java heap is of fixed size, and touched from the start, is what the process
 * grows by memory outside of the heap.
 */
final class Nd4jSoak {
    /** How often each twin goes forward and backward with small arrays, all calls of it together: 10,000 calls. */
    static final int SMALL_ROUNDS = 5_000;

    /**
     * How often with large arrays: a temporary left to the garbage collector is 1 MB, and so few rounds see hardly a collection.
     */
    static final int LARGE_ROUNDS = 80;

    private Nd4jSoak() {}

    /**
     * Prints a line for each call: its name, the growth over the calls with small arrays, and that over the calls with large ones.
     *
     * @param args which part of the calls, from 0; into how many parts they are dealt; the families' classes
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        SoakCalls small = new SoakCalls(DataType.DOUBLE, 2);
        SoakCalls large = new SoakCalls(DataType.FLOAT, 512);
        for (String name : List.of(args).subList(2, args.length)) {
            SoakFamily family = Class.forName(name)
                    .asSubclass(SoakFamily.class)
                    .getDeclaredConstructor()
                    .newInstance();
            family.addTo(small);
            family.addTo(large);
        }
        int part = Integer.parseInt(args[0]);
        int parts = Integer.parseInt(args[1]);
        int call = 0;
        for (String name : small.calls().keySet()) {
            if (call++ % parts == part) {
                int rounds = SMALL_ROUNDS / small.callsOfTwin(name);
                System.out.println(name + " " + growth(rounds, small.calls().get(name)) + " "
                        + growth(LARGE_ROUNDS, large.calls().get(name)));
            }
        }
    }

    private static long growth(int rounds, Runnable call) {
        // Code is compiled, and caches are filled.
        for (int k = 0; k < rounds / 20 + 10; k++) {
            call.run();
        }
        long start = Pointer.physicalBytes();
        long most = 0;
        for (int k = 0; k < rounds; k++) {
            call.run();
            // To ask takes as long as a small operation.
            if (k % 10 == 9) {
                most = Math.max(most, Pointer.physicalBytes() - start);
            }
        }
        return most;
    }
}
