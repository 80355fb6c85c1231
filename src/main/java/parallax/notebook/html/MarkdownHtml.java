package parallax.notebook.html;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import parallax.notebook.PictureTypes;

/** Turns the Markdown of a notebook's cells into HTML, its pictures within it, and keeps its headings for a table of contents. */
final class MarkdownHtml {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), MathSyntax.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private final Path folder;
    private final List<Title> titles = new ArrayList<>();
    private final Set<String> anchors = new HashSet<>();

    /** Looks for picture files from the folder. */
    MarkdownHtml(Path folder) {
        this.folder = folder;
    }

    /** A heading of the page. */
    record Title(int level, String text, String anchor) {}

    /** Returns the headings so far. */
    List<Title> titles() {
        return titles;
    }

    /** Returns the HTML of a cell. */
    String html(String markdown, JsonObject attachments) {
        Node document = PARSER.parse(markdown);
        Map<Node, String> headings = new HashMap<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                image.setDestination(picture(image.getDestination(), attachments));
                visitChildren(image);
            }

            @Override
            public void visit(Heading heading) {
                headings.put(heading, keep(heading).anchor());
                visitChildren(heading);
            }
        });
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .nodeRendererFactory(RawHtml::new)
                .nodeRendererFactory(JavaFence::new)
                .urlSanitizer(new Links())
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (headings.containsKey(node)) {
                        attributes.put("id", headings.get(node));
                    }
                })
                .build()
                .render(document);
    }

    private Title keep(Heading heading) {
        StringBuilder text = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text node) {
                text.append(node.getLiteral());
            }

            @Override
            public void visit(Code node) {
                text.append(node.getLiteral());
            }
        });
        String slug = text.toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        String anchor = slug;
        for (int i = 2; !anchors.add(anchor); i++) {
            anchor = slug + "-" + i;
        }
        Title title = new Title(heading.getLevel(), text.toString(), anchor);
        titles.add(title);
        return title;
    }

    private String picture(String destination, JsonObject attachments) {
        if (destination.startsWith("attachment:")) {
            JsonElement bundle = attachments.get(destination.substring("attachment:".length()));
            if (bundle instanceof JsonObject forms && !forms.isEmpty()) {
                String type = forms.keySet().iterator().next();
                return "data:" + type + ";base64," + forms.get(type).getAsString();
            }
        }
        Optional<String> type = PictureTypes.of(destination);
        if (type.isPresent() && !destination.contains(":")) {
            try {
                byte[] bytes = Files.readAllBytes(folder.resolve(destination));
                return "data:" + type.get() + ";base64," + Base64.getEncoder().encodeToString(bytes);
            } catch (IOException | InvalidPathException e) {
                return destination; // the reader sees the picture's description
            }
        }
        return destination;
    }

    /** Java that is shown, not run, looks like the Java of cells. */
    private record JavaFence(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            FencedCodeBlock block = (FencedCodeBlock) node;
            boolean java = block.getInfo() != null && block.getInfo().strip().equals("java");
            String code = java ? JavaHighlighter.html(block.getLiteral()) : Html.escape(block.getLiteral());
            context.getWriter().line();
            context.getWriter().raw("<pre><code>" + code + "</code></pre>");
            context.getWriter().line();
        }
    }
}
