"""The golden cases of additive attention; make_goldens.py runs them."""
import torch
import torch.nn.functional as F

from golden_sequences import allowed_keys, finish, leaves, softmax


def write_all(write):
    def additive(case, b, tq, tk, dq, dk, dv, hidden, mask=None, bias=True, dtype=torch.float64, scale=1.0, looked_at=("y", "weights")):
        inputs = {"q": torch.randn(b, tq, dq, dtype=dtype), "k": torch.randn(b, tk, dk, dtype=dtype), "v": torch.randn(b, tk, dv, dtype=dtype)}
        if mask is not None:
            inputs["mask"] = torch.tensor(mask, dtype=dtype)
        inputs |= {"weightQuery": torch.randn(hidden, dq, dtype=dtype), "weightKey": torch.randn(hidden, dk, dtype=dtype)}
        if bias:
            inputs["bias"] = torch.randn(hidden, dtype=dtype)
        inputs["weightScore"] = torch.randn(hidden, dtype=dtype) * scale
        leaves(inputs, constant=("mask",))
        queries = F.linear(inputs["q"], inputs["weightQuery"], inputs.get("bias"))
        keys = F.linear(inputs["k"], inputs["weightKey"])
        scores = torch.tanh(queries.unsqueeze(2) + keys.unsqueeze(1)) @ inputs["weightScore"]
        weights = softmax(scores, allowed_keys(scores.shape, inputs.get("mask"), False))
        finish(write, "additiveAttention", case, dtype, {}, inputs, {"y": weights @ inputs["v"], "weights": weights}, looked_at)

    torch.manual_seed(20260113)
    additive("plain", 2, 3, 5, 4, 6, 2, 7)
    additive("no-bias", 2, 3, 5, 4, 6, 2, 7, bias=False)
    additive("one-query", 3, 1, 4, 2, 5, 6, 3)
    additive("one-key", 2, 3, 1, 4, 2, 5, 6)
    additive("one-batch", 1, 3, 4, 2, 5, 6, 7)
    additive("one-hidden-feature", 2, 3, 4, 5, 2, 6, 1)
    additive("one-of-all", 1, 1, 1, 1, 1, 1, 1)
    additive("mask-keys", 2, 3, 4, 5, 2, 3, 6, mask=[1, 0, 1, 1])
    additive("mask-queries-keys", 2, 3, 4, 5, 2, 3, 6, mask=[[1, 0, 1, 1], [0, 0, 0, 1], [1, 1, 1, 0]])
    additive("mask-lengths", 3, 2, 4, 5, 2, 3, 6, mask=[[[1, 1, 0, 0]], [[1, 1, 1, 1]], [[1, 0, 0, 0]]])
    additive("mask-row-empty", 2, 3, 4, 5, 2, 3, 6, mask=[[[1, 0, 1, 1], [0, 0, 0, 0], [1, 1, 1, 1]], [[0, 0, 0, 0], [0, 1, 0, 0], [1, 1, 0, 0]]])
    additive("huge-scores", 2, 3, 5, 4, 6, 2, 7, scale=1000.0)
    additive("output-alone", 2, 3, 5, 4, 6, 2, 7, looked_at=("y",))
    additive("weights-alone", 2, 3, 5, 4, 6, 2, 7, looked_at=("weights",))
    additive("forward-only", 2, 3, 5, 4, 6, 2, 7, looked_at=())
    additive("single-precision", 2, 3, 5, 4, 6, 2, 7, dtype=torch.float32)
