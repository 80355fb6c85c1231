package parallax.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonParserTest {
    private static final Path FILE = Path.of("lessons", "04-convolution", "lesson.md");

    private static Lesson parse(String text) {
        return LessonParser.parse(FILE, text);
    }

    private static List<String> sources(Notebook notebook) {
        return notebook.cells().stream().map(Cell::source).toList();
    }

    private static List<String> ids(Notebook notebook) {
        return notebook.cells().stream().map(Cell::id).toList();
    }

    @Test
    void takesTextAndCodeApart() {
        Lesson lesson = parse("# One\n\ntext\n```java\nint x = 1;\n\nint y;\n```\n\n---\n\nmore\n\n---\nlast\n");
        assertEquals("04-convolution", lesson.name());
        assertEquals(List.of("# One\n\ntext", "int x = 1;\n\nint y;", "more", "last"), sources(lesson.released()));
        assertEquals(List.of("one", "one-code", "one-text", "one-text-2"), ids(lesson.released()));
    }

    @Test
    void keepsOtherFencesInTheText() {
        String text =
                "````markdown\n```java\nnot a cell\n```\n````\n\n~~~java\nshown\n~~~\n\n```\nplain\n---\n```\n\n  ```java\n  indented\n  ```";
        assertEquals(List.of(text), sources(parse(text).released()));
    }

    @Test
    void replacesSolutionsAndKeepsTheirIndentation() {
        Lesson lesson = parse("""
                ```java id=pad tags=exercise:conv-pad,hard
                int f() {
                    // BEGIN SOLUTION
                    return 1;
                    // END SOLUTION
                }
                int g() {
                  // BEGIN SOLUTION
                  return 2;
                  // END SOLUTION
                }
                ```
                """);
        assertEquals(
                List.of("int f() {\n    throw new NotWrittenYet();\n}\nint g() {\n  throw new NotWrittenYet();\n}"),
                sources(lesson.released()));
        assertEquals(List.of("int f() {\n    return 1;\n}\nint g() {\n  return 2;\n}"), sources(lesson.solved()));
        assertEquals(
                Set.of("exercise:conv-pad", "hard"),
                lesson.released().cells().get(0).tags());
        assertEquals(List.of(new Lesson.Exercise("conv-pad", "pad", 1)), lesson.exercises());
    }

    @Test
    void derivesIdsThatAreFreeAndValid() {
        Lesson lesson =
                parse("## Größe & Form?\n```java\na\n```\n```java\nb\n```\n```java id=grosse-form-code-2\nc\n```\n"
                        + "# " + "long ".repeat(40) + "\n```java\nd\n```\n# 中文\n```java\ne\n```");
        assertEquals(
                ids(lesson.released()).size(),
                Set.copyOf(ids(lesson.released())).size());
        ids(lesson.released()).forEach(id -> assertTrue(CellIds.valid(id), id));
        assertEquals(
                List.of("gro-e-form", "gro-e-form-code"), ids(lesson.released()).subList(0, 2));
    }

    @Test
    void namesTheKernel() {
        Notebook notebook = parse("text").released();
        assertEquals("parallax-java", notebook.kernel().orElseThrow());
        assertEquals("java", notebook.language().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/```java/int x;                                   | 2: the fence ```java is never closed
            ~~~/text                                              | 1: the fence ~~~ is never closed
            ```java tags=exercise:a/// BEGIN SOLUTION/x/```       | 2: // BEGIN SOLUTION without // END SOLUTION
            ```java tags=exercise:a/x/// END SOLUTION/```         | 3: // END SOLUTION without // BEGIN SOLUTION
            ```java tags=exercise:a/// BEGIN SOLUTION/// BEGIN SOLUTION/x/```  | 3: // BEGIN SOLUTION within the solution that begins in line 2
            ```java tags=exercise:a/// Begin solution/x/// end solution/``` | 2: a solution's markers stand alone on a line of a java cell: // BEGIN SOLUTION, // END SOLUTION
            ```java tags=exercise:a/x; // BEGIN SOLUTION/```      | 2: a solution's markers stand alone on a line of a java cell: // BEGIN SOLUTION, // END SOLUTION
            text/// BEGIN SOLUTION                                | 2: a solution's markers stand alone on a line of a java cell: // BEGIN SOLUTION, // END SOLUTION
            ~~~/// BEGIN SOLUTION/~~~                             | 2: a solution's markers stand alone on a line of a java cell: // BEGIN SOLUTION, // END SOLUTION
            ```java/// BEGIN SOLUTION/x/// END SOLUTION/```       | 2: a solution in a cell that is no exercise; give it tags=exercise:NAME
            ```java tags=exercise:a/x/```                         | 1: exercise a has no solution: // BEGIN SOLUTION ... // END SOLUTION
            ```java tags=exercise:A_b/x/```                       | 1: exercise name 'A_b' is not lower-case words joined by hyphens
            ```java tags=exercise:a,exercise:b/// BEGIN SOLUTION/x/// END SOLUTION/``` | 1: a cell may be one exercise, has the tags of two
            ```java id=a/x/```//```java id=a/y/```                | 5: cell id a is used twice
            ```java id=a!/x/```                                   | 1: id a! is not 1 to 64 letters, digits, hyphens or underscores
            ```java tags=/x/```                                   | 1: tag '' is not made of letters, digits and :_.-
            ```java id=a id=b/x/```                               | 1: attribute id is given twice
            ```java colour=red/x/```                              | 1: unknown attribute colour; a cell may have id= and tags=
            ```java hidden/x/```                                  | 1: unknown attribute hidden; a cell may have id= and tags=
            ```java//```                                          | 1: the cell is empty
            text/---                                              | 2: --- under text makes the text a heading; leave a line free before it
            ![a](figures:none.png) ![b](none.png)                 | 1: there is no picture none.png
            ![a](none.txt)                                        | 1: picture none.txt is none of gif, jpeg, jpg, png, svg, webp
            <img src="a.png">                                     | 1: a picture file is shown by ![what it shows](figures/name.png), not by <img>
            """)
    void namesTheLineOfAMistake(String lines, String message) {
        // A slash stands for a line end; three of them for one and a comment's two.
        String text = lines.replace("///", "\n\0")
                .replace("// ", "\0 ")
                .replace('/', '\n')
                .replace("\0", "//");
        NotebookException e = assertThrows(NotebookException.class, () -> parse(text));
        assertEquals(FILE + ":" + message, e.getMessage());
    }

    @Test
    void namesTheLineOfAnExerciseThatIsUsedTwice() {
        String exercise = "```java tags=exercise:conv-pad\n// BEGIN SOLUTION\nx\n// END SOLUTION\n```\n";
        NotebookException e = assertThrows(NotebookException.class, () -> parse(exercise + "\n" + exercise));
        assertEquals(FILE + ":7: exercise name conv-pad is used twice", e.getMessage());
    }

    @Test
    void refusesAnEmptyLesson() {
        assertEquals(
                FILE + ":1: the lesson is empty",
                assertThrows(NotebookException.class, () -> parse("\n\n")).getMessage());
    }

    @Test
    void putsPicturesIntoTheNotebook(@TempDir Path folder) throws IOException {
        Path lesson = Files.createDirectories(folder.resolve("07-cnn/figures"))
                .getParent()
                .resolve("lesson.md");
        Files.write(lesson.resolveSibling("figures/a.png"), new byte[] {1, 2, 3});
        Files.writeString(
                lesson, "![what](figures/a.png \"title\") ![web](https://example.org/b.png)\n\n---\n\nno picture\n");
        List<Cell> cells = LessonParser.read(lesson).released().cells();
        Cell.Markdown cell = (Cell.Markdown) cells.get(0);
        assertEquals("![what](attachment:figures-a.png \"title\") ![web](https://example.org/b.png)", cell.source());
        assertEquals(
                "{\"figures-a.png\":{\"image/png\":\"AQID\"}}",
                cell.attachments().toString());
        assertTrue(((Cell.Markdown) cells.get(1)).attachments().isEmpty());
    }

    @Test
    void refusesTwoLessonsWithOneExercise(@TempDir Path folder) throws IOException {
        String exercise = "```java tags=exercise:pad\n// BEGIN SOLUTION\nx\n// END SOLUTION\n```\n";
        for (String name : List.of("01-a", "02-b")) {
            Files.writeString(Files.createDirectories(folder.resolve(name)).resolve("lesson.md"), exercise);
        }
        String message =
                assertThrows(NotebookException.class, () -> Course.read(folder)).getMessage();
        assertEquals(
                folder.resolve("02-b/lesson.md") + ":1: exercise name pad is used twice, first in "
                        + folder.resolve("01-a/lesson.md") + ":1",
                message);
        assertFalse(message.contains("\n"));
    }
}
