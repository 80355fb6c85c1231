package parallax.notebook.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was printed, as a terminal would show it: colours of ANSI sequences, and carriage returns that write over a line. */
final class TerminalText {
    private static final Pattern SEQUENCE =
            Pattern.compile("\u001b\\[([0-9;]*)([A-Za-z])|\u001b\\][^\u0007]*\u0007|\u001b.?");
    private static final Pattern OVERWRITTEN = Pattern.compile("(?m)^[^\n]*\r(?=[^\r\n])");
    private static final Pattern SEMICOLON = Pattern.compile(";");

    private boolean bold;
    private int colour = -1;

    private TerminalText() {}

    static String html(String text) {
        return new TerminalText().render(text);
    }

    private String render(String text) {
        String settled =
                OVERWRITTEN.matcher(text.replace("\r\n", "\n")).replaceAll("").replace("\r", "");
        StringBuilder html = new StringBuilder();
        Matcher sequence = SEQUENCE.matcher(settled);
        int at = 0;
        while (sequence.find()) {
            append(html, settled.substring(at, sequence.start()));
            if ("m".equals(sequence.group(2))) {
                SEMICOLON.splitAsStream(sequence.group(1)).forEach(this::style);
            }
            at = sequence.end();
        }
        append(html, settled.substring(at));
        return html.toString();
    }

    private void append(StringBuilder html, String text) {
        if (text.isEmpty()) {
            return;
        }
        String classes = (bold ? "t-bold" : "") + (colour < 0 ? "" : (bold ? " " : "") + "t-" + colour);
        html.append(
                classes.isEmpty()
                        ? Html.escape(text)
                        : "<span class=\"" + classes + "\">" + Html.escape(text) + "</span>");
    }

    private void style(String code) {
        switch (code) {
            case "", "0" -> {
                bold = false;
                colour = -1;
            }
            case "1" -> bold = true;
            case "22" -> bold = false;
            case "39" -> colour = -1;
            default -> {
                // 30 to 37 and their bright twins 90 to 97; backgrounds are left out
                if (code.matches("[39][0-7]")) {
                    colour = code.charAt(1) - '0';
                }
            }
        }
    }
}
