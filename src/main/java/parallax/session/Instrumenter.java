package parallax.session;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Rewrites a cell's bytecode so that its loops can be interrupted and {@code System.exit} does not end the process. */
final class Instrumenter extends ClassVisitor {
    private static final String EXIT = Type.getInternalName(CellExit.class);
    private static final Handle LINK = new Handle(
            Opcodes.H_INVOKESTATIC,
            Type.getInternalName(InterruptSwitch.class),
            "link",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;",
            false);

    private Instrumenter(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    static byte[] instrument(byte[] bytecode) {
        ClassReader reader = new ClassReader(bytecode);
        // The checks leave the stack as they find it, so frames and sizes stay what javac computed.
        ClassWriter writer = new ClassWriter(reader, 0);
        try {
            reader.accept(new Instrumenter(writer), 0);
            return writer.toByteArray();
        } catch (MethodTooLargeException e) {
            // A method at the JVM's limit has no room for checks: it runs, but cannot be interrupted.
            return bytecode;
        }
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
        return new Body(super.visitMethod(access, name, type, signature, exceptions));
    }

    private static final class Body extends MethodVisitor {
        private final Set<Label> behind = new HashSet<>();

        Body(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        private void check() {
            super.visitInvokeDynamicInsn("check", "()V", LINK);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check();
        }

        @Override
        public void visitLabel(Label label) {
            behind.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            if (behind.contains(target)) {
                check();
            }
            super.visitJumpInsn(opcode, target);
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
            checkIfBack(otherwise, labels);
            super.visitTableSwitchInsn(min, max, otherwise, labels);
        }

        @Override
        public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
            checkIfBack(otherwise, labels);
            super.visitLookupSwitchInsn(otherwise, keys, labels);
        }

        private void checkIfBack(Label otherwise, Label[] labels) {
            boolean back = behind.contains(otherwise);
            for (Label label : labels) {
                back |= behind.contains(label);
            }
            if (back) {
                check();
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            if (isSystemExit(owner, name, type)) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, EXIT, name, type, false);
            } else if (isRuntimeExit(owner, name, type)) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, EXIT, name, "(Ljava/lang/Runtime;I)V", false);
            } else {
                super.visitMethodInsn(opcode, owner, name, type, isInterface);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
            Object[] mended = arguments.clone();
            for (int i = 0; i < mended.length; i++) {
                if (mended[i] instanceof Handle h && isSystemExit(h.getOwner(), h.getName(), h.getDesc())) {
                    mended[i] = new Handle(Opcodes.H_INVOKESTATIC, EXIT, h.getName(), h.getDesc(), false);
                } else if (mended[i] instanceof Handle h && isRuntimeExit(h.getOwner(), h.getName(), h.getDesc())) {
                    mended[i] = new Handle(Opcodes.H_INVOKESTATIC, EXIT, h.getName(), "(Ljava/lang/Runtime;I)V", false);
                }
            }
            super.visitInvokeDynamicInsn(name, type, bootstrap, mended);
        }

        private static boolean isSystemExit(String owner, String name, String type) {
            return owner.equals("java/lang/System") && name.equals("exit") && type.equals("(I)V");
        }

        private static boolean isRuntimeExit(String owner, String name, String type) {
            return owner.equals("java/lang/Runtime")
                    && (name.equals("exit") || name.equals("halt"))
                    && type.equals("(I)V");
        }
    }
}
