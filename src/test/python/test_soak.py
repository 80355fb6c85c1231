"""Five thousand cells of one kernel: its memory grows by what JShell keeps of a cell and nothing else."""

import pathlib
import subprocess

from jupyter_client import BlockingKernelClient

CELLS = [
    "{i} + 1",
    "int x = {i};",
    'String s = "cell" + {i};',
    "for (int i = 0; i < 10; i++) System.out.println(i);",
    "int f(int n) {{ return n + {i}; }}",
    "f(x)",
    "var list = new ArrayList<>(List.of(1, 2, {i}));",
    "list.stream().map(v -> v + 1).toList()",
    "nothing{i}",
    "double[] large = new double[100_000];",
    "record P(int a, int b) {{ }}",
    "new P(1, {i})",
]


def megabytes(process):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) // 1024


def test_memory_of_many_cells(command, connection):
    process = subprocess.Popen([*command, connection[0]])
    client = BlockingKernelClient(connection_file=connection[0])
    client.load_connection_file()
    client.start_channels(iopub=False, stdin=False, hb=False, control=False)
    used = {}
    try:
        for i in range(1, 5001):
            reply = client.execute(CELLS[i % len(CELLS)].format(i=i), reply=True, timeout=60)["content"]
            assert reply["status"] == ("error" if i % len(CELLS) == 8 else "ok"), reply
            if i in (300, 1000, 5000):
                used[i] = megabytes(process)
    finally:
        client.stop_channels()
        process.kill()
        process.wait()
    print("MB used after so many cells:", used)
    assert used[300] <= 300
    # JShell keeps every snippet and its class, some 25 KB to a cell; what the cells made is not kept.
    assert used[5000] - used[1000] < 150
