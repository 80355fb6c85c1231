package parallax.check.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import parallax.check.Report;
import parallax.tensor.Tensor;

class GoldenReaderTest {
    private static final String CASE = """
            {"op": "conv2d", "source": "by hand", "attributes": {"stride": [1, 2]},
             "inputs": {"x": {"shape": [1, 1, 1, 3], "data": [1, 2, 3]},
                        "weight": {"shape": [1, 1, 1, 1], "data": [10]}},
             "outputs": {"y": {"shape": [1, 1, 1, 2], "data": [10, 30]}}}""";

    @Test
    void readsACase() throws Exception {
        GoldenCase golden = GoldenReader.parse(CASE);
        assertEquals("conv2d", golden.op());
        assertEquals("by hand", golden.source());
        assertEquals(Tensor.of(new int[] {1, 1, 1, 3}, 1, 2, 3), golden.inputs().get("x"));
        assertTrue(golden.gradients().isEmpty());
        assertTrue(GoldenTwin.naive().run(golden).passed());
        assertTrue(Nd4jGoldenTwin.inDouble().run(GoldenReader.parse(CASE)).passed());
    }

    @Test
    void aWrongNumberFails() throws Exception {
        Report report = GoldenTwin.naive().run(GoldenReader.parse(CASE.replace("[10, 30]", "[10, 31]")));
        assertFalse(report.passed());
        assertEquals("y[0, 0, 0, 1]", report.worst().place());
        assertEquals(30, report.worst().actual());
    }

    @Test
    void theSourceSaysThePrecision() throws Exception {
        assertTrue(GoldenReader.parse(CASE).single());
        assertFalse(GoldenReader.parse(CASE).saysPrecision());
        assertTrue(
                GoldenReader.parse(CASE.replace("by hand", "ONNX 1.9 float32")).single());
        GoldenCase exact = GoldenReader.parse(CASE.replace("by hand", "PyTorch float64"));
        assertFalse(exact.single());
        // 1e-5 off: within single precision, and far outside of double's.
        String off = CASE.replace("[10, 30]", "[10.00001, 30]");
        assertTrue(GoldenTwin.naive().run(GoldenReader.parse(off)).passed());
        assertFalse(GoldenTwin.naive()
                .run(GoldenReader.parse(off.replace("by hand", "PyTorch float64")))
                .passed());
    }

    @Test
    void whatIsNotJson() {
        says("not JSON at line 1, column 1", "hello");
        says("not a golden case: an object with the field op is needed", "[1, 2]");
        says("not a golden case: an object with the field op is needed", "{\"cells\": []}");
        says("not a golden case: an object with the field op is needed", "");
        says("not JSON", CASE.substring(0, 100));
        says(
                "in inputs.x.data[1]; JSON's numbers are finite: no NaN, no Infinity",
                CASE.replace("[1, 2, 3]", "[1, NaN, 3]"));
        says("in inputs.x.data[2]", CASE.replace("[1, 2, 3]", "[1, 2, -Infinity]"));
    }

    @Test
    void whatIsNotInTheFormat() {
        says("inputs.x.data[1] must be finite, 1e999 is beyond a double", CASE.replace("[1, 2, 3]", "[1, 1e999, 3]"));
        says("inputs.x.data[1] must be a number, is \"2\"", CASE.replace("[1, 2, 3]", "[1, \"2\", 3]"));
        says("inputs.x.data[1] must be a number, is null", CASE.replace("[1, 2, 3]", "[1, null, 3]"));
        says("inputs.x.shape is missing", CASE.replace("\"shape\": [1, 1, 1, 3], ", ""));
        says("inputs.x.data is missing", CASE.replace(", \"data\": [1, 2, 3]", ""));
        says("inputs.x.shape must be an array, is 3", CASE.replace("[1, 1, 1, 3]", "3"));
        says("inputs.x.shape[3] must be an integer, is 2.5", CASE.replace("[1, 1, 1, 3]", "[1, 1, 1, 2.5]"));
        says(
                "inputs.x.shape (1, 1, 2, 3) holds 6 entries, inputs.x.data has 3",
                CASE.replace("[1, 1, 1, 3]", "[1, 1, 2, 3]"));
        says(
                "inputs.x.shape: shape (1, 1, 1, -3) has a negative size -3",
                CASE.replace("[1, 1, 1, 3]", "[1, 1, 1, -3]"));
        says(
                "unknown field inputs.x.dtype, an array has shape and data",
                CASE.replace("\"x\": {", "\"x\": {\"dtype\": 1, "));
        says("unknown field expected", CASE.replace("\"outputs\"", "\"expected\""));
        says("op must be a string, is 5", CASE.replace("\"conv2d\"", "5"));
        says("inputs must be an object, is []", "{\"op\": \"conv2d\", \"inputs\": []}");
        says("inputs is missing or empty", "{\"op\": \"conv2d\"}");
        says("there is nothing to check: neither outputs nor gradients", CASE.replaceAll("(?s),\\s*\"outputs.*", "}"));
        says(
                "there are gradients but no upstream",
                CASE.replace("\"outputs\"", "\"gradients\"").replace("\"y\"", "\"x\""));
    }

    @Test
    void whatDoesNotFitTheOperator() {
        does("unknown op conv3d", CASE.replace("conv2d", "conv3d"));
        does("inputs.weight is missing, conv2d needs it", CASE.replace("\"weight\"", "\"bias\""));
        does("unknown field outputs.z, the outputs of conv2d are y", CASE.replace("\"y\"", "\"z\""));
        does("unknown attributes of conv2d: strides", CASE.replace("\"stride\"", "\"strides\""));
        does("attributes.stride must have 2 numbers, has 1", CASE.replace("[1, 2]}", "[1]}"));
        does("attributes.stride[1] must be an integer, is 1.5", CASE.replace("[1, 2]}", "[1, 1.5]}"));
        does("attributes.groups must be an integer, is \"2\"", CASE.replace("[1, 2]}", "[1, 2], \"groups\": \"2\"}"));
    }

    @Test
    void whatDoesNotFitAnAugmentation() {
        String rest = ", \"inputs\": {\"x\": {\"shape\": [1, 1, 1, 1], \"data\": [1]}},"
                + " \"outputs\": {\"y\": {\"shape\": [1, 1, 1, 1], \"data\": [1]}}}";
        String op = "{\"source\": \"by hand, float64\", \"op\": ";
        does("attributes.degrees is missing", op + "\"rotate\"" + rest);
        does(
                "attributes.degrees must be a list of numbers, is 5",
                op + "\"rotate\", \"attributes\": {\"degrees\": 5}" + rest);
        does(
                "attributes.degrees[0] must be a number, is \"5\"",
                op + "\"rotate\", \"attributes\": {\"degrees\": [\"5\"]}" + rest);
        does(
                "attributes.horizontal[0] must be 0 or 1, is 2",
                op + "\"flip\", \"attributes\": {\"horizontal\": [2], \"vertical\": [0]}" + rest);
        does(
                "attributes.box must be 4 numbers, top, left, height and width, has 2",
                op + "\"cutmix\", \"attributes\": {\"box\": [0, 0], \"partner\": [0]}" + rest);
    }

    private static void says(String part, String text) {
        String message = assertThrows(MalformedCaseException.class, () -> GoldenReader.parse(text))
                .getMessage();
        assertTrue(message.contains(part), message);
    }

    private static void does(String message, String text) {
        assertEquals(
                message,
                assertThrows(
                                MalformedCaseException.class,
                                () -> GoldenTwin.naive().run(GoldenReader.parse(text)))
                        .getMessage());
    }
}
