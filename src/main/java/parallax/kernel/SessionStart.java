package parallax.kernel;

import parallax.session.JavaSession;
import parallax.session.SessionInput;
import parallax.session.SessionOutput;

/** Opens the session a kernel runs its cells in. */
@FunctionalInterface
interface SessionStart {
    /** Opens it. */
    JavaSession open(SessionOutput output, SessionInput input);
}
