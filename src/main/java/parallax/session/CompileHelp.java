package parallax.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;

/** One line of help for the errors beginners make most. */
final class CompileHelp {
    private static final Pattern TYPES = Pattern.compile("(\\S+) cannot be converted to (\\S+)");
    private static final Pattern LOSS = Pattern.compile("possible lossy conversion from (\\S+) to (\\S+)");
    private static final Pattern PACKAGE = Pattern.compile("package ([\\p{L}\\p{N}_]+) does not exist");
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(class|variable|method)\\s+([\\p{L}\\p{N}_$]+)");

    private CompileHelp() {}

    /** Returns help for an error, if there is any better than javac's message. */
    static Optional<String> of(JShell shell, Diag error, String code, String snippet) {
        String message = CompileErrors.plain(error);
        return Optional.ofNullable(
                switch (error.getCode()) {
                    case "compiler.err.expected", "compiler.err.expected2", "compiler.err.expected3" ->
                        expected(message);
                    case "compiler.err.premature.eof" ->
                        JavaText.openBrackets(snippet) > 0 ? "a { or ( is opened and never closed." : null;
                    case "compiler.err.illegal.char" ->
                        "it may come from a text program or a page: type the quote, dash or blank anew.";
                    case "compiler.err.unclosed.str.lit" -> "a text ends with \" on the line it begins on.";
                    case "compiler.err.unclosed.char.lit" ->
                        "a char is one character between ' and '; a text stands between \".";
                    case "compiler.err.unreachable.stmt",
                            "compiler.err.initializer.must.be.able.to.complete.normally" ->
                        "what stands before it never lets the program get here: a return, a throw, an endless loop.";
                    case "compiler.err.missing.ret.stmt" ->
                        "a way through the method ends without return; each has to give back a value.";
                    case "compiler.err.var.might.not.have.been.initialized" ->
                        "give the variable a value before it is read.";
                    case "compiler.err.illegal.start.of.expr", "compiler.err.illegal.start.of.type" ->
                        snippet.stripLeading().startsWith("package ")
                                ? "a cell is in no package: leave the line out."
                                : code.startsWith("%")
                                        ? "if a magic is meant: there are %" + String.join(", %", Magics.NAMES) + "."
                                        : "something is missing or too much just before this: an operand, a bracket, a semicolon.";
                    case "compiler.err.not.stmt" ->
                        "a value alone is no statement: assign it, print it, or make it the cell's last line.";
                    case "compiler.err.unreported.exception.need.to.catch.or.throw" ->
                        "catch it, or write throws behind the method's parameters; in a lambda only the first helps.";
                    case "compiler.err.cant.ref.non.effectively.final.var" ->
                        "a lambda may only use local variables that never change; copy it into a new one first.";
                    case "compiler.err.try.with.resources.expr.effectively.final.var" ->
                        "a variable of a cell is never final; write try (var it = %s) { ... }.".formatted(code);
                    case "compiler.err.limit.string" ->
                        "a text in the source holds 65535 bytes at most: read a longer one from a file.";
                    case "compiler.err.limit.code" ->
                        "one piece of code holds 64 KB of bytecode at most: read long lists from a file.";
                    case "compiler.err.int.number.too.large" ->
                        "a number above 2147483647 is a long: write L behind it.";
                    case "compiler.err.cant.apply.symbol" -> MemberHelp.overload(shell, message, snippet);
                    case "compiler.err.ref.ambiguous" -> MemberHelp.ambiguous(error);
                    case "compiler.err.doesnt.exist" -> unknownPackage(shell, message);
                    case "compiler.err.prob.found.req", "compiler.err.incompatible.types" -> types(message, code);
                    default ->
                        error.getCode().startsWith("compiler.err.cant.resolve")
                                ? MemberHelp.unknown(shell, code, message).orElseGet(() -> unknown(shell, message))
                                : null;
                });
    }

    /** Returns a declaration's kind and name: {@code method f(int)}. */
    static String declared(Snippet snippet) {
        if (snippet instanceof MethodSnippet method) {
            return "method " + method.name() + "(" + method.parameterTypes() + ")";
        }
        if (snippet instanceof TypeDeclSnippet type) {
            return type.name();
        }
        return snippet instanceof DeclarationSnippet named ? named.name() : "it";
    }

    private static String expected(String message) {
        if (message.contains("';'")) {
            return "a statement ends with a semicolon.";
        }
        if (message.contains("<identifier>")) {
            return "a name is missing here, or a word is used that Java keeps for itself.";
        }
        return message.contains("')'") || message.contains("']'") ? "is a bracket not closed?" : null;
    }

    private static String types(String message, String code) {
        Matcher loss = LOSS.matcher(message);
        if (loss.find()) {
            return "%s has values %s cannot hold; if that is meant, write (%s) before it."
                    .formatted(loss.group(1), loss.group(2), loss.group(2));
        }
        Matcher types = TYPES.matcher(message);
        if (!types.find()) {
            return null;
        }
        return switch (types.group(1) + " " + types.group(2)) {
            case "String int" -> "Integer.parseInt(...) makes an int of a text.";
            case "String double" -> "Double.parseDouble(...) makes a double of a text.";
            case "int String", "double String", "long String", "boolean String" ->
                "String.valueOf(...) makes a text of it.";
            case "int boolean" ->
                code.contains("=") ? "did you mean == ?" : "a condition is needed here, such as x != 0.";
            default -> "%s is needed here, and this is %s.".formatted(types.group(2), types.group(1));
        };
    }

    private static String unknownPackage(JShell shell, String message) {
        Matcher name = PACKAGE.matcher(message);
        // Sytem.out is to javac a package named Sytem.
        return (name.find() ? type(shell, name.group(1)) : Optional.<String>empty())
                .orElse("is the library on the class path? %maven or %jars adds it.");
    }

    private static Optional<String> type(JShell shell, String name) {
        return MemberHelp.imported(shell, name)
                .or(() -> KnownNames.nearest(shell, "class", name).map(near -> "did you mean " + near + "?"));
    }

    /** Returns help for a message that says which symbol cannot be found, or null. */
    static String unknown(JShell shell, String message) {
        Matcher symbol = SYMBOL.matcher(message);
        if (!symbol.find()) {
            return null;
        }
        String name = symbol.group(2);
        return Waiting.declared(shell, symbol.group(1), name)
                .or(() -> symbol.group(1).equals("class") ? MemberHelp.imported(shell, name) : Optional.empty())
                .or(() -> KnownNames.nearest(shell, symbol.group(1), name).map(near -> "did you mean " + near + "?"))
                .or(() -> MissingImport.of(shell, name))
                .orElseGet(() -> symbol.group(1).equals("class")
                        ? "is an import missing, or has the cell that declares " + name + " not been run?"
                        : "has the cell that declares " + name + " been run?");
    }
}
