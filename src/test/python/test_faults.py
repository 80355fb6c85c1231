"""A kernel started as Jupyter starts it, when something around it is broken."""

import contextlib
import json
import os
import pathlib
import queue
import resource
import signal
import socket
import subprocess
import time

import pytest
from jupyter_client import BlockingKernelClient


def ends_with_a_word(command, file, *words):
    """Runs the kernel, which must end by itself, say why in one line, and claim no success."""
    ended = subprocess.run([*command, str(file)], capture_output=True, text=True, timeout=60)
    lines = ended.stderr.splitlines()
    assert ended.returncode == 1
    assert len(lines) == 1 and lines[0].startswith("parallax kernel: "), ended.stderr
    for word in words:
        assert word in lines[0]
    assert ended.stdout == ""


@contextlib.contextmanager
def running(command, file, **options):
    """A kernel process and a client that is ready."""
    process = subprocess.Popen([*command, str(file)], **options)
    client = BlockingKernelClient(connection_file=str(file))
    client.load_connection_file()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        yield process, client
    finally:
        client.stop_channels()
        process.kill()
        process.wait(10)
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe:
                pipe.close()


def run(client, code, timeout=60):
    return client.execute(code, reply=True, timeout=timeout)["content"]


def works(client):
    request = client.execute("20 + 1")
    shown = []
    while True:
        message = client.get_iopub_msg(timeout=30)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "execute_result":
            shown.append(message["content"]["data"]["text/plain"])
        if message["content"].get("execution_state") == "idle":
            return shown == ["21"]


def test_connection_file_missing(command, tmp_path):
    ends_with_a_word(command, tmp_path / "none.json", "cannot read the connection file", "none.json")


def test_connection_file_unreadable(command, tmp_path):
    ends_with_a_word(command, tmp_path, "cannot read the connection file")


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"{}", b"\xff\xfe", b'{"transport": {}, "ip": []}', b"null"])
def test_connection_file_of_rubbish(command, tmp_path, text):
    file = tmp_path / "rubbish.json"
    file.write_bytes(text)
    ends_with_a_word(command, file, "connection file", "rubbish.json")


@pytest.mark.parametrize("name, value", [
    ("shell_port", None), ("iopub_port", "many"), ("hb_port", 99_999), ("ip", "no such host"), ("transport", "pigeon"),
    ("signature_scheme", "hmac-md5")])
def test_connection_file_with_one_wrong_entry(command, connection, name, value):
    file, entries = connection
    pathlib.Path(file).write_text(json.dumps({**json.loads(pathlib.Path(file).read_text()), name: value}))
    ends_with_a_word(command, file, "connection file")


@pytest.mark.parametrize("port", ["shell_port", "iopub_port", "hb_port"])
def test_port_taken(command, connection, port):
    file, entries = connection
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", entries[port]))
        taken.listen()
        ends_with_a_word(command, file, "cannot listen", str(file))


