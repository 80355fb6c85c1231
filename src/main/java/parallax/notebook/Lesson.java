package parallax.notebook;

import java.util.List;

/**
 * A lesson, made from its source.
 *
 * @param name      the name of its folder and of its notebook, e.g. 04-convolution
 * @param released  what a learner opens: each solution replaced by {@code throw new NotWrittenYet();}
 * @param solved    the same with the solutions
 * @param exercises in the order of their cells
 */
public record Lesson(String name, Notebook released, Notebook solved, List<Exercise> exercises) {
    /** Copies the list. */
    public Lesson {
        exercises = List.copyOf(exercises);
    }

    /**
     * A cell the learner completes.
     *
     * @param name as in its tag {@code exercise:NAME}, unique in the course
     * @param cell the id of its cell
     * @param line where its cell begins in the lesson's source, counted from 1
     */
    public record Exercise(String name, String cell, int line) {}
}
