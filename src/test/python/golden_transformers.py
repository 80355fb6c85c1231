"""The golden cases of the Transformer's layers, stacks and models; make_goldens.py runs them."""
import torch
from torch import nn

from golden_sequences import allowed_keys, finish

LAYER_NAMES = {
    "self_attn.in_proj_weight": "self.weightIn", "self_attn.in_proj_bias": "self.biasIn",
    "self_attn.out_proj.weight": "self.weightOut", "self_attn.out_proj.bias": "self.biasOut",
    "multihead_attn.in_proj_weight": "cross.weightIn", "multihead_attn.in_proj_bias": "cross.biasIn",
    "multihead_attn.out_proj.weight": "cross.weightOut", "multihead_attn.out_proj.bias": "cross.biasOut",
    "linear1.weight": "ff.weight1", "linear1.bias": "ff.bias1", "linear2.weight": "ff.weight2", "linear2.bias": "ff.bias2",
    "norm1.weight": "norm1.gamma", "norm1.bias": "norm1.beta", "norm2.weight": "norm2.gamma", "norm2.bias": "norm2.beta",
    "norm3.weight": "norm3.gamma", "norm3.bias": "norm3.beta",
}


def drawn(module):
    """Gives every parameter numbers that tell it from the others: PyTorch's biases begin at 0 and its gammas at 1."""
    with torch.no_grad():
        for name, value in module.named_parameters():
            value.copy_(torch.randn_like(value) * 0.6 + (1 if "norm" in name and name.endswith("weight") else 0))
    return module


def golden(name):
    """What cases call a layer's parameter: selfWeightIn for self.weightIn."""
    part, inner = name.split(".")
    return part + inner[0].upper() + inner[1:]


def layer_parameters(layer):
    return {LAYER_NAMES[name]: value for name, value in layer.named_parameters()}


def stack_parameters(stack):
    named = {f"{n}.{name}": value for n, layer in enumerate(stack.layers) for name, value in layer_parameters(layer).items()}
    if stack.norm is not None:
        named |= {"norm.gamma": stack.norm.weight, "norm.beta": stack.norm.bias}
    return named


def forbidden(b, tq, tk, heads, mask, causal):
    """PyTorch's mask, true where a query may not attend, for each head; none where all may."""
    if mask is None and not causal:
        return None
    return ~allowed_keys((b, tq, tk), mask, causal).repeat_interleave(heads, 0)


def draw(dtype, scale=1.0, **shapes):
    return {name: (torch.randn(*shape, dtype=dtype) * scale).requires_grad_() for name, shape in shapes.items()}


def masks(dtype, **given):
    return {name: torch.tensor(mask, dtype=dtype) for name, mask in given.items() if mask is not None}


