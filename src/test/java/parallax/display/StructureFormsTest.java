package parallax.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parallax.tensor.HasContents;
import parallax.tensor.Tensor;

// The values are of the kind to be shown: arrays in records.
@SuppressWarnings("ArrayRecordComponent")
class StructureFormsTest {
    private static final String INDEX = "class=\"px-n px-i\"";
    private static final String NUMBER = "<td class=\"px-n\">";

    private static String html(Object value) {
        String html = Display.render(value).forms().get(MimeBundle.HTML);
        // The style says nothing of the value.
        return html == null ? "" : html.replaceAll("<style>.*?</style>", "");
    }

    private static int count(String part, String text) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    @Test
    void numbersStandSideBySideUnderTheirIndices() {
        assertEquals(
                "<div class=\"px-tab\"><table><caption>int[2]</caption>"
                        + "<thead><tr><th scope=\"col\" class=\"px-n px-i\">0</th>"
                        + "<th scope=\"col\" class=\"px-n px-i\">1</th></tr></thead>"
                        + "<tr><td class=\"px-n\">7</td><td class=\"px-n\">-8</td></tr></table></div>",
                html(new int[] {7, -8}));
        // With the decimals a tensor has: the fewest that show all.
        assertTrue(html(new double[] {0.5, 2, 1e-9, Double.NaN})
                .contains(NUMBER + "0.5</td>" + NUMBER + "2.0</td>" + NUMBER + "0.0</td>" + NUMBER + "NaN</td>"));
        assertTrue(html(List.of(1.25, -3.0)).contains(NUMBER + "1.25</td>" + NUMBER + "-3.00</td>"));
        assertTrue(html(List.of(1.25, -3.0)).contains("<caption>List, 2 elements</caption>"));
        assertTrue(html(new long[] {Long.MAX_VALUE}).contains(NUMBER + "9223372036854775807</td>"));
        assertTrue(html(new boolean[] {true}).contains("<td>true</td>"));
    }

    @Test
    void longOnesSayHowManyMore() {
        String html = html(IntStream.range(0, 1000).toArray());
        assertTrue(html.contains(NUMBER + "19</td>") && !html.contains(">20</td>"), html);
        assertTrue(html.endsWith("<div>... 980 more</div></div>"), html);
        html = html(new int[50][30]);
        assertTrue(html.contains("<caption>int[50][30]</caption>"), html);
        assertTrue(html.contains("<div>... 30 more rows, 10 more columns</div>"), html);
        assertEquals(20 * 20, count(NUMBER, html));
    }

    @Test
    void arraysOfArraysAreGridsRaggedOrNot() {
        String html = html(new double[][] {{1, 2.5}, {-3, 4}});
        assertTrue(html.contains("<caption>double[2][2]</caption>"), html);
        assertTrue(
                html.contains(
                        "<tr><th scope=\"row\" " + INDEX + ">1</th>" + NUMBER + "-3.0</td>" + NUMBER + "4.0</td>"),
                html);
        html = html(new int[][] {{1}, {2, 3}, {}});
        assertTrue(html.contains("<caption>int[3][]</caption>"), html);
        assertTrue(html.contains(">0</th>" + NUMBER + "1</td></tr>"), html);
        assertTrue(html.contains(">2</th></tr>"), html);
        assertTrue(html(List.of(List.of(1, 2), List.of(3))).contains(">1</th>" + NUMBER + "3</td></tr>"));
        assertTrue(html(new String[][] {{"a", null}}).contains("<td>a</td><td>null</td>"));
        assertTrue(html(new int[2][1][3]).contains("<td>[0, 0, 0]</td>"), "what is deeper is said in words");
        assertTrue(html(new int[0][4]).equals("<div class=\"px-tab\">int[0][], empty</div>"), html(new int[0][4]));
    }

    @Test
    void othersStandOneBelowTheOther() {
        assertTrue(html(List.of("to", "be"))
                .contains("<tr><th scope=\"row\" " + INDEX + ">1</th><td>be</td></tr></table>"));
        assertTrue(html(new String[] {"to", null}).contains(">1</th><td>null</td>"));
        String html = html(new LinkedHashSet<>(List.of("x", "y")));
        assertTrue(html.contains("<caption>Set, 2 elements</caption><tr><td>x</td></tr><tr><td>y</td></tr>"), html);
        assertEquals("<div class=\"px-tab\">List, empty</div>", html(List.of()));
        assertEquals("<div class=\"px-tab\">Map, empty</div>", html(Map.of()));
        assertTrue(html(Arrays.asList(1, "a", null)).contains(">2</th><td>null</td>"));
    }

