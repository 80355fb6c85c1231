package parallax.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

// The values are of the kind to be shown: arrays in records, a toString() that returns null.
@SuppressWarnings({"ArrayRecordComponent", "ToStringReturnsNull"})
class ValueTextTest {
    private static String text(Object value) {
        return Display.render(value).plain();
    }

    @Test
    void arraysShowTheirElements() {
        assertEquals("[1, 2, 3]", text(new int[] {1, 2, 3}));
        assertEquals("[1.5, -0.25]", text(new double[] {1.5, -0.25}));
        assertEquals("[a, null]", text(new String[] {"a", null}));
        assertEquals("[[1.0, 2.0],\n [3.0, 4.0]]", text(new double[][] {{1, 2}, {3, 4}}));
        assertEquals("[]", text(new char[0]));
    }

    @Test
    void longOnesSayHowManyMore() {
        String text = text(IntStream.range(0, 1000).toArray());
        assertTrue(text.endsWith("98, 99, ... 900 more]"), text);
        assertTrue(text(Collections.nCopies(2_000_000, 1)).endsWith("... 1999900 more]"));
    }

    @Test
    void collectionsMapsAndOptionalsShowWhatIsInThem() {
        Map<String, int[]> map = new LinkedHashMap<>();
        map.put("a", new int[] {1, 2});
        map.put("b", null);
        assertEquals("{a=[1, 2], b=null}", text(map));
        assertEquals("[[1],\n [2, 3]]", text(List.of(new int[] {1}, new int[] {2, 3})));
        assertEquals("Optional[[7]]", text(Optional.of(new int[] {7})));
        assertEquals("Optional.empty", text(Optional.empty()));
        assertEquals("null", text(null));
    }

    @Test
    void recordShowsItsArraysUnlessItSaysItselfHowItLooks() {
        record Pair(String name, int[] shape) {}
        record Own(int[] shape) {
            @Override
            public String toString() {
                return "my own words";
            }
        }
        assertEquals("Pair[name=x, shape=[2, 3]]", text(new Pair("x", new int[] {2, 3})));
        assertEquals("my own words", text(new Own(new int[1])));
    }

    @Test
    void streamIsNotUsedUp() {
        Stream<Integer> stream = Stream.of(1, 2, 3);
        assertTrue(text(stream).startsWith("a stream, not read"));
        assertEquals(List.of(1, 2, 3), stream.toList());
    }

    @Test
    void toStringThatThrowsHarmsNothing() {
        class Broken {
            @Override
            public String toString() {
                throw new IllegalStateException("boom");
            }
        }
        class Endless {
            @Override
            @SuppressWarnings("InfiniteRecursion") // what is tested
            public String toString() {
                return "x" + this;
            }
        }
        class Null {
            @Override
            public String toString() {
                return null;
            }
        }
        assertEquals("Broken (its toString() threw IllegalStateException: boom)", text(new Broken()));
        assertTrue(text(List.of(1, new Broken(), 3)).startsWith("[1, Broken (its toString() threw"));
        assertTrue(text(new Endless()).contains("StackOverflowError"));
        assertEquals("null", text(new Null()));
    }

    @Test
    void throwableWhoseMessageThrowsIsNamed() {
        class Odd extends RuntimeException {
            @Override
            public String getMessage() {
                throw this;
            }
        }
        Object value = new Object() {
            @Override
            public String toString() {
                throw new Odd();
            }
        };
        assertTrue(text(value).endsWith("(its toString() threw Odd)"), text(value));
    }

    @Test
    void whatContainsItselfEnds() {
        List<Object> list = new ArrayList<>(List.of(1));
        list.add(list);
        assertEquals("[1, (this ArrayList again)]", text(list));
        Object[] array = new Object[1];
        array[0] = array;
        assertEquals("[(this Object[] again)]", text(array));
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            deep = new ArrayList<>(Arrays.asList(deep));
        }
        assertTrue(text(deep).contains("..."));
    }

    @Test
    void collectionOfOnesOwnIsBelieved() {
        class Bag extends ArrayList<Integer> {
            @Override
            public String toString() {
                return "a bag";
            }
        }
        assertEquals("a bag", text(new Bag()));
    }

    @Test
    void stoppingTheThreadIsNotSwallowed() {
        Object value = new Object() {
            @Override
            @SuppressWarnings("removal") // how JDK 17 stops a thread
            public String toString() {
                throw new ThreadDeath();
            }
        };
        @SuppressWarnings("removal")
        Class<? extends Error> expected = ThreadDeath.class;
        assertThrows(expected, () -> text(value));
    }
}
