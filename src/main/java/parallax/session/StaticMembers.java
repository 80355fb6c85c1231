package parallax.session;

import java.lang.reflect.Member;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The names that {@code import static} of all of a class may bring. */
final class StaticMembers {
    private static final Map<String, Set<String>> KNOWN = new ConcurrentHashMap<>();

    private StaticMembers() {}

    /** Returns the names of all members, also of those that cannot be imported; none if it is no class of this program. */
    static Set<String> of(String className) {
        return KNOWN.computeIfAbsent(className, StaticMembers::read);
    }

    private static Set<String> read(String className) {
        Set<String> names = new HashSet<>();
        Deque<Class<?>> types = new ArrayDeque<>();
        try {
            types.add(Class.forName(className, false, StaticMembers.class.getClassLoader()));
            while (!types.isEmpty()) {
                Class<?> type = types.remove();
                Stream.<Member[]>of(type.getDeclaredMethods(), type.getDeclaredFields())
                        .flatMap(Arrays::stream)
                        .forEach(member -> names.add(member.getName()));
                Stream.of(type.getDeclaredClasses()).forEach(each -> names.add(each.getSimpleName()));
                types.addAll(List.of(type.getInterfaces()));
                Stream.ofNullable(type.getSuperclass()).forEach(types::add);
            }
            return names;
        } catch (ClassNotFoundException | LinkageError e) {
            return Set.of();
        }
    }
}
