"""Writes the golden cases of src/test/resources/golden from PyTorch: docs/golden-cases.md has the format.

    /usr/bin/python3 src/test/python/make_goldens.py        (Debian: python3-torch)

Seeded, so a second run writes the same bytes. A case is named by its operator and by what is special about it.
"""
import json
import zlib
from pathlib import Path

import torch
import torch.nn.functional as F

import golden_recurrence
import golden_additive
import golden_convolutions
import golden_positions
import golden_augment
import golden_sequences
import golden_training
import golden_transformers

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "golden"


def array(tensor):
    """A tensor as the format wants it; repr() of a double has all its digits."""
    return {"shape": list(tensor.shape), "data": tensor.detach().reshape(-1).tolist()}


def line(name, value):
    return f"  {json.dumps(name)}: {json.dumps(value)}"


def block(name, arrays):
    inner = ",\n".join(f"    {json.dumps(key)}: {json.dumps(array(value))}" for key, value in arrays.items())
    return f"  {json.dumps(name)}: {{\n{inner}\n  }}"


def write(op, case, dtype, attributes, inputs, outputs, upstream=None, gradients=None):
    """Writes one case, an array to a line."""
    source = f"PyTorch {torch.__version__} {str(dtype).removeprefix('torch.')}"
    parts = [line("op", op), line("source", source), line("attributes", attributes)]
    for name, arrays in [("inputs", inputs), ("outputs", outputs), ("upstream", upstream), ("gradients", gradients)]:
        if arrays:
            parts.append(block(name, arrays))
    folder = FOLDER / op
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{case}.json").write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def conv2d(case, x, weight, bias=True, dtype=torch.float64, scale=1.0, backward=True, say=True, **attributes):
    """One convolution: shapes of x and weight, and the attributes that differ from PyTorch's defaults."""
    inputs = {"x": torch.randn(*x, dtype=dtype) * scale, "weight": torch.randn(*weight, dtype=dtype) * scale}
    if bias:
        inputs["bias"] = torch.randn(weight[0], dtype=dtype) * scale
    for value in inputs.values():
        value.requires_grad_(True)
    y = F.conv2d(inputs["x"], inputs["weight"], inputs.get("bias"), **attributes)
    written = {"stride": [1, 1], "padding": [0, 0], "dilation": [1, 1], "groups": 1} if say else {}
    for name, value in attributes.items():
        written[name] = list(value) if isinstance(value, tuple) else value
    upstream = gradients = None
    if backward:
        upstream = {"y": torch.randn_like(y) * scale}
        y.backward(upstream["y"])
        gradients = {name: value.grad for name, value in inputs.items()}
    write("conv2d", case, dtype, written, inputs, {"y": y}, upstream, gradients)


def seed(op, case):
    """Makes a case's numbers depend on its name alone, not on the cases before it."""
    torch.manual_seed(zlib.crc32(f"{op}/{case}".encode()))


def operator(op, case, function, attributes, inputs, dtype=torch.float64, backward=True):
    """One case of any operator: function is given the inputs by name and returns y.

    An input is a shape, filled with normal numbers, or a function of no argument that returns a tensor.
    """
    seed(op, case)
    given = {}
    for name, value in inputs.items():
        given[name] = (value() if callable(value) else torch.randn(*value)).to(dtype).detach().requires_grad_(True)
    y = function(**given)
    upstream = gradients = None
    if backward:
        upstream = {"y": torch.randn(y.shape, dtype=dtype)}
        y.backward(upstream["y"])
        gradients = {name: value.grad for name, value in given.items()}
    write(op, case, dtype, attributes, given, {"y": y}, upstream, gradients)


