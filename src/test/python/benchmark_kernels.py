"""Plays this kernel against others, side by side: one command, one table.

    /usr/bin/python3 src/test/python/benchmark_kernels.py [--runs 5] [--java PATH ...] [--quick]

Each --java is a JDK's java command this kernel is measured on (the one on the PATH by default). Rapaio's kernel is taken from Maven
Central, ipykernel from Debian. The runs are interleaved, so that a busy minute of the machine falls on all. The table gives the
medians, and each as a ratio to the last column's.
"""

import argparse
import contextlib
import json
import os
import pathlib
import platform
import queue
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from jupyter_client import BlockingKernelClient
from jupyter_client.connect import write_connection_file

HOME = pathlib.Path(__file__).resolve().parents[3]
RAPAIO = "io.github.padreati:rapaio-jupyter-kernel:3.0.1"
PATIENCE = 30  # seconds; what takes longer has no figure
JAVA = {"one": "1 + 1", "complete": "Math.hyp", "loop": "while (true) { }", "print": "for (int i = 0; i < 1_000_000; i++) System.out.println(i);",
        "cell": "int v{0} = {0};"}
PYTHON = {"one": "1 + 1", "complete": "len", "loop": "while True: pass", "print": "for i in range(1_000_000): print(i)", "cell": "v{0} = {0}"}


def parallax(java, folder):
    """Installs the kernelspec for a JDK and returns its command line."""
    prefix = pathlib.Path(folder) / java.strip("/").replace("/", "-")
    home = str(pathlib.Path(java).resolve().parents[1])
    subprocess.run([HOME / "parallax", "kernel", "install", "--prefix", prefix], check=True,
                   env={**os.environ, "JAVA_HOME": home}, stdout=subprocess.DEVNULL)
    spec = prefix / "share/jupyter/kernels/parallax-java/kernel.json"
    return [str(a) for a in json.loads(spec.read_text())["argv"]]


def rapaio(java):
    """Fetches Rapaio's kernel and returns its command line."""
    group, name, version = RAPAIO.split(":")
    jar = pathlib.Path.home() / ".m2/repository" / group.replace(".", "/") / name / version / f"{name}-{version}.jar"
    if not jar.exists():
        subprocess.run([HOME / "mvnw", "-q", "-B", "-ntp", "dependency:get", f"-Dartifact={RAPAIO}", "-Dtransitive=false"],
                       check=True, cwd=HOME)
    return [java, "-jar", str(jar), "{connection_file}"]


