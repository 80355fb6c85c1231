package parallax.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parallax.display.MimeBundle;
import parallax.session.Inspection;
import parallax.session.JavaSession;

/**
 * A question in a cell, answered in the pager: {@code ?} alone, {@code Math.max?} or {@code ?Math.max}.
 *
 * @param name what is asked about; empty for the kernel itself
 */
record HelpRequest(String name) {
    private static final Pattern QUESTION =
            Pattern.compile("\\s*(?:\\?{1,2}\\s*([\\w.$]*)|([\\w.$]+)\\s*\\?{1,2})\\s*");
    private static final String HELP = """
            %s

              x            at the end of a cell shows the value of x;   x;  shows nothing
              display(x)   shows x at once, as often as you like
              Tab          completes a name;   Shift-Tab  says what it is;   Math.max?  opens it here
              %%maven g:a:v  adds a library;   %%jars lib/*.jar  adds jars;   %%who  lists what you declared
              %%%%time       as first line of a cell measures it;   %%reset  forgets all you declared
              interact(slider("n", 1, 9), n -> picture(n))  draws again as the slider moves
              A hot loop over variables of cells may be faster inside a method.
              Interrupt (the stop button) stops a running cell; variables keep their values.
            """;

    /** Returns the question the code is, if it is one. */
    static Optional<HelpRequest> of(String code) {
        Matcher matcher = QUESTION.matcher(code);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return Optional.of(new HelpRequest(name));
    }

    /** Returns the payload that makes the front end open its pager. */
    JsonArray payload(JavaSession session) {
        JsonObject page = new JsonObject();
        page.addProperty("source", "page");
        page.add("data", MimeData.data(MimeBundle.text(text(session))));
        page.addProperty("start", 0);
        JsonArray payload = new JsonArray();
        payload.add(page);
        return payload;
    }

    private String text(JavaSession session) {
        return name.isEmpty()
                ? HELP.formatted(KernelInfo.BANNER)
                : session.inspect(name, name.length())
                        .map(Inspection::text)
                        .orElse("Nothing is known of " + name + ".");
    }
}
