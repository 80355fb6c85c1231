/**
 * What a learner calls to have their work checked, and the contracts the library stands before too.
 *
 * <p>To add an exercise: write one class beside those in {@link parallax.exercise.conv}, with the interface the learner writes
 * and an {@link parallax.exercise.diagnosis.Exercise} made of
 *
 * <ol>
 *   <li>how a case is put to the function, and the reference;
 *   <li>how sizes become arguments, and the probes: the simplest first, all sizes different, each able to fail;
 *   <li>the algorithm once more, asking for every {@link parallax.exercise.diagnosis.Decision}, and the known mistakes as
 *       decisions taken otherwise, each with what it looks like and a question that leads on (or whole wrong twins);
 *   <li>right solutions written otherwise, and three hints.
 * </ol>
 *
 * <p>Then name it in {@link parallax.exercise.Exercises} and give it a method in {@link parallax.exercise.Check}. The gates
 * apply to it at once: every wrong twin must fail and be told from all others, every right solution must pass. A solution in
 * {@code MutationTest} lets its mutants show what the probes do not see.
 */
package parallax.exercise;
