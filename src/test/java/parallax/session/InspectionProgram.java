package parallax.session;

import java.util.List;
import java.util.StringJoiner;

/**
 * Prints what is said of methods, in a process with one session, as a kernel has.
 *
 * <p>On JDK 25, JShell's documentation finds nothing once the process had another shell before.
 */
final class InspectionProgram {
    private static final List<String> CODES = List.of(
            "add(1, 2)",
            "add",
            "new Point(1).twice()",
            "number;",
            "number ",
            "kept.isBlank()",
            "kept.isBlank();\n",
            "int total = 5;\ntotal",
            "int number = 5;\nnumber",
            "String f(String number) { return number",
            "/** Halves. */\nint half(int n) { return n / 2; }\nhalf",
            "String kept = number + \"\";\nkept",
            "String st = kept;\nst.isBlank()",
            "import java.time.*;\nLocalDate d = LocalDate.now();\nd.lengthOfYear()",
            "Math.hypot(",
            "double d = Math.hypot",
            "nosuchname");

    private InspectionProgram() {}

    /** Of Javadoc only what cells say is the same with every JDK. */
    private static String shown(String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        boolean isOfCell = lines.size() > 1 && lines.get(1).matches("Adds two.|Twice it.|A point.|Halves.");
        return lines.get(0) + (isOfCell ? " / " + lines.get(1) : "");
    }

    public static void main(String[] args) {
        StringJoiner lines = new StringJoiner("\n");
        try (Fixture cells = new Fixture()) {
            cells.value("String kept = \"\"; int number = 7;");
            cells.value("/** Adds two. */\nint add(int a, int b) { return a + b; }\nint abs(int a) { return a; }");
            cells.value(
                    "/**\n * A point.\n */\nrecord Point(int x) {\n  /** Twice <b>it</b>. */\n  int twice() { return 2 * x; }\n}");
            for (String code : CODES) {
                String said = cells.session()
                        .inspect(code, code.length())
                        .map(i -> shown(i.text()))
                        .orElse("nothing");
                lines.add(code.replace("\n", " ") + " -> " + said);
            }
        }
        System.out.println(lines);
    }
}