def pooling():
    def pool(op, case, x, dtype=torch.float64, **attributes):
        kernel, stride, padding = attributes["kernel"], attributes.get("stride"), attributes.get("padding", 0)
        if op == "maxPool2d":
            function = lambda x: F.max_pool2d(x, kernel, stride, padding)
        else:
            counted = attributes.get("countIncludePad", True)
            function = lambda x: F.avg_pool2d(x, kernel, stride, padding, count_include_pad=counted)
        operator(op, case, function, attributes, {"x": x}, dtype)

    for op in ("maxPool2d", "avgPool2d"):
        pool(op, "plain", (2, 3, 4, 6), kernel=[2, 2], stride=[2, 2], padding=[0, 0])
        pool(op, "remainder", (2, 3, 7, 8), kernel=[3, 2], stride=[2, 3], padding=[0, 0])
        pool(op, "overlap", (2, 2, 5, 6), kernel=[3, 3], stride=[1, 2], padding=[1, 1])
        pool(op, "stride-beyond-kernel", (1, 2, 8, 9), kernel=[2, 1], stride=[3, 4], padding=[1, 0])
        pool(op, "kernel-is-input", (2, 3, 4, 5), kernel=[4, 5], stride=[1, 1], padding=[0, 0])
        pool(op, "one-of-all", (1, 1, 1, 1), kernel=[1, 1], stride=[1, 1], padding=[0, 0])
        pool(op, "default-stride", (2, 2, 6, 7), kernel=[2, 3])
        pool(op, "all-negative", lambda: torch.randn(2, 3, 5, 5) - 9, kernel=[3, 3], stride=[2, 2], padding=[1, 1])
        pool(op, "single-precision", (2, 3, 5, 7), torch.float32, kernel=[2, 3], stride=[2, 2], padding=[1, 1])
    pool("maxPool2d", "ties", lambda: torch.randint(-3, 0, (2, 2, 6, 7)), kernel=[3, 3], stride=[2, 2], padding=[1, 1])
    for case, x, kernel, stride, padding in [
        ("padding-not-counted", (2, 3, 5, 6), [3, 3], [2, 2], [1, 1]),
        ("padding-not-counted-2-1", (2, 2, 7, 5), [4, 2], [3, 1], [2, 1]),
    ]:
        pool("avgPool2d", case, x, kernel=kernel, stride=stride, padding=padding, countIncludePad=False)
    pool("avgPool2d", "padding-counted", (2, 3, 5, 6), kernel=[3, 3], stride=[2, 2], padding=[1, 1], countIncludePad=True)

    for case, x, dtype in [
        ("plain", (2, 3, 4, 5), torch.float64),
        ("one-pixel", (3, 2, 1, 1), torch.float64),
        ("one-image", (1, 4, 5, 2), torch.float64),
        ("single-precision", (2, 3, 5, 4), torch.float32),
    ]:
        operator("globalAvgPool2d", case, lambda x: F.adaptive_avg_pool2d(x, 1).flatten(1), {}, {"x": x}, dtype)

    def over_time(case, x, lengths=None, dtype=torch.float64):
        def function(x):
            if lengths is None:
                return x.amax(1)
            steps = torch.arange(x.shape[1])[None, :, None]
            return x.masked_fill(steps >= torch.tensor(lengths)[:, None, None], -torch.inf).amax(1)

        operator("maxOverTime", case, function, {} if lengths is None else {"lengths": lengths}, {"x": x}, dtype)

    over_time("plain", (3, 5, 2))
    over_time("lengths", (4, 6, 3), [3, 6, 1, 5])
    over_time("one-step", (2, 1, 3))
    over_time("all-negative", lambda: torch.randn(3, 4, 2) - 9, [2, 4, 3])
    over_time("single-precision", (3, 5, 4), [5, 2, 4], torch.float32)


def dense():
    def linear(case, x, out, bias=True, dtype=torch.float64):
        inputs = {"x": x, "weight": (out, x[-1])}
        if bias:
            inputs["bias"] = (out,)
        operator("linear", case, lambda x, weight, bias=None: F.linear(x, weight, bias), {}, inputs, dtype)

    linear("plain", (4, 3), 5)
    linear("sequence", (2, 3, 4), 5)
    linear("four-axes", (2, 1, 3, 5), 2)
    linear("vector", (4,), 3)
    linear("no-bias", (3, 4), 2, bias=False)
    linear("one-of-all", (1, 1), 1)
    linear("one-row", (1, 5), 3)
    linear("one-output", (4, 5), 1)
    linear("single-precision", (3, 7), 4, dtype=torch.float32)


