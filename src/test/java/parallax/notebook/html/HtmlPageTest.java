package parallax.notebook.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.notebook.Cell;
import parallax.notebook.Notebook;
import parallax.notebook.Output;

class HtmlPageTest {
    private static final Path HERE = Path.of("");

    private static String page(Cell... cells) {
        return HtmlPage.of("name", new Notebook(new JsonObject(), List.of(cells)), HERE);
    }

    private static String markdown(String text) {
        return new MarkdownHtml(HERE).html(text, new JsonObject()).strip();
    }

    private static Cell.Code code(String source, Output... outputs) {
        return new Cell.Code("c", source, new JsonObject()).ran(3, List.of(outputs));
    }

    private static Output shown(String... forms) {
        JsonObject data = new JsonObject();
        for (int i = 0; i < forms.length; i += 2) {
            data.addProperty(forms[i], forms[i + 1]);
        }
        return new Output.ExecuteResult(OptionalInt.of(1), data, new JsonObject());
    }

    @Test
    void isAWholePageWithNothingFromElsewhere() {
        String page = page(new Cell.Markdown("a", "# A & B"), code("int x = 1;"));
        assertTrue(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"), page);
        assertTrue(page.contains("<title>A &amp; B</title>"));
        assertTrue(page.contains("<main>"));
        assertTrue(page.contains("prefers-color-scheme: dark"));
        assertTrue(page.contains("default-src 'none'"));
        Matcher fetched =
                Pattern.compile("<link|<script|@import|url\\(|src=\"(?!data:)").matcher(page);
        assertFalse(fetched.find(), "fetches something");
    }

    @Test
    void takesTheNameWhereThereIsNoHeading() {
        assertTrue(page(code("x")).contains("<title>name</title>"));
    }

    @Test
    void listsSectionsWhereThereAreSeveral() {
        assertFalse(page(new Cell.Markdown("a", "# T\n\n## One\n\n## Two")).contains("<nav"));
        String page = page(new Cell.Markdown("a", "# T\n\n## One `x`\n\n## Two\n\n## Two"));
        assertTrue(page.contains("<li><a href=\"#one-x\">One x</a></li>"), page);
        assertTrue(page.contains("<h2 id=\"two-2\">Two</h2>"), page);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '~', textBlock = """
            a $x_1$ and $y_2$ b    @ <msub><mi>x</mi><mn>1</mn></msub> @ <em>
            $a*b*c$                @ <mo>∗</mo>                        @ <em>
            $$\\frac a b$$         @ display="block"                   @ $
            `$x$`                  @ <code>$x$</code>                  @ <math
            5 \\$ and 6 \\$        @ 5 $ and 6 $                       @ <math
            it costs $5            @ it costs $5                       @ <math
            $\\{a\\}$              @ <mo stretchy="false">{</mo>       @ class="tex"
            $\\unknown_1$          @ <code class="tex"                 @ <em>
            """)
    void showsFormulasAndLeavesThemToNoMarkdown(String text, String expected, String absent) {
        String html = markdown(text);
        assertTrue(html.contains(expected), html);
        assertFalse(html.replaceAll("<annotation.*?</annotation>", "").contains(absent), html);
    }

    @Test
    void showsFormulasOnLinesOfTheirOwn() {
        String html = markdown("text\n$$\na\n= b\n- c\n$$\nmore");
        assertTrue(html.matches("(?s)<p>text</p>\n<div class=\"formula\"><math.*</math></div>\n<p>more</p>"), html);
        assertFalse(html.contains("<h1") || html.contains("<li"), html);
        assertTrue(markdown("$$x$$").startsWith("<div class=\"formula\">"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a <script>alert(1)</script> b",
                "<img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"&#106;avascript:alert(1)\">x</a>",
                "<a href=' java\tscript:alert(1)'>x</a>",
                "<iframe src=\"https://example.org\"></iframe>",
                "<svg onload=alert(1)>",
                "<style>body { display: none }</style>",
                "<p style=\"background:url(https://example.org)\">x</p>",
                "<div\nonclick=alert(1)>x</div>",
                "<p <script>alert(1)</script>",
                "<a title=\">\" onclick=alert(1)>x</a>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "![x](javascript:alert(1))",
                "[x](data:text/html,alert(1))",
                "<form action=x><input></form>",
                "<math><mtext></mtext></math>"
            })
    void letsNoScriptThroughMarkdown(String text) {
        String html = markdown(text);
        // What is left of it is text: no element, handler or address of it is alive.
        String alive = html.replaceAll("&lt;.*?(&gt;|$)", "");
        assertFalse(
                Pattern.compile(
                                "(?i)<(script|iframe|svg|style|form|input|math)|<[^>]*(\\son\\w+=|javascript:|url\\(|data:text)")
                        .matcher(alive)
                        .find(),
                html);
    }

    @Test
    void letsHtmlThroughThatLaysOutText() {
        String html =
                "<details><summary>Why <b>so</b>?</summary>\n<p align=\"center\" style=\"color: red\">x<br/><a href=\"https://example.org/?a=1&b=2\">y</a></p>\n</details>";
        assertEquals(html, markdown(html));
        assertTrue(markdown("press <kbd>n</kbd>").contains("<kbd>n</kbd>"));
    }

    @Test
    void putsPicturesIntoThePage(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("a.png"), new byte[] {1, 2, 3});
        JsonObject bundle = new JsonObject();
        bundle.addProperty("image/svg+xml", "PHN2Zy8+");
        JsonObject attachments = new JsonObject();
        attachments.add("b.svg", bundle);
        String html =
                new MarkdownHtml(folder).html("![one](a.png) ![two](attachment:b.svg) ![three](none.png)", attachments);
        assertTrue(html.contains("<img src=\"data:image/png;base64,AQID\" alt=\"one\""), html);
        assertTrue(html.contains("<img src=\"data:image/svg+xml;base64,PHN2Zy8+\" alt=\"two\""), html);
        assertTrue(html.contains("alt=\"three\""), html);
    }

    @Test
    void showsTheRichestForm() {
        String page = page(code("x", shown("text/plain", "plain", "text/html", "<b>rich</b><script>live()</script>")));
        assertTrue(page.contains("<b>rich</b><script>live()</script>"), page);
        assertFalse(page.contains("plain</pre>"), page);
        assertTrue(page(code("x", shown("text/plain", "a \"chart\"", "image/png", "QUJD\n")))
                .contains("src=\"data:image/png;base64,QUJD\" alt=\"a &quot;chart&quot;\""));
        assertTrue(page(code("x", shown("text/plain", "c", "image/svg+xml", "<svg/>")))
                .contains("data:image/svg+xml;base64,PHN2Zy8+"));
        assertTrue(page(code("x", shown("text/plain", "1 < 2"))).contains("<pre class=\"value\">1 &lt; 2</pre>"));
    }

    @Test
    void showsWhatATerminalWouldShow() {
        String page = page(code(
                "x",
                new Output.Stream("stdout", "10 %\r50 %\r100 %\n\u001b[1;31mred\u001b[0m <b>\r\n"),
                new Output.Stream("stderr", "careful"),
                new Output.Failure("E", "m", List.of("E: m", "  at line 1"))));
        assertTrue(
                page.contains("<pre class=\"stdout\">100 %\n<span class=\"t-bold t-1\">red</span> &lt;b&gt;\n</pre>"),
                page);
        assertTrue(page.contains("<pre class=\"stderr\">careful</pre>"));
        assertTrue(page.contains("<pre class=\"failure\">E: m\n  at line 1</pre>"));
    }

    @Test
    void marksExercises() {
        JsonObject metadata = new JsonObject();
        JsonArray tags = new JsonArray();
        tags.add("exercise:pad");
        metadata.add("tags", tags);
        assertTrue(page(new Cell.Code("c", "x", metadata)).contains("<p class=\"badge\">Exercise</p>"));
    }

    @Test
    void coloursJava() {
        assertEquals(
                "<span class=\"j-annotation\">@Test</span> <span class=\"j-keyword\">int</span> <span class=\"j-call\">f</span>(<span class=\"j-type\">String</span> s) "
                        + "{ <span class=\"j-keyword\">return</span> <span class=\"j-number\">0x1F</span> &lt; s; } <span class=\"j-comment\">// &lt;b&gt; &quot;int&quot;</span>",
                JavaHighlighter.html("@Test int f(String s) { return 0x1F < s; } // <b> \"int\""));
        assertEquals(
                "<span class=\"j-text\">&quot;a \\&quot; int&quot;</span>", JavaHighlighter.html("\"a \\\" int\""));
        assertEquals(
                "<span class=\"j-text\">&quot;&quot;&quot;\nint &quot;</span>", JavaHighlighter.html("\"\"\"\nint \""));
        String untouched = "x".repeat(100_000) + "\"" + "\\n".repeat(100_000);
        assertEquals(
                untouched,
                JavaHighlighter.html(untouched).replaceAll("<[^>]*>", "").replace("&quot;", "\""));
    }
}
