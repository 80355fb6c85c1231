package parallax.notebook.html;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/** HTML within Markdown: elements that lay out text pass, anything else is shown as text and does nothing. */
record RawHtml(HtmlNodeRendererContext context) implements NodeRenderer {
    private static final Set<String> ELEMENTS = Set.of(
            "a",
            "abbr",
            "b",
            "blockquote",
            "br",
            "caption",
            "center",
            "code",
            "col",
            "colgroup",
            "dd",
            "del",
            "details",
            "dfn",
            "div",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "img",
            "ins",
            "kbd",
            "li",
            "mark",
            "ol",
            "p",
            "pre",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strong",
            "sub",
            "summary",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "tt",
            "u",
            "ul",
            "var");
    private static final Set<String> ATTRIBUTES = Set.of(
            "align", "alt", "class", "colspan", "dir", "height", "href", "id", "lang", "name", "open", "rowspan",
            "scope", "src", "start", "style", "title", "width");
    private static final Pattern PIECE =
            Pattern.compile("<!--.*?-->|</?([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>|[^<]+", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s+([a-zA-Z-]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'=<>`]+)))?");
    private static final Pattern UNSAFE_STYLE = Pattern.compile("(?i)url|expression|@import|\\\\");

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(HtmlBlock.class, HtmlInline.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof HtmlInline inline) {
            context.getWriter().raw(harmless(inline.getLiteral()));
        } else if (node instanceof HtmlBlock block) {
            context.getWriter().line();
            context.getWriter().raw(harmless(block.getLiteral()));
            context.getWriter().line();
        }
    }

    /** Returns the HTML if all of it lays out text, else the same as text. */
    static String harmless(String html) {
        Matcher piece = PIECE.matcher(html);
        int at = 0;
        while (piece.find() && piece.start() == at) {
            if (piece.group(1) != null && !(element(piece.group(1)) && attributes(piece.group(2)))) {
                return Html.escape(html);
            }
            at = piece.end();
        }
        return at == html.length() ? html : Html.escape(html);
    }

    private static boolean element(String name) {
        return ELEMENTS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean attributes(String text) {
        String rest = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        Matcher attribute = ATTRIBUTE.matcher(rest);
        int at = 0;
        while (attribute.find() && attribute.start() == at) {
            String name = attribute.group(1).toLowerCase(Locale.ROOT);
            String value = "";
            for (int group = 2; group <= 4; group++) {
                value = attribute.group(group) == null ? value : attribute.group(group);
            }
            boolean fine = ATTRIBUTES.contains(name)
                    && (!name.equals("href") || Links.safe(value))
                    && (!name.equals("src") || Links.safePicture(value))
                    && (!name.equals("style") || !UNSAFE_STYLE.matcher(value).find());
            if (!fine) {
                return false;
            }
            at = attribute.end();
        }
        return rest.substring(at).isBlank();
    }
}
