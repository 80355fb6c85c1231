package parallax.exercise.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** All classes that differ from a given one in one instruction: arithmetic, constants, comparisons, variables. */
final class Mutants {
    private final byte[] original;
    private final List<Mutant> all = new ArrayList<>();

    private Mutants(byte[] original) {
        this.original = original;
    }

    /**
     * A class changed in one place.
     *
     * @param line   the line of the source file
     * @param change what was changed
     * @param object an instance of it
     */
    record Mutant(int line, String change, Object object) {}

    /** Returns the mutants of a class that has a constructor without parameters. */
    static List<Mutant> of(Class<?> type) throws IOException, ReflectiveOperationException {
        Mutants mutants = new Mutants(bytes(type));
        mutants.makeAll();
        return mutants.all;
    }

    /** Returns an instance of the class as it is, but for the fuel: it must be as right as the original. */
    static Object unchanged(Class<?> type) throws IOException, ReflectiveOperationException {
        Mutants mutants = new Mutants(bytes(type));
        return instance(mutants.read());
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
            return in.readAllBytes();
        }
    }

    private void makeAll() throws ReflectiveOperationException {
        ClassNode type = read();
        for (int m = 0; m < type.methods.size(); m++) {
            MethodNode method = type.methods.get(m);
            if (method.name.equals("<init>") || (method.access & Opcodes.ACC_SYNTHETIC) != 0) {
                continue;
            }
            for (int at = 0; at < method.instructions.size(); at++) {
                int choices = changes(method, method.instructions.get(at)).size();
                for (int choice = 0; choice < choices; choice++) {
                    all.add(make(m, at, choice));
                }
            }
        }
    }

    private Mutant make(int m, int at, int choice) throws ReflectiveOperationException {
        ClassNode type = read();
        MethodNode method = type.methods.get(m);
        AbstractInsnNode instruction = method.instructions.get(at);
        int line = line(instruction);
        Change change = changes(method, instruction).get(choice);
        change.apply().run();
        return new Mutant(line, change.text(), instance(type));
    }

    private static Object instance(ClassNode type) throws ReflectiveOperationException {
        type.methods.forEach(Mutants::fuel);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        Constructor<?> constructor = new Loader(writer.toByteArray()).load().getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private ClassNode read() {
        ClassNode type = new ClassNode();
        new ClassReader(original).accept(type, 0);
        return type;
    }

    private static int line(AbstractInsnNode instruction) {
        AbstractInsnNode before = instruction;
        while (before != null && !(before instanceof LineNumberNode)) {
            before = before.getPrevious();
        }
        return before instanceof LineNumberNode number ? number.line : 0;
    }

    /** Makes each jump backwards burn fuel. */
    private static void fuel(MethodNode method) {
        InsnList code = method.instructions;
        for (AbstractInsnNode instruction : code.toArray()) {
            if (instruction instanceof JumpInsnNode jump && code.indexOf(jump.label) < code.indexOf(jump)) {
                code.insertBefore(
                        jump, new MethodInsnNode(Opcodes.INVOKESTATIC, name(Fuel.class), "burn", "()V", false));
            }
        }
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static List<Change> changes(MethodNode method, AbstractInsnNode instruction) {
        List<Change> changes = new ArrayList<>();
        if (instruction instanceof InsnNode plain) {
            arithmetic(method, plain, changes);
        } else if (instruction instanceof JumpInsnNode jump) {
            comparison(jump, changes);
        } else if (instruction instanceof VarInsnNode variable && variable.getOpcode() == Opcodes.ILOAD) {
            otherVariable(method, variable, changes);
        } else if (instruction instanceof IincInsnNode increment) {
            changes.add(new Change("step 2 for 1", () -> increment.incr *= 2));
        }
        return changes;
    }

    private static void arithmetic(MethodNode method, InsnNode plain, List<Change> changes) {
        String[][] swaps = {
            {"+", "-", "*"}, {"-", "+", "*"}, {"*", "+", "/"}, {"/", "*", "-"}, {"%", "/", "*"},
        };
        int[] ints = {Opcodes.IADD, Opcodes.ISUB, Opcodes.IMUL, Opcodes.IDIV, Opcodes.IREM};
        int[] doubles = {Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV, Opcodes.DREM};
        for (int[] family : new int[][] {ints, doubles}) {
            for (int k = 0; k < family.length; k++) {
                if (plain.getOpcode() == family[k]) {
                    for (int other = 1; other < 3; other++) {
                        int opcode = family["+-*/%".indexOf(swaps[k][other])];
                        changes.add(new Change(
                                swaps[k][other] + " for " + swaps[k][0],
                                () -> method.instructions.set(plain, new InsnNode(opcode))));
                    }
                }
            }
        }
        int opcode = plain.getOpcode();
        if (opcode >= Opcodes.ICONST_0 && opcode < Opcodes.ICONST_5) {
            int value = opcode - Opcodes.ICONST_0;
            changes.add(new Change(
                    (value + 1) + " for " + value, () -> method.instructions.set(plain, new InsnNode(opcode + 1))));
            changes.add(new Change(
                    (value - 1) + " for " + value, () -> method.instructions.set(plain, new InsnNode(opcode - 1))));
        }
        if (opcode == Opcodes.DCONST_0) {
            changes.add(
                    new Change("1.0 for 0.0", () -> method.instructions.set(plain, new InsnNode(Opcodes.DCONST_1))));
        }
    }

    private static void comparison(JumpInsnNode jump, List<Change> changes) {
        int[][] boundary = {
            {Opcodes.IF_ICMPLT, Opcodes.IF_ICMPLE},
            {Opcodes.IF_ICMPGE, Opcodes.IF_ICMPGT},
            {Opcodes.IFLT, Opcodes.IFLE},
            {Opcodes.IFGE, Opcodes.IFGT},
        };
        for (int k = 0; k < boundary.length; k++) {
            for (int way = 0; way < 2; way++) {
                if (jump.getOpcode() == boundary[k][way]) {
                    int other = boundary[k][1 - way];
                    changes.add(new Change("the boundary on the other side", () -> jump.setOpcode(other)));
                }
            }
        }
        int opcode = jump.getOpcode();
        if (opcode >= Opcodes.IFEQ && opcode <= Opcodes.IF_ACMPNE) {
            // opposite comparisons stand side by side, the first at an odd number
            int opposite = opcode % 2 == 1 ? opcode + 1 : opcode - 1;
            changes.add(new Change("opposite comparison", () -> jump.setOpcode(opposite)));
        }
    }

    private static void otherVariable(MethodNode method, VarInsnNode variable, List<Change> changes) {
        int at = method.instructions.indexOf(variable);
        String name = "?";
        for (LocalVariableNode local : method.localVariables) {
            if (local.index == variable.var && isLive(method, local, at)) {
                name = local.name;
            }
        }
        for (LocalVariableNode local : method.localVariables) {
            if (local.desc.equals("I") && local.index != variable.var && isLive(method, local, at)) {
                changes.add(new Change(local.name + " for " + name, () -> variable.var = local.index));
            }
        }
    }

    private static boolean isLive(MethodNode method, LocalVariableNode local, int at) {
        return method.instructions.indexOf(local.start) <= at && at < method.instructions.indexOf(local.end);
    }

    private record Change(String text, Runnable apply) {}

    private static final class Loader extends ClassLoader {
        private final byte[] code;

        Loader(byte[] code) {
            super(Mutants.class.getClassLoader());
            this.code = code;
        }

        Class<?> load() {
            return defineClass(null, code, 0, code.length);
        }
    }
}
