package parallax.notebook;

import java.util.List;
import java.util.Optional;

/**
 * What became of a notebook that was run.
 *
 * @param notebook with the outputs of the cells that ran; those that did not run have none
 * @param failure  the cell that stopped it, if one did
 */
public record NotebookRun(Notebook notebook, Optional<Failure> failure) {
    /** Returns the outcomes of the checks. */
    public List<CheckResult> checks() {
        return CheckResult.in(notebook);
    }

    /**
     * A cell that failed.
     *
     * @param number its place among the code cells, from 1: the number by which traces name it
     * @param cell   with its outputs up to the failure
     * @param error  the failure, the last of the outputs
     */
    public record Failure(int number, Cell.Code cell, Output.Failure error) {}
}
