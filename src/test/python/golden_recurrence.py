"""The golden cases of recurrence; make_goldens.py runs them."""
import zlib

import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from golden_sequences import finish, leaves

GATES = {"rnn": 1, "lstm": 4, "gru": 3}


def seed(op, case):
    """Makes a case's numbers depend on its name alone, not on the cases before it."""
    torch.manual_seed(zlib.crc32(f"{op}/{case}".encode()))


def run(module, x, start, lengths):
    """Runs one of PyTorch's recurrences; of a ragged batch, it packs the sequences, and so never reads the filling."""
    if lengths is None:
        return module(x, start)
    packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
    y, end = module(packed, start)
    return pad_packed_sequence(y, batch_first=True, total_length=x.shape[1])[0], end


def draw(module, scale):
    """Fills the module's parameters with normal numbers."""
    for parameter in module.parameters():
        parameter.data.normal_(0, scale)


def single_cases(write):
    def case(op, name, b, t, f, h, lengths=None, nonlinearity=None, dtype=torch.float64, scale=0.6, factor=1.0, looked_at=None):
        seed(op, name)
        options = {} if nonlinearity is None else {"nonlinearity": nonlinearity}
        module = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}[op](f, h, batch_first=True, dtype=dtype, **options)
        draw(module, scale)
        inputs = {"x": torch.randn(b, t, f, dtype=dtype) * factor, "h0": torch.randn(b, h, dtype=dtype)}
        if op == "lstm":
            inputs["c0"] = torch.randn(b, h, dtype=dtype) * factor
        inputs |= {"weightInput": module.weight_ih_l0, "weightHidden": module.weight_hh_l0,
                   "biasInput": module.bias_ih_l0, "biasHidden": module.bias_hh_l0}
        leaves(inputs)
        start = inputs["h0"].unsqueeze(0)
        y, end = run(module, inputs["x"], (start, inputs["c0"].unsqueeze(0)) if op == "lstm" else start, lengths)
        outputs = {"y": y}
        outputs |= {"hn": end[0][0], "cn": end[1][0]} if op == "lstm" else {"hn": end[0]}
        attributes = dict(options)
        if lengths is not None:
            attributes["lengths"] = lengths
        finish(write, op, name, dtype, attributes, inputs, outputs, looked_at)

    for op in ("rnn", "lstm", "gru"):
        case(op, "plain", 3, 5, 4, 2)
        case(op, "more-hidden", 2, 4, 3, 5)
        case(op, "one-step", 3, 1, 4, 2)
        case(op, "one-batch", 1, 4, 2, 3)
        case(op, "one-feature", 2, 3, 1, 4)
        case(op, "one-hidden", 2, 5, 3, 1)
        case(op, "one-of-all", 1, 1, 1, 1)
        case(op, "long", 2, 40, 3, 4)
        case(op, "lengths", 4, 5, 3, 2, lengths=[3, 5, 1, 4])
        case(op, "lengths-none-full", 2, 6, 2, 3, lengths=[2, 4])
        case(op, "lengths-full", 2, 3, 4, 5, lengths=[3, 3])
        case(op, "lengths-one-batch", 1, 5, 2, 3, lengths=[2])
        case(op, "huge", 2, 4, 3, 5, factor=1000.0)
        case(op, "output-alone", 3, 4, 2, 5, looked_at=("y",))
        case(op, "end-alone", 3, 4, 2, 5, looked_at=("hn",))
        case(op, "forward-only", 3, 4, 2, 5, looked_at=())
        case(op, "single-precision", 3, 5, 4, 2, dtype=torch.float32)
        case(op, "single-precision-lengths", 3, 5, 4, 2, dtype=torch.float32, lengths=[5, 2, 4])
    case("rnn", "relu", 3, 5, 4, 2, nonlinearity="relu")
    case("rnn", "relu-lengths", 3, 5, 2, 4, nonlinearity="relu", lengths=[1, 5, 3])
    case("rnn", "relu-one-of-all", 1, 1, 1, 1, nonlinearity="relu")
    case("rnn", "tanh-said", 2, 3, 4, 5, nonlinearity="tanh")
    case("lstm", "cell-alone", 3, 4, 2, 5, looked_at=("cn",))