def activations():
    wide = lambda: torch.linspace(-12, 12, 35).reshape(5, 7)
    functions = {"relu": F.relu, "gelu": F.gelu, "tanh": torch.tanh, "sigmoid": torch.sigmoid}
    for op, f in functions.items():
        operator(op, "plain", lambda x: f(x), {}, {"x": (2, 3, 4)})
        operator(op, "wide", lambda x: f(x), {}, {"x": wide})
        operator(op, "huge", lambda x: f(x), {}, {"x": lambda: torch.tensor([[-1e4, -800.0], [800.0, 1e4]])})
        operator(op, "near-zero", lambda x: f(x), {}, {"x": lambda: torch.randn(3, 5) * 1e-4})
        operator(op, "single-precision", lambda x: f(x), {}, {"x": (3, 5)}, torch.float32)
    for op, f in {"softmax": F.softmax, "logSoftmax": F.log_softmax}.items():
        for axis, x in [(-1, (3, 5)), (0, (3, 5)), (1, (2, 3, 4)), (1, (2, 3, 2, 3)), (-3, (2, 4, 3)), (0, (6,))]:
            case = f"axis-{axis}-of-{len(x)}".replace("--", "-minus-")
            operator(op, case, lambda x: f(x, axis), {"axis": axis}, {"x": x})
        huge = lambda: torch.tensor([[1e4, -1e4, 9.999e3, 0.0], [-1e4, -1.0001e4, -1e4, -2e4], [800.0, 801.0, 0.0, -800.0]])
        operator(op, "huge", lambda x: f(x, 1), {"axis": 1}, {"x": huge})
        operator(op, "equal", lambda x: f(x, 1), {"axis": 1}, {"x": lambda: torch.full((2, 3), 7.0)})
        operator(op, "one-entry", lambda x: f(x, 1), {"axis": 1}, {"x": (3, 1)})
        operator(op, "default-axis", lambda x: f(x, -1), {}, {"x": (2, 3, 5)})
        operator(op, "single-precision", lambda x: f(x, 1), {"axis": 1}, {"x": (3, 5, 2)}, torch.float32)


def losses():
    def cross_entropy(case, x, labels, dtype=torch.float64, ignored=None, smoothing=None, scale=1.0):
        attributes, options = {"labels": labels}, {}
        if ignored is not None:
            attributes["ignoreIndex"] = options["ignore_index"] = ignored
        if smoothing is not None:
            attributes["labelSmoothing"] = options["label_smoothing"] = smoothing
        function = lambda x: F.cross_entropy(x, torch.tensor(labels), **options)
        operator("crossEntropy", case, function, attributes, {"x": lambda: torch.randn(*x) * scale}, dtype)

    cross_entropy("plain", (4, 3), [2, 0, 1, 1])
    cross_entropy("one-row", (1, 5), [3])
    cross_entropy("two-classes", (5, 2), [0, 1, 1, 0, 1])
    cross_entropy("ignored-by-default", (4, 3), [2, -100, 1, -100])
    cross_entropy("ignored-0", (5, 4), [2, 0, 1, 0, 3], ignored=0)
    cross_entropy("smoothed", (4, 3), [2, 0, 1, 1], smoothing=0.1)
    cross_entropy("smoothed-and-ignored", (5, 4), [-1, 2, 3, -1, 0], ignored=-1, smoothing=0.3)
    cross_entropy("huge", (4, 3), [2, 0, 1, 1], scale=1e4)
    cross_entropy("single-precision", (4, 5), [2, 4, 1, 0], torch.float32, smoothing=0.1)

    def pair(op, case, function, x, target, dtype=torch.float64, scale=1.0):
        """A loss whose gradient at the target is of no interest."""
        seed(op, case)
        x = (torch.randn(*x) * scale).to(dtype).requires_grad_(True)
        target = target(x).to(dtype).detach()
        y = function(x, target)
        upstream = torch.randn((), dtype=dtype)
        y.backward(upstream)
        write(op, case, dtype, {}, {"x": x, "target": target}, {"y": y}, {"y": upstream}, {"x": x.grad})

    normal = lambda x: torch.randn_like(x)
    for case, x in [("plain", (4, 3)), ("three-axes", (2, 3, 4)), ("one-entry", (1,)), ("vector", (7,))]:
        pair("meanSquaredError", case, F.mse_loss, x, normal)
        pair("binaryCrossEntropy", case, F.binary_cross_entropy_with_logits, x, torch.rand_like)
    pair("meanSquaredError", "single-precision", F.mse_loss, (3, 5), normal, torch.float32)
    answers = lambda x: torch.randint(0, 2, x.shape)
    binary = F.binary_cross_entropy_with_logits
    pair("binaryCrossEntropy", "answers", binary, (3, 5), answers)
    pair("binaryCrossEntropy", "huge", binary, (3, 5), answers, scale=1e4)
    pair("binaryCrossEntropy", "single-precision", binary, (3, 5), torch.rand_like, torch.float32)


