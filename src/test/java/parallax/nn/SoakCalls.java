package parallax.nn;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.tensor.Tensor;

/** What a soak calls again and again, each with the arrays it needs, which are made once. */
public final class SoakCalls {
    private final Backend<INDArray> backend;
    private final int rows;
    private final Map<String, Runnable> calls = new LinkedHashMap<>();

    SoakCalls(DataType type, int rows) {
        backend = new Nd4jBackend(type);
        this.rows = rows;
    }

    /** Returns the size of the first axis: a few in a soak of small arrays; in one of large arrays so many that (rows, 512) is 1 MB. */
    public int rows() {
        return rows;
    }

    /** Returns the backend of the arrays. */
    public Backend<INDArray> backend() {
        return backend;
    }

    /** Returns random numbers. */
    public INDArray array(int... shape) {
        return backend.of(Tensor.randn(new Random(5), shape));
    }

    /** Returns zeros and ones, as many of each as chance wants. */
    public INDArray bits(int... shape) {
        return backend.of(Tensor.randn(new Random(6), shape).map(v -> v > 0 ? 1 : 0));
    }

    /**
     * Adds a call.
     *
     * @param twin the class whose method is called, and the call's name; a second call of it is added under another name as well
     * @param call returns everything that was returned to it: arrays, or records of arrays. They are closed after each call.
     */
    public void add(Class<?> twin, Supplier<List<?>> call) {
        String name = twin.getSimpleName();
        for (int number = 2; calls.containsKey(name); number++) {
            name = twin.getSimpleName() + "-" + number;
        }
        calls.put(name, () -> call.get().forEach(SoakCalls::close));
    }

    /** Adds a call of a twin whose forward takes x alone, and whose backward x and the gradient of y. */
    public void add(Class<?> twin, INDArray x, UnaryOperator<INDArray> forward, BinaryOperator<INDArray> backward) {
        add(twin, () -> {
            INDArray y = forward.apply(x);
            return List.of(y, backward.apply(x, y));
        });
    }

    Map<String, Runnable> calls() {
        return calls;
    }

    /** Returns how many calls there are of the twin that this is one of. */
    int callsOfTwin(String name) {
        return (int) calls.keySet().stream()
                .filter(other -> twin(other).equals(twin(name)))
                .count();
    }

    /** Returns the simple name of the twin's class. */
    static String twin(String name) {
        return name.replaceFirst("-\\d+$", "");
    }

    private static void close(Object returned) {
        if (returned instanceof INDArray array) {
            array.close();
        } else if (returned instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                try {
                    close(component.getAccessor().invoke(record));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
