"""The golden cases of optimisers and gradient clipping; make_goldens.py runs them."""
import torch


def stacked(steps, shape, dtype, scale):
    """w and the gradients of all steps, one above the other."""
    return {"w": torch.randn(shape, dtype=dtype), "gradients": torch.randn((steps, *shape), dtype=dtype) * scale}


def trained(make, inputs):
    """Returns w after the steps, and the optimiser's state of it."""
    w = inputs["w"].clone().requires_grad_(True)
    optimizer = make([w])
    for gradient in inputs["gradients"]:
        w.grad = gradient.clone()
        optimizer.step()
    return w, optimizer.state[w]


def sgd_cases(write):
    def sgd(case, steps, shape, dtype=torch.float64, scale=1.0, say=True, rate=0.1, momentum=0.0, nesterov=False, decay=0.0):
        inputs = stacked(steps, shape, dtype, scale)
        w, state = trained(lambda w: torch.optim.SGD(w, rate, momentum, nesterov=nesterov, weight_decay=decay), inputs)
        attributes = {"rate": rate, "momentum": momentum, "nesterov": nesterov, "weightDecay": decay} if say else {"rate": rate}
        outputs = {"w": w}
        if momentum:
            outputs["momentum"] = state["momentum_buffer"]
        write("sgd", case, dtype, attributes, inputs, outputs)

    torch.manual_seed(20260201)
    sgd("plain", 3, (2, 3))
    sgd("one-step", 1, (4,))
    sgd("momentum", 4, (3, 2), momentum=0.9)
    sgd("nesterov", 4, (2, 3, 2), momentum=0.8, nesterov=True)
    sgd("weight-decay", 3, (5,), decay=0.1)
    sgd("momentum-and-decay", 4, (2, 3), momentum=0.9, decay=0.05)
    sgd("nesterov-and-decay", 4, (3, 1, 2, 2), momentum=0.5, nesterov=True, decay=0.2)
    sgd("rate-zero", 2, (3,), rate=0.0, momentum=0.9)
    sgd("defaults", 2, (3,), say=False)
    sgd("one-number", 3, (), momentum=0.9)
    sgd("single-precision", 4, (3, 4), torch.float32, momentum=0.9, decay=0.01)


def adam_cases(write):
    def adam(case, steps, shape, dtype=torch.float64, scale=1.0, say=True, op="adam", rate=0.01, beta1=0.9, beta2=0.999, eps=1e-8, decay=0.0):
        inputs = stacked(steps, shape, dtype, scale)
        kind = torch.optim.Adam if op == "adam" else torch.optim.AdamW
        make = lambda w: kind(w, rate, (beta1, beta2), eps, decay) if say else kind(w, rate)
        w, state = trained(make, inputs)
        attributes = {"rate": rate}
        if say:
            attributes |= {"beta1": beta1, "beta2": beta2, "eps": eps, "weightDecay": decay}
        write(op, case, dtype, attributes, inputs, {"w": w, "m": state["exp_avg"], "v": state["exp_avg_sq"]})

    torch.manual_seed(20260202)
    for op in ["adam", "adamW"]:
        adam("plain", 3, (2, 3), op=op)
        adam("one-step", 1, (4,), op=op)
        adam("many-steps", 30, (3,), op=op, rate=0.1)
        adam("other-betas", 5, (3, 2), op=op, beta1=0.5, beta2=0.8)
        adam("betas-zero", 3, (4,), op=op, beta1=0.0, beta2=0.0)
        adam("large-epsilon", 3, (2, 2), op=op, eps=0.1)
        adam("weight-decay", 4, (2, 1, 3, 2), op=op, decay=0.3)
        adam("tiny-gradients", 3, (3,), op=op, scale=1e-7)
        adam("huge-gradients", 3, (3,), op=op, scale=1e6)
        adam("rate-zero", 2, (3,), op=op, rate=0.0, decay=0.1)
        adam("defaults", 3, (2, 2), op=op, say=False)
        adam("one-number", 3, (), op=op)
        adam("single-precision", 5, (3, 4), torch.float32, op=op, decay=0.01)


