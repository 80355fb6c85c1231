package parallax.nn;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.nd4j.common.io.AbstractResource;
import org.nd4j.common.io.Resource;
import org.nd4j.linalg.cpu.nativecpu.CpuBackend;

/**
 * ND4J's CPU backend with three parts replaced: two by ones that hold what a native call reads until the call returns (the executioner also leaves small operations
 * to one thread), and one by {@link Nd4jShapes}, which makes what is known of a shape once only.
 *
 * <p>ND4J hands the native library addresses, and frees the memory behind them when the garbage collector finds that nobody refers to
 * the array any more. Compiled code refers to a variable no longer than to its last use, and where that is the very line that takes
 * the address, a collection that falls between this line and the native call's end frees what the call is about to read: a crash of the
 * whole process ({@code SIGSEGV} in {@code sd::DataBuffer::primary}), or a wrong number. In 1.0.0-M2.1 two ways lead there, which
 * {@link Nd4jExecutioner} and {@link Nd4jHoldingFactory} close. Whoever uses {@code Nd4j} with this library on the class path is
 * given this backend, learners' own cells included: it is a service, and is preferred to the one it extends.
 */
public final class Nd4jHoldingBackend extends CpuBackend {
    private static final String REPLACED = "\nopexec = " + Nd4jExecutioner.class.getName()
            + "\nndarrayfactory.class = " + Nd4jHoldingFactory.class.getName()
            + "\nshapeinfoprovider = " + Nd4jShapes.class.getName() + "\n";

    @Override
    public int getPriority() {
        return super.getPriority() + 1;
    }

    @Override
    public Resource getConfigurationResource() {
        Resource ofCpu = super.getConfigurationResource();
        return new AbstractResource() {
            @Override
            public InputStream getInputStream() throws IOException {
                // Of a key that stands twice, the later line counts.
                return new SequenceInputStream(
                        ofCpu.getInputStream(),
                        new ByteArrayInputStream(REPLACED.getBytes(StandardCharsets.ISO_8859_1)));
            }

            @Override
            public String getDescription() {
                return ofCpu.getDescription() + ", in part replaced";
            }
        };
    }
}
