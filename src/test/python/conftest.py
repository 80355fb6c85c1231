"""What the tests that need a Jupyter share: the project's folder and the launcher."""

import os
import pathlib
import signal
import subprocess

import pytest

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
