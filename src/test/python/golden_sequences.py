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


def multi_head_cases(write):
    def multi_head(case, b, tq, tk, e, heads, mask=None, causal=False, dtype=torch.float64, scale=1.0, backward=True):
        inputs = {"q": torch.randn(b, tq, e, dtype=dtype) * scale, "k": torch.randn(b, tk, e, dtype=dtype) * scale,
                  "v": torch.randn(b, tk, e, dtype=dtype)}
        if mask is not None:
            inputs["mask"] = torch.tensor(mask, dtype=dtype)
        inputs |= {"weightIn": torch.randn(3 * e, e, dtype=dtype) * 0.6, "biasIn": torch.randn(3 * e, dtype=dtype),
                   "weightOut": torch.randn(e, e, dtype=dtype) * 0.6, "biasOut": torch.randn(e, dtype=dtype)}
        leaves(inputs, constant=("mask",))
        allowed = allowed_keys((b, tq, tk), inputs.get("mask"), causal)
        if allowed.any(-1).all():
            y, _ = torch.nn.functional.multi_head_attention_forward(
                inputs["q"].transpose(0, 1), inputs["k"].transpose(0, 1), inputs["v"].transpose(0, 1), e, heads,
                inputs["weightIn"], inputs["biasIn"], None, None, False, 0.0, inputs["weightOut"], inputs["biasOut"],
                attn_mask=~allowed.repeat_interleave(heads, 0))
            y = y.transpose(0, 1)
        else:  # PyTorch makes NaN of a query that may attend to nothing.
            q, k, v = [
                torch.nn.functional.linear(inputs[name], weight, bias).reshape(b, -1, heads, e // heads).transpose(1, 2)
                for name, weight, bias in zip("qkv", inputs["weightIn"].split(e), inputs["biasIn"].split(e))
            ]
            weights = softmax(q @ k.transpose(2, 3) / math.sqrt(e // heads), allowed.unsqueeze(1).expand(b, heads, tq, tk))
            side = (weights @ v).transpose(1, 2).reshape(b, tq, e)
            y = torch.nn.functional.linear(side, inputs["weightOut"], inputs["biasOut"])
        finish(write, "multiHeadAttention", case, dtype, {"heads": heads, "causal": causal}, inputs, {"y": y}, None if backward else ())

    torch.manual_seed(20260103)
    multi_head("plain", 2, 3, 5, 6, 2)
    multi_head("one-head", 2, 3, 4, 5, 1)
    multi_head("heads-of-one-feature", 2, 3, 4, 3, 3)
    multi_head("causal", 2, 5, 5, 6, 3, causal=True)
    multi_head("causal-fewer-queries", 1, 2, 5, 4, 2, causal=True)
    multi_head("one-query", 2, 1, 4, 6, 2)
    multi_head("one-key", 2, 3, 1, 6, 2)
    multi_head("one-batch", 1, 3, 4, 6, 3)
    multi_head("one-of-all", 1, 1, 1, 1, 1)
    multi_head("mask-keys", 2, 3, 4, 6, 2, mask=[1, 0, 1, 1])
    multi_head("mask-queries-keys", 2, 3, 4, 6, 2, mask=[[1, 0, 1, 1], [0, 0, 0, 1], [1, 1, 1, 0]])
    multi_head("mask-lengths", 3, 2, 4, 6, 2, mask=[[[1, 1, 0, 0]], [[1, 1, 1, 1]], [[1, 0, 0, 0]]])
    multi_head("mask-and-causal", 2, 4, 4, 6, 2, causal=True, mask=[[[1, 1, 0, 1]], [[1, 0, 1, 1]]])
    multi_head("mask-row-empty", 2, 3, 4, 6, 2, mask=[[[1, 0, 1, 1], [0, 0, 0, 0], [1, 1, 1, 1]], [[0, 0, 0, 0], [0, 1, 0, 0], [1, 1, 0, 0]]])
    multi_head("huge-logits", 2, 3, 5, 6, 2, scale=30.0)
    multi_head("forward-only", 2, 3, 5, 6, 2, backward=False)
    multi_head("single-precision", 2, 3, 5, 6, 2, dtype=torch.float32)


def write_all(write):
    multi_head_cases(write)
    attention_cases(write)
