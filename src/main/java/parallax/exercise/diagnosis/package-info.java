/**
 * How an exercise is judged: probes, wrong twins, the search for the cause of a mistake, and the report.
 *
 * <p>Knows no exercise. An exercise is an {@link parallax.exercise.diagnosis.Exercise} built from a reference, probes
 * and wrong twins.
 */
package parallax.exercise.diagnosis;
