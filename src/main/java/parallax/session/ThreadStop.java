package parallax.session;

import java.lang.reflect.InvocationTargetException;

/** The last resort against a loop inside the JDK or a library. It exists up to JDK 19 and is tried only there. */
final class ThreadStop {
    private ThreadStop() {}

    /** Makes the thread throw where it stands; returns whether this JDK can. */
    static boolean stop(Thread thread) {
        if (Runtime.version().feature() >= 20) {
            return false;
        }
        try {
            Thread.class.getMethod("stop").invoke(thread);
            return true;
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
