package parallax.kernel;

import parallax.session.JavaSession;
import parallax.session.SessionInput;
import parallax.session.SessionOutput;
import parallax.session.Startup;

/** The session of an installed kernel: the imports every notebook sees, and what IJava's environment variables ask for. */
final class KernelSession {
    private KernelSession() {}

    static JavaSession open(SessionOutput output, SessionInput input) {
        return JavaSession.builder()
                .startup(Startup.imports())
                .environment(System.getenv())
                .output(output)
                .input(input)
                .build();
    }
}