def encoder_layers(write):
    def layer(case, b, t, e, f, heads, pre=False, act="relu", eps=1e-5, causal=False, mask=None, scale=1.0, dtype=torch.float64,
              backward=True):
        attributes = {"heads": heads, "normFirst": pre, "activation": act, "eps": eps, "causal": causal}
        module = drawn(nn.TransformerEncoderLayer(e, heads, f, 0.0, act, eps, True, pre, dtype=dtype))
        arrays = draw(dtype, scale, x=(b, t, e))
        extra = masks(dtype, mask=mask)
        y = module(arrays["x"], src_mask=forbidden(b, t, t, heads, extra.get("mask"), causal))
        parameters = {golden(name): value for name, value in layer_parameters(module).items()}
        finish(write, "transformerEncoderLayer", case, dtype, attributes, arrays | extra | parameters, {"y": y}, None if backward else ())

    torch.manual_seed(20260301)
    layer("post-norm-relu", 2, 3, 6, 5, 2)
    layer("post-norm-gelu", 2, 3, 6, 5, 3, act="gelu")
    layer("pre-norm-relu", 2, 3, 6, 5, 2, pre=True)
    layer("pre-norm-gelu", 2, 4, 6, 7, 3, pre=True, act="gelu")
    layer("causal-post-norm", 2, 4, 6, 5, 2, causal=True)
    layer("causal-pre-norm", 2, 4, 4, 5, 2, causal=True, pre=True, act="gelu")
    layer("one-head", 2, 3, 5, 4, 1)
    layer("heads-of-one-feature", 2, 4, 3, 5, 3, pre=True)
    layer("one-token", 3, 1, 4, 5, 2)
    layer("one-batch", 1, 3, 4, 6, 2, pre=True)
    layer("one-hidden", 2, 3, 4, 1, 2, act="gelu")
    layer("large-eps", 2, 3, 4, 5, 2, eps=0.25)
    layer("huge-input", 2, 3, 4, 5, 2, scale=100.0)
    layer("huge-input-pre-norm", 2, 3, 4, 5, 2, scale=100.0, pre=True)
    layer("mask-lengths", 3, 4, 4, 5, 2, mask=[[[1, 1, 0, 0]], [[1, 1, 1, 1]], [[1, 0, 0, 0]]])
    layer("mask-queries-keys", 2, 3, 4, 5, 2, pre=True, mask=[[1, 0, 1], [0, 0, 1], [1, 1, 0]])
    layer("mask-and-causal", 2, 4, 4, 5, 2, causal=True, mask=[[[1, 1, 0, 1]], [[1, 0, 1, 1]]])
    layer("forward-only", 2, 3, 4, 5, 2, backward=False)
    layer("single-precision", 2, 5, 6, 7, 2, dtype=torch.float32)
    layer("single-precision-pre-norm", 2, 5, 6, 7, 3, dtype=torch.float32, pre=True, act="gelu", causal=True)


def decoder_layers(write):
    def layer(case, b, t, s, e, f, heads, pre=False, act="relu", eps=1e-5, causal=True, mask=None, memory_mask=None, scale=1.0,
              dtype=torch.float64, backward=True):
        attributes = {"heads": heads, "normFirst": pre, "activation": act, "eps": eps, "causal": causal}
        module = drawn(nn.TransformerDecoderLayer(e, heads, f, 0.0, act, eps, True, pre, dtype=dtype))
        arrays = draw(dtype, scale, x=(b, t, e), memory=(b, s, e))
        extra = masks(dtype, mask=mask, memoryMask=memory_mask)
        y = module(arrays["x"], arrays["memory"], tgt_mask=forbidden(b, t, t, heads, extra.get("mask"), causal),
                   memory_mask=forbidden(b, t, s, heads, extra.get("memoryMask"), False))
        parameters = {golden(name): value for name, value in layer_parameters(module).items()}
        finish(write, "transformerDecoderLayer", case, dtype, attributes, arrays | extra | parameters, {"y": y}, None if backward else ())

    torch.manual_seed(20260302)
    layer("post-norm-relu", 2, 3, 4, 6, 5, 2)
    layer("post-norm-gelu", 2, 4, 3, 6, 5, 3, act="gelu")
    layer("pre-norm-relu", 2, 3, 5, 6, 4, 2, pre=True)
    layer("pre-norm-gelu", 2, 3, 5, 6, 4, 3, pre=True, act="gelu")
    layer("not-causal", 2, 3, 4, 6, 5, 2, causal=False)
    layer("one-head", 2, 3, 4, 5, 6, 1)
    layer("one-token", 3, 1, 4, 4, 5, 2)
    layer("one-memory", 2, 3, 1, 4, 5, 2, pre=True)
    layer("one-batch", 1, 3, 2, 4, 5, 2)
    layer("large-eps", 2, 3, 4, 4, 5, 2, eps=0.25)
    layer("huge-input", 2, 3, 4, 4, 5, 2, scale=100.0, pre=True)
    layer("mask-memory-lengths", 2, 3, 4, 4, 5, 2, memory_mask=[[[1, 1, 0, 0]], [[1, 1, 1, 0]]])
    layer("mask-both", 2, 3, 4, 4, 5, 2, pre=True, mask=[[[1, 1, 0]], [[1, 0, 1]]], memory_mask=[[[1, 0, 0, 1]], [[0, 1, 1, 1]]])
    layer("forward-only", 2, 3, 4, 4, 5, 2, backward=False)
    layer("single-precision", 2, 5, 4, 6, 7, 2, dtype=torch.float32)


