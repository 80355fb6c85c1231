package parallax.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static void assertRates(Schedule schedule, double... rates) {
        for (int step = 0; step < rates.length; step++) {
            assertEquals(rates[step], schedule.at(step), 1e-15, "step " + step);
        }
    }

    @Test
    void straightLines() {
        assertRates(Schedule.constant(0.1), 0.1, 0.1);
        assertRates(Schedule.linear(1, 0.2, 4), 1, 0.8, 0.6, 0.4, 0.2, 0.2);
        assertRates(Schedule.linear(0, 1, 1), 0, 1, 1);
    }

    /** 0.1 + (0 − 0.1) · 3 / 3 is −1.4e−17 in double, which no optimiser takes. */
    @Test
    void straightLinesEndWhereTheyShall() {
        for (double from : new double[] {0.1, 0.3, 0.7, 1e-3, 0}) {
            for (double to : new double[] {0, 0.1, 0.01}) {
                for (long steps = 1; steps < 60; steps++) {
                    Schedule line = Schedule.linear(from, to, steps);
                    assertEquals(to, line.at(steps), 0);
                    assertEquals(to, line.at(steps + 1), 0);
                    for (long step = 0; step < steps; step++) {
                        double rate = line.at(step);
                        assertTrue(rate >= Math.min(from, to) && rate <= Math.max(from, to), () -> "rate " + rate);
                    }
                }
            }
        }
    }

    @Test
    void halfAWave() {
        double h = Math.sqrt(0.5);
        assertRates(
                Schedule.cosine(1, 0.2, 4),
                1,
                0.2 + 0.5 * 0.8 * (1 + h),
                0.2 + 0.5 * 0.8,
                0.2 + 0.5 * 0.8 * (1 - h),
                0.2,
                0.2);
    }

    @Test
    void stairs() {
        assertRates(Schedule.steps(0.8, 0.5, 2), 0.8, 0.8, 0.4, 0.4, 0.2);
    }

    /** The peak is where the two terms meet: at the step numbered warmUp in the paper, from 1. */
    @Test
    void inverseSquareRootByHand() {
        double peak = 1 / Math.sqrt(16) * 1 / Math.sqrt(4);
        assertRates(
                Schedule.inverseSquareRoot(16, 4),
                peak / 4,
                peak / 2,
                peak * 3 / 4,
                peak,
                0.25 / Math.sqrt(5),
                0.25 / Math.sqrt(6));
    }

    @Test
    void compositions() {
        assertRates(Schedule.constant(0.8).warmUp(4), 0.2, 0.4, 0.6, 0.8, 0.8);
        assertRates(Schedule.constant(1).then(2, Schedule.linear(1, 0, 2)), 1, 1, 1, 0.5, 0);
        assertRates(Schedule.linear(1, 0, 2).times(3), 3, 1.5, 0);
        assertRates(Schedule.linear(1, 0, 4).warmUp(2), 0.5, 0.75, 0.5, 0.25, 0);
    }

    @Test
    void saysWhatIsOutOfRange() {
        Twin.assertRejects("the rate must be at least 0 and finite, is -1.0", () -> Schedule.constant(-1));
        Twin.assertRejects("from must be at least 0 and finite, is NaN", () -> Schedule.linear(Double.NaN, 1, 2));
        Twin.assertRejects("to must be at least 0 and finite, is -1.0", () -> Schedule.cosine(1, -1, 2));
        Twin.assertRejects("there must be at least 1 step, are 0", () -> Schedule.cosine(1, 0, 0));
        Twin.assertRejects("there must be at least 1 step, are 0", () -> Schedule.steps(1, 0.5, 0));
        Twin.assertRejects("the factor must be at least 0 and finite, is -0.5", () -> Schedule.steps(1, -0.5, 1));
        Twin.assertRejects("d must be at least 1, is 0", () -> Schedule.inverseSquareRoot(0, 1));
        Twin.assertRejects("there must be at least 1 step, are -1", () -> Schedule.inverseSquareRoot(8, -1));
        Twin.assertRejects(
                "there must be at least 1 step, are 0",
                () -> Schedule.constant(1).warmUp(0));
        Twin.assertRejects("next is null", () -> Schedule.constant(1).then(2, null));
        Twin.assertRejects(
                "the factor must be at least 0 and finite, is Infinity",
                () -> Schedule.constant(1).times(Double.POSITIVE_INFINITY));
    }
}
