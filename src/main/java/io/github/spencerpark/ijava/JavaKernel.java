package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.nio.file.Path;
import parallax.display.Display;
import parallax.display.OwnKernel;
import parallax.session.CellServices;

/**
 * IJava's kernel as its notebooks know it: they register how their types look and magics of their own, add to the class path, run source. What
 * else a kernel does, this object does not: it stands for the one that runs.
 */
public final class JavaKernel extends BaseKernel implements OwnKernel {
    private final CellServices session;
    private final Magics magics;
    private final CellRenderer looks = new CellRenderer();
    private final CellIo io = new CellIo();

    JavaKernel(CellServices session) {
        this.session = session;
        magics = new CellMagics(session);
        renderer = looks;
        Display.askFirst(looks::registered);
    }

    boolean isOf(CellServices other) {
        return session == other;
    }

    @Override
    public Renderer getRenderer() {
        return looks;
    }

    @Override
    public JupyterIO getIO() {
        return io;
    }

    /** Returns where a cell registers magics of its own. */
    public Magics getMagics() {
        return magics;
    }

    /** Adds a jar or a folder of classes to what cells see. */
    public void addToClasspath(String path) {
        session.addToClasspath(Path.of(path));
    }

    @Override
    public void display(DisplayData data) {
        io.display.display(data);
    }

    /** Runs source as if it stood in the cell; returns its value, or null if it has none. */
    public Object evalRaw(String source) throws Exception {
        return session.eval(source);
    }

    /** Runs source as if it stood in the cell; returns how its value looks, or null if it has none. */
    @Override
    public DisplayData eval(String source) throws Exception {
        Object value = evalRaw(source);
        return value == null ? null : looks.render(value);
    }

    @Override
    public String toString() {
        return "the kernel of this notebook, by IJava's name for it";
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java")
                .version(Runtime.version().toString())
                .mimetype("text/x-java-source")
                .fileExtension(".jshell")
                .pygments("java")
                .codemirror("java")
                .build();
    }
}
