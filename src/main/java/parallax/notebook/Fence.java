package parallax.notebook;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that opens a fenced code block.
 *
 * @param mark   the run of backticks or tildes
 * @param info   what follows it
 * @param indent how far it is indented
 */
record Fence(String mark, String info, int indent) {
    private static final Pattern OPENING = Pattern.compile("( {0,3})(`{3,}|~{3,})(.*)");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9:_.-]+");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Returns the fence the line opens, or null. */
    static Fence open(String line) {
        Matcher matcher = OPENING.matcher(line);
        // Backticks after backticks are code within a line, as CommonMark has it.
        if (!matcher.matches()
                || (matcher.group(2).startsWith("`") && matcher.group(3).contains("`"))) {
            return null;
        }
        return new Fence(
                matcher.group(2), matcher.group(3).strip(), matcher.group(1).length());
    }

    boolean closedBy(String line) {
        String text = line.strip();
        return text.length() >= mark.length()
                && line.length() - line.stripLeading().length() < 4
                && text.chars().allMatch(c -> c == mark.charAt(0));
    }

    /** Cells are fenced by backticks from the first column on; {@code ~~~java} shows Java that is not run. */
    boolean isCell() {
        return indent == 0 && mark.startsWith("`") && words().get(0).equals("java");
    }

    private List<String> words() {
        return SPACES.splitAsStream(info).toList();
    }

    /** Reads the attributes of a cell. */
    Attributes attributes(LessonSource source, int at) {
        String id = null;
        Set<String> tags = new LinkedHashSet<>();
        List<String> words = words();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            String key = equals < 0 ? word : word.substring(0, equals);
            String value = equals < 0 ? "" : word.substring(equals + 1);
            if (key.equals("id") && id == null) {
                if (!CellIds.valid(value)) {
                    throw source.wrong(at, "id " + value + " is not 1 to 64 letters, digits, hyphens or underscores");
                }
                id = value;
            } else if (key.equals("tags") && tags.isEmpty()) {
                for (String tag : COMMA.splitAsStream(value).toList()) {
                    if (!TAG.matcher(tag).matches()) {
                        throw source.wrong(at, "tag '" + tag + "' is not made of letters, digits and :_.-");
                    }
                    tags.add(tag);
                }
            } else if (key.equals("id") || key.equals("tags")) {
                throw source.wrong(at, "attribute " + key + " is given twice");
            } else {
                throw source.wrong(at, "unknown attribute " + key + "; a cell may have id= and tags=");
            }
        }
        return new Attributes(id, tags);
    }

    /**
     * What a cell's fence says of it.
     *
     * @param id   null where it is not given
     * @param tags in their order
     */
    record Attributes(String id, Set<String> tags) {}
}
