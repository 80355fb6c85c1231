package parallax.kernel;

import parallax.session.JavaSession;
import parallax.session.SessionInput;
import parallax.session.SessionOutput;
import parallax.session.Startup;

/** The session of an installed kernel: the imports every notebook sees, and what IJava's environment variables ask for. */
final class KernelSession {
    private KernelSession() {}

    static JavaSession open(SessionOutput output, SessionInput input) {
        JavaSession session = JavaSession.builder()
                .startup(Startup.imports())
                .environment(System.getenv())
                .output(output)
                .input(input)
                .build();
        // The compiler is slow the first time; a front end takes some 0.1 s to find the sockets.
        session.execute(0, "0");
        return session;
    }
}
