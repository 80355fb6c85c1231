package parallax.session;

import java.nio.file.Path;
import java.util.List;

/** Finds libraries and what they need in turn, in Maven's repositories. */
interface Libraries {
    /** Looks in another repository, too. */
    void addRepository(String id, String url);

    /** Returns the jars of coordinates such as {@code org.apache.commons:commons-math3:3.6.1}. */
    List<Path> ofCoordinates(List<String> coordinates) throws MagicException;

    /** Returns the jars a POM, or the dependencies in it, ask for. */
    List<Path> ofPom(String pom) throws MagicException;
}
