package parallax.check;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import parallax.nn.Named;
import parallax.nn.conv.Conv1d;
import parallax.nn.conv.ConvGradients;
import parallax.nn.conv.ConvTranspose2d;
import parallax.nn.conv.DepthwiseSeparableConv2d;

/** Convolutions by names; {@link Conv2dOperator} has the two-dimensional one. */
public final class ConvOperators {
    private ConvOperators() {}

    /** Returns the one-dimensional convolution: x, weight, bias (may be absent) → y. */
    public static <T> Operator<T> of(Conv1d<T> twin) {
        return ofThree(twin::forward, twin::backward);
    }

    /** Returns the transposed convolution: x, weight, bias (may be absent) → y. */
    public static <T> Operator<T> of(ConvTranspose2d<T> twin) {
        return ofThree(twin::forward, twin::backward);
    }

    /** Returns the depthwise separable convolution: x and its parameters (biases may be absent) → y. */
    public static <T> Operator<T> of(DepthwiseSeparableConv2d<T> twin) {
        Function<Map<String, T>, DepthwiseSeparableConv2d.Parameters<T>> parameters =
                in -> new DepthwiseSeparableConv2d.Parameters<>(
                        in.get("depthwiseWeight"),
                        in.get("depthwiseBias"),
                        in.get("pointwiseWeight"),
                        in.get("pointwiseBias"));
        return new NamedOperator<>(
                List.of("x", "depthwiseWeight", "pointwiseWeight"),
                List.of("depthwiseBias", "pointwiseBias"),
                List.of("y"),
                in -> Map.of(
                        "y", twin.forward(in.get("x"), parameters.apply(in)).y()),
                (in, up) -> {
                    DepthwiseSeparableConv2d.Parameters<T> p = parameters.apply(in);
                    DepthwiseSeparableConv2d.Result<T> result = twin.forward(in.get("x"), p);
                    DepthwiseSeparableConv2d.Gradients<T> g = twin.backward(in.get("x"), p, result, up.get("y"));
                    Named<T> gradients = Named.<T>none().with("x", g.dx());
                    for (Map.Entry<String, T> entry :
                            g.dParameters().named().asMap().entrySet()) {
                        gradients = gradients.with(entry.getKey(), entry.getValue());
                    }
                    return gradients.asMap();
                });
    }

    private static <T> Operator<T> ofThree(Forward<T> forward, Backward<T> backward) {
        return new NamedOperator<>(
                List.of("x", "weight"),
                List.of("bias"),
                List.of("y"),
                in -> Map.of("y", forward.of(in.get("x"), in.get("weight"), in.get("bias"))),
                (in, up) -> {
                    ConvGradients<T> g = backward.of(in.get("x"), in.get("weight"), up.get("y"));
                    return Map.of("x", g.dx(), "weight", g.dWeight(), "bias", g.dBias());
                });
    }

    @FunctionalInterface
    private interface Forward<T> {
        T of(T x, T weight, T bias);
    }

    @FunctionalInterface
    private interface Backward<T> {
        ConvGradients<T> of(T x, T weight, T dy);
    }
}
