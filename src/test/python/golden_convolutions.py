"""The golden cases of the convolutions beside conv2d; make_goldens.py runs them."""
import torch
import torch.nn.functional as F


def conv1d_cases(operator):
    def conv1d(case, x, weight, bias=True, dtype=torch.float64, say=True, backward=True, **attributes):
        inputs = {"x": x, "weight": weight}
        if bias:
            inputs["bias"] = weight[:1]

        def function(x, weight, bias=None):  # (B, T, F): PyTorch has the time last
            return F.conv1d(x.transpose(1, 2), weight, bias, **attributes).transpose(1, 2)

        written = {"stride": 1, "padding": 0, "dilation": 1, "groups": 1, **attributes} if say else {}
        operator("conv1d", case, function, written, inputs, dtype, backward)

    conv1d("plain", (2, 7, 3), (4, 3, 2))
    conv1d("no-bias", (2, 5, 3), (2, 3, 3), bias=False)
    conv1d("one-tap", (2, 4, 3), (5, 3, 1))
    conv1d("one-step", (3, 1, 2), (4, 2, 1))
    conv1d("one-sequence", (1, 6, 2), (3, 2, 4))
    conv1d("one-of-all", (1, 1, 1), (1, 1, 1))
    conv1d("padding-2", (2, 5, 3), (4, 3, 4), padding=2)
    conv1d("padding-beyond-kernel", (1, 2, 2), (3, 2, 2), padding=4, stride=3)
    conv1d("stride-2-remainder", (2, 8, 3), (2, 3, 3), stride=2)
    conv1d("stride-beyond-kernel", (2, 11, 2), (3, 2, 2), stride=4)
    conv1d("dilation-3", (2, 9, 2), (3, 2, 3), dilation=3)
    conv1d("all", (2, 11, 4), (6, 2, 3), stride=3, padding=2, dilation=2, groups=2)
    conv1d("groups-3", (2, 6, 6), (9, 2, 3), groups=3)
    conv1d("depthwise", (2, 7, 3), (3, 1, 3), padding=1, groups=3)
    conv1d("depthwise-multiplied", (2, 6, 3), (6, 1, 2), groups=3)
    conv1d("kernel-is-padded-input", (2, 4, 3), (2, 3, 6), padding=1)
    conv1d("default-attributes", (2, 5, 2), (3, 2, 2), say=False)
    conv1d("forward-only", (2, 5, 2), (3, 2, 2), backward=False)
    conv1d("single-precision", (2, 8, 3), (4, 3, 3), dtype=torch.float32, stride=2, padding=1)
    conv1d("single-precision-dilated", (2, 8, 4), (4, 2, 3), dtype=torch.float32, dilation=2, groups=2)


def transposed_cases(operator):
    def transposed(case, x, weight, bias=True, dtype=torch.float64, say=True, **attributes):
        inputs = {"x": x, "weight": weight}
        if bias:
            inputs["bias"] = (weight[1] * attributes.get("groups", 1),)
        options = {"output_padding" if name == "outputPadding" else name: value for name, value in attributes.items()}

        def function(x, weight, bias=None):
            return F.conv_transpose2d(x, weight, bias, **options)

        written = {"stride": [1, 1], "padding": [0, 0], "outputPadding": [0, 0], "dilation": [1, 1], "groups": 1, **attributes}
        operator("convTranspose2d", case, function, written if say else {}, inputs, dtype)

    transposed("plain", (2, 3, 4, 5), (3, 4, 3, 2))
    transposed("no-bias", (2, 3, 4, 2), (3, 2, 2, 3), bias=False)
    transposed("one-by-one", (2, 3, 4, 5), (3, 2, 1, 1))
    transposed("one-pixel", (2, 3, 1, 1), (3, 2, 3, 4))
    transposed("one-image", (1, 2, 3, 4), (2, 3, 2, 2))
    transposed("one-of-all", (1, 1, 1, 1), (1, 1, 1, 1))
    transposed("stride-2-3", (2, 3, 4, 3), (3, 2, 3, 4), stride=[2, 3])
    transposed("stride-beyond-kernel", (2, 2, 3, 4), (2, 3, 2, 1), stride=[3, 2])
    transposed("padding-1-2", (2, 3, 5, 4), (3, 2, 3, 5), padding=[1, 2])
    transposed("doubles", (2, 3, 4, 5), (3, 2, 3, 3), stride=[2, 2], padding=[1, 1], outputPadding=[1, 1])
    transposed("output-padding-0-2", (2, 2, 3, 4), (2, 3, 2, 3), stride=[2, 3], padding=[1, 0], outputPadding=[0, 2])
    transposed("output-padding-of-dilation", (2, 2, 3, 4), (2, 3, 2, 3), dilation=[3, 2], outputPadding=[2, 1])
    transposed("dilation-2-1", (2, 2, 4, 3), (2, 3, 3, 2), dilation=[2, 1])
    transposed("groups-2", (2, 4, 3, 4), (4, 3, 2, 3), groups=2)
    transposed("depthwise", (2, 3, 4, 5), (3, 1, 3, 3), stride=[2, 2], padding=[1, 1], groups=3)
    transposed("all", (2, 4, 3, 4), (4, 3, 3, 2), stride=[2, 3], padding=[2, 1], outputPadding=[1, 2], dilation=[2, 3], groups=2)
    transposed("default-attributes", (2, 2, 3, 2), (2, 3, 2, 3), say=False)
    transposed("single-precision", (2, 3, 4, 5), (3, 2, 3, 2), dtype=torch.float32, stride=[2, 1], padding=[1, 0])


