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


def under(prefix, parameters):
    return {f"{prefix}.{name}": value for name, value in parameters.items()}


def sinusoids(steps, features, dtype):
    """Written out from the paper's formula, as PyTorch has no such module."""
    angles = torch.arange(steps, dtype=dtype)[:, None] / 10000 ** (torch.arange(0, features, 2, dtype=dtype) / features)
    return torch.stack([angles.sin(), angles.cos()], -1).reshape(steps, -1)[:, :features]


def embedded(tokens, table, positions, dtype):
    rows = nn.functional.embedding(tokens, table)
    if positions is not None:
        return rows + positions[:tokens.shape[1]]
    return rows * table.shape[1] ** 0.5 + sinusoids(tokens.shape[1], table.shape[1], dtype)


def models(write):
    def token_model(op, case, tokens, vocabulary, layers, e, f, heads, pre, act, causal, longest=0, head=False, bias=False, padding=-1,
                    norm=False, dtype=torch.float64):
        attributes = {"tokens": tokens, "layers": layers, "heads": heads, "normFirst": pre, "activation": act, "eps": 1e-5}
        if padding >= 0:
            attributes["padding"] = padding
        tokens = torch.tensor(tokens)
        layer = nn.TransformerEncoderLayer(e, heads, f, 0.0, act, 1e-5, True, pre, dtype=dtype)
        module = drawn(nn.TransformerEncoder(layer, layers, nn.LayerNorm(e, dtype=dtype) if norm else None, enable_nested_tensor=False))
        shapes = {"table": (vocabulary, e)} | ({"positions": (longest, e)} if longest else {})
        shapes |= ({"head.weight": (vocabulary, e)} if head else {}) | ({"head.bias": (vocabulary,)} if bias else {})
        inputs = draw(dtype, **shapes)
        b, t = tokens.shape
        mask = (tokens != padding).to(dtype)[:, None, :] if padding >= 0 else None
        h = module(embedded(tokens, inputs["table"], inputs.get("positions"), dtype), mask=forbidden(b, t, t, heads, mask, causal))
        logits = nn.functional.linear(h, inputs.get("head.weight", inputs["table"]), inputs.get("head.bias"))
        finish(write, op, case, dtype, attributes, inputs | under("encoder", stack_parameters(module)), {"logits": logits})

    def transformer(case, source, target, source_vocabulary, vocabulary, layers, e, f, heads, pre=False, act="relu", padding=-1, dtype=torch.float64):
        attributes = {"source": source, "target": target, "layers": layers, "heads": heads, "normFirst": pre, "activation": act,
                      "eps": 1e-5, "padding": padding}
        source, target = torch.tensor(source), torch.tensor(target)
        module = drawn(nn.Transformer(e, heads, layers, layers, f, 0.0, act, layer_norm_eps=1e-5, batch_first=True, norm_first=pre, dtype=dtype))
        inputs = draw(dtype, **{"source.table": (source_vocabulary, e), "target.table": (vocabulary, e), "generator.weight": (vocabulary, e),
                                "generator.bias": (vocabulary,)})
        x = embedded(source, inputs["source.table"], None, dtype)
        y = embedded(target, inputs["target.table"], None, dtype)
        pads = (source == padding, target == padding) if padding >= 0 else (None, None)
        h = module(x, y, tgt_mask=forbidden(1, target.shape[1], target.shape[1], 1, None, True)[0],
                   src_key_padding_mask=pads[0], tgt_key_padding_mask=pads[1], memory_key_padding_mask=pads[0])
        logits = nn.functional.linear(h, inputs["generator.weight"], inputs["generator.bias"])
        parameters = under("encoder", stack_parameters(module.encoder)) | under("decoder", stack_parameters(module.decoder))
        finish(write, "transformer", case, dtype, attributes, inputs | parameters, {"logits": logits})

    def language(case, tokens, vocabulary, layers, e, f, heads, pre=True, act="gelu", norm=True, **more):
        token_model("languageModel", case, tokens, vocabulary, layers, e, f, heads, pre, act, True, norm=norm, **more)

    def masked(case, tokens, vocabulary, layers, e, f, heads, pre=False, act="gelu", **more):
        token_model("maskedLanguageModel", case, tokens, vocabulary, layers, e, f, heads, pre, act, False, **more)

    torch.manual_seed(20260304)
    language("tied-learned-positions", [[1, 4, 0], [2, 2, 3]], 5, 2, 4, 6, 2, longest=5)
    language("sinusoidal-positions", [[1, 4, 0, 2], [3, 2, 3, 1]], 5, 2, 6, 4, 3)
    language("own-head", [[1, 4, 0], [2, 2, 3]], 6, 1, 4, 5, 2, longest=3, head=True, bias=True)
    language("post-norm", [[1, 3, 0, 3]], 4, 2, 4, 3, 2, pre=False, act="relu", norm=False)
    language("one-token", [[1], [2], [0]], 3, 2, 4, 5, 2, longest=2)
    language("odd-features", [[1, 2, 0]], 4, 1, 5, 3, 1)
    language("single-precision", [[1, 4, 0, 2], [3, 2, 3, 1]], 5, 2, 6, 7, 3, longest=4, dtype=torch.float32)
    masked("tied-learned-positions", [[1, 4, 0], [2, 2, 3]], 5, 2, 4, 6, 2, longest=5, bias=True)
    masked("sinusoidal-positions", [[1, 4, 0, 2], [3, 2, 3, 1]], 5, 1, 6, 4, 3, head=True)
    masked("padding", [[1, 4, 0, 0], [3, 2, 3, 1], [2, 0, 0, 0]], 5, 2, 4, 5, 2, longest=4, bias=True, padding=0)
    masked("pre-norm", [[1, 4, 0], [2, 2, 3]], 5, 2, 4, 5, 2, longest=3, pre=True, norm=True)
    masked("single-precision", [[1, 4, 0], [2, 2, 3]], 5, 2, 4, 6, 2, longest=5, bias=True, dtype=torch.float32)
    transformer("post-norm", [[1, 2, 3, 1], [4, 0, 2, 2]], [[1, 0, 2], [3, 3, 1]], 5, 4, 2, 4, 5, 2)
    transformer("pre-norm", [[1, 2, 3], [4, 0, 2]], [[1, 0, 2, 1], [3, 3, 1, 0]], 5, 6, 2, 6, 4, 3, pre=True, act="gelu")
    transformer("padding", [[1, 2, 0, 0], [4, 3, 2, 2]], [[1, 2, 0], [3, 3, 1]], 5, 4, 2, 4, 5, 2, padding=0)
    transformer("one-layer", [[1, 2, 0]], [[2, 0]], 3, 5, 1, 4, 3, 1)
    transformer("one-token", [[1], [2]], [[2], [0]], 3, 4, 1, 4, 5, 2)
    transformer("single-precision", [[1, 2, 3, 1], [4, 0, 2, 2]], [[1, 0, 2], [3, 3, 1]], 5, 4, 2, 4, 5, 2, dtype=torch.float32)


def write_all(write):
    encoder_layers(write)
    decoder_layers(write)
    stacks(write)
    models(write)
