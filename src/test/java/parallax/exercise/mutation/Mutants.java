package parallax.exercise.mutation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** All that differ from a lesson's solution in one instruction: arithmetic, constants, comparisons, variables. */
final class Mutants {
    private final LessonSolution solution;
    private final List<Mutant> all = new ArrayList<>();

    private Mutants(LessonSolution solution) {
        this.solution = solution;
    }

    /**
     * A solution changed in one place.
     *
     * @param line     the line of its source, as it stands in the lesson
     * @param change   what was changed
     * @param function what the check is given
     */
    record Mutant(String line, String change, Object function) {
        @Override
        public String toString() {
            return line + "  →  " + change;
        }
    }

    /** Returns the mutants of the methods of the exercise's own cell. */
    static List<Mutant> of(LessonSolution solution) throws ReflectiveOperationException {
        Mutants mutants = new Mutants(solution);
        mutants.makeAll();
        return mutants.all;
    }

    /** Returns the solution as it is, but for the fuel: it must be as right as the original. */
    static Object unchanged(LessonSolution solution) throws ReflectiveOperationException {
        Mutants mutants = new Mutants(solution);
        return mutants.function(mutants.read());
    }

    private void makeAll() throws ReflectiveOperationException {
        ClassNode type = read();
        for (int m = 0; m < type.methods.size(); m++) {
            MethodNode method = type.methods.get(m);
            if (!solution.own().contains(method.name)) {
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
        String line = line(instruction);
        Change change = changes(method, instruction).get(choice);
        change.apply().run();
        return new Mutant(line, change.text(), function(type));
    }

    private Object function(ClassNode type) throws ReflectiveOperationException {
        type.methods.forEach(Mutants::fuel);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        Map<String, byte[]> classes = new HashMap<>(solution.classes());
        classes.put(LessonSolution.CLASS, writer.toByteArray());
        Class<?> changed = new Loader(classes).loadClass(LessonSolution.CLASS);
        return changed.getMethod("yours")
                .invoke(changed.getDeclaredConstructor().newInstance());
    }

    private ClassNode read() {
        ClassNode type = new ClassNode();
        new ClassReader(solution.classes().get(LessonSolution.CLASS)).accept(type, 0);
        return type;
    }

    private String line(AbstractInsnNode instruction) {
        AbstractInsnNode before = instruction;
        while (!(before instanceof LineNumberNode)) {
            before = before.getPrevious();
        }
        return solution.source().get(((LineNumberNode) before).line - 1).strip();
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
        } else if (instruction instanceof MethodInsnNode called && called.owner.equals("java/lang/Math")) {
            otherExtreme(called, changes);
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
        } else if (opcode == Opcodes.DCONST_1) {
            changes.add(
                    new Change("0.0 for 1.0", () -> method.instructions.set(plain, new InsnNode(Opcodes.DCONST_0))));
        } else if (opcode == Opcodes.DNEG) {
            changes.add(new Change("no minus", () -> method.instructions.set(plain, new InsnNode(Opcodes.NOP))));
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

    private static void otherExtreme(MethodInsnNode called, List<Change> changes) {
        Map<String, String> opposites = Map.of("max", "min", "min", "max");
        if (opposites.containsKey(called.name)) {
            String other = opposites.get(called.name);
            changes.add(new Change(other + " for " + called.name, () -> called.name = other));
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

    /** Finds the solution's classes here and all others where the tests' are. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(Mutants.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = classes.get(name);
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }
    }
}
