package parallax.data;

import java.util.List;

/**
 * The pen strokes of the digits, in a square from 0 to 1: x to the right, y down.
 *
 * <p>A stroke is {x, y, x, y, ...}: two points are a straight line, more are points on a smooth curve. A corner is where one
 * stroke ends and another begins.
 */
final class GlyphStrokes {
    private static final int PIECES = 6;

    private static final List<List<double[][]>> DIGITS = List.of(
            List.of( // 0: round; begun at the right and closed with an overlap; narrow
                    strokes(s(.5, 0, .15, .15, 0, .5, .15, .85, .5, 1, .85, .85, 1, .5, .85, .15, .5, 0)),
                    strokes(s(.7, .08, .4, .01, .1, .2, .02, .6, .2, .92, .55, 1, .9, .75, .97, .4, .8, .12, .5, .05)),
                    strokes(s(.5, 0, .25, .15, .18, .5, .25, .85, .5, 1, .75, .85, .82, .5, .75, .15, .5, 0))),
            List.of( // 1: a line; with a flag; with flag and foot
                    strokes(s(.5, 0, .5, 1)),
                    strokes(s(.2, .28, .6, 0), s(.6, 0, .6, 1)),
                    strokes(s(.2, .22, .55, 0), s(.55, 0, .55, 1), s(.15, 1, .95, 1))),
            List.of( // 2: with a foot; with a loop below; angular
                    strokes(s(.08, .25, .3, .03, .7, .03, .92, .27, .7, .58, .05, 1), s(.05, 1, 1, 1)),
                    strokes(s(.1, .22, .42, 0, .82, .15, .75, .5, .3, .92, .05, .93, .15, .78, .5, .88, 1, .95)),
                    strokes(s(.05, .12, .5, 0, .9, .2, .72, .5), s(.72, .5, .05, .97), s(.05, .97, .95, .93))),
            List.of( // 3: two bows; with a flat top; with a small upper bow
                    strokes(
                            s(.1, .12, .5, 0, .86, .2, .7, .42, .38, .47),
                            s(.38, .47, .85, .57, .95, .78, .55, 1, .05, .9)),
                    strokes(s(.1, 0, .92, .02), s(.92, .02, .45, .4), s(.45, .4, .9, .53, .92, .82, .5, 1, .05, .9)),
                    strokes(s(.2, .08, .6, .02, .75, .2, .4, .38), s(.4, .38, .9, .5, 1, .75, .6, .99, 0, .92))),
            List.of( // 4: open; closed; open with a short stem
                    strokes(s(.22, 0, .03, .6), s(.03, .6, 1, .6), s(.72, .08, .7, 1)),
                    strokes(s(.7, 0, 0, .66), s(0, .66, 1, .66), s(.7, 0, .7, 1)),
                    strokes(s(.15, .05, .1, .4, .3, .52, .9, .46), s(.85, 0, .82, .45, .75, 1))),
            List.of( // 5: with a neck; round; small head
                    strokes(
                            s(.92, 0, .2, 0),
                            s(.2, 0, .13, .45),
                            s(.13, .45, .5, .35, .92, .5, .92, .82, .5, 1, .05, .9)),
                    strokes(s(.9, .05, .3, .02), s(.3, .02, .15, .38), s(.15, .38, .6, .4, .85, .68, .6, .95, .1, .98)),
                    strokes(
                            s(.8, 0, .3, .03),
                            s(.3, .03, .22, .5),
                            s(.22, .5, .6, .42, .95, .6, .8, .9, .4, 1, .1, .88))),
            List.of( // 6: a bow; a straight back; curled
                    strokes(s(.8, .02, .4, .18, .08, .6, .2, .92, .55, 1, .9, .82, .8, .58, .45, .52, .1, .7)),
                    strokes(s(.6, 0, .2, .4, .05, .72, .3, .99, .75, .94, .8, .66, .45, .58, .08, .76)),
                    strokes(s(
                            .9, .12, .55, 0, .18, .25, .03, .65, .25, .97, .7, .97, .92, .72, .65, .5, .2, .56, .05,
                            .7))),
            List.of( // 7: two lines; with a bar; with a bent stem
                    strokes(s(0, .02, .95, 0), s(.95, 0, .35, 1)),
                    strokes(s(0, 0, .95, 0), s(.95, 0, .35, 1), s(.25, .52, .9, .48)),
                    strokes(s(.05, .15, .05, .03), s(.05, .03, .95, .03), s(.95, .03, .6, .4, .45, 1))),
            List.of( // 8: one line that crosses itself; two rings; top-heavy
                    strokes(s(
                            .5, .47, .15, .28, .25, .05, .5, 0, .75, .05, .85, .28, .5, .47, .1, .68, .15, .93, .5, 1,
                            .85, .93, .9, .68, .5, .47)),
                    strokes(
                            s(.5, 0, .22, .08, .18, .32, .5, .44, .82, .32, .78, .08, .5, 0),
                            s(.5, .44, .1, .58, .08, .88, .5, 1, .92, .88, .9, .58, .5, .44)),
                    strokes(s(
                            .85, .15, .5, 0, .12, .15, .3, .42, .75, .62, .8, .9, .45, 1, .15, .85, .3, .58, .7, .4,
                            .85, .15))),
            List.of( // 9: a straight stem; a tail; a leaning stem
                    strokes(
                            s(.9, .28, .7, .03, .35, .02, .1, .25, .35, .5, .75, .45, .9, .2),
                            s(.9, .1, .9, .5, .82, 1)),
                    strokes(s(
                            .9, .25, .6, 0, .2, .1, .12, .38, .45, .52, .85, .35, .93, .2, .92, .65, .6, .97, .12,
                            .93)),
                    strokes(s(.85, .2, .5, 0, .15, .2, .3, .46, .7, .42, .88, .15), s(.88, .12, .5, 1))));

    private GlyphStrokes() {}

    /** Returns the ways to write a digit, each a list of strokes. */
    static List<double[][]> of(int digit) {
        return DIGITS.get(digit);
    }

    /**
     * Returns a path {x, y, x, y, ...} of short straight pieces through a stroke's points: a Catmull-Rom spline, whose direction at a point
     * is that from the point before to the point after.
     */
    static double[] curve(double... stroke) {
        int points = stroke.length / 2;
        if (points == 2) {
            return stroke.clone();
        }
        double[] path = new double[2 * ((points - 1) * PIECES + 1)];
        for (int k = 0; k < points - 1; k++) {
            for (int piece = 0; piece <= PIECES; piece++) {
                double t = (double) piece / PIECES;
                for (int axis = 0; axis < 2; axis++) {
                    double before = stroke[2 * Math.max(0, k - 1) + axis];
                    double from = stroke[2 * k + axis];
                    double to = stroke[2 * (k + 1) + axis];
                    double after = stroke[2 * Math.min(points - 1, k + 2) + axis];
                    path[2 * (k * PIECES + piece) + axis] = from
                            + t * (to - before) / 2
                            + t * t * (2 * before - 5 * from + 4 * to - after) / 2
                            + t * t * t * (3 * from - before - 3 * to + after) / 2;
                }
            }
        }
        return path;
    }

    private static double[] s(double... stroke) {
        return stroke;
    }

    private static double[][] strokes(double[]... strokes) {
        return strokes;
    }
}
