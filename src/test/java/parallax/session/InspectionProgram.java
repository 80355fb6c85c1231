package parallax.session;

import java.util.List;
import java.util.StringJoiner;

/**
 * Prints what is said of methods, in a process with one session, as a kernel has.
 *
 * <p>On JDK 25, JShell's documentation finds nothing once the process had another shell before.
 */
final class InspectionProgram {
    private InspectionProgram() {}

    public static void main(String[] args) {
        StringJoiner lines = new StringJoiner("\n");
        try (Fixture cells = new Fixture()) {
            for (String code : List.of("Math.hypot(", "double d = Math.hypot", "nosuchname")) {
                String said = cells.session()
                        .inspect(code, code.length())
                        .map(i -> i.text().lines().findFirst().orElse(""))
                        .orElse("nothing");
                lines.add(code + " -> " + said);
            }
        }
        System.out.println(lines);
    }
}