def reset_before_cases(write):
    """The GRU of Cho et al. (2014), which PyTorch has not: its formula in PyTorch's arithmetic, differentiated by PyTorch."""
    def case(name, b, t, f, h, lengths=None, factor=1.0, dtype=torch.float64):
        name = "reset-before-" + name
        seed("gru", name)
        inputs = leaves({
            "x": torch.randn(b, t, f, dtype=dtype) * factor, "h0": torch.randn(b, h, dtype=dtype),
            "weightInput": torch.randn(3 * h, f, dtype=dtype) * 0.6, "weightHidden": torch.randn(3 * h, h, dtype=dtype) * 0.6,
            "biasInput": torch.randn(3 * h, dtype=dtype), "biasHidden": torch.randn(3 * h, dtype=dtype)})
        wr, wz, wn = inputs["weightInput"].split(h)
        ur, uz, un = inputs["weightHidden"].split(h)
        br, bz, bn = inputs["biasInput"].split(h)
        cr, cz, cn = inputs["biasHidden"].split(h)
        ys, ends = [], []
        for i in range(b):
            state, steps = inputs["h0"][i], []
            for j in range(t if lengths is None else lengths[i]):
                x = inputs["x"][i, j]
                r = torch.sigmoid(wr @ x + br + ur @ state + cr)
                z = torch.sigmoid(wz @ x + bz + uz @ state + cz)
                n = torch.tanh(wn @ x + bn + un @ (r * state) + cn)
                state = (1 - z) * n + z * state
                steps.append(state)
            steps += [torch.zeros(h, dtype=dtype)] * (t - len(steps))
            ys.append(torch.stack(steps))
            ends.append(state)
        attributes = {"resetAfter": False} | ({} if lengths is None else {"lengths": lengths})
        finish(write, "gru", name, dtype, attributes, inputs, {"y": torch.stack(ys), "hn": torch.stack(ends)})

    case("plain", 3, 5, 4, 2)
    case("more-hidden", 2, 4, 3, 5)
    case("one-of-all", 1, 1, 1, 1)
    case("one-hidden", 2, 3, 4, 1)
    case("lengths", 4, 5, 3, 2, lengths=[3, 5, 1, 4])
    case("huge", 2, 4, 3, 5, factor=1000.0)
    case("single-precision", 3, 5, 4, 2, dtype=torch.float32)


def stacked_cases(write):
    """Several layers, one or two directions; names of parameters as Stacked's and Bidirectional's."""
    def case(kind, name, layers, bidirectional, b, t, f, h, lengths=None, nonlinearity=None, dtype=torch.float64, factor=1.0):
        op = "stacked" + kind.capitalize()
        seed(op, name)
        options = {} if nonlinearity is None else {"nonlinearity": nonlinearity}
        module = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}[kind](
            f, h, layers, batch_first=True, bidirectional=bidirectional, dtype=dtype, **options)
        draw(module, 0.6)
        states = layers * (2 if bidirectional else 1)
        inputs = {"x": torch.randn(b, t, f, dtype=dtype) * factor, "h0": torch.randn(states, b, h, dtype=dtype)}
        if kind == "lstm":
            inputs["c0"] = torch.randn(states, b, h, dtype=dtype)
        for layer in range(layers):
            for suffix, direction in (("", "forward."), ("_reverse", "reverse.")) if bidirectional else (("", ""),):
                for ours, theirs in (("weightInput", "weight_ih"), ("weightHidden", "weight_hh"), ("biasInput", "bias_ih"), ("biasHidden", "bias_hh")):
                    inputs[f"layer{layer}.{direction}{ours}"] = getattr(module, f"{theirs}_l{layer}{suffix}")
        leaves(inputs)
        y, end = run(module, inputs["x"], (inputs["h0"], inputs["c0"]) if kind == "lstm" else inputs["h0"], lengths)
        outputs = {"y": y} | ({"hn": end[0], "cn": end[1]} if kind == "lstm" else {"hn": end})
        attributes = {"layers": layers, "bidirectional": bidirectional} | options
        if lengths is not None:
            attributes["lengths"] = lengths
        finish(write, op, name, dtype, attributes, inputs, outputs)

    for kind in ("rnn", "lstm", "gru"):
        case(kind, "two-layers", 2, False, 3, 4, 2, 5)
        case(kind, "three-layers-lengths", 3, False, 4, 5, 3, 2, lengths=[2, 5, 1, 4])
        case(kind, "bidirectional", 1, True, 2, 4, 3, 5)
        case(kind, "bidirectional-lengths", 1, True, 4, 5, 3, 2, lengths=[2, 5, 1, 4])
        case(kind, "two-layers-bidirectional", 2, True, 3, 4, 5, 2)
        case(kind, "two-layers-bidirectional-lengths", 2, True, 3, 5, 4, 2, lengths=[3, 1, 5])
        case(kind, "one-of-all", 1, True, 1, 1, 1, 1)
        case(kind, "single-precision", 2, True, 3, 4, 5, 2, dtype=torch.float32)
    case("rnn", "relu", 2, True, 2, 3, 4, 5, nonlinearity="relu")


def write_all(write):
    single_cases(write)
    reset_before_cases(write)
    stacked_cases(write)
