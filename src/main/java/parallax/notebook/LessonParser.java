package parallax.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a lesson's notebooks from its source, {@code lesson.md}.
 *
 * <p>The source is Markdown. A block fenced by {@code ```java} is a code cell; {@code id=} and {@code tags=} may follow. A line
 * {@code ---} alone separates two Markdown cells. The cell of an exercise has the tag {@code exercise:NAME} and holds its
 * solution between {@code // BEGIN SOLUTION} and {@code // END SOLUTION}. Whatever is not as it should be is an error that names
 * the line.
 */
public final class LessonParser {
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}\\s+(.*?)\\s*#*");
    private static final Pattern BLANK_START = Pattern.compile("^(\\s*\n)+");
    private static final Pattern BREAK = Pattern.compile(" {0,3}---\\s*");
    private static final Pattern EXERCISE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final String EXERCISE_TAG = "exercise:";

    private final String name;
    private final LessonSource source;
    private final Pictures pictures;
    private final CellIds ids = new CellIds();
    private final Map<String, Integer> exerciseLines = new TreeMap<>();
    private final List<Lesson.Exercise> exercises = new ArrayList<>();
    private final List<Cell> released = new ArrayList<>();
    private final List<Cell> solved = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    /** Where the code goes that comes next: cell ids are made of it. */
    private String section;

    private String firstHeading;
    private String lastHeading;

    private LessonParser(Path file, String content) {
        Path folder = file.toAbsolutePath().getParent();
        this.name = folder.getFileName().toString();
        this.source = LessonSource.of(file.toString(), content);
        this.pictures = new Pictures(folder);
        this.section = CellIds.slug(name);
    }

    /**
     * Reads a lesson; its name is that of its folder.
     *
     * @param file lessons/NN-topic/lesson.md
     * @throws NotebookException if the file cannot be read, or a line of it is not as it should be
     */
    public static Lesson read(Path file) {
        try {
            return parse(file, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new NotebookException(file + ": cannot be read: " + e, e);
        }
    }

    /**
     * Reads a lesson from its text.
     *
     * @param file    where it stands: names the lesson, and pictures are looked for beside it
     * @throws NotebookException if a line of it is not as it should be
     */
    public static Lesson parse(Path file, String content) {
        return new LessonParser(file, content).parse();
    }

    private Lesson parse() {
        takeGivenIds();
        int at = 0;
        while (at < source.size()) {
            Fence fence = Fence.open(source.line(at));
            if (fence == null) {
                at = textLine(at);
            } else {
                at = fenced(fence, at);
            }
        }
        endText();
        if (released.isEmpty()) {
            throw source.wrong(0, "the lesson is empty");
        }
        return new Lesson(name, notebook(released), notebook(solved), exercises);
    }

    /** Ids that are given go first, so that a derived one never takes them. */
    private void takeGivenIds() {
        for (int at = 0; at < source.size(); at++) {
            Fence fence = Fence.open(source.line(at));
            if (fence == null) {
                continue;
            }
            String id = fence.isCell() ? fence.attributes(source, at).id() : null;
            if (id != null && !ids.take(id)) {
                throw source.wrong(at, "cell id " + id + " is used twice");
            }
            at = end(fence, at);
        }
    }

    private int textLine(int at) {
        String line = source.line(at);
        if (BREAK.matcher(line).matches()) {
            if (at > 0 && !source.line(at - 1).isBlank() && !text.isEmpty()) {
                throw source.wrong(at, "--- under text makes the text a heading; leave a line free before it");
            }
            endText();
            return at + 1;
        }
        Solutions.checkNoMarker(source, at);
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            lastHeading = CellIds.slug(heading.group(1));
            firstHeading = firstHeading == null ? lastHeading : firstHeading;
        }
        text.append(pictures.embed(source, at)).append('\n');
        return at + 1;
    }

    private int fenced(Fence fence, int at) {
        int end = end(fence, at);
        if (fence.isCell()) {
            endText();
            code(fence, at, end);
        } else {
            for (int i = at; i <= end; i++) {
                Solutions.checkNoMarker(source, i);
                text.append(source.line(i)).append('\n');
            }
        }
        return end + 1;
    }

    private int end(Fence fence, int at) {
        for (int end = at + 1; end < source.size(); end++) {
            if (fence.closedBy(source.line(end))) {
                return end;
            }
        }
        throw source.wrong(at, "the fence " + fence.mark() + fence.info() + " is never closed");
    }

    private void code(Fence fence, int at, int end) {
        Fence.Attributes attributes = fence.attributes(source, at);
        Solutions code = Solutions.of(source, at + 1, end);
        if (code.solved().isBlank()) {
            throw source.wrong(at, "the cell is empty");
        }
        String id = attributes.id() != null ? attributes.id() : ids.free(section + "-code");
        boolean exercise = false;
        for (String tag : attributes.tags()) {
            if (tag.startsWith(EXERCISE_TAG)) {
                if (exercise) {
                    throw source.wrong(at, "a cell may be one exercise, has the tags of two");
                }
                exercise = true;
                exercise(tag.substring(EXERCISE_TAG.length()), id, at, code);
            }
        }
        if (!exercise && code.first() >= 0) {
            throw source.wrong(code.first(), "a solution in a cell that is no exercise; give it tags=exercise:NAME");
        }
        JsonObject metadata = metadata(attributes);
        released.add(new Cell.Code(id, code.released(), metadata));
        solved.add(new Cell.Code(id, code.solved(), metadata));
    }

    private void exercise(String exercise, String cell, int at, Solutions code) {
        if (!EXERCISE.matcher(exercise).matches()) {
            throw source.wrong(at, "exercise name '" + exercise + "' is not lower-case words joined by hyphens");
        }
        if (code.first() < 0) {
            throw source.wrong(at, "exercise " + exercise + " has no solution: // BEGIN SOLUTION ... // END SOLUTION");
        }
        if (exerciseLines.putIfAbsent(exercise, at + 1) != null) {
            throw source.wrong(at, "exercise name " + exercise + " is used twice");
        }
        exercises.add(new Lesson.Exercise(exercise, cell, at + 1));
    }

    private static JsonObject metadata(Fence.Attributes attributes) {
        JsonObject metadata = new JsonObject();
        if (!attributes.tags().isEmpty()) {
            JsonArray tags = new JsonArray();
            attributes.tags().forEach(tags::add);
            metadata.add("tags", tags);
        }
        return metadata;
    }

    private void endText() {
        String markdown = BLANK_START.matcher(text).replaceFirst("").stripTrailing();
        text.setLength(0);
        if (markdown.isEmpty()) {
            return;
        }
        String id = section + "-text";
        if (firstHeading != null) {
            id = firstHeading;
            section = lastHeading;
            firstHeading = null;
        }
        Cell cell = new Cell.Markdown(ids.free(id), markdown, new JsonObject(), pictures.take());
        released.add(cell);
        solved.add(cell);
    }

    private static Notebook notebook(List<Cell> cells) {
        JsonObject kernel = new JsonObject();
        kernel.addProperty("display_name", "Java (Parallax)");
        kernel.addProperty("language", "java");
        kernel.addProperty("name", "parallax-java");
        JsonObject language = new JsonObject();
        language.addProperty("name", "java");
        JsonObject metadata = new JsonObject();
        metadata.add("kernelspec", kernel);
        metadata.add("language_info", language);
        return new Notebook(metadata, cells);
    }
}
