"""The golden cases of positional encodings, from the papers' formulas in PyTorch; make_goldens.py runs them."""
import torch
import torch.nn.functional as F

from golden_sequences import finish, leaves


def angles(offset, steps, features, base=10000.0):
    """The angle of each position and pair of features: (steps, pairs), in double."""
    speeds = base ** (-torch.arange(0, features, 2, dtype=torch.float64) / features)
    return torch.outer(torch.arange(offset, offset + steps, dtype=torch.float64), speeds)


def sinusoidal_cases(write):
    def sinusoidal(case, b, t, e, offset=0, dtype=torch.float64, say=True, backward=True):
        inputs = leaves({"x": torch.randn(b, t, e, dtype=dtype)})
        turn = angles(offset, t, e)
        encoding = torch.stack([torch.sin(turn), torch.cos(turn)], -1).flatten(1)[:, :e].to(dtype)
        finish(write, "sinusoidalPosition", case, dtype, {"offset": offset} if say else {}, inputs, {"y": inputs["x"] + encoding},
               None if backward else ())

    torch.manual_seed(20260110)
    sinusoidal("plain", 2, 5, 6)
    sinusoidal("odd-features", 2, 4, 5)
    sinusoidal("offset", 2, 3, 4, offset=7)
    sinusoidal("far-offset", 1, 4, 8, offset=2000)
    sinusoidal("one-step", 3, 1, 6, offset=4)
    sinusoidal("one-batch", 1, 7, 2)
    sinusoidal("one-of-all", 1, 1, 1)
    sinusoidal("long", 1, 50, 4)
    sinusoidal("default-attributes", 2, 3, 4, say=False)
    sinusoidal("forward-only", 2, 3, 4, backward=False)
    sinusoidal("single-precision", 2, 5, 6, offset=3, dtype=torch.float32)


def learned_cases(write):
    def learned(case, b, t, e, positions, offset=0, dtype=torch.float64, say=True, backward=True):
        inputs = leaves({"x": torch.randn(b, t, e, dtype=dtype), "table": torch.randn(positions, e, dtype=dtype)})
        y = inputs["x"] + F.embedding(torch.arange(offset, offset + t), inputs["table"])
        finish(write, "learnedPosition", case, dtype, {"offset": offset} if say else {}, inputs, {"y": y}, None if backward else ())

    torch.manual_seed(20260111)
    learned("plain", 2, 3, 4, 5)
    learned("offset", 3, 2, 5, 7, offset=4)
    learned("offset-to-the-end", 2, 3, 4, 5, offset=2)
    learned("whole-table", 2, 5, 3, 5)
    learned("one-step", 2, 1, 4, 6, offset=3)
    learned("one-batch", 1, 4, 3, 6)
    learned("one-feature", 2, 3, 1, 4, offset=1)
    learned("one-of-all", 1, 1, 1, 1)
    learned("default-attributes", 2, 3, 4, 5, say=False)
    learned("forward-only", 2, 3, 4, 5, backward=False)
    learned("single-precision", 2, 3, 4, 5, offset=1, dtype=torch.float32)


def rotary_cases(write):
    def rotary(case, shape, offset=0, interleaved=True, base=10000.0, dtype=torch.float64, say=True, backward=True):
        inputs = leaves({"x": torch.randn(*shape, dtype=dtype)})
        pairs = shape[-1] // 2
        x = inputs["x"]
        split = x.unflatten(-1, (pairs, 2)) if interleaved else x.unflatten(-1, (2, pairs)).transpose(-1, -2)
        turn = angles(offset, shape[-2], shape[-1], base)
        # The matrices of equation 15: [[cos, -sin], [sin, cos]] for each step and pair.
        matrices = torch.stack([torch.stack([turn.cos(), -turn.sin()], -1), torch.stack([turn.sin(), turn.cos()], -1)], -2)
        turned = torch.einsum("tpij,...tpj->...tpi", matrices.to(dtype), split)
        y = (turned if interleaved else turned.transpose(-1, -2)).flatten(-2)
        attributes = {"offset": offset, "interleaved": interleaved, "base": base} if say else {}
        finish(write, "rotaryPosition", case, dtype, attributes, inputs, {"y": y}, None if backward else ())

    torch.manual_seed(20260112)
    for pairing, interleaved in [("interleaved", True), ("halves", False)]:
        rotary(f"{pairing}-plain", (2, 5, 6), interleaved=interleaved)
        rotary(f"{pairing}-heads", (2, 3, 4, 8), interleaved=interleaved)
        rotary(f"{pairing}-one-sequence", (5, 4), interleaved=interleaved)
        rotary(f"{pairing}-offset", (2, 3, 6), offset=5, interleaved=interleaved)
        rotary(f"{pairing}-far-offset", (1, 3, 8), offset=2000, interleaved=interleaved)
        rotary(f"{pairing}-one-step", (2, 1, 6), offset=9, interleaved=interleaved)
        rotary(f"{pairing}-one-pair", (2, 7, 2), interleaved=interleaved)
        rotary(f"{pairing}-base", (2, 4, 6), base=50.0, offset=2, interleaved=interleaved)
        rotary(f"{pairing}-single-precision", (2, 5, 6), offset=3, interleaved=interleaved, dtype=torch.float32)
    rotary("default-attributes", (2, 3, 4), say=False)
    rotary("forward-only", (2, 3, 4), backward=False)


def write_all(write):
    sinusoidal_cases(write)
    learned_cases(write)
    rotary_cases(write)
