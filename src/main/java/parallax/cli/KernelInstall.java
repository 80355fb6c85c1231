package parallax.cli;

import java.io.IOException;
import parallax.kernel.ClassArchive;
import parallax.kernel.KernelSpec;

/** Makes the kernel known to Jupyter, and ready to start fast. */
final class KernelInstall {
    private KernelInstall() {}

    /**
     * Writes the kernelspec and makes the archive of classes, each only where it is missing or stale.
     *
     * @return where the kernelspec is, and a word where the kernel will start more slowly
     */
    static String install(KernelSpec spec) {
        try {
            if (!spec.isCurrent()) {
                spec.install();
            }
        } catch (IOException e) {
            throw new UserError("cannot write " + spec.folder() + ": " + e, 1);
        }
        boolean archived = ClassArchive.ofThisUser().make();
        return spec.folder() + (archived ? "" : " (without a class archive: it will start more slowly)");
    }
}
