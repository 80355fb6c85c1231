package parallax.nn.conv;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
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
        for (int g = 0; g < groups; g++) {
            try (Nd4jScratch scratch = new Nd4jScratch()) {
                INDArray part = scratch.copy(channels(g, y));
                one.forward(
                        scratch.copy(channels(g, x)),
                        scratch.copy(channels(g, weight)),
                        bias == null ? null : scratch.copy(bias.get(run(g, bias.length()))),
                        part);
                channels(g, y).assign(part);
            }
        }
    }

    @Override
    public void backward(INDArray x, INDArray weight, INDArray dy, INDArray dx, INDArray dWeight) {
        for (int g = 0; g < groups; g++) {
            try (Nd4jScratch scratch = new Nd4jScratch()) {
                INDArray dxPart = scratch.copy(channels(g, dx));
                INDArray dWeightPart = scratch.copy(channels(g, dWeight));
                one.backward(
                        scratch.copy(channels(g, x)),
                        scratch.copy(channels(g, weight)),
                        scratch.copy(channels(g, dy)),
                        dxPart,
                        dWeightPart);
                channels(g, dx).assign(dxPart);
                channels(g, dWeight).assign(dWeightPart);
            }
        }
    }

    // The channels are the last axis of all: C of x, O of y, and O of the weight, whose third axis is one group's
    // already.
    private INDArray channels(int g, INDArray a) {
        return a.get(all(), all(), all(), run(g, a.size(3)));
    }

    private INDArrayIndex run(int g, long channels) {
        long size = channels / groups;
        return interval(g * size, (g + 1) * size);
    }
}
