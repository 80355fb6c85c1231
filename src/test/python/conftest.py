"""What the tests that need a Jupyter share: the project's folder and the launcher."""

import json
import os
import pathlib
import signal
import subprocess

import pytest
from jupyter_client.connect import write_connection_file

# A shell's background job ignores SIGINT, and so would the kernels started here: a test sends it to one.
signal.signal(signal.SIGINT, signal.default_int_handler)

HOME = pathlib.Path(__file__).resolve().parents[3]
PARALLAX = str(HOME / "parallax")


@pytest.fixture(scope="session", autouse=True)
def kernelspec(tmp_path_factory):
    """The kernelspec, installed into a Jupyter data folder of the tests' own."""
    data = tmp_path_factory.mktemp("jupyter")
    os.environ["JUPYTER_DATA_DIR"] = str(data)
    subprocess.run([PARALLAX, "kernel", "install", "--user"], check=True)
    yield data / "kernels" / "parallax-java"
    subprocess.run([PARALLAX, "kernel", "uninstall", "--user"], check=True)


@pytest.fixture
def command(kernelspec):
    """The installed command line without the connection file."""
    return json.loads((kernelspec / "kernel.json").read_text())["argv"][:-1]


@pytest.fixture
def connection(tmp_path):
    return write_connection_file(str(tmp_path / "connection.json"), key=b"a key of the tests")
