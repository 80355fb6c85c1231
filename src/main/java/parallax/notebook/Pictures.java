package parallax.notebook;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the picture files that a lesson's text shows into its notebook, which so needs no other file. */
final class Pictures {
    private static final Pattern PICTURE = Pattern.compile("(!\\[[^\\]]*\\]\\()([^)\\s]+)((?:\\s+\"[^\"]*\")?\\))");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)([a-z][a-z0-9+.-]*:|/|#).*");
    private static final Pattern HTML_PICTURE = Pattern.compile("(?i)<img\\s[^>]*src=[\"']?(?!https?:|data:)");

    private final Path folder;
    private final JsonObject attachments = new JsonObject();

    /** Looks for files from the lesson's folder. */
    Pictures(Path folder) {
        this.folder = folder;
    }

    /** Returns the line with its picture files named as attachments. */
    String embed(LessonSource source, int at) {
        String line = source.line(at);
        if (HTML_PICTURE.matcher(line).find()) {
            throw source.wrong(at, "a picture file is shown by ![what it shows](figures/name.png), not by <img>");
        }
        Matcher matcher = PICTURE.matcher(line);
        StringBuilder embedded = new StringBuilder();
        while (matcher.find()) {
            String file = matcher.group(2);
            String target = ELSEWHERE.matcher(file).matches() ? file : "attachment:" + attach(source, at, file);
            matcher.appendReplacement(embedded, Matcher.quoteReplacement(matcher.group(1) + target + matcher.group(3)));
        }
        return matcher.appendTail(embedded).toString();
    }

    /** Returns what was attached since the last call. */
    JsonObject take() {
        JsonObject taken = attachments.deepCopy();
        attachments.entrySet().clear();
        return taken;
    }

    private String attach(LessonSource source, int at, String file) {
        String type = PictureTypes.of(file).orElse(null);
        if (type == null) {
            throw source.wrong(at, "picture " + file + " is none of " + String.join(", ", PictureTypes.endings()));
        }
        JsonObject bundle = new JsonObject();
        try {
            bundle.addProperty(type, Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve(file))));
        } catch (IOException e) {
            throw source.wrong(at, "there is no picture " + file);
        }
        String name = file.replace("../", "").replace('/', '-');
        attachments.add(name, bundle);
        return name;
    }
}