def stacks(write):
    def encoder(case, layers, b, t, e, f, heads, pre=False, act="relu", causal=False, norm=False, mask=None, dtype=torch.float64):
        attributes = {"layers": layers, "heads": heads, "normFirst": pre, "activation": act, "eps": 1e-5, "causal": causal}
        layer = nn.TransformerEncoderLayer(e, heads, f, 0.0, act, 1e-5, True, pre, dtype=dtype)
        module = drawn(nn.TransformerEncoder(layer, layers, nn.LayerNorm(e, dtype=dtype) if norm else None, enable_nested_tensor=False))
        arrays = draw(dtype, x=(b, t, e))
        extra = masks(dtype, mask=mask)
        y = module(arrays["x"], mask=forbidden(b, t, t, heads, extra.get("mask"), causal))
        finish(write, "transformerEncoder", case, dtype, attributes, arrays | extra | stack_parameters(module), {"y": y})

    def decoder(case, layers, b, t, s, e, f, heads, pre=False, act="relu", causal=True, norm=False, memory_mask=None, dtype=torch.float64):
        attributes = {"layers": layers, "heads": heads, "normFirst": pre, "activation": act, "eps": 1e-5, "causal": causal}
        layer = nn.TransformerDecoderLayer(e, heads, f, 0.0, act, 1e-5, True, pre, dtype=dtype)
        module = drawn(nn.TransformerDecoder(layer, layers, nn.LayerNorm(e, dtype=dtype) if norm else None))
        arrays = draw(dtype, x=(b, t, e), memory=(b, s, e))
        extra = masks(dtype, memoryMask=memory_mask)
        y = module(arrays["x"], arrays["memory"], tgt_mask=forbidden(b, t, t, heads, None, causal),
                   memory_mask=forbidden(b, t, s, heads, extra.get("memoryMask"), False))
        finish(write, "transformerDecoder", case, dtype, attributes, arrays | extra | stack_parameters(module), {"y": y})

    torch.manual_seed(20260303)
    encoder("post-norm", 2, 2, 3, 4, 5, 2)
    encoder("post-norm-and-last-norm", 2, 2, 3, 4, 5, 2, norm=True)
    encoder("pre-norm", 3, 2, 3, 4, 5, 2, pre=True, act="gelu", norm=True)
    encoder("pre-norm-causal", 2, 2, 4, 6, 5, 3, pre=True, causal=True, norm=True)
    encoder("one-layer", 1, 2, 3, 4, 5, 2)
    encoder("mask-lengths", 2, 3, 4, 4, 5, 2, mask=[[[1, 1, 0, 0]], [[1, 1, 1, 1]], [[1, 0, 0, 0]]])
    encoder("single-precision", 2, 2, 5, 6, 7, 2, dtype=torch.float32)
    decoder("post-norm", 2, 2, 3, 4, 4, 5, 2)
    decoder("post-norm-and-last-norm", 2, 2, 3, 5, 4, 6, 2, norm=True)
    decoder("pre-norm", 3, 2, 3, 4, 4, 5, 2, pre=True, act="gelu", norm=True)
    decoder("one-layer", 1, 2, 4, 3, 6, 5, 3, causal=False)
    decoder("mask-memory-lengths", 2, 2, 3, 4, 4, 5, 2, memory_mask=[[[1, 1, 0, 0]], [[1, 1, 1, 0]]])
    decoder("single-precision", 2, 2, 5, 4, 6, 7, 2, dtype=torch.float32)


def write_all(write):
    encoder_layers(write)
    decoder_layers(write)
    stacks(write)
