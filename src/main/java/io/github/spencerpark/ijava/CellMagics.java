package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import parallax.session.CellServices;

/** The session's magics, and those that cells register. */
final class CellMagics extends Magics {
    private final CellServices session;

    CellMagics(CellServices session) {
        this.session = session;
        for (String name : session.lineMagics()) {
            super.registerLineMagic(name, arguments -> session.lineMagic(name, arguments));
        }
        for (String name : session.cellMagics()) {
            super.registerCellMagic(name, (arguments, body) -> session.cellMagic(name, arguments, body));
        }
    }

    @Override
    public void registerLineMagic(String name, LineMagicFunction<?> magic) {
        super.registerLineMagic(name, magic);
        session.addMagic(name);
    }

    @Override
    public void registerCellMagic(String name, CellMagicFunction<?> magic) {
        super.registerCellMagic(name, magic);
        session.addMagic(name);
    }

    @Override
    public <T extends LineMagicFunction<?> & CellMagicFunction<?>> void registerLineCellMagic(String name, T magic) {
        super.registerLineCellMagic(name, magic);
        session.addMagic(name);
    }
}
