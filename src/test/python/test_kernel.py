"""Speaks to an installed kernel as front ends do.

The kernelspec is the one conftest.py installs. .ci/run fails when a category is skipped.
"""

import os
import time
import unittest

import jupyter_kernel_test
from jupyter_client.manager import start_new_kernel

KERNEL = "parallax-java"


class Conformance(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "java"
    file_extension = ".java"
    code_hello_world = 'System.out.println("hello, world")'
    code_stderr = 'System.err.println("oh")'
    completion_samples = [
        {"text": "Math.hypo", "matches": ["hypot("]},
        {"text": 'String s = "🙂"; s.isBlan', "matches": ["isBlank()"]},
    ]
    complete_code_samples = ["1 + 1", "int x = 3;", "class A { }", "for (int i = 0; i < 3; i++) { }"]
    incomplete_code_samples = ["class A {", "Math.max(1,", "int f(int n) {\n  return n;"]
    invalid_code_samples = ["int class = 3;", ")", "1 +* 2", "}"]
    code_page_something = "Math.abs?"
    code_generate_error = "int[] a = {}; a[1]"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + 1', "result": "a1"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
        {"code": "6 * 8", "result": "48"},
    ]
    code_display_data = [{"code": 'display("x")', "mime": "text/plain"}]
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.abs("
    code_clear_output = "clearOutput(false)"


class Kernel(unittest.TestCase):
    """What jupyter_kernel_test does not ask."""

    @classmethod
    def setUpClass(cls):
        cls.manager, cls.client = start_new_kernel(kernel_name=KERNEL)

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel()

    def messages(self, request, timeout=60):
        """Returns what is published about a request, up to the end of it."""
        found = []
        while True:
            message = self.client.get_iopub_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return found
            found.append(message)

    def reply(self, request, timeout=60):
        while True:
            message = self.client.get_shell_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") == request:
                return message["content"]

    def execute(self, code, **options):
        request = self.client.execute(code, **options)
        return self.reply(request), self.messages(request)

    def value(self, code):
        reply, messages = self.execute(code)
        self.assertEqual(reply["status"], "ok", reply.get("traceback"))
        return [m["content"]["data"]["text/plain"] for m in messages if m["msg_type"] == "execute_result"]

    def interrupt(self, code):
        """Runs endless code, interrupts it, and returns the reply and the seconds until it came."""
        request = self.client.execute(code)
        while True:
            message = self.client.get_iopub_msg(timeout=30)
            if message["msg_type"] == "stream" and "started" in message["content"]["text"]:
                break
        start = time.perf_counter()
        self.manager.interrupt_kernel()
        reply = self.reply(request)
        took = time.perf_counter() - start
        self.messages(request)
        return reply, took

    def test_interrupt_keeps_state(self):
        self.execute("int kept = 41;")
        for loop in (
            "while (true) { }",
            "while (true) { try { Thread.sleep(1); } catch (Throwable t) { } }",
            "Thread.sleep(1_000_000);",
            "new java.util.concurrent.CountDownLatch(1).await();",
            "java.util.stream.IntStream.iterate(0, i -> i + 1).forEach(i -> { });",
        ):
            with self.subTest(loop=loop):
                reply, took = self.interrupt('System.out.println("started"); System.out.flush(); ' + loop)
                self.assertEqual(reply["status"], "error")
                self.assertEqual(reply["ename"], "Interrupted")
                self.assertLess(took, 1)
                self.assertEqual(self.value("kept + 1"), ["42"])

    def test_interrupt_by_signal(self):
        self.execute("int kept2 = 41;")
        request = self.client.execute("while (true) { }")
        time.sleep(0.5)
        os.kill(self.manager.provisioner.pid, 2)
        self.assertEqual(self.reply(request)["ename"], "Interrupted")
        self.messages(request)
        self.assertEqual(self.value("kept2 + 1"), ["42"])

    def test_system_exit(self):
        self.execute("int before = 1;")
        reply, _ = self.execute("System.exit(3)")
        self.assertEqual(reply["ename"], "SystemExit")
        self.assertIn("System.exit(3) was called", reply["evalue"])
        self.assertEqual(self.value("before"), ["1"])

    def test_a_million_lines(self):
        _, messages = self.execute("for (int i = 0; i < 1_000_000; i++) System.out.println(i);")
        text = "".join(m["content"]["text"] for m in messages if m["msg_type"] == "stream")
        self.assertEqual(text, "".join(f"{i}\n" for i in range(1_000_000)))
        self.assertLess(len(messages), 1000)

    def test_too_much_output_is_cut_and_said(self):
        _, messages = self.execute('var many = "x".repeat(1_000_000); for (int i = 0; i < 40; i++) System.out.println(many);')
        text = "".join(m["content"]["text"] for m in messages if m["msg_type"] == "stream")
        self.assertLess(len(text), 17_000_000)
        self.assertIn("is not shown", text)
        self.assertEqual(self.value("1 + 1"), ["2"])

    def test_error_aborts_what_waits(self):
        requests = [self.client.execute(c) for c in ("Thread.sleep(200); int[] a = {}; a[1] = 2;", "int never = 1;", "2")]
        replies = [self.reply(r) for r in requests]
        for request in requests:
            self.messages(request)
        self.assertEqual([r["status"] for r in replies], ["error", "aborted", "aborted"])
        self.assertEqual(["execution_count" in r for r in replies], [True, False, False])  # a cell that did not run has no number
        self.assertEqual(self.execute("never")[0]["status"], "error")
        self.assertEqual(self.value("1 + 2"), ["3"])

    def test_error_without_stop_goes_on(self):
        requests = [self.client.execute(c, stop_on_error=False) for c in ("int[] b = {}; b[1] = 2;", "int there = 1;")]
        replies = [self.reply(r) for r in requests]
        for request in requests:
            self.messages(request)
        self.assertEqual([r["status"] for r in replies], ["error", "ok"])

    def test_silent_publishes_nothing_and_counts_nothing(self):
        count = self.execute("1")[0]["execution_count"]
        reply, messages = self.execute('System.out.println("x"); 2', silent=True)
        self.assertEqual(reply["status"], "ok")
        self.assertEqual([m["msg_type"] for m in messages], ["status"])
        self.assertEqual(self.execute("1")[0]["execution_count"], count + 1)

    def test_an_empty_cell_counts_nothing(self):
        count = self.execute("1")[0]["execution_count"]
        self.assertEqual(self.execute(" \n")[0]["status"], "ok")
        self.assertEqual(self.execute("1")[0]["execution_count"], count + 1)

    def test_output_of_threads_outlives_a_silent_request(self):
        self.execute('var late = new Thread(() -> { try { Thread.sleep(1500); } catch (InterruptedException e) { } System.out.println("late"); });'
                     " late.start();")
        self.execute("1", silent=True)
        message = self.client.get_iopub_msg(timeout=20)
        while message["msg_type"] != "stream":
            message = self.client.get_iopub_msg(timeout=20)
        self.assertEqual(message["content"]["text"], "late\n")

    def test_user_expressions(self):
        reply, _ = self.execute("int u = 20;", user_expressions={"good": "u + 1", "bad": "nothing"})
        self.assertEqual(reply["user_expressions"]["good"]["data"]["text/plain"], "21")
        self.assertEqual(reply["user_expressions"]["bad"]["status"], "error")

    def test_stdin(self):
        request = self.client.execute("var line = new Scanner(System.in).nextLine();", allow_stdin=True)
        self.client.get_stdin_msg(timeout=30)
        self.client.input("grüß 🙂")
        self.assertEqual(self.reply(request)["status"], "ok")
        self.messages(request)
        self.assertEqual(self.value("line"), ["grüß 🙂"])

    def test_update_display(self):
        _, messages = self.execute('var id = display("one"); updateDisplay(id, "two");')
        shown = [m for m in messages if m["msg_type"] in ("display_data", "update_display_data")]
        self.assertEqual([m["content"]["data"]["text/plain"] for m in shown], ["one", "two"])
        self.assertEqual(len({m["content"]["transient"]["display_id"] for m in shown}), 1)

    def test_output_of_a_thread_after_the_cell(self):
        request = self.client.execute(
            'new Thread(() -> { try { Thread.sleep(300); } catch (InterruptedException e) { } System.out.println("late"); }).start();'
        )
        self.reply(request)
        self.messages(request)
        message = self.client.get_iopub_msg(timeout=10)
        self.assertEqual(message["content"].get("text"), "late\n")

    def test_wrong_signature_is_not_run(self):
        self.execute("int signed = 1;")
        session = self.client.session
        right = session.key
        try:
            session.key = b"wrong"
            self.client.execute("signed = 2;")
            self.client.shell_channel.socket.send_multipart([b"<IDS|MSG>", b"x"])
            self.client.shell_channel.socket.send_multipart([b"junk"])
            self.client.shell_channel.socket.send_multipart([b"<IDS|MSG>", b"", b"{}", b"[", b"\xff", b"1"])
        finally:
            session.key = right
        self.assertEqual(self.value("signed"), ["1"])

    def test_comm_info(self):
        request = self.client.comm_info()
        self.assertEqual(self.reply(request)["comms"], {})

    def test_comm_of_an_unknown_target_is_closed(self):
        """As the protocol wants it, so that no widget waits for ever."""
        content = {"comm_id": "c-1", "target_name": "jupyter.widget", "data": {}}
        message = self.client.session.msg("comm_open", content)
        self.client.shell_channel.send(message)
        closed = [m for m in self.messages(message["header"]["msg_id"]) if m["msg_type"] == "comm_close"]
        self.assertEqual([m["content"] for m in closed], [{"comm_id": "c-1", "data": {}}])
        for kind in ("comm_msg", "comm_close"):
            message = self.client.session.msg(kind, {"comm_id": "c-1", "data": {}})
            self.client.shell_channel.send(message)
            self.assertEqual([m["msg_type"] for m in self.messages(message["header"]["msg_id"])], ["status"])
        self.test_comm_info()
        self.assertEqual(self.value("1 + 2"), ["3"])

    def test_rich_results_have_plain_text(self):
        """An array, a list, a map, a record, an Optional: HTML, and always the same in words."""
        self.execute("record Pair(int a, String b) { }")
        for code, plain in (
            ("new int[][] {{1, 2}, {3, 4}}", "[[1, 2],\n [3, 4]]"),
            ('List.of("<b>")', "[<b>]"),
            ('Map.of("k", 1)', "{k=1}"),
            ('new Pair(1, "<b>")', "Pair[a=1, b=<b>]"),
            ("Optional.of(7)", "Optional[7]"),
        ):
            with self.subTest(code=code):
                _, messages = self.execute(code)
                data = next(m for m in messages if m["msg_type"] == "execute_result")["content"]["data"]
                self.assertEqual(data["text/plain"], plain)
                self.assertIn("<table>", data["text/html"])
                self.assertNotIn("<b>", data["text/html"])
                self.assertNotIn("$JShell$", data["text/html"])

    def test_emoji_in_completion(self):
        code = 'String t = "🙂🙂"; t.leng'
        request = self.client.complete(code)
        reply = self.reply(request)
        self.assertEqual(reply["matches"], ["length()"])
        self.assertEqual(code[reply["cursor_start"] : reply["cursor_end"]], "leng")

    def test_errors_name_no_made_up_classes(self):
        for code in ("class K { void m() { throw new RuntimeException(toString()); } }\nnew K().m()", "new K()", "K k = 5;"):
            reply, messages = self.execute(code)
            self.assertNotIn("$JShell$", str(messages) + str(reply))

    def test_stack_overflow_and_memory(self):
        reply, _ = self.execute("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)")
        self.assertEqual(reply["ename"], "java.lang.StackOverflowError")
        self.assertLess(len("\n".join(reply["traceback"])), 500)
        reply, _ = self.execute("long[][] all = new long[100000][]; for (int i = 0; ; i++) all[i] = new long[10_000_000];")
        self.assertEqual(reply["ename"], "java.lang.OutOfMemoryError")
        self.execute("all = null;")
        self.assertEqual(self.value("1 + 1"), ["2"])


class End(unittest.TestCase):
    """Shutdown and restart."""

    def test_restart_forgets_and_shutdown_is_quick(self):
        manager, client = start_new_kernel(kernel_name=KERNEL)
        try:
            client.execute("int gone = 1; new Thread(() -> { while (true) { } }).start();", reply=True, timeout=30)
            manager.restart_kernel()
            client.wait_for_ready(timeout=30)
            self.assertEqual(client.execute("gone", reply=True, timeout=30)["content"]["status"], "error")
            client.execute("new Thread(() -> { while (true) { } }).start();", reply=True, timeout=30)
            start = time.perf_counter()
            client.shutdown()
            while manager.is_alive():
                self.assertLess(time.perf_counter() - start, 5)
                time.sleep(0.01)
            self.assertLess(time.perf_counter() - start, 1)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


if __name__ == "__main__":
    unittest.main()
