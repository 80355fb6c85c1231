package parallax.notebook.math;

import java.util.Map;

/** The letters that Unicode has a mathematical form of. */
final class Alphabets {
    /** The start of each run A-Z, a-z in Unicode's mathematical alphanumeric symbols. */
    private static final Map<String, Integer> START = Map.of(
            "mathbb",
            0x1D538,
            "mathcal",
            0x1D49C,
            "mathscr",
            0x1D49C,
            "mathfrak",
            0x1D504,
            "mathsf",
            0x1D5A0,
            "mathtt",
            0x1D670);

    /** Those that Unicode had before it got the runs, which have holes there. */
    private static final Map<String, String> OLDER = Map.of(
            "mathbb", "CℂHℍNℕPℙQℚRℝZℤ",
            "mathcal", "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ",
            "mathscr", "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ",
            "mathfrak", "CℭHℌIℑRℜZℨ");

    private Alphabets() {}

    static boolean has(String command) {
        return START.containsKey(command);
    }

    /** Returns the text in the alphabet; what has no such form stays. */
    static String write(String command, String text) {
        String older = OLDER.getOrDefault(command, "");
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int place = older.indexOf(c);
            if (place >= 0) {
                written.append(older.charAt(place + 1));
            } else if (c >= 'A' && c <= 'Z') {
                written.appendCodePoint(START.get(command) + c - 'A');
            } else if (c >= 'a' && c <= 'z') {
                written.appendCodePoint(START.get(command) + 26 + c - 'a');
            } else {
                written.append(c);
            }
        }
        return written.toString();
    }
}
