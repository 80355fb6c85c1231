package parallax.kernel;

import java.io.IOException;
import java.nio.file.Path;
import org.zeromq.ZMQException;

/** What a kernelspec starts. It parses nothing and loads little, for the time it takes is waited for by a person. */
public final class KernelMain {
    private static final int FAILED = 1;
    private static final int MILLIS_BEFORE_RENEWAL = 10_000;

    private KernelMain() {}

    /** Runs a kernel for the connection file named by the first argument until a front end ends it. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length != 1) {
            KernelLog.last("expects one argument, the connection file, has " + args.length);
            System.exit(2);
        }
        EarlySession session = EarlySession.begin();
        try {
            ConnectionFile file = ConnectionFile.read(Path.of(args[0]));
            Kernel kernel = new Kernel(file);
            kernel.start(session);
            Signals.onInterrupt(kernel::interrupt);
            ParentWatch.onEnd(() -> KernelEnd.now(kernel, 0));
            kernel.onceReady(KernelMain::renewArchive);
            KernelEnd.now(kernel, kernel.awaitShutdown());
        } catch (IOException e) {
            KernelLog.last(e.getMessage());
            System.exit(FAILED);
        } catch (ZMQException | IllegalArgumentException e) {
            KernelLog.last("cannot listen where the connection file " + args[0] + " says: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    /** Makes the class archive again if the jars have changed since, but does not take the processor from the first cells. */
    private static void renewArchive() {
        try {
            Thread.sleep(MILLIS_BEFORE_RENEWAL);
            ClassArchive.among(KernelLaunch.flagsOfThis()).ifPresent(ClassArchive::renew);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
