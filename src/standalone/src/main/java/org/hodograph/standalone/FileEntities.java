package org.hodograph.standalone;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What files are called as entities: by as little of their names as tells them apart. */
final class FileEntities {

    private static final List<UnaryOperator<String>> NAMES =
            List.of(FileEntities::untilTheDot, FileEntities::withoutKind, FileEntities::file, FileEntities::inFolder);

    private FileEntities() {}

    /**
     * The entities of files, in their order.
     *
     * @throws IllegalArgumentException if nothing tells two of them apart
     */
    static List<String> of(List<String> names) {
        for (UnaryOperator<String> name : NAMES) {
            List<String> entities = names.stream().map(name).toList();
            if (new HashSet<>(entities).size() == names.size()) {
                return entities;
            }
        }
        Set<String> seen = new HashSet<>();
        String twice = names.stream()
                .map(FileEntities::inFolder)
                .filter(entity -> !seen.add(entity))
                .findFirst()
                .orElseThrow();
        throw new IllegalArgumentException("--by-file would call two files " + twice
                + ": give them names of their own, or put them into folders with other names");
    }

    private static String file(String name) {
        return String.valueOf(Path.of(name).getFileName());
    }

    private static String untilTheDot(String name) {
        String file = file(name);
        int dot = file.indexOf('.', 1);
        return dot < 0 ? file : file.substring(0, dot);
    }

    private static String withoutKind(String name) {
        String file = file(name);
        String unpacked = file.endsWith(".gz") ? file.substring(0, file.length() - ".gz".length()) : file;
        int dot = unpacked.lastIndexOf('.');
        return dot < 1 ? unpacked : unpacked.substring(0, dot);
    }

    private static String inFolder(String name) {
        Path folder = Path.of(name).toAbsolutePath().normalize().getParent();
        Path last = folder == null ? null : folder.getFileName();
        return (last == null ? "" : last + "/") + untilTheDot(name);
    }
}
