package parallax.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
    void recordThatThrowsIsShownByItsComponents() {
        record Broken(int n, int[] shape) {
            @Override
            @SuppressWarnings("UnusedMethod") // called by reflection
            public int n() {
                throw new IllegalStateException("boom");
            }

            @Override
            public String toString() {
                throw new IllegalStateException("no words");
            }
        }
        assertEquals(
                "Broken[n=(n() threw IllegalStateException: boom), shape=[1]]", text(new Broken(1, new int[] {1})));
    }

    @Test
    void partsWithPicturesAreNamedAndLambdasToo() {
        record Parts(Object image, Object action) {}
        Runnable action = () -> {};
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        assertEquals("Parts[image=BufferedImage, 3 x 2 pixels, action=(a Runnable)]", text(new Parts(image, action)));
        assertEquals("[words]", text(List.of((Displayable) () -> MimeBundle.text("words"))));
    }

    @Test
    void longRecordsStandOneBelowTheOther() {
        record Word(String word) {}
        assertEquals("[Word[word=a], Word[word=b]]", text(List.of(new Word("a"), new Word("b"))));
        String line = "Word[word=" + "x".repeat(70) + "]";
        Word word = new Word("x".repeat(70));
        assertEquals("[" + line + ",\n " + line + "]", text(List.of(word, word)));
    }

    @Test
    void streamsAndIteratorsAreNotUsedUp() {
        Stream<Integer> stream = Stream.of(1, 2, 3);
        assertTrue(text(stream).startsWith("a Stream, not read") && text(stream).contains(".toList()"), text(stream));
        assertEquals(List.of(1, 2, 3), stream.toList());
        IntStream endless = IntStream.iterate(0, i -> i + 1);
        assertTrue(text(endless).startsWith("an IntStream, not read"), text(endless));
        assertEquals(3, endless.limit(3).sum());
        Iterator<Integer> iterator = List.of(1, 2).iterator();
        assertTrue(text(iterator).startsWith("an Iterator, not read"), text(iterator));
        assertEquals(1, iterator.next());
        assertTrue(text(LongStream.of(1)).startsWith("a LongStream")
                && text(DoubleStream.of(1)).startsWith("a Double"));
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
