package parallax.nn.attention;

import parallax.tensor.Tensor;

/** Features (B, T, E) cut into heads (B, h, T, E/h), and put side by side again. */
final class NaiveHeads {
    private NaiveHeads() {}

    static Tensor split(Tensor x, int heads) {
        int size = x.size(2) / heads;
        Tensor y = Tensor.zeros(x.size(0), heads, x.size(1), size);
        for (int b = 0; b < x.size(0); b++)
            for (int t = 0; t < x.size(1); t++)
                for (int e = 0; e < x.size(2); e++) {
                    y.set(x.get(b, t, e), b, e / size, t, e % size);
                }
        return y;
    }

    static Tensor join(Tensor heads) {
        int size = heads.size(3);
        Tensor x = Tensor.zeros(heads.size(0), heads.size(2), heads.size(1) * size);
        for (int b = 0; b < x.size(0); b++)
            for (int t = 0; t < x.size(1); t++)
                for (int e = 0; e < x.size(2); e++) {
                    x.set(heads.get(b, e / size, t, e % size), b, t, e);
                }
        return x;
    }

    /** Returns head n of (B, h, I, J), as (B, I, J). */
    static Tensor get(Tensor heads, int n) {
        Tensor head = Tensor.zeros(heads.size(0), heads.size(2), heads.size(3));
        for (int b = 0; b < head.size(0); b++)
            for (int i = 0; i < head.size(1); i++)
                for (int j = 0; j < head.size(2); j++) {
                    head.set(heads.get(b, n, i, j), b, i, j);
                }
        return head;
    }

    /** Sets head n of (B, h, I, J) to (B, I, J). */
    static void set(Tensor heads, int n, Tensor head) {
        for (int b = 0; b < head.size(0); b++)
            for (int i = 0; i < head.size(1); i++)
                for (int j = 0; j < head.size(2); j++) {
                    heads.set(head.get(b, i, j), b, n, i, j);
                }
    }
}
