package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.RenderFunction;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parallax.display.Display;
import parallax.display.MimeBundle;

/** How values look: as cells have registered for their types, or else as they look everywhere here. */
final class CellRenderer extends Renderer {
    private final Set<Class<?>> types = ConcurrentHashMap.newKeySet();

    @Override
    public <T> void register(
            Set<MIMEType> supported,
            Set<MIMEType> preferred,
            Set<Class<? extends T>> registered,
            RenderFunction<T> function) {
        super.register(supported, preferred, registered, function);
        types.addAll(registered);
    }

    /** Returns how a value looks of whose type a cell has said so, or null. */
    MimeBundle registered(Object value) {
        return isRegistered(value) ? Display.render(super.render(value, Map.of())) : null;
    }

    private boolean isRegistered(Object value) {
        return types.stream().anyMatch(type -> type.isInstance(value));
    }

    @Override
    public DisplayData render(Object value, Map<String, Object> parameters) {
        return isRegistered(value) ? super.render(value, parameters) : data(Display.render(value));
    }

    @Override
    public DisplayData renderAs(Object value, Map<String, Object> parameters, String... asked) {
        return isRegistered(value) ? super.renderAs(value, parameters, asked) : data(Display.render(value, asked));
    }

    private static DisplayData data(MimeBundle bundle) {
        DisplayData data = new DisplayData();
        bundle.forms().forEach(data::putData);
        return data;
    }
}
