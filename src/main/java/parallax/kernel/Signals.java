package parallax.kernel;

import java.lang.reflect.Proxy;

/**
 * The interrupt signal (Ctrl-C), for front ends that send it instead of a message. The JDK's class for signals is not
 * part of its documented API, so it is asked for by name and its absence is borne.
 */
final class Signals {
    private Signals() {}

    static void onInterrupt(Runnable task) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            task.run();
                            return null;
                        }
                        return switch (method.getName()) {
                            case "hashCode" -> System.identityHashCode(proxy);
                            case "equals" -> proxy == arguments[0];
                            default -> "interrupt";
                        };
                    });
            signal.getMethod("handle", signal, handlerType)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), handler);
        } catch (ReflectiveOperationException e) {
            KernelLog.warn("the interrupt signal is not handled here: " + e);
        }
    }
}
