package parallax.session;

import java.nio.file.Path;
import java.util.List;

final class MavenLibraries implements Libraries {
    @Override
    public List<Path> ofCoordinates(List<String> coordinates) throws MagicException {
        throw new MagicException("no");
    }

    @Override
    public List<Path> ofPom(String pom) throws MagicException {
        throw new MagicException("no");
    }
}
