package parallax.notebook;

import java.util.List;

/** A lesson's text by lines, and the errors that name one of them. */
record LessonSource(String path, List<String> lines) {
    static LessonSource of(String path, String text) {
        return new LessonSource(path, text.lines().toList());
    }

    /** Returns the line, counted from 0. */
    String line(int index) {
        return lines.get(index);
    }

    int size() {
        return lines.size();
    }

    /** Returns an error at the line counted from 0; the user counts from 1. */
    NotebookException wrong(int index, String what) {
        return new NotebookException(path + ":" + (index + 1) + ": " + what);
    }
}
