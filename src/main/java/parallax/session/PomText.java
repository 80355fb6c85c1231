package parallax.session;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Exclusion;

/** The dependencies a POM asks for, be it whole or only a part such as {@code <dependency>...</dependency>}. */
final class PomText {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
    /** The scope of what is needed to run. */
    static final String RUNTIME = "runtime";

    private static final String COMPILE = "compile";

    private PomText() {}

    static Model read(String pom) throws MagicException {
        try {
            return new MavenXpp3Reader().read(new StringReader(whole(pom)), false);
        } catch (XmlPullParserException | IOException e) {
            throw new MagicException("this is not a POM: " + e.getMessage());
        }
    }

    private static String whole(String pom) {
        if (pom.contains("<project")) {
            return pom;
        }
        boolean bare = pom.contains("<dependency>") && !pom.contains("<dependencies>");
        return "<project>" + (bare ? "<dependencies>" + pom + "</dependencies>" : pom) + "</project>";
    }

    static List<org.eclipse.aether.graph.Dependency> dependencies(Model model) throws MagicException {
        List<org.eclipse.aether.graph.Dependency> found = new ArrayList<>();
        for (Dependency dependency : model.getDependencies()) {
            String scope = Objects.requireNonNullElse(dependency.getScope(), COMPILE);
            if (scope.equals(COMPILE) || scope.equals(RUNTIME)) {
                found.add(dependency(model, dependency));
            }
        }
        return found;
    }

    private static org.eclipse.aether.graph.Dependency dependency(Model model, Dependency dependency)
            throws MagicException {
        String name = dependency.getManagementKey();
        String version = Stream.concat(
                        Stream.of(dependency),
                        managed(model).filter(d -> d.getManagementKey().equals(name)))
                .map(Dependency::getVersion)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new MagicException(name + " has no version"));
        DefaultArtifact artifact = new DefaultArtifact(
                filled(model, dependency.getGroupId()),
                filled(model, dependency.getArtifactId()),
                Objects.requireNonNullElse(dependency.getClassifier(), ""),
                Objects.requireNonNullElse(dependency.getType(), "jar"),
                filled(model, version));
        List<Exclusion> exclusions = dependency.getExclusions().stream()
                .map(e -> new Exclusion(e.getGroupId(), e.getArtifactId(), "*", "*"))
                .toList();
        return new org.eclipse.aether.graph.Dependency(artifact, RUNTIME, false, exclusions);
    }

    private static Stream<Dependency> managed(Model model) {
        return model.getDependencyManagement() == null
                ? Stream.empty()
                : model.getDependencyManagement().getDependencies().stream();
    }

    private static String filled(Model model, String text) {
        return PROPERTY.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "project.version" -> String.valueOf(model.getVersion());
                            case "project.groupId" -> String.valueOf(model.getGroupId());
                            default -> model.getProperties().getProperty(found.group(1), found.group());
                        }));
    }
}
