package parallax.notebook.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import parallax.notebook.Cell;
import parallax.notebook.Notebook;
import parallax.notebook.Output;

/**
 * A notebook as one HTML file: styles, pictures and formulas within it, light or dark as the reader has it.
 *
 * <p>HTML among the outputs is put in as it is, so that interactive pictures work: it came from code that the person who makes the
 * page has just run. HTML in Markdown may lay out text and nothing else.
 */
public final class HtmlPage {
    private static final int FEWEST_FOR_CONTENTS = 3;

    /** Nothing is fetched but what a picture in the text names; what stands in the page may run. */
    private static final String POLICY = "default-src 'none'; img-src data: https:; media-src data:; font-src data:; "
            + "style-src 'unsafe-inline'; script-src 'unsafe-inline'";

    private HtmlPage() {}

    /**
     * Returns the page.
     *
     * @param name     the page's title where the notebook has no heading
     * @param notebook with its outputs
     * @param folder   where picture files are looked for that the text names
     */
    public static String of(String name, Notebook notebook, Path folder) {
        MarkdownHtml markdown = new MarkdownHtml(folder);
        StringBuilder cells = new StringBuilder();
        for (Cell cell : notebook.cells()) {
            if (cell instanceof Cell.Markdown text) {
                cells.append("<section class=\"text\">\n")
                        .append(markdown.html(text.source(), text.attachments()))
                        .append("</section>\n");
            } else if (cell instanceof Cell.Code code) {
                cells.append(code(code, markdown));
            }
        }
        List<MarkdownHtml.Title> titles = markdown.titles();
        String title = titles.isEmpty() ? name : titles.get(0).text();
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                %s<main>
                %s</main>
                </body>
                </html>
                """.formatted(POLICY, Html.escape(title), style(), contents(titles), cells);
    }

    private static String code(Cell.Code cell, MarkdownHtml markdown) {
        if (cell.source().isBlank() && cell.outputs().isEmpty()) {
            return "";
        }
        boolean exercise = cell.tags().stream().anyMatch(tag -> tag.startsWith("exercise:"));
        String count = cell.count().isPresent() ? String.valueOf(cell.count().getAsInt()) : " ";
        StringBuilder html = new StringBuilder("<section class=\"cell")
                .append(exercise ? " exercise" : "")
                .append("\">\n");
        html.append("<div class=\"number\" aria-hidden=\"true\">").append(count).append("</div>\n");
        if (exercise) {
            html.append("<p class=\"badge\">Exercise</p>\n");
        }
        html.append("<pre class=\"code\" tabindex=\"0\" aria-label=\"Code")
                .append(cell.count().isPresent() ? " of cell " + count : "");
        html.append("\"><code>").append(JavaHighlighter.html(cell.source())).append("</code></pre>\n");
        if (!cell.outputs().isEmpty()) {
            html.append("<div class=\"outputs\">\n");
            for (Output output : cell.outputs()) {
                html.append(OutputHtml.html(output, markdown)).append('\n');
            }
            html.append("</div>\n");
        }
        return html.append("</section>\n").toString();
    }

    private static String contents(List<MarkdownHtml.Title> titles) {
        List<MarkdownHtml.Title> sections =
                titles.stream().filter(title -> title.level() == 2).toList();
        if (sections.size() < FEWEST_FOR_CONTENTS) {
            return "";
        }
        StringBuilder html = new StringBuilder("<nav aria-label=\"Contents\">\n<ul>\n");
        for (MarkdownHtml.Title title : sections) {
            html.append("<li><a href=\"#").append(Html.escape(title.anchor())).append("\">");
            html.append(Html.escape(title.text())).append("</a></li>\n");
        }
        return html.append("</ul>\n</nav>\n").toString();
    }

    private static String style() {
        try (InputStream css = HtmlPage.class.getResourceAsStream("page.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
