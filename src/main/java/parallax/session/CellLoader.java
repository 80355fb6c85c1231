package parallax.session;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Loads the classes of cells, and those of the jars and folders that cells add to the class path. */
final class CellLoader extends URLClassLoader {
    private final Map<String, byte[]> waiting = new ConcurrentHashMap<>();
    private final InterruptSwitch interruptSwitch;

    CellLoader(ClassLoader parent, InterruptSwitch interruptSwitch) {
        super("cells", new URL[0], parent);
        this.interruptSwitch = interruptSwitch;
    }

    InterruptSwitch interruptSwitch() {
        return interruptSwitch;
    }

    /** Takes the bytecode of a class that is to be loaded when it is asked for. */
    void offer(String name, byte[] bytecode) {
        waiting.put(name, bytecode);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = waiting.remove(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public void addURL(URL url) {
        super.addURL(url);
    }
}
