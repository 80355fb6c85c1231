package parallax.notebook.html;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import parallax.notebook.Output;

/** Turns outputs into HTML: of several forms, the richest that a page can show. */
final class OutputHtml {
    private OutputHtml() {}

    static String html(Output output, MarkdownHtml markdown) {
        if (output instanceof Output.Stream stream) {
            String name = stream.name().equals("stderr") ? "stderr" : "stdout";
            return "<pre class=\"" + name + "\">" + TerminalText.html(stream.text()) + "</pre>";
        }
        if (output instanceof Output.Failure failure) {
            List<String> lines = failure.traceback().isEmpty()
                    ? List.of(failure.name() + ": " + failure.message())
                    : failure.traceback();
            return "<pre class=\"failure\">" + TerminalText.html(String.join("\n", lines)) + "</pre>";
        }
        return rich(((Output.Rich) output).data(), markdown);
    }

    private static String rich(JsonObject data, MarkdownHtml markdown) {
        String plain = text(data, "text/plain").orElse("");
        Optional<String> html = text(data, "text/html");
        if (html.isPresent()) {
            return "<div class=\"shown\">" + html.get() + "</div>";
        }
        Optional<String> svg = text(data, "image/svg+xml");
        if (svg.isPresent()) {
            // As a picture its ids and styles are its own: two charts on a page often use the same.
            String base64 = Base64.getEncoder().encodeToString(svg.get().getBytes(StandardCharsets.UTF_8));
            return picture("image/svg+xml", base64, plain);
        }
        for (String type : List.of("image/png", "image/jpeg", "image/gif", "image/webp")) {
            Optional<String> base64 = text(data, type);
            if (base64.isPresent()) {
                return picture(type, base64.get(), plain);
            }
        }
        for (String type : List.of("text/markdown", "text/latex")) {
            Optional<String> written = text(data, type);
            if (written.isPresent()) {
                return "<div class=\"shown\">" + markdown.html(written.get(), new JsonObject()) + "</div>";
            }
        }
        return "<pre class=\"value\">" + TerminalText.html(plain) + "</pre>";
    }

    private static String picture(String type, String base64, String plain) {
        String description = plain.length() <= 200 ? plain : plain.substring(0, 200) + "...";
        return "<div class=\"shown\"><img class=\"picture\" src=\"data:" + type + ";base64,"
                + base64.replaceAll("\\s", "") + "\" alt=\"" + Html.escape(description) + "\"></div>";
    }

    private static Optional<String> text(JsonObject data, String type) {
        JsonElement content = data.get(type);
        return content != null && content.isJsonPrimitive() ? Optional.of(content.getAsString()) : Optional.empty();
    }
}
