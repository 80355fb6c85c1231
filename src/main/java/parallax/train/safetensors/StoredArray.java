package parallax.train.safetensors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import parallax.tensor.Arguments;
import parallax.tensor.HasContents;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** An array as it lies in a file: its type, its shape, and its entries in row-major order, least significant byte first. */
public final class StoredArray implements HasContents {
    /** What an entry is. */
    public enum Type {
        /** A number in single precision. */
        F32(4),
        /** A number in double precision. */
        F64(8),
        /** A whole number. */
        I64(8);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        /** Returns how many bytes an entry takes. */
        public int bytes() {
            return bytes;
        }
    }

    private final Type type;
    private final int[] shape;
    private final ByteBuffer bytes;

    /** The shape and the bytes are not copied. */
    StoredArray(Type type, int[] shape, ByteBuffer bytes) {
        this.type = type;
        this.shape = shape;
        this.bytes = bytes;
    }

    /**
     * Returns a tensor's entries, rounded if the type is {@link Type#F32}.
     *
     * @param t Not modified.
     * @throws IllegalArgumentException if the type is one of whole numbers
     */
    public static StoredArray of(Type type, Tensor t) {
        Arguments.given("type", type);
        int[] shape = Arguments.given("t", t).shape();
        ByteBuffer bytes = allocate(type, t.length());
        for (double entry : t.data()) {
            switch (type) {
                case F32 -> bytes.putFloat((float) entry);
                case F64 -> bytes.putDouble(entry);
                default -> throw new IllegalArgumentException("a tensor is stored as F32 or F64, not as " + type);
            }
        }
        return new StoredArray(type, shape, bytes.flip());
    }

    /** Returns a vector of whole numbers. Not modified. */
    public static StoredArray of(long... values) {
        ByteBuffer bytes = allocate(Type.I64, Arguments.given("values", values).length);
        for (long value : values) {
            bytes.putLong(value);
        }
        return new StoredArray(Type.I64, new int[] {values.length}, bytes.flip());
    }

    /** Returns the type. */
    public Type type() {
        return type;
    }

    /** Returns a copy of the shape. */
    public int[] shape() {
        return shape.clone();
    }

    /**
     * Returns the entries as a tensor.
     *
     * @throws IllegalArgumentException if they are whole numbers, which a double may not hold
     */
    public Tensor tensor() {
        if (type == Type.I64) {
            throw new IllegalArgumentException("the array holds whole numbers (I64), not a tensor's");
        }
        Tensor t = Tensor.zeros(shape);
        ByteBuffer rest = bytes();
        for (int k = 0; k < t.length(); k++) {
            t.data()[k] = type == Type.F32 ? rest.getFloat() : rest.getDouble();
        }
        return t;
    }

    /**
     * Returns the entries as whole numbers, in row-major order.
     *
     * @throws IllegalArgumentException if they are not
     */
    public long[] integers() {
        if (type != Type.I64) {
            throw new IllegalArgumentException("the array holds " + type + ", not whole numbers (I64)");
        }
        long[] values = new long[Shapes.length(shape)];
        bytes().asLongBuffer().get(values);
        return values;
    }

    /** Returns the bytes, to be read alone. */
    ByteBuffer bytes() {
        return bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns the entries. */
    @Override
    public Object contents() {
        return type == Type.I64 ? integers() : tensor();
    }

    @Override
    public String toString() {
        return type + " " + Shapes.text(shape);
    }

    private static ByteBuffer allocate(Type type, int entries) {
        long size = (long) entries * type.bytes;
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(entries + " entries take " + size
                    + " bytes, an array in a file must take at most " + Integer.MAX_VALUE);
        }
        return ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
