package parallax.check.golden;

import parallax.check.Operator;

/**
 * Makes an operator with a case's hyperparameters.
 *
 * @param <T> the array type of a backend
 */
@FunctionalInterface
public interface OperatorReader<T> {
    /**
     * Returns the operator.
     *
     * @throws MalformedCaseException   if an attribute is not of its type
     * @throws IllegalArgumentException if an attribute is out of its range
     */
    Operator<T> read(Attributes attributes) throws MalformedCaseException;
}
