package parallax.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.function.Executable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.check.Comparison;
import parallax.check.Report;
import parallax.check.Tolerance;
import parallax.check.golden.GoldenReader;
import parallax.check.golden.GoldenSuite;
import parallax.check.golden.GoldenTwin;
import parallax.check.golden.Nd4jGoldenTwin;
import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.nn.Named;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

/** What a test of something that changes named arrays in place needs of a backend. */
interface Twin<T> {
    Backend<T> backend();

    GoldenTwin<T> golden();

    /** Returns the array lying otherwise in memory, where the backend knows other ways. */
    List<T> layouts(T a);

    /** Tensors. */
    interface OfTensors extends Twin<Tensor> {
        @Override
        default Backend<Tensor> backend() {
            return new NaiveBackend();
        }

        @Override
        default GoldenTwin<Tensor> golden() {
            return GoldenTwin.naive();
        }

        @Override
        default List<Tensor> layouts(Tensor a) {
            return List.of(a);
        }
    }

    /** ND4J's arrays. */
    interface OfNd4j extends Twin<INDArray> {
        @Override
        default List<INDArray> layouts(INDArray a) {
            return List.copyOf(Nd4jTwin.layouts(a).values());
        }
    }

    /** ND4J's arrays in double precision. */
    interface InDouble extends OfNd4j {
        @Override
        default Backend<INDArray> backend() {
            return new Nd4jBackend(DataType.DOUBLE);
        }

        @Override
        default GoldenTwin<INDArray> golden() {
            return Nd4jGoldenTwin.inDouble();
        }
    }

    /** ND4J's arrays in single precision. */
    interface InFloat extends OfNd4j {
        @Override
        default Backend<INDArray> backend() {
            return new Nd4jBackend(DataType.FLOAT);
        }

        @Override
        default GoldenTwin<INDArray> golden() {
            return Nd4jGoldenTwin.inFloat();
        }
    }

    default void assertGolden(String... ops) throws Exception {
        for (String op : ops) {
            List<Path> files = GoldenSuite.files(Path.of("src/test/resources/golden", op));
            assertTrue(files.size() >= 4, op + " has " + files.size() + " cases");
            for (Path file : files) {
                Report report = golden().run(GoldenReader.read(file));
                assertTrue(report.passed(), () -> file + "\n" + report);
            }
        }
    }

    default void assertSame(Tensor expected, T actual) {
        Tolerance tolerance = backend().epsilon() < 1e-12 ? Tolerance.DOUBLE : Tolerance.FLOAT;
        Comparison comparison = Comparison.of("result", expected, backend().tensor(actual), tolerance);
        assertTrue(comparison.passed(), comparison::toString);
    }

    default void assertSame(Named<Tensor> expected, Named<T> actual) {
        assertEquals(expected.names(), actual.names());
        expected.forEach((name, value) -> assertSame(value, actual.get(name)));
    }

    static void assertRejects(String sentence, Executable call) {
        assertEquals(
                sentence, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    default T vector(double... entries) {
        return backend().of(Tensor.vector(entries));
    }

    default Named<T> one(String name, T a) {
        return Named.<T>none().with(name, a);
    }

    /** Returns named vectors. */
    default Named<T> named(Object... namesAndVectors) {
        Map<String, T> arrays = new LinkedHashMap<>();
        for (int k = 0; k < namesAndVectors.length; k += 2) {
            arrays.put((String) namesAndVectors[k], vector((double[]) namesAndVectors[k + 1]));
        }
        return Named.of(arrays);
    }
}
