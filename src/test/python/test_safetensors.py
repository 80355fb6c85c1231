"""Files of arrays: what NumPy writes, Java reads; what Java writes, NumPy reads."""

import json
import struct
import subprocess

import numpy as np
from conftest import HOME

TYPES = {"F32": np.float32, "F64": np.float64, "I64": np.int64}

COPY = """
import java.nio.file.Path;
import parallax.train.safetensors.SafeTensors;

class Copy {
    public static void main(String[] args) throws Exception {
        SafeTensors.read(Path.of(args[0])).write(Path.of(args[1]));
    }
}
"""


def read(path):
    """The whole of a reader: the header's length, the header, the bytes of each array."""
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    arrays = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        array = np.frombuffer(data[8 + length + begin : 8 + length + end], np.dtype(TYPES[entry["dtype"]]).newbyteorder("<"))
        arrays[name] = array.reshape(entry["shape"])
    return arrays, metadata


def write(path, arrays, metadata):
    """As the official writer does it: no gaps, the header filled up with spaces."""
    names = {np.dtype(kind): name for name, kind in TYPES.items()}
    header, data = {"__metadata__": metadata}, b""
    for name, array in arrays.items():
        part = np.ascontiguousarray(array).tobytes()
        header[name] = {"dtype": names[array.dtype], "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(part)]}
        data += part
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def test_numpy_to_java_and_back(tmp_path):
    random = np.random.default_rng(1)
    arrays = {
        "layer.weight": random.standard_normal((3, 2, 5)).astype(np.float32),
        "layer.bias": random.standard_normal(3),
        "steps": np.array([2**62 + 1, -7]),
        "scalar": np.array(0.1, np.float32),
        "nothing": np.zeros((0, 4)),
    }
    write(tmp_path / "numpy.safetensors", arrays, {"format": "pt", "who": "numpy, ünïcode"})
    source = tmp_path / "Copy.java"
    source.write_text(COPY)
    classes = f"{HOME}/target/parallax.jar:{HOME}/target/lib/*"
    copy = tmp_path / "java.safetensors"
    subprocess.run(["java", "-cp", classes, source, tmp_path / "numpy.safetensors", copy], check=True)
    back, metadata = read(copy)
    assert metadata == {"format": "pt", "who": "numpy, ünïcode"}
    assert list(back) == list(arrays)
    for name, array in arrays.items():
        assert back[name].dtype == array.dtype and back[name].shape == array.shape
        assert back[name].tobytes() == array.tobytes()