def pointwise_cases(operator):
    def pointwise(case, x, out, bias=True, dtype=torch.float64):
        inputs = {"x": x, "weight": (out, x[1], 1, 1)}
        if bias:
            inputs["bias"] = (out,)
        operator("pointwiseConv2d", case, lambda x, weight, bias=None: F.conv2d(x, weight, bias), {}, inputs, dtype)

    pointwise("plain", (2, 3, 4, 5), 6)
    pointwise("no-bias", (2, 3, 2, 4), 5, bias=False)
    pointwise("one-pixel", (3, 4, 1, 1), 2)
    pointwise("one-channel", (2, 1, 3, 4), 5)
    pointwise("one-output", (2, 5, 3, 4), 1)
    pointwise("one-of-all", (1, 1, 1, 1), 1)
    pointwise("single-precision", (2, 3, 4, 5), 6, dtype=torch.float32)


def separable_cases(operator):
    def separable(case, x, maps, kernel, out, biases=("depthwise", "pointwise"), dtype=torch.float64, say=True, **attributes):
        inputs = {"x": x, "depthwiseWeight": (maps, 1, *kernel)}
        if "depthwise" in biases:
            inputs["depthwiseBias"] = (maps,)
        inputs["pointwiseWeight"] = (out, maps, 1, 1)
        if "pointwise" in biases:
            inputs["pointwiseBias"] = (out,)

        def function(x, depthwiseWeight, pointwiseWeight, depthwiseBias=None, pointwiseBias=None):
            between = F.conv2d(x, depthwiseWeight, depthwiseBias, groups=x.shape[1], **attributes)
            return F.conv2d(between, pointwiseWeight, pointwiseBias)

        written = {"stride": [1, 1], "padding": [0, 0], "dilation": [1, 1], **attributes} if say else {}
        operator("depthwiseSeparableConv2d", case, function, written, inputs, dtype)

    separable("plain", (2, 3, 5, 6), 3, (3, 2), 4)
    separable("padded", (2, 4, 5, 6), 4, (3, 3), 5, padding=[1, 1])
    separable("multiplied", (2, 3, 5, 4), 6, (2, 3), 5, stride=[1, 2])
    separable("strided", (2, 2, 7, 8), 2, (3, 2), 3, stride=[2, 3], padding=[1, 0])
    separable("dilated", (2, 2, 7, 8), 2, (3, 2), 3, dilation=[2, 3], padding=[0, 1])
    separable("no-biases", (2, 3, 5, 6), 3, (3, 2), 4, biases=())
    separable("pointwise-bias", (2, 3, 5, 6), 3, (3, 2), 4, biases=("pointwise",))
    separable("depthwise-bias", (2, 3, 5, 6), 3, (3, 2), 4, biases=("depthwise",))
    separable("one-channel", (2, 1, 4, 5), 1, (2, 3), 3)
    separable("one-of-all", (1, 1, 1, 1), 1, (1, 1), 1)
    separable("default-attributes", (2, 3, 4, 5), 3, (2, 3), 2, say=False)
    separable("single-precision", (2, 3, 6, 5), 3, (3, 3), 4, dtype=torch.float32, padding=[1, 1])


def write_all(operator):
    conv1d_cases(operator)
    transposed_cases(operator)
    pointwise_cases(operator)
    separable_cases(operator)