def megabytes(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


@contextlib.contextmanager
def started(argv):
    """Starts a kernel; gives the process, a client that has heard of it, and when it was started."""
    with tempfile.TemporaryDirectory() as folder:
        file, _ = write_connection_file(folder + "/connection.json", key=b"a key of the benchmark")
        start = time.perf_counter()
        process = subprocess.Popen([a.replace("{connection_file}", file) for a in argv], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        client = BlockingKernelClient(connection_file=file)
        client.load_connection_file()
        client.start_channels(hb=False)
        try:
            for _ in range(PATIENCE // 3):
                client.kernel_info()
                with contextlib.suppress(queue.Empty):  # as Jupyter does: it asks again
                    client.get_shell_msg(timeout=3)
                    break
            yield process, client, start
        finally:
            client.stop_channels()
            process.kill()
            process.wait()


def cells(argv, code, count):
    """From the start to the end, in an ordinary session."""
    found = {}
    with started(argv) as (process, client, start):
        found["start to kernel_info, s"] = time.perf_counter() - start
        client.execute(code["one"], reply=True, timeout=60)
        found["start to first 1 + 1, s"] = time.perf_counter() - start
        found["memory after 1 cell, MB"] = megabytes(process.pid)
        took = []
        for i in range(count):
            begun = time.perf_counter()
            client.execute(code["cell"].format(i), reply=True, timeout=60)
            took.append(time.perf_counter() - begun)
        took.sort()
        found["trivial cell p50, ms"] = 1e3 * took[count // 2]
        found["trivial cell p95, ms"] = 1e3 * took[count * 95 // 100]
        found[f"memory after {count} cells, MB"] = megabytes(process.pid)
        begun = time.perf_counter()
        for _ in range(10):
            client.complete(code["complete"], reply=True, timeout=60)
        found["completion, ms"] = 1e3 * (time.perf_counter() - begun) / 10
        begun = time.perf_counter()
        client.shutdown()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
            found["exit after shutdown, s"] = time.perf_counter() - begun
    return found


def lines(argv, code):
    """A million printed lines, and how many of them arrive."""
    with started(argv) as (_, client, _):
        client.execute(code["one"], reply=True, timeout=60)
        begun = time.perf_counter()
        request = client.execute(code["print"])
        printed = 0
        while time.perf_counter() - begun < PATIENCE:
            message = client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == request:
                if message["msg_type"] == "stream":
                    printed += message["content"]["text"].count("\n")
                if message["content"].get("execution_state") == "idle":
                    return {"1e6 println, s": time.perf_counter() - begun, "lines lost": 1_000_000 - printed}
    return {}


def interrupt(argv, code):
    """An endless loop, interrupted; no figure if it never ends."""
    with started(argv) as (process, client, _):
        client.execute(code["one"], reply=True, timeout=60)
        client.execute(code["loop"])
        time.sleep(0.5)
        begun = time.perf_counter()
        if "ipykernel_launcher" in argv:
            process.send_signal(signal.SIGINT)
        else:
            client.control_channel.send(client.session.msg("interrupt_request"))
        with contextlib.suppress(queue.Empty):
            client.get_shell_msg(timeout=5)
            return {"interrupt of a loop, ms": 1e3 * (time.perf_counter() - begun)}
    return {}


def measure(argv, code, count):
    """All there is a figure for: one that a kernel never answers takes away none of the others."""
    found = {}
    for part in (lambda: cells(argv, code, count), lambda: lines(argv, code), lambda: interrupt(argv, code)):
        try:
            found.update(part())
        except (queue.Empty, TimeoutError) as failure:
            print(f"  no answer: {failure!r}", file=sys.stderr)
    return found


def cell(value, base):
    if value is None:
        return "none"
    ratio = f" ({value / base:.2f}x)" if base else ""
    return (f"{value:.0f}" if value >= 100 else f"{value:.2f}") + ratio


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--java", action="append")
    parser.add_argument("--quick", action="store_true", help="60 cells where there are 300")
    options = parser.parse_args()
    javas = options.java or [subprocess.run(["which", "java"], capture_output=True, text=True, check=True).stdout.strip()]
    with tempfile.TemporaryDirectory() as folder:
        kernels = {f"parallax {java}": (parallax(java, folder), JAVA) for java in javas}
        kernels["ipykernel"] = (["/usr/bin/python3", "-m", "ipykernel_launcher", "-f", "{connection_file}"], PYTHON)
        kernels["rapaio 3.0.1"] = (rapaio(javas[0]), JAVA)
        results = {name: [] for name in kernels}
        for run in range(options.runs):
            for name, (argv, code) in kernels.items():
                print(f"run {run + 1} of {options.runs}: {name}", file=sys.stderr)
                results[name].append(measure(argv, code, 60 if options.quick else 300))
    rows = dict.fromkeys(row for runs in results.values() for one in runs for row in one)
    middle = {name: {row: statistics.median([r[row] for r in runs if row in r]) for row in rows if any(row in r for r in runs)}
              for name, runs in results.items()}
    last = list(kernels)[-1]
    print(f"\n{platform.machine()}, {os.cpu_count()} processors; medians of {options.runs} interleaved runs; in brackets against {last}\n")
    print("| | " + " | ".join(kernels) + " |\n|" + "---|" * (len(kernels) + 1))
    for row in rows:
        print(f"| {row} | " + " | ".join(cell(middle[name].get(row), middle[last].get(row)) for name in kernels) + " |")
    first = "start to first 1 + 1, s"
    print("| starts that did not answer | " + " | ".join(str(sum(first not in r for r in results[name])) for name in kernels) + " |")


if __name__ == "__main__":
    main()
