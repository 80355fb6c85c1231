package parallax.notebook.math;

/** Cuts TeX into tokens: a command such as {@code \frac} or {@code \,}, or a single character; spaces are skipped. */
final class TexTokens {
    private final String tex;
    private int at;

    TexTokens(String tex) {
        this.tex = tex;
    }

    /** Returns the next token without taking it; empty at the end. */
    String peek() {
        skipSpaces();
        if (at == tex.length()) {
            return "";
        }
        int end = at + Character.charCount(tex.codePointAt(at));
        if (tex.charAt(at) == '\\' && end < tex.length()) {
            end += Character.charCount(tex.codePointAt(end));
            if (letter(end - 1)) {
                while (end < tex.length() && letter(end)) {
                    end++;
                }
            }
        }
        return tex.substring(at, end);
    }

    /** Takes the next token; empty at the end. */
    String next() {
        String token = peek();
        at += token.length();
        return token;
    }

    /** Takes the token if it is the next one. */
    boolean skip(String token) {
        if (token.equals(peek())) {
            next();
            return true;
        }
        return false;
    }

    /** Takes the token, which must be the next one. */
    void expect(String token) {
        if (!skip(token)) {
            throw new TexException("expected " + token + ", found " + (peek().isEmpty() ? "the end" : peek()));
        }
    }

    /** Takes a number's digits and decimal point, if one is next; empty otherwise. */
    String number() {
        skipSpaces();
        int end = at;
        while (end < tex.length() && (digit(end) || (tex.charAt(end) == '.' && end > at && digit(end + 1)))) {
            end++;
        }
        String number = tex.substring(at, end);
        at = end;
        return number;
    }

    /** Takes a group in braces as it stands, spaces kept. */
    String verbatim() {
        expect("{");
        int depth = 1;
        int end = at;
        for (; end < tex.length(); end++) {
            char c = tex.charAt(end);
            if (c == '\\') {
                end++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                String text = tex.substring(at, end);
                at = end + 1;
                return text;
            }
        }
        throw new TexException("a brace is never closed");
    }

    private void skipSpaces() {
        while (at < tex.length() && Character.isWhitespace(tex.charAt(at))) {
            at++;
        }
    }

    private boolean letter(int i) {
        char c = tex.charAt(i);
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private boolean digit(int i) {
        return i < tex.length() && tex.charAt(i) >= '0' && tex.charAt(i) <= '9';
    }
}
