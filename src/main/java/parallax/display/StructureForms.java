package parallax.display;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parallax.display.TableHtml.Cell;
import parallax.tensor.HasContents;

/**
 * Arrays, collections, maps, records and what else has parts, as tables whose cells show the parts in their own forms. What lies too
 * deep, is too long or is within itself is said in words.
 */
final class StructureForms {
    /** How deep tables stand in tables; the innermost are folded. */
    private static final int MAX_DEPTH = 3;

    /** What fits a line of this length is clearer in words than as a table in a table. */
    private static final int MAX_LINE = 60;

    private static final int MAX_OPEN = 4_000;
    private static final int MAX_CHARACTERS = 1_000_000;

    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int charactersLeft = MAX_CHARACTERS;

    private StructureForms() {}

    /** Returns how a value looks if it has parts. */
    static Optional<Form> of(Object value) {
        return hasParts(value)
                ? Optional.of(Form.html(
                        Captions.of(value), () -> ValueText.of(value), () -> new StructureForms().html(value)))
                : Optional.empty();
    }

    private static boolean hasParts(Object value) {
        return value instanceof HasContents
                || Elements.areReadable(value)
                || Elements.ofOptional(value).isPresent()
                || Unread.words(value).isPresent()
                || (value instanceof Record rec && isOfParts(rec));
    }

    private static boolean isOfParts(Record value) {
        return !OwnWords.has(value) && !RecordParts.of(value).orElse(List.of()).isEmpty();
    }

    private String html(Object value) {
        Optional<String> unread = Unread.words(value);
        if (unread.isPresent()) {
            return TableHtml.START + Html.escape(unread.get()) + "</div>";
        }
        open.add(value);
        try {
            return value instanceof HasContents outer
                    ? contents(Captions.of(value), outer)
                    : table(Captions.of(value), value);
        } finally {
            open.remove(value);
        }
    }

    private String contents(String caption, HasContents outer) {
        Object inner = outer.contents();
        if (inner != outer && inner instanceof HasContents deeper) {
            return contents(caption, deeper);
        }
        boolean hasTable = inner instanceof Record || (inner != null && Elements.areReadable(inner));
        return hasTable ? table(caption, inner) : PairsHtml.one(inner, caption, this::cell);
    }

    private String table(String caption, Object value) {
        Optional<Elements> optional = Elements.ofOptional(value);
        if (optional.isPresent()) {
            List<Object> part = optional.get().first();
            return part.isEmpty() ? TableHtml.empty(caption) : PairsHtml.one(part.get(0), caption, this::cell);
        }
        if (value instanceof Map) {
            return PairsHtml.map(Elements.of(value, SequenceHtml.MOST).orElseThrow(), caption, this::cell);
        }
        return value instanceof Record rec
                ? PairsHtml.record(rec, caption, this::cell)
                : SequenceHtml.of(value, caption, this::cell);
    }

    /** Returns how a part looks. That its own code throws is no harm to the others. */
    private Cell cell(Object part) {
        Cell cell;
        try {
            cell = ValueText.isWord(part) || charactersLeft <= 0 ? word(part) : inside(part);
        } catch (Throwable e) {
            Failures.rethrowIfNotOurs(e);
            cell = word(part);
        }
        charactersLeft -= cell.html().length();
        return cell;
    }

    private static Cell word(Object part) {
        String text = ValueText.brief(part);
        return part instanceof Number ? Cell.number(text) : Cell.text(text);
    }

    private Cell inside(Object part) {
        if (open.contains(part)) {
            return Cell.text(ValueText.again(part));
        }
        if (part instanceof Displayable displayable) {
            MimeBundle bundle = displayable.display();
            return embedded(bundle, bundle.plain());
        }
        Optional<Form> library = LibraryForms.of(part);
        if (library.isPresent()) {
            return embedded(library.get().bundle(), library.get().title());
        }
        boolean inWords = open.size() >= MAX_DEPTH
                || !hasParts(part)
                || ValueText.line(part, MAX_LINE).isPresent();
        return inWords ? word(part) : new Cell(folded(part, html(part)), "");
    }

    /** Folds what is deep; and what is long, if it has words of its own that say what it is. */
    private String folded(Object part, String html) {
        boolean folds = open.size() >= MAX_DEPTH - 1 || (part instanceof HasContents && html.length() > MAX_OPEN);
        return folds
                ? "<details><summary>" + Html.escape(Captions.of(part)) + "</summary>" + html + "</details>"
                : html;
    }

    /** Returns the form, or what the value is if the page would become too long. */
    private Cell embedded(MimeBundle bundle, String words) {
        String html = Embedded.html(bundle);
        return html.length() <= charactersLeft ? new Cell(html, "") : Cell.text(words);
    }
}