def clip_cases(write):
    def clipped(case, function, op, attributes, dtype=torch.float64, scale=1.0, **shapes):
        inputs = {name: torch.randn(shape, dtype=dtype) * scale for name, shape in shapes.items()}
        parameters = [torch.zeros_like(value).requires_grad_(True) for value in inputs.values()]
        for parameter, value in zip(parameters, inputs.values()):
            parameter.grad = value.clone()
        norm = function(parameters)
        outputs = dict(zip(inputs, [parameter.grad for parameter in parameters]))
        if norm is not None:
            outputs["norm"] = norm
        write(op, case, dtype, attributes, inputs, outputs)

    def norm(case, limit, **rest):
        clipped(case, lambda p: torch.nn.utils.clip_grad_norm_(p, limit), "clipGradNorm", {"maxNorm": limit}, **rest)

    def value(case, limit, **rest):
        clipped(case, lambda p: torch.nn.utils.clip_grad_value_(p, limit), "clipGradValue", {"clipValue": limit}, **rest)

    torch.manual_seed(20260203)
    norm("above", 1.0, a=(2, 3), b=(4,), c=(1, 2, 2))
    norm("below", 100.0, a=(2, 3), b=(4,))
    norm("one-array", 0.5, a=(3, 2, 1, 2))
    norm("tiny", 1e-3, scale=1e-4, a=(3,), b=(2, 2))
    norm("huge", 2.0, scale=1e6, a=(5,), b=(2,))
    norm("single-precision", 1.0, dtype=torch.float32, a=(2, 3), b=(4,))
    value("some", 0.5, a=(2, 3), b=(4,), c=(1, 2, 2))
    value("none", 50.0, a=(2, 3), b=(4,))
    value("all", 1e-3, a=(7,))
    value("single-precision", 0.7, dtype=torch.float32, a=(2, 3), b=(4,))


def cnn_cases(write):
    def cnn(case, images, c, h, w, f1, f2, kernel, classes, dtype=torch.float64):
        conv = lambda a, b: torch.nn.Conv2d(a, b, kernel, padding=kernel // 2)
        features = f2 * (h // 2 // 2) * (w // 2 // 2)
        model = torch.nn.ModuleDict({"conv1": conv(c, f1), "conv2": conv(f1, f2), "dense": torch.nn.Linear(features, classes)}).to(dtype)
        x = torch.randn(images, c, h, w, dtype=dtype, requires_grad=True)
        pool = lambda a: torch.nn.functional.max_pool2d(torch.relu(a), 2)
        y = model["dense"](pool(model["conv2"](pool(model["conv1"](x)))).flatten(1))
        upstream = torch.randn_like(y)
        y.backward(upstream)
        inputs = {"x": x} | dict(model.named_parameters())
        attributes = {"channels": c, "height": h, "width": w, "filters1": f1, "filters2": f2, "kernel": kernel, "classes": classes}
        write("cnn", case, dtype, attributes, inputs, {"y": y}, {"y": upstream}, {name: value.grad for name, value in inputs.items()})

    torch.manual_seed(20260204)
    cnn("plain", 2, 2, 8, 6, 3, 4, 3, 5)
    cnn("remainders", 3, 1, 7, 9, 2, 3, 3, 2)
    cnn("large-kernel", 1, 3, 5, 8, 2, 2, 5, 3)
    cnn("one-tap", 2, 2, 4, 4, 3, 2, 1, 3)
    cnn("single-precision", 2, 1, 8, 8, 4, 3, 3, 4, torch.float32)


def write_all(write):
    sgd_cases(write)
    adam_cases(write)
    clip_cases(write)
    cnn_cases(write)
