package parallax.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.nn.Named;
import parallax.tensor.Tensor;

/** What every twin of {@link Clipping} must do. */
interface ClippingContract<T> extends Twin<T> {
    Clipping<T> twin();

    @Test
    default void reproducesPyTorch() throws Exception {
        assertGolden("clipGradNorm", "clipGradValue");
    }

    @Test
    default void oneFactorForAll() {
        Named<T> g = named("a", new double[] {2, -3}, "b", new double[] {6});
        assertEquals(Math.sqrt(2 * 2 + 3 * 3 + 6 * 6), twin().byNorm(g, 3.5), 1e-6);
        double factor = 3.5 / (7 + 1e-6);
        assertSame(Tensor.vector(2 * factor, -3 * factor), g.get("a"));
        assertSame(Tensor.vector(6 * factor), g.get("b"));
    }

    @Test
    default void whatIsWithinTheLimitStays() {
        Named<T> g = named("a", new double[] {3}, "b", new double[] {-4});
        assertEquals(5, twin().byNorm(g, 5.1), 1e-6);
        assertEquals(Tensor.vector(3), backend().tensor(g.get("a")));
        assertEquals(Tensor.vector(-4), backend().tensor(g.get("b")));
        Named<T> zero = named("a", new double[] {0, 0});
        assertEquals(0, twin().byNorm(zero, 0.1));
        assertEquals(Tensor.vector(0, 0), backend().tensor(zero.get("a")));
    }

    /** Entries whose squares are beyond their type, in memory of any order. */
    @Test
    default void normsOfLargeEntries() {
        double large = backend().epsilon() < 1e-12 ? 1e200 : 1e38;
        for (double scale : new double[] {1e20, large}) {
            for (T a : layouts(backend().of(Tensor.of(new int[] {2, 2}, 2 * scale, -3 * scale, 0, scale / 1e9)))) {
                Named<T> g = one("a", a).with("b", vector(0)).with("c", vector(3 * scale));
                double norm = Math.sqrt(2 * 2 + 3 * 3 + 3 * 3) * scale;
                assertEquals(1, twin().byNorm(g, 0.5) / norm, 1e-6);
                double each = 0.5 / Math.sqrt(2 * 2 + 3 * 3 + 3 * 3);
                assertSame(Tensor.of(new int[] {2, 2}, 2 * each, -3 * each, 0, 1e-9 * each), a);
                assertSame(Tensor.vector(3 * each), g.get("c"));
            }
        }
        Named<T> within = one("a", vector(1e20, -1e20));
        assertEquals(1, twin().byNorm(within, 2e20) / (Math.sqrt(2) * 1e20), 1e-6);
        assertEquals(backend().tensor(vector(1e20, -1e20)), backend().tensor(within.get("a")));
    }

    @Test
    default void eachEntryForItself() {
        Named<T> g = named("a", new double[] {2, -3, 0.25}, "b", new double[] {0.5, -0.5});
        twin().byValue(g, 0.5);
        assertSame(Tensor.vector(0.5, -0.5, 0.25), g.get("a"));
        assertSame(Tensor.vector(0.5, -0.5), g.get("b"));
    }

    @Test
    default void changesWhatItIsGivenWhereverItLies() {
        Tensor g = Tensor.randn(new Random(1), 2, 3, 4, 5);
        Named<Tensor> byNorm = Named.<Tensor>none().with("g", g.copy());
        new NaiveClipping().byNorm(byNorm, 2);
        for (T there : layouts(backend().of(g))) {
            twin().byNorm(one("g", there), 2);
            assertSame(byNorm.get("g"), there);
        }
        Named<Tensor> byValue = Named.<Tensor>none().with("g", g.copy());
        new NaiveClipping().byValue(byValue, 0.7);
        for (T there : layouts(backend().of(g))) {
            twin().byValue(one("g", there), 0.7);
            assertSame(byValue.get("g"), there);
        }
    }

    @Test
    default void saysWhatDoesNotFitAndChangesNothing() {
        Named<T> g = named("a", new double[] {2}, "b", new double[] {3, Double.NaN});
        Twin.assertRejects("the gradient of b[1] is NaN", () -> twin().byNorm(g, 1));
        Twin.assertRejects("the gradient of b[1] is NaN", () -> twin().byValue(g, 1));
        Named<T> infinite = named("a", new double[] {2}, "b", new double[] {Double.NEGATIVE_INFINITY});
        Twin.assertRejects("the norm of the gradients is infinite, must be finite", () -> twin().byNorm(infinite, 1));
        Twin.assertRejects("the limit must be above 0 and finite, is 0.0", () -> twin().byNorm(one("a", vector(1)), 0));
        Twin.assertRejects(
                "the limit must be above 0 and finite, is -1.0", () -> twin().byValue(one("a", vector(1)), -1));
        Twin.assertRejects("gradients is null", () -> twin().byNorm(null, 1));
        Twin.assertRejects("there are no gradients", () -> twin().byValue(Named.none(), 1));
        assertSame(Tensor.vector(2), g.get("a"));
        assertSame(Tensor.vector(2), infinite.get("a"));
    }
}