def norms():
    def layer_norm(case, x, eps=1e-5, dtype=torch.float64, say=True):
        inputs = {"x": x, "gamma": x[-1:], "beta": x[-1:]}
        function = lambda x, gamma, beta: F.layer_norm(x, gamma.shape, gamma, beta, eps)
        operator("layerNorm", case, function, {"eps": eps} if say else {}, inputs, dtype)

    layer_norm("plain", (4, 5))
    layer_norm("sequence", (2, 3, 7))
    layer_norm("large-eps", (3, 4), 0.5)
    layer_norm("tiny-eps", (3, 4), 1e-12)
    layer_norm("vector", (6,))
    layer_norm("two-features", (5, 2))
    layer_norm("one-feature", (3, 1))
    layer_norm("default-eps", (3, 5), say=False)
    layer_norm("single-precision", (3, 5), dtype=torch.float32)

    def batch_norm(case, x, training=True, eps=1e-5, running=True, dtype=torch.float64, scale=1.0):
        op = "batchNorm2d"
        seed(op, case)
        channels = x[1:2]
        given = {"x": torch.randn(*x) * scale, "gamma": torch.randn(*channels), "beta": torch.randn(*channels)}
        given = {name: value.to(dtype).requires_grad_(True) for name, value in given.items()}
        statistics = {"runningMean": torch.zeros(channels), "runningVariance": torch.ones(channels)}
        if running:
            statistics = {"runningMean": torch.randn(*channels), "runningVariance": torch.rand(*channels) + 0.5}
        statistics = {name: value.to(dtype) for name, value in statistics.items()}
        after = {name: value.clone() for name, value in statistics.items()}
        y = F.batch_norm(
            given["x"], after["runningMean"], after["runningVariance"], given["gamma"], given["beta"], training, 0.3, eps
        )
        upstream = torch.randn_like(y)
        y.backward(upstream)
        attributes = {"eps": eps, "training": training, "momentum": 0.3}
        inputs = {**given, **statistics} if running else given
        outputs = {"y": y, **after} if training else {"y": y}
        gradients = {name: value.grad for name, value in given.items()}
        write(op, case, dtype, attributes, inputs, outputs, {"y": upstream}, gradients)

    batch_norm("training", (3, 2, 4, 5))
    batch_norm("training-from-the-start", (2, 3, 2, 3), running=False)
    batch_norm("training-large-eps", (2, 3, 4, 2), eps=0.5)
    batch_norm("training-one-image", (1, 3, 4, 5))
    batch_norm("training-one-pixel", (4, 3, 1, 1))
    batch_norm("training-far-from-zero", (3, 2, 4, 5), scale=1e3)
    batch_norm("evaluation", (3, 2, 4, 5), training=False)
    batch_norm("evaluation-one-entry", (1, 2, 1, 1), training=False)
    batch_norm("evaluation-from-the-start", (2, 3, 2, 3), training=False, running=False)
    batch_norm("single-precision", (3, 2, 4, 5), dtype=torch.float32)
    batch_norm("evaluation-single-precision", (3, 2, 4, 5), training=False, dtype=torch.float32)


def embeddings():
    def embedding(case, table, indices, dtype=torch.float64):
        function = lambda table: F.embedding(torch.tensor(indices), table)
        operator("embedding", case, function, {"indices": indices}, {"table": table}, dtype)

    embedding("sentence", (5, 3), [4, 0, 2])
    embedding("batch", (6, 4), [[1, 5, 1], [0, 1, 3]])
    embedding("one-token-again-and-again", (4, 2), [3, 3, 3, 3])
    embedding("three-axes", (3, 2), [[[0, 2]], [[1, 1]]])
    embedding("one-of-all", (1, 1), [0])
    embedding("scalar", (4, 3), 2)
    embedding("single-precision", (5, 3), [[4, 0], [4, 2]], torch.float32)


