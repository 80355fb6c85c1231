"""The golden cases of attention, recurrence and positions; make_goldens.py runs them."""
import math

import torch


def leaves(inputs, constant=()):
    """Makes PyTorch keep the gradient of each input."""
    for name, value in inputs.items():
        value.requires_grad_(name not in constant)
    return inputs


def finish(write, op, case, dtype, attributes, inputs, outputs, looked_at=None):
    """Draws an upstream for the outputs looked at (all of them if not said), and writes the case with its gradients."""
    looked_at = list(outputs) if looked_at is None else looked_at
    upstream = {name: torch.randn_like(outputs[name]) for name in looked_at}
    if not upstream:
        write(op, case, dtype, attributes, inputs, outputs)
        return
    torch.autograd.backward([outputs[name] for name in looked_at], list(upstream.values()))
    gradients = {
        name: torch.zeros_like(value) if value.grad is None else value.grad
        for name, value in inputs.items() if value.requires_grad
    }
    write(op, case, dtype, attributes, inputs, outputs, upstream, gradients)


def softmax(scores, allowed):
    """Over the keys allowed; a query that may attend to none gets zeros, where PyTorch's softmax gives NaN."""
    dead = ~allowed.any(-1, keepdim=True)
    scores = scores.masked_fill(~allowed & ~dead, -math.inf)
    return torch.softmax(scores, -1).masked_fill(dead, 0.0)


def allowed_keys(shape, mask, causal):
    allowed = torch.ones(shape, dtype=torch.bool)
    if causal:
        allowed = allowed.tril()
    return allowed if mask is None else allowed & (mask != 0)


def attention_cases(write):
    def attention(case, b, tq, tk, d, dv, mask=None, causal=False, dtype=torch.float64, scale=1.0, looked_at=("y", "weights")):
        inputs = {"q": torch.randn(b, tq, d, dtype=dtype) * scale, "k": torch.randn(b, tk, d, dtype=dtype) * scale,
                  "v": torch.randn(b, tk, dv, dtype=dtype)}
        if mask is not None:
            inputs["mask"] = torch.tensor(mask, dtype=dtype)
        leaves(inputs, constant=("mask",))
        scores = inputs["q"] @ inputs["k"].transpose(1, 2) / math.sqrt(d)
        weights = softmax(scores, allowed_keys(scores.shape, inputs.get("mask"), causal))
        finish(write, "attention", case, dtype, {"causal": causal}, inputs, {"y": weights @ inputs["v"], "weights": weights}, looked_at)

    torch.manual_seed(20260102)
    attention("plain", 2, 3, 5, 4, 2)
    attention("causal", 2, 5, 5, 3, 4, causal=True)
    attention("causal-fewer-queries", 2, 3, 5, 4, 2, causal=True)
    attention("causal-more-queries", 1, 5, 3, 2, 4, causal=True)
    attention("one-key", 2, 3, 1, 4, 2)
    attention("one-query", 3, 1, 4, 2, 5)
    attention("one-batch", 1, 3, 4, 2, 5)
    attention("one-of-all", 1, 1, 1, 1, 1)
    attention("one-feature", 2, 4, 3, 1, 1)
    attention("mask-keys", 2, 3, 4, 5, 2, mask=[1, 0, 1, 1])
    attention("mask-queries-keys", 2, 3, 4, 5, 2, mask=[[1, 0, 1, 1], [0, 0, 0, 1], [1, 1, 1, 0]])
    attention("mask-each", 2, 2, 3, 5, 4, mask=[[[1, 0, 1], [0, 0, 1]], [[1, 1, 0], [1, 1, 1]]])
    attention("mask-lengths", 3, 2, 4, 5, 2, mask=[[[1, 1, 0, 0]], [[1, 1, 1, 1]], [[1, 0, 0, 0]]])
    attention("mask-query-alone", 2, 3, 4, 5, 2, mask=[[1], [0], [1]])
    attention("mask-one-number", 2, 3, 4, 5, 2, mask=1.0)
    attention("mask-row-empty", 2, 3, 4, 5, 2, mask=[[[1, 0, 1, 1], [0, 0, 0, 0], [1, 1, 1, 1]], [[0, 0, 0, 0], [0, 1, 0, 0], [1, 1, 0, 0]]])
    attention("mask-all-empty", 2, 3, 4, 5, 2, mask=[[[0]], [[1]]])
    attention("mask-and-causal", 2, 4, 4, 3, 2, causal=True, mask=[[[0, 1, 1, 1]], [[1, 0, 1, 1]]])
    attention("huge-logits", 2, 3, 5, 4, 2, scale=100.0)
    attention("huge-logits-causal", 2, 4, 4, 3, 2, scale=300.0, causal=True)
    attention("output-alone", 2, 3, 5, 4, 2, looked_at=("y",))
    attention("weights-alone", 2, 3, 5, 4, 2, looked_at=("weights",))
    attention("forward-only", 2, 3, 5, 4, 2, looked_at=())
    attention("single-precision", 2, 3, 5, 4, 2, dtype=torch.float32)
    attention("single-precision-causal", 2, 6, 6, 4, 2, dtype=torch.float32, causal=True)


def write_all(write):
    attention_cases(write)
