"""The golden cases of augmentation; make_goldens.py runs them. What a framework would draw at random is an attribute here."""
import math

import torch
import torch.nn.functional as F

SEED = 20260110


def draw(shape, dtype):
    return torch.randn(*shape, dtype=dtype)


def flip_cases(write):
    def flip(case, shape, horizontal, vertical, dtype=torch.float64):
        x = draw(shape, dtype)
        axes = [[2] * v + [3] * h for h, v in zip(horizontal, vertical)]
        y = torch.stack([torch.flip(image, [axis - 1 for axis in a]) for image, a in zip(x, axes)])
        write("flip", case, dtype, {"horizontal": horizontal, "vertical": vertical}, {"x": x}, {"y": y})

    flip("each-otherwise", (4, 2, 3, 5), [0, 1, 0, 1], [0, 0, 1, 1])
    flip("one-image", (1, 3, 4, 2), [1], [0])
    flip("one-row", (2, 1, 1, 4), [1, 0], [1, 1])
    flip("one-column", (2, 2, 4, 1), [1, 1], [1, 0])
    flip("one-of-all", (1, 1, 1, 1), [1], [1])
    flip("single-precision", (3, 2, 4, 5), [1, 0, 1], [1, 1, 0], torch.float32)


def crop_cases(write):
    def crop(case, shape, top, left, size, dtype=torch.float64):
        x = draw(shape, dtype)
        pad = 40  # more than any place in these cases
        padded = F.pad(x, (pad, pad, pad, pad))
        y = torch.stack([
            image[:, pad + t:pad + t + size[0], pad + l:pad + l + size[1]] for image, t, l in zip(padded, top, left)
        ])
        write("crop", case, dtype, {"top": top, "left": left, "size": size}, {"x": x}, {"y": y})

    crop("inside", (3, 2, 6, 5), [0, 2, 1], [1, 0, 2], [4, 3])
    crop("padded", (4, 2, 5, 6), [-2, 1, 2, -1], [1, -2, 2, 0], [5, 6])
    crop("shift", (3, 1, 4, 5), [-1, 2, 0], [3, -2, 0], [4, 5])
    crop("larger", (2, 2, 3, 4), [-2, -1], [-3, 0], [7, 9])
    crop("outside", (3, 1, 3, 4), [3, -4, 9], [0, 1, -20], [3, 4])
    crop("one-pixel", (2, 3, 4, 5), [3, 0], [4, 2], [1, 1])
    crop("one-of-all", (1, 1, 1, 1), [0], [0], [1, 1])
    crop("single-precision", (2, 2, 5, 6), [-1, 1], [2, -1], [4, 5], torch.float32)


def rotate_cases(write):
    def rotate(case, shape, degrees, dtype=torch.float64):
        x = draw(shape, dtype)
        h, w = shape[2:]
        theta = []
        for angle in degrees:
            sin, cos = math.sin(math.radians(angle)), math.cos(math.radians(angle))
            # From pixels about the centre to the grid's -1 to 1, which is (w - 1) / 2 pixels one way and (h - 1) / 2 the other.
            theta.append([[cos, -sin * (h - 1) / (w - 1), 0], [sin * (w - 1) / (h - 1), cos, 0]])
        grid = F.affine_grid(torch.tensor(theta, dtype=dtype), list(shape), align_corners=True)
        y = F.grid_sample(x, grid, mode="bilinear", padding_mode="zeros", align_corners=True)
        write("rotate", case, dtype, {"degrees": degrees}, {"x": x}, {"y": y})

    rotate("each-otherwise", (3, 2, 5, 6), [10.0, -25.5, 0.0])
    rotate("square", (2, 1, 5, 5), [30.0, 45.0])
    rotate("even-square", (2, 3, 6, 6), [-15.0, 200.0])
    rotate("tall", (2, 2, 7, 3), [60.0, -80.0])
    rotate("two-by-two", (1, 1, 2, 2), [20.0])
    rotate("more-than-a-turn", (2, 1, 4, 5), [400.0, -725.0])
    rotate("single-precision", (2, 2, 6, 5), [12.0, -33.0], torch.float32)


def mixup_cases(write):
    def mixup(case, shape, lam, partner, dtype=torch.float64):
        x = draw(shape, dtype)
        write("mixup", case, dtype, {"lambda": lam, "partner": partner}, {"x": x}, {"y": torch.lerp(x[partner], x, lam)})

    mixup("images", (3, 2, 4, 5), 0.7, [2, 0, 1])
    mixup("labels", (4, 3), 0.25, [1, 0, 3, 2])
    mixup("with-itself", (3, 5), 0.4, [0, 1, 2])
    mixup("one-partner-of-all", (3, 2, 2), 0.5, [1, 1, 1])
    mixup("all-its-own", (2, 3), 1.0, [1, 0])
    mixup("all-the-others", (2, 3), 0.0, [1, 0])
    mixup("one-of-all", (1,), 0.3, [0])
    mixup("single-precision", (3, 2, 3), 0.6, [2, 0, 1], torch.float32)


def cutmix_cases(write):
    def cutmix(case, shape, box, partner, dtype=torch.float64):
        x = draw(shape, dtype)
        top, left, height, width = box
        y = x.clone()
        y[:, :, top:top + height, left:left + width] = x[partner][:, :, top:top + height, left:left + width]
        write("cutmix", case, dtype, {"box": box, "partner": partner}, {"x": x}, {"y": y})

    cutmix("inside", (3, 2, 5, 6), [1, 2, 3, 2], [1, 2, 0])
    cutmix("corner", (2, 1, 4, 3), [2, 1, 2, 2], [1, 0])
    cutmix("all", (2, 2, 3, 4), [0, 0, 3, 4], [1, 0])
    cutmix("nothing", (2, 2, 3, 4), [1, 1, 0, 2], [1, 0])
    cutmix("with-itself", (2, 1, 3, 3), [0, 1, 2, 1], [0, 1])
    cutmix("single-precision", (3, 1, 4, 5), [0, 0, 2, 5], [2, 0, 1], torch.float32)


def write_all(write):
    torch.manual_seed(SEED)
    for cases in (flip_cases, crop_cases, rotate_cases, mixup_cases, cutmix_cases):
        cases(write)
