package parallax.notebook.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class MathMlTest {
    private static String body(String tex) {
        String math = MathMl.of(tex, false);
        return math.substring(
                math.indexOf("<semantics><mrow>") + "<semantics><mrow>".length(), math.indexOf("</mrow><annotation"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', textBlock = """
            x @ <mi>x</mi>
            2.5n @ <mn>2.5</mn><mi>n</mi>
            x_i^2 @ <msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>
            x^2_i @ <msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>
            x^12 @ <msup><mi>x</mi><mn>1</mn></msup><mn>2</mn>
            x^{12} @ <msup><mi>x</mi><mrow><mn>12</mn></mrow></msup>
            \\frac12 @ <mfrac><mn>1</mn><mn>2</mn></mfrac>
            \\frac{a}{b} @ <mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>
            \\sqrt[3]{x} @ <mroot><mrow><mi>x</mi></mrow><mrow><mn>3</mn></mrow></mroot>
            a < b @ <mi>a</mi><mo>&lt;</mo><mi>b</mi>
            -x @ <mo>−</mo><mi>x</mi>
            \\mathbb{R} @ <mi mathvariant="normal">ℝ</mi>
            \\mathcal{L} @ <mi mathvariant="normal">ℒ</mi>
            \\Delta @ <mi mathvariant="normal">Δ</mi>
            \\sigma @ <mi>σ</mi>
            \\text{if $n$} @ <mrow><mtext>if\u00a0</mtext><mi>n</mi></mrow>
            H' @ <msup><mi>H</mi><mrow><mo lspace="0" rspace="0">′</mo></mrow></msup>
            x[0] @ <mi>x</mi><mo stretchy="false">[</mo><mn>0</mn><mo stretchy="false">]</mo>
            """)
    void writes(String tex, String expected) {
        assertEquals(expected, body(tex));
    }

    @Test
    void putsLimitsAboveAndBelowASum() {
        String sum = body("\\sum_{i=1}^n");
        assertTrue(
                sum.startsWith("<munderover><mo largeop=\"true\" movablelimits=\"true\">∑</mo><mrow><mi>i</mi>"), sum);
    }

    @Test
    void stretchesBracketsRoundWhatTheyHold() {
        assertEquals(
                "<mrow><mo fence=\"true\" stretchy=\"true\">⌊</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo fence=\"true\" stretchy=\"true\">⌋</mo></mrow>",
                body("\\left\\lfloor \\frac ab \\right\\rfloor"));
    }

    @Test
    void laysOutTables() {
        String matrix = body("\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\\\ \\end{bmatrix}");
        assertEquals(2, matrix.split("<mtr>", -1).length - 1);
        assertEquals(4, matrix.split("<mtd>", -1).length - 1);
        String aligned = body("\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}");
        assertTrue(aligned.contains("text-align:right") && aligned.contains("text-align:left"), aligned);
    }

    /** Every formula is well-formed XML, and keeps its source for whoever copies it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "y[n,o,i,j] = b[o] + \\sum_{c,p,q} x[n,\\,c,\\,i s_h + p\\,d_h - m_h] \\cdot w[o,c,p,q]",
                "\\frac{\\partial L}{\\partial w} = \\sum_{n,i,j} \\frac{\\partial L}{\\partial y_{nij}}",
                "\\operatorname{softmax}(x)_i = \\frac{e^{x_i}}{\\sum_j e^{x_j}}",
                "\\underbrace{a + b}_{\\text{sum}} \\in \\mathbb{R}^{N \\times C \\times H \\times W}",
                "|x| = \\begin{cases} x & x > 0 \\\\ -x & \\text{otherwise} \\end{cases}",
                "\\hat{y} \\approx \\tilde{\\mathbf{x}}^\\top W_{\\mathrm{out}} \\quad \\forall t",
                "\\text{Attention}(Q, K, V) = \\text{softmax}\\left(\\frac{QK^T}{\\sqrt{d_k}}\\right)V",
                "\\max_{\\theta} \\log p_\\theta(x) \\le \\lim_{n \\to \\infty} \\left. \\frac{f}{g} \\right|_{x=0}",
                "f_t = \\sigma(W_f \\cdot [h_{t-1}, x_t] + b_f), \\; c_t = f_t \\odot c_{t-1}",
                "a \\& b < c > \"d\"",
                "\\Big( \\big| x \\big| \\Big) \\bmod 2 \\not= 0, \\binom{n}{k}, \\overline{ab}, \\substack{a \\\\ b}",
                "\\textcolor{red}{x} + \\phantom{y}",
                "\\{ x \\mid x \\ge 0 \\}, {}_i x, \\| v \\|_2, \\dots, \\operatorname*{arg\\,max}_x f"
            })
    void understandsWhatLessonsWrite(String tex) throws Exception {
        String math = MathMl.of(tex, true);
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(math)));
        assertEquals(tex, document.getElementsByTagName("annotation").item(0).getTextContent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            \\nonsense{x}                   ; unknown command \\nonsense
            {x                              ; a brace is never closed
            x}                              ; } closes nothing
            \\left( x                       ; expected \\right, found the end
            \\right)                        ; \\right closes nothing
            \\frac{1}                       ; an argument is missing
            x_1_2                           ; two _ at one place
            \\begin{tikz}\\end{tikz}        ; unknown environment tikz
            \\begin{matrix}1\\end{pmatrix}  ; \\begin{matrix} is closed by \\end{pmatrix}
            \\left x y \\right)             ; x is no bracket
            \\textcolor{red" x=}{x}          ; unknown colour red" x=
            """)
    void refusesWhatItDoesNotUnderstand(String tex, String message) {
        assertEquals(
                message,
                assertThrows(TexException.class, () -> MathMl.of(tex, false)).getMessage());
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        String deep = "{".repeat(10_000) + "}".repeat(10_000);
        assertEquals(
                "nested more than 100 deep",
                assertThrows(TexException.class, () -> MathMl.of(deep, false)).getMessage());
        assertThrows(TexException.class, () -> MathMl.of("\\sqrt".repeat(10_000), false));
    }
}
