package parallax.nn.conv;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import parallax.nn.Nd4jScratch;

/**
 * Convolution in groups: each on its run of the channels, by another way.
 *
 * @param groups how many
 * @param one    the way of one group
 */
record Nd4jConv2dGroups(int groups, Nd4jConv2dWay one) implements Nd4jConv2dWay {
    @Override
    public void forward(INDArray x, INDArray weight, INDArray bias, INDArray y) {
        each(g -> one.forward(g.of(x), g.of(weight), bias == null ? null : g.of(bias), g.into(y)));
    }

    @Override
    public void inputGradient(INDArray weight, INDArray dy, INDArray dx) {
        each(g -> one.inputGradient(g.of(weight), g.of(dy), g.into(dx)));
    }

    @Override
    public void weightGradient(INDArray x, INDArray dy, INDArray dWeight) {
        each(g -> one.weightGradient(g.of(x), g.of(dy), g.into(dWeight)));
    }

    @Override
    public void backward(INDArray x, INDArray weight, INDArray dy, INDArray dx, INDArray dWeight) {
        each(g -> one.backward(g.of(x), g.of(weight), g.of(dy), g.into(dx), g.into(dWeight)));
    }

    private void each(Consumer<Group> work) {
        for (int g = 0; g < groups; g++) {
            try (Group group = new Group(g, groups)) {
                work.accept(group);
            }
        }
    }

    /** One group's copies of its channels; at the end what was computed is written back. */
    private static final class Group implements AutoCloseable {
        private final int g;
        private final int groups;
        private final Nd4jScratch scratch = new Nd4jScratch();
        private final List<Runnable> atTheEnd = new ArrayList<>();

        Group(int g, int groups) {
            this.g = g;
            this.groups = groups;
        }

        INDArray of(INDArray a) {
            return scratch.copy(channels(a));
        }

        INDArray into(INDArray a) {
            INDArray part = scratch.like(channels(a));
            atTheEnd.add(() -> channels(a).assign(part));
            return part;
        }

        // The channels are the last axis of all: C of x, O of y, and O of the weight, whose third axis is one group's
        // already.
        private INDArray channels(INDArray a) {
            INDArrayIndex[] run = new INDArrayIndex[a.rank()];
            Arrays.fill(run, NDArrayIndex.all());
            long size = a.size(-1) / groups;
            run[run.length - 1] = interval(g * size, (g + 1) * size);
            return a.get(run);
        }

        @Override
        public void close() {
            atTheEnd.forEach(Runnable::run);
            scratch.close();
        }
    }
}