def test_nobody_reads_what_it_logs(command, connection):
    """Rubbish without end fills the pipe to the server, which never reads it."""
    with running(command, connection[0], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as (_, client):
        for _ in range(5000):
            client.shell_channel.socket.send_multipart([b"<IDS|MSG>", b"wrong", b"{}", b"{}", b"{}", b"{}"])
        assert works(client)


def test_broken_pipe(command, connection):
    """The server's end of the pipes is closed: what the kernel and the JVM write goes nowhere."""
    with running(command, connection[0], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as (process, client):
        process.stdout.close()
        process.stderr.close()
        for _ in range(10):
            client.shell_channel.socket.send_multipart([b"rubbish"])
        assert run(client, 'System.out.println("x"); System.err.println("y");')["status"] == "ok"
        assert works(client)


def test_disk_full(command, connection, tmp_path):
    """No file may be written to, as on a full disk: only cells that write fail, and say so."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # noqa: E731
    with running(command, connection[0], preexec_fn=limit, env={**os.environ, "TMPDIR": str(tmp_path)}) as (_, client):
        assert works(client)
        reply = run(client, f'Files.writeString(Path.of("{tmp_path}/out.txt"), "text");')
        assert reply["ename"] == "java.io.IOException"
        assert works(client)


def test_client_gone(command, connection):
    """A front end that goes in the midst of a flood, and one that comes after it."""
    with running(command, connection[0]) as (_, client):
        client.execute('for (int i = 0; i < 200_000; i++) { System.out.println(i); if (i % 100 == 0) display(i); }')
        time.sleep(0.2)
        client.stop_channels()
        other = BlockingKernelClient(connection_file=str(connection[0]))
        other.load_connection_file()
        other.start_channels()
        other.wait_for_ready(timeout=60)
        assert works(other)
        other.stop_channels()


def test_parent_gone(command, connection, tmp_path):
    """The server is killed: the kernel it started ends by itself."""
    parent = subprocess.Popen(["sleep", "1000"])
    process = subprocess.Popen([*command, connection[0]], env={**os.environ, "JPY_PARENT_PID": str(parent.pid)})
    client = BlockingKernelClient(connection_file=connection[0])
    client.load_connection_file()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        client.execute("new Thread(() -> { while (true) { } }).start(); while (true) { }")
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        assert process.wait(10) == 0
    finally:
        client.stop_channels()
        process.kill()


def test_memory_full_of_small_objects(command, connection):
    """While the heap is full the sockets are still asked; the cell ends, the kernel lives."""
    small = [word.replace("-Xmx2g", "-Xmx300m") for word in command]
    with running(small, connection[0]) as (process, client):
        request = client.execute(
            "void fill() { List<Object> all = new LinkedList<>(); while (true) { all.add(new int[2]); } }\nfill();")
        while True:
            client.control_channel.send(client.session.msg("kernel_info_request"))
            with contextlib.suppress(Exception):
                reply = client.get_shell_msg(timeout=0.05)
                if reply["parent_header"].get("msg_id") == request:
                    break
            assert process.poll() is None, "the kernel ended"
        assert reply["content"]["ename"] == "java.lang.OutOfMemoryError"
        assert works(client)


def answered(process, client, code, seconds=120):
    """Returns the reply to a cell that fills the memory; None where a thread of the sockets missed it first, and the kernel ended, to be started again."""
    request = client.execute(code)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(queue.Empty):
            reply = client.get_shell_msg(timeout=0.5)
            if reply["parent_header"].get("msg_id") == request:
                return reply["content"]
        if process.poll() is not None:
            assert process.returncode == 1
            return None
    raise AssertionError("the kernel neither answers nor ends")


def empties(client):
    """A cell or two may be told that the memory is full before one is compiled; on a busy machine a collection may first have to make room."""
    for _ in range(10):
        if run(client, "held = null;")["status"] == "ok":
            return True
        time.sleep(0.5)
    return False


@pytest.mark.parametrize("fill", [
    "while (true) held.add(new ArrayList<Object>(1));",
    "IntStream.iterate(0, i -> i + 1).forEach(i -> held.add(new int[2]));",
    "while (true) try { held.add(new int[2]); } catch (Error e) { }"])
def test_memory_full_of_what_a_variable_holds(command, connection, fill):
    """What fills the memory lives on after the cell; the cell is answered all the same, and the next one empties it."""
    small = [word.replace("-Xmx2g", "-Xmx400m") for word in command]
    with running(small, connection[0]) as (process, client):
        reply = answered(process, client, "var held = new LinkedList<Object>(); " + fill)
        if reply:
            assert reply["ename"] == "java.lang.OutOfMemoryError"
            assert "to null" in reply["evalue"]
            assert empties(client)
            assert works(client)


def test_memory_filled_by_a_thread(command, connection):
    """The thread ends, and the cell that waits for it goes on; the next one empties the memory."""
    small = [word.replace("-Xmx2g", "-Xmx400m") for word in command]
    with running(small, connection[0]) as (process, client):
        if answered(process, client, "var held = new LinkedList<Object>(); var filler = new Thread(() -> {"
                    " while (true) held.add(new int[2]); }); filler.start(); filler.join();"):
            assert empties(client)
            assert works(client)


def test_memory_full_is_caught_and_the_cell_goes_on(command, connection):
    """For longer than an answer may take once a cell has ended so."""
    small = [word.replace("-Xmx2g", "-Xmx400m") for word in command]
    with running(small, connection[0]) as (process, client):
        code = """void fill() { var all = new LinkedList<Object>(); while (true) all.add(new int[2]); }
            try { fill(); } catch (OutOfMemoryError e) { }
            Thread.sleep(25_000);"""
        reply = answered(process, client, code)
        if reply:
            assert reply["status"] == "ok"
            assert works(client)