    @Test
    void partsAreShownInTheirOwnForms() {
        record Step(Tensor h, int[] shape, double[] losses, Object image) {}
        double[] losses = new double[40];
        String html = html(new Step(
                Tensor.vector(1, 2), new int[] {2, 3}, losses, new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB)));
        assertTrue(html.contains("<caption>Step</caption><tr><th scope=\"row\">h</th><td><div class=\"px-t\">"), html);
        assertTrue(html.contains("<th scope=\"row\">shape</th><td>[2, 3]</td>"), "short ones in words: " + html);
        assertTrue(html.contains("<caption>double[40]</caption>") && html.contains("... 20 more"), html);
        assertTrue(html.contains("<img src=\"data:image/png;base64,"), html);
        assertTrue(html.contains("alt=\"BufferedImage, 3 x 2 pixels\""), html);
        assertEquals(1, count(TensorForms.STYLE, whole(List.of(Tensor.vector(1), Tensor.vector(2)))));
        html = html(Map.of("w", Tensor.vector(1, 2)));
        assertTrue(html.contains("<td>w</td><td><div class=\"px-t\">"), html);
        assertTrue(html(List.of(Html.of("<b>bold</b>"))).contains("<td><b>bold</b></td>"));
    }

    private static String whole(Object value) {
        return Display.render(value).forms().get(MimeBundle.HTML);
    }

    private record Outer(int n) {}

    /** As JShell has classes around those of a cell. */
    @SuppressWarnings({"TypeName", "ClassCanBeStatic"})
    private static final class $Shell$7 {
        private record Inner(int n) {}
    }

    @Test
    void recordIsNamedAsItIsWritten() {
        assertTrue(html(new Outer(1)).contains("<caption>StructureFormsTest.Outer</caption>"));
        assertTrue(html(new $Shell$7.Inner(1)).contains("<caption>Inner</caption>"));
    }

    @Test
    void numbersOfRecordsAndMapsAreAtTheRightIfAllAre() {
        record Size(int height, int width) {}
        record City(String name, int people) {}
        assertTrue(html(new Size(2, 3)).contains("<th scope=\"row\">width</th>" + NUMBER + "3</td>"));
        assertTrue(html(new City("Ulm", 3)).contains("<th scope=\"row\">people</th><td>3</td>"));
        assertTrue(html(Map.of("a", 1)).contains("<td>a</td>" + NUMBER + "1</td>"));
    }

    @Test
    void deepTablesAreFoldedAndDeeperOnesWords() {
        record Node(String name, Object next) {}
        Object value = Tensor.vector(1, 2);
        for (int depth = 5; depth >= 1; depth--) {
            value = new Node("node " + depth, value);
        }
        String html = html(value);
        assertEquals(1, count("<details><summary>StructureFormsTest", html) + count("<details><summary>Node", html));
        assertEquals(3, count("<caption>Node", html));
        assertTrue(html.contains("<td>Node[name=node 4, next=Node[name=node 5, next=Tensor (2)]]</td>"), html);
    }

    @Test
    void optionalSaysSoAndShowsWhatIsInIt() {
        String html = html(Optional.of(Tensor.vector(1, 2)));
        assertTrue(html.contains("<caption>Optional</caption><tr><td><div class=\"px-t\">"), html);
        assertTrue(html(OptionalInt.of(7)).contains("<caption>OptionalInt</caption><tr><td>7</td>"));
        assertEquals("<div class=\"px-tab\">Optional, empty</div>", html(Optional.empty()));
        assertEquals("<div class=\"px-tab\">OptionalInt, empty</div>", html(OptionalInt.empty()));
    }

    @Test
    void streamsAndIteratorsAreNotRead() {
        Stream<Integer> stream = Stream.of(1, 2);
        assertTrue(html(stream).contains("a Stream, not read"), html(stream));
        assertEquals(List.of(1, 2), stream.toList());
        Iterator<Integer> endless = IntStream.iterate(0, i -> i + 1).iterator();
        assertTrue(html(List.of(endless)).contains("an Iterator, not read"));
        assertEquals(0, endless.next());
    }

    @Test
    void whoSaysItselfHowItLooksIsBelieved() {
        class Bag extends ArrayList<Integer> {
            @Override
            public String toString() {
                return "a bag";
            }
        }
        class Plain {
            @Override
            public String toString() {
                return "plain";
            }
        }
        record Point(int x, int y) {
            @Override
            public String toString() {
                return "(" + x + ", " + y + ")";
            }
        }
        record Nothing() {}
        for (Object value : List.of(new Bag(), new Plain(), new Point(1, 2), new Nothing(), new Object())) {
            assertEquals(Set.of(MimeBundle.PLAIN), Display.render(value).forms().keySet());
        }
        assertEquals("(1, 2)", Display.render(new Point(1, 2)).plain());
        // Who leaves the words to Java's classes does not: an anonymous list is a list.
        assertTrue(html(new ArrayList<Integer>() {}).contains("List, empty"));
    }

    @Test
    void valueThatTellsItsContentsIsHeadedByItsWords() {
        class Box implements HasContents {
            @Override
            public Object contents() {
                return List.of("inside");
            }

            @Override
            public String toString() {
                return "a box\nof words";
            }
        }
        MimeBundle bundle = Display.render(new Box());
        assertEquals("a box\nof words", bundle.plain());
        assertTrue(html(new Box()).contains("<caption>a box</caption>")
                && html(new Box()).contains("<td>inside</td>"));
        HasContents number = () -> 7;
        assertTrue(html(number).contains("<tr><td>7</td></tr>"), html(number));
        HasContents twice = Box::new;
        assertTrue(html(twice).contains("<td>inside</td>"), html(twice));
        // Inside another: a small one is open, a large one folded.
        assertTrue(html(List.of(new Box())).contains("<td><div class=\"px-tab\"><table><caption>a box</caption>"));
        HasContents large = () -> new int[20][20];
        assertTrue(html(List.of(large)).contains("<td><details><summary>"), html(List.of(large)));
    }

    @Test
    void oneThatThrowsDoesNoHarmToTheOthers() {
        class Broken {
            @Override
            public String toString() {
                throw new IllegalStateException("boom");
            }
        }
        record Bad(String name, int n) {
            @Override
            @SuppressWarnings("UnusedMethod") // called by reflection
            public int n() {
                throw new IllegalStateException("boom");
            }
        }
        Displayable noPicture = () -> {
            throw new IllegalStateException("boom");
        };
        String html = html(Arrays.asList("a", new Broken(), new Bad("b", 1), noPicture, "c"));
        assertTrue(html.contains("<td>Broken (its toString() threw IllegalStateException: boom)</td>"), html);
        assertTrue(html.contains("Bad[name=b, n=(n() threw IllegalStateException: boom)]"), html);
        assertTrue(html.contains("<td>a</td>") && html.contains("<td>c</td>"), html);
        assertTrue(html(new Bad("b", 1)).contains("<td>(n() threw IllegalStateException: boom)</td>"));
        List<Integer> list = new AbstractList<>() {
            @Override
            public Integer get(int index) {
                throw new IllegalStateException("boom");
            }

            @Override
            public int size() {
                return 3;
            }
        };
        assertTrue(Display.render(list).plain().contains("threw IllegalStateException: boom"));
        assertTrue(html(List.of(list, "c")).contains("<td>c</td>"));
    }

    @Test
    void whatContainsItselfEnds() {
        List<Object> list = new ArrayList<>(List.of("a"));
        list.add(list);
        assertTrue(html(list).contains("<td>(this ArrayList again)</td>"), html(list));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("me", map);
        assertTrue(html(map).contains("<td>(this LinkedHashMap again)</td>"), html(map));
        Object[] array = new Object[1];
        array[0] = array;
        assertTrue(html(array).contains("(this Object[] again)"), html(array));
        record Node(List<Object> next) {}
        Node node = new Node(new ArrayList<>());
        node.next().add(node);
        assertTrue(
                Display.render(node).plain().startsWith("Node[next=["),
                Display.render(node).plain());
        assertTrue(html(node).contains("again"), html(node));
    }

    @Test
    void hugeOnesAreQuick() {
        record Holder(List<Integer> all, int[][] rows) {}
        List<Integer> many = Collections.nCopies(1_000_000, 7);
        Set<Integer> set = new HashSet<>(IntStream.range(0, 1_000_000).boxed().toList());
        Map<Integer, List<Integer>> map = new LinkedHashMap<>();
        set.forEach(i -> map.put(i, many));
        List<Object> values = List.of(
                many,
                set,
                map,
                new int[1_000_000],
                new Object[1_000_000],
                new int[1_000_000][],
                new int[3000][3000],
                Collections.nCopies(1_000_000, many),
                Collections.nCopies(1_000_000, new Holder(List.of(1), new int[300][300])),
                Optional.of(many),
                "x".repeat(3_000_000),
                List.of("x".repeat(3_000_000)));
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> values.forEach(value -> {
                    MimeBundle bundle = Display.render(value);
                    int length = bundle.plain().length() + html(value).length();
                    assertTrue(length < 500_000, () -> bundle.plain().substring(0, 50) + " has length " + length);
                }));
    }

    @Test
    void collectionsWithoutEndEnd() {
        Iterator<Integer> ones = IntStream.generate(() -> 1).iterator();
        List<Integer> endless = new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return index;
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
        Iterable<Integer> iterable = () -> ones;
        record Holder(List<Integer> all) {}
        record Holders(Optional<Map<String, List<Integer>>> maps, List<Holder> all) {}
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertTrue(html(endless).contains("... 2147483627 more"), html(endless));
            assertTrue(Display.render(endless).plain().endsWith("... 2147483547 more]"));
            assertFalse(Display.render(iterable).plain().isEmpty());
            assertTrue(html(new Holder(endless)).contains("... 2147483627 more"), html(new Holder(endless)));
            List<Integer> many = Collections.nCopies(2_000_000_000, 1);
            Holders holders = new Holders(Optional.of(Map.of("a", many)), List.of(new Holder(many)));
            assertTrue(html(holders).contains("... 1999999980 more"), html(holders));
            Object deep = Tensor.vector(1);
            for (int i = 0; i < 200; i++) {
                deep = Collections.nCopies(100, deep);
            }
            assertTrue(html(deep).length() < 3_000_000, "length " + html(deep).length());
        });
    }
}
