package parallax.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Model;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;

/** Libraries from Maven's repositories, kept in the local one that Maven itself uses. */
final class MavenLibraries implements Libraries {
    private static final String CENTRAL = "https://repo.maven.apache.org/maven2/";

    private final Path local;
    private final List<RemoteRepository> repositories = new ArrayList<>();
    private RepositorySystem system;

    private MavenLibraries(Path local) {
        this.local = local;
    }

    /** Returns the libraries of Maven Central. */
    static MavenLibraries central() {
        String set = System.getProperty("maven.repo.local");
        Path local = set == null ? Path.of(System.getProperty("user.home"), ".m2", "repository") : Path.of(set);
        MavenLibraries libraries = new MavenLibraries(local);
        libraries.addRepository("central", CENTRAL);
        return libraries;
    }

    /** Returns libraries of no repository yet, kept in the folder. */
    static MavenLibraries in(Path local) {
        return new MavenLibraries(local);
    }

    @Override
    public void addRepository(String id, String url) {
        repositories.add(new RemoteRepository.Builder(id, "default", url).build());
    }

    @Override
    public List<Path> ofCoordinates(List<String> coordinates) throws MagicException {
        List<Dependency> dependencies = new ArrayList<>();
        for (String text : coordinates) {
            try {
                dependencies.add(new Dependency(new DefaultArtifact(text), PomText.RUNTIME));
            } catch (IllegalArgumentException e) {
                throw new MagicException(text + " is not of the form groupId:artifactId:version");
            }
        }
        return resolve(dependencies);
    }

    @Override
    public List<Path> ofPom(String pom) throws MagicException {
        Model model = PomText.read(pom);
        model.getRepositories().forEach(repository -> addRepository(repository.getId(), repository.getUrl()));
        return resolve(PomText.dependencies(model));
    }

    private List<Path> resolve(List<Dependency> dependencies) throws MagicException {
        if (dependencies.isEmpty()) {
            throw new MagicException(
                    "no library is named; write for instance %maven org.apache.commons:commons-math3:3.6.1");
        }
        if (system == null) {
            system = new RepositorySystemSupplier().get();
        }
        try (CloseableSession session = new SessionBuilderSupplier(system)
                .get()
                .withLocalRepositoryBaseDirectories(local)
                .build()) {
            CollectRequest collect = new CollectRequest(dependencies, List.of(), repositories);
            DependencyRequest request = new DependencyRequest(collect, null);
            return system.resolveDependencies(session, request).getArtifactResults().stream()
                    .map(ArtifactResult::getArtifact)
                    .map(artifact -> artifact.getPath())
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new MagicException("cannot get " + dependencies.get(0).getArtifact() + ": " + e.getMessage());
        }
    }
}
