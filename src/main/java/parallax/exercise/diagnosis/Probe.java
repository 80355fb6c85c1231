package parallax.exercise.diagnosis;

/**
 * One question put to the learner's function.
 *
 * @param name  what it tries, as the report shows it: "stride 2"
 * @param sizes what the exercise makes the arguments from
 */
public record Probe(String name, Sizes sizes) {}
