package parallax.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** What the kernel says of itself. */
final class KernelInfo {
    /** What a front end prints above a console. */
    static final String BANNER = "Java " + Runtime.version().feature() + " (Parallax)";

    private KernelInfo() {}

    /** Returns the content of a {@code kernel_info_reply}. */
    static JsonObject content() {
        JsonObject language = new JsonObject();
        language.addProperty("name", "java");
        language.addProperty("version", System.getProperty("java.version"));
        language.addProperty("mimetype", "text/x-java-source");
        language.addProperty("file_extension", ".java");
        language.addProperty("pygments_lexer", "java");
        language.addProperty("codemirror_mode", "text/x-java");
        language.addProperty("nbconvert_exporter", "script");

        JsonObject content = new JsonObject();
        content.addProperty("status", "ok");
        content.addProperty("protocol_version", "5.3");
        content.addProperty("implementation", "parallax");
        content.addProperty("implementation_version", "0.1.0");
        content.add("language_info", language);
        content.addProperty("banner", BANNER);
        content.addProperty("debugger", false);
        content.add("help_links", helpLinks());
        return content;
    }

    private static JsonArray helpLinks() {
        String api =
                "https://docs.oracle.com/en/java/javase/" + Runtime.version().feature() + "/docs/api/";
        JsonObject link = new JsonObject();
        link.addProperty("text", "Java API");
        link.addProperty("url", api);
        JsonArray links = new JsonArray();
        links.add(link);
        return links;
    }
}
