package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JavaSessionTest {
    private final StringBuilder out = new StringBuilder();
    private final JavaSession session = JavaSession.builder()
            .output(new SessionOutput() {
                @Override
                public void stdout(String text) {
                    out.append(text);
                }

                @Override
                public void stderr(String text) {
                    out.append(text);
                }
            })
            .build();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void returnsTheObjectOfTheLastExpression() {
        assertEquals(new CellResult.Success(Optional.of(2)), session.execute(1, "1 + 1"));
        assertEquals(
                new CellResult.Success(Optional.of(List.of(1, 2))),
                session.execute(2, "var a = java.util.List.of(1, 2);\na"));
        assertEquals(new CellResult.Success(Optional.empty()), session.execute(3, "a;"));
    }

    @Test
    void handsOverWhatIsPrinted() {
        session.execute(1, "System.out.println(\"héllo 🙂\")");
        assertEquals("héllo 🙂\n", out.toString());
    }

    @Test
    void namesTheLineOfAnException() {
        CellResult.Failure failure = assertInstanceOf(
                CellResult.Failure.class,
                session.execute(7, "int a = 0;\n\n/* by nothing */ // at all\nint b = 1 / a;"));
        assertEquals("java.lang.ArithmeticException", failure.error().name());
        assertEquals(4, failure.error().line());
        assertEquals(
                "java.lang.ArithmeticException: / by zero\n    at (cell 7, line 4)  int b = 1 / a;",
                failure.error().text());
    }

    @Test
    void pointsAtWhatDoesNotCompile() {
        CellResult.Failure failure =
                assertInstanceOf(CellResult.Failure.class, session.execute(3, "int a = 1;\nint b = \"x\";"));
        assertEquals(CellError.Kind.COMPILE, failure.error().kind());
        assertEquals(2, failure.error().line());
        assertEquals(9, failure.error().column());
    }
}
