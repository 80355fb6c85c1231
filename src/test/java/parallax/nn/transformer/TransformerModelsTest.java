package parallax.nn.transformer;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.check.NaiveTwin;
import parallax.check.Nd4jLayouts;
import parallax.check.Nd4jTwin;
import parallax.nn.Indices;
import parallax.tensor.Tensor;

class TransformerModelsTest {
    @Nested
    class Naive extends NaiveTwin
            implements TransformerModelsContract<Tensor>,
                    LanguageModelsByHand<Tensor>,
                    LanguageModelBackwardByHand<Tensor>,
                    MaskedLanguageModelBackwardByHand<Tensor>,
                    TransformerByHand<Tensor>,
                    TransformerBackwardByHand<Tensor> {
        @Override
        public Parts<Tensor> parts() {
            return new NaiveParts();
        }
    }

    private abstract static class OnNd4j extends Nd4jTwin
            implements TransformerModelsContract<INDArray>,
                    LanguageModelsByHand<INDArray>,
                    LanguageModelBackwardByHand<INDArray>,
                    MaskedLanguageModelBackwardByHand<INDArray>,
                    TransformerByHand<INDArray>,
                    TransformerBackwardByHand<INDArray> {
        OnNd4j(DataType type) {
            super(type);
        }

        @Override
        public Parts<INDArray> parts() {
            return new Nd4jParts(type);
        }

        @Test
        void leavesNoMemoryBehind() {
            LanguageModel<INDArray> model = new LanguageModel<>(parts(), LayerOptions.preNorm(2));
            TokenParameters.Sizes sizes = TokenParameters.Sizes.gpt(20, 20, new StackSizes(2, 20, 30));
            TokenParameters<INDArray> p = TokenParameters.random(backend(), new Random(1), model.options(), sizes);
            Indices tokens = Indices.of(new int[2][16]);
            Nd4jLayouts.assertNoGrowth(() -> {
                TokenResult<INDArray> result = model.forward(tokens, p);
                TokenParameters<INDArray> d = model.backward(tokens, p, result, result.logits());
                model.release(result);
                LanguageModel.Step<INDArray> begin = model.begin(tokens, p);
                LanguageModel.Step<INDArray> step = model.step(new int[2], begin.cache(), p);
                model.release(begin.cache());
                model.release(step.cache());
                return List.of(
                        result.logits(),
                        begin.logits(),
                        step.logits(),
                        List.copyOf(d.named().asMap().values()));
            });
        }
    }

    @Nested
    class InDouble extends OnNd4j {
        InDouble() {
            super(DataType.DOUBLE);
        }
    }

    @Nested
    class InFloat extends OnNd4j {
        InFloat() {
            super(DataType.FLOAT);
        }
    }
}
