package parallax.display;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Shows this library's values on the stock kernels IJava and JJava as they show here: pictures, charts and tables, with their plain text.
 *
 * <p>Those kernels ask a renderer how a value looks, and theirs knows none of these types. The two have the same methods in packages of
 * different names, and this library depends on neither: hence reflection.
 */
public final class IJavaDisplay implements DisplaySink {
    private static final List<String> KERNELS = List.of(
            "io.github.spencerpark.ijava.IJava.getKernelInstance",
            "org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel");

    private final Object kernel;
    private final Object stream;
    private final Method show;
    private final Method update;
    private final Constructor<?> newData;
    private final Method put;
    private final Method setId;

    private IJavaDisplay(Object kernel) throws ReflectiveOperationException {
        this.kernel = kernel;
        Method render =
                kernel.getClass().getMethod("getRenderer").getReturnType().getMethod("render", Object.class);
        Class<?> data = render.getReturnType();
        show = kernel.getClass().getMethod("display", data);
        Object io = kernel.getClass().getMethod("getIO").invoke(kernel);
        stream = io.getClass().getField("display").get(io);
        update = stream.getClass().getMethod("updateDisplay", String.class, data);
        newData = data.getConstructor();
        put = data.getMethod("putData", String.class, Object.class);
        setId = data.getMethod("setDisplayId", String.class);
    }

    /**
     * Makes the IJava or JJava this code runs in show our values. In any other process, and on a version of them that works
     * differently, it does nothing: displays stay plain text.
     */
    public static void connect() {
        for (String method : KERNELS) {
            try {
                int dot = method.lastIndexOf('.');
                Object kernel = Class.forName(method.substring(0, dot))
                        .getMethod(method.substring(dot + 1))
                        .invoke(null);
                if (kernel != null && !(kernel instanceof OwnKernel)) {
                    connect(kernel);
                    return;
                }
            } catch (ReflectiveOperationException e) {
                // Not this one, or not as we know it.
            }
        }
    }

    /** Tells the kernel's renderer how values look, and shows there what checks, progress bars and interact show. */
    static void connect(Object kernel) throws ReflectiveOperationException {
        IJavaDisplay display = new IJavaDisplay(kernel);
        Object renderer = kernel.getClass().getMethod("getRenderer").invoke(kernel);
        // Types the kernel registers itself are nearer than Object and keep their looks.
        Object registration =
                renderer.getClass().getMethod("createRegistration", Class.class).invoke(renderer, Object.class);
        Method register = method(registration.getClass(), "register");
        Class<?> function = register.getParameterTypes()[0];
        Method output = method(function, "render").getParameterTypes()[1].getMethod("getOutputContainer");
        register.invoke(
                registration,
                Proxy.newProxyInstance(
                        function.getClassLoader(), new Class<?>[] {function}, (proxy, called, values) -> {
                            if (called.getDeclaringClass() == Object.class) {
                                return called.invoke(display, values);
                            }
                            display.fill(output.invoke(values[1]), Display.render(values[0]));
                            return null;
                        }));
        Display.sendTo(display);
    }

    @Override
    public void display(String id, MimeBundle bundle) {
        call(() -> show.invoke(kernel, data(id, bundle)));
    }

    @Override
    public void update(String id, MimeBundle bundle) {
        call(() -> update.invoke(stream, id, data(id, bundle)));
    }

    @Override
    public void clear(boolean wait) {
        // These kernels have no means to: what was shown stays shown.
    }

    private Object data(String id, MimeBundle bundle) throws ReflectiveOperationException {
        Object data = newData.newInstance();
        fill(data, bundle);
        setId.invoke(data, id);
        return data;
    }

    /** Puts all forms in but those for programs: the kernel would send JSON as a text. */
    private void fill(Object data, MimeBundle bundle) throws ReflectiveOperationException {
        for (var form : bundle.forms().entrySet()) {
            if (!form.getKey().endsWith("json")) {
                put.invoke(data, form.getKey(), form.getValue());
            }
        }
    }

    private static Method method(Class<?> type, String name) throws NoSuchMethodException {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name)) {
                return method;
            }
        }
        throw new NoSuchMethodException(type.getName() + "." + name);
    }

    private interface Call {
        Object run() throws ReflectiveOperationException;
    }

    private static void call(Call call) {
        try {
            call.run();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the kernel could not show it: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the kernel could not be asked to show it: " + e, e);
        }
    }
}
