"""Writes the golden cases of src/test/resources/golden from PyTorch: docs/golden-cases.md has the format.

    /usr/bin/python3 src/test/python/make_goldens.py        (Debian: python3-torch)

Seeded, so a second run writes the same bytes. A case is named by its operator and by what is special about it.
"""
import json
from pathlib import Path

import torch
import torch.nn.functional as F

import golden_sequences

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

    golden_sequences.write_all(write)


if __name__ == "__main__":
    main()
