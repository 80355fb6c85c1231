package parallax.notebook.html;

import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import parallax.notebook.math.MathMl;
import parallax.notebook.math.TexException;

/**
 * Formulas in Markdown, {@code $...$} in the line and {@code $$...$$} on lines of their own, as Jupyter has them: what stands
 * between the dollars is no Markdown.
 */
final class MathSyntax implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {
    private static final String MARK = "$$";

    /** Lines indented this far are code. */
    private static final int CODE_INDENT = 4;

    private MathSyntax() {}

    static Extension create() {
        return new MathSyntax();
    }

    @Override
    public void extend(Parser.Builder builder) {
        builder.customBlockParserFactory(new BlockFactory()).customInlineContentParserFactory(new InlineFactory());
    }

    @Override
    public void extend(HtmlRenderer.Builder builder) {
        builder.nodeRendererFactory(Renderer::new);
    }

    /** A formula in a line of text. */
    private static final class Inline extends CustomNode {
        private final String tex;
        private final boolean display;

        Inline(String tex, boolean display) {
            this.tex = tex;
            this.display = display;
        }
    }

    /** A formula on lines of its own. */
    private static final class Display extends CustomBlock {
        private String tex = "";
    }

    private static final class InlineFactory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return InlineFactory::parse;
        }

        private static ParsedInline parse(InlineParserState state) {
            Scanner scanner = state.scanner();
            boolean display = scanner.matchMultiple('$') >= 2;
            Position start = scanner.position();
            while (scanner.hasNext()) {
                Position end = scanner.position();
                if (scanner.next('\\')) {
                    scanner.next(); // an escaped dollar ends nothing
                } else if (display ? scanner.next(MARK) : scanner.next('$')) {
                    String tex = scanner.getSource(start, end).getContent();
                    return tex.isBlank()
                            ? ParsedInline.none()
                            : ParsedInline.of(new Inline(tex, display), scanner.position());
                } else {
                    scanner.next();
                }
            }
            return ParsedInline.none();
        }
    }

    private static final class BlockFactory extends AbstractBlockParserFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            String line = rest(state);
            if (state.getIndent() >= CODE_INDENT || !line.startsWith(MARK)) {
                return BlockStart.none();
            }
            String after = line.substring(MARK.length());
            int close = after.indexOf(MARK);
            if (close >= 0 && close != after.length() - MARK.length()) {
                return BlockStart.none(); // text follows on the line
            }
            return BlockStart.of(new BlockParser(after))
                    .atIndex(state.getLine().getContent().length());
        }
    }

    private static final class BlockParser extends AbstractBlockParser {
        private final Display block = new Display();
        private final StringBuilder tex = new StringBuilder();
        private boolean closed;

        BlockParser(String first) {
            take(first);
        }

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            if (closed) {
                return BlockContinue.none();
            }
            take(rest(state));
            return closed
                    ? BlockContinue.finished()
                    : BlockContinue.atIndex(state.getLine().getContent().length());
        }

        @Override
        public void addLine(SourceLine line) {
            // Taken already: the whole line, before it is known whether it ends the block.
        }

        @Override
        public void closeBlock() {
            block.tex = tex.toString();
        }

        private void take(String line) {
            closed = line.endsWith(MARK);
            tex.append(closed ? line.substring(0, line.length() - MARK.length()) : line)
                    .append('\n');
        }
    }

    private static String rest(ParserState state) {
        return state.getLine()
                .getContent()
                .subSequence(state.getIndex(), state.getLine().getContent().length())
                .toString()
                .strip();
    }

    private record Renderer(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Inline.class, Display.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof Inline inline) {
                context.getWriter().raw(html(inline.tex, inline.display));
            } else if (node instanceof Display block) {
                context.getWriter().line();
                context.getWriter().raw("<div class=\"formula\">" + html(block.tex, true) + "</div>");
                context.getWriter().line();
            }
        }

        /** What is not understood is shown as it was written: a reader of formulas can read it. */
        private static String html(String tex, boolean display) {
            try {
                return MathMl.of(tex, display);
            } catch (TexException e) {
                return "<code class=\"tex\" title=\"" + Html.escape(e.getMessage()) + "\">" + Html.escape(tex.strip())
                        + "</code>";
            }
        }
    }
}