def main():
    torch.manual_seed(20260101)
    torch.set_num_threads(1)  # A sum split among threads would round otherwise on another machine.

    conv2d("plain", (2, 3, 6, 5), (4, 3, 3, 2))
    conv2d("one-by-one", (2, 3, 4, 5), (4, 3, 1, 1))
    conv2d("one-by-one-strided", (1, 2, 5, 6), (3, 2, 1, 1), stride=(2, 3))
    conv2d("row-kernel", (2, 2, 4, 7), (3, 2, 1, 4))
    conv2d("column-kernel", (2, 2, 7, 4), (3, 2, 4, 1), padding=(1, 0))
    conv2d("stride-2-1", (2, 3, 7, 5), (2, 3, 3, 2), stride=(2, 1))
    conv2d("padding-1-2", (2, 2, 4, 5), (3, 2, 3, 4), padding=(1, 2))
    conv2d("stride-and-padding", (2, 3, 6, 9), (4, 3, 3, 3), stride=(2, 2), padding=(1, 1))
    conv2d("stride-beyond-kernel", (2, 2, 9, 11), (3, 2, 2, 2), stride=(4, 3))
    conv2d("padding-beyond-kernel", (1, 2, 3, 2), (2, 2, 2, 2), stride=(2, 3), padding=(3, 4))
    conv2d("dilation-2-1", (2, 2, 7, 5), (3, 2, 3, 3), dilation=(2, 1))
    conv2d("dilation-with-all", (2, 4, 9, 10), (6, 2, 3, 2), stride=(2, 3), padding=(2, 1), dilation=(2, 3), groups=2)
    conv2d("groups-2", (2, 4, 5, 6), (6, 2, 3, 2), groups=2)
    conv2d("groups-3-strided", (1, 6, 7, 6), (3, 2, 3, 3), stride=(2, 1), padding=(1, 1), groups=3)
    conv2d("depthwise", (2, 3, 6, 5), (3, 1, 3, 3), padding=(1, 1), groups=3)
    conv2d("depthwise-multiplied", (2, 3, 5, 6), (6, 1, 2, 3), stride=(1, 2), groups=3)
    conv2d("depthwise-dilated", (1, 2, 7, 8), (4, 1, 3, 2), dilation=(2, 3), groups=2)
    conv2d("no-bias", (2, 3, 5, 4), (2, 3, 2, 3), bias=False)
    conv2d("one-image", (1, 2, 5, 4), (3, 2, 3, 3), padding=(1, 1))
    conv2d("one-of-all", (1, 1, 1, 1), (1, 1, 1, 1))
    conv2d("kernel-is-input", (2, 3, 4, 5), (2, 3, 4, 5))
    conv2d("kernel-is-padded-input", (2, 2, 3, 4), (3, 2, 5, 8), padding=(1, 2))
    conv2d("huge", (2, 2, 5, 6), (3, 2, 3, 2), scale=1e6, padding=(1, 0))
    conv2d("small", (2, 2, 5, 6), (3, 2, 3, 2), scale=1e-3, padding=(1, 0))
    conv2d("default-attributes", (2, 2, 4, 5), (3, 2, 2, 3), say=False)
    conv2d("forward-only", (2, 2, 4, 5), (3, 2, 2, 3), backward=False, stride=(1, 2))
    conv2d("single-precision", (2, 3, 6, 5), (4, 3, 3, 2), dtype=torch.float32, stride=(2, 1), padding=(1, 1))
    conv2d("single-precision-groups", (2, 4, 6, 5), (4, 2, 3, 2), dtype=torch.float32, dilation=(1, 2), groups=2)
    pooling()
    dense()
    activations()
    losses()
    norms()
    embeddings()
    golden_convolutions.write_all(operator)

    golden_sequences.write_all(write)
    golden_recurrence.write_all(write)
    golden_augment.write_all(write)
    golden_positions.write_all(write)
    golden_additive.write_all(write)
    golden_training.write_all(write)
    golden_transformers.write_all(write)


if __name__ == "__main__":
    main()
