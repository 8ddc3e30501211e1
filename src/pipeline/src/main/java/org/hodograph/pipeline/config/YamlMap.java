package org.hodograph.pipeline.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hodograph.kernels.text.Nearest;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of the file, read key by key. What is wrong becomes a fault at its place and the default is read instead, so
 * that reading goes on to the next fault. Only names and texts are built from the file.
 */
final class YamlMap {

    private final Node node;
    private final String path;
    private final Faults faults;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final List<String> known = new ArrayList<>();

    /** A mapping; {@code node} null stands for an empty one. */
    YamlMap(Node node, String path, Faults faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                if (entries.put(key, tuple.getValueNode()) != null) {
                    faults.add(tuple.getKeyNode(), name(key) + " is given twice");
                }
                keys.put(key, tuple.getKeyNode());
            }
        } else if (node != null && !isNull(node)) {
            faults.add(
                    node,
                    (path.isEmpty() ? "the file" : path) + " must hold keys with values, for example \"name: value\"");
        }
    }

    /** The same mapping with what another one adds to it. */
    YamlMap over(Node other, BinaryOperator<Node> merge) {
        return new YamlMap(merge.apply(node, other), path, faults);
    }

    /** Where the mapping stands: the names of its keys from the file's root on. */
    String path() {
        return path;
    }

    /** Whether a key holds further keys. */
    boolean isMapping(String key) {
        return entries.get(key) instanceof MappingNode;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** A value read by {@code parser}, whose IllegalArgumentException becomes a fault. */
    <T> T read(String key, T otherwise, Function<String, T> parser) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return parser.apply(text.get());
        } catch (IllegalArgumentException e) {
            faults.add(entries.get(key), name(key) + ": " + e.getMessage());
            return otherwise;
        }
    }

    /** One of some words. */
    <T> T choice(String key, T otherwise, Map<String, T> choices) {
        return read(key, otherwise, word -> {
            T chosen = choices.get(word);
            if (chosen == null) {
                throw new IllegalArgumentException(
                        "must be one of " + String.join(", ", new TreeSet<>(choices.keySet())) + ", but is \"" + word
                                + "\"" + Nearest.hint(word, choices.keySet()));
            }
            return chosen;
        });
    }

    /** Some of some words: a list, or one of them. */
    <T> Set<T> choices(String key, Map<String, T> choices) {
        Set<T> chosen = new LinkedHashSet<>();
        for (String word : words(key, List.of())) {
            T one = choices.get(word);
            if (one != null) {
                chosen.add(one);
            } else if (!word.equals("none")) {
                faults.add(
                        entries.get(key),
                        name(key) + " must be of " + String.join(", ", new TreeSet<>(choices.keySet())) + ", but has \""
                                + word + "\"" + Nearest.hint(word, choices.keySet()));
            }
        }
        return chosen;
    }

    /** The words of a list, or one word, each read by {@code parser}; {@code none} is an empty list. */
    <T> List<T> list(String key, Function<String, T> parser) {
        List<T> list = new ArrayList<>();
        List<String> words = words(key, List.of());
        for (String word : words.equals(List.of("none")) ? List.<String>of() : words) {
            try {
                list.add(parser.apply(word));
            } catch (IllegalArgumentException e) {
                faults.add(entries.get(key), name(key) + ": " + e.getMessage());
            }
        }
        return list;
    }

    /** Accepts only the value that this version has. */
    void onlyAvailable(String key, String value) {
        Optional<String> text = text(key);
        if (text.isPresent() && !text.get().equals(value)) {
            faults.add(
                    entries.get(key),
                    name(key) + ": " + text.get() + " is not available in this version, only " + value);
        }
    }

    Optional<String> text(String key) {
        known.add(key);
        Node value = entries.get(key);
        if (value == null || isNull(value)) {
            return Optional.empty();
        }
        if (value instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        faults.add(value, name(key) + " must be a single value");
        return Optional.empty();
    }

    /** A list of words; a single word is a list of one. */
    List<String> words(String key, List<String> otherwise) {
        known.add(key);
        Node value = entries.get(key);
        if (value == null || isNull(value)) {
            return otherwise;
        }
        if (value instanceof ScalarNode scalar) {
            return List.of(scalar.getValue());
        }
        if (!(value instanceof SequenceNode sequence)) {
            faults.add(value, name(key) + " must be a word or a list of words");
            return otherwise;
        }
        List<String> words = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            if (element instanceof ScalarNode scalar) {
                words.add(scalar.getValue());
            } else {
                faults.add(element, name(key) + " must be a list of words" + colon(element));
            }
        }
        return words;
    }

    YamlMap map(String key) {
        known.add(key);
        return new YamlMap(entries.get(key), name(key), faults);
    }

    /** The mappings of a list. */
    List<YamlMap> maps(String key) {
        known.add(key);
        List<YamlMap> maps = new ArrayList<>();
        Node value = entries.get(key);
        if (value instanceof SequenceNode sequence) {
            for (Node element : sequence.getValue()) {
                maps.add(new YamlMap(element, name(key) + "[" + maps.size() + "]", faults));
            }
        } else if (value != null && !isNull(value)) {
            faults.add(value, name(key) + " must be a list, each entry beginning with \"- \"");
        }
        return maps;
    }

    /** All keys with their texts, for settings that are passed on. */
    Map<String, String> texts(UnaryOperator<String> parser) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : entries.keySet()) {
            read(key, "", parser.andThen(text -> texts.put(key, text)));
        }
        return texts;
    }

    /** What is made of several keys; an IllegalArgumentException becomes a fault of the mapping as a whole. */
    <T> Optional<T> make(Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            fault(e.getMessage());
            return Optional.empty();
        }
    }

    /** A fault of the mapping as a whole. */
    void fault(String message) {
        if (node == null) {
            faults.add(Optional.empty(), message);
        } else {
            faults.add(node, message);
        }
    }

    /** A fault of the value of a key that is there. */
    void fault(String key, String message) {
        faults.add(entries.get(key), name(key) + " " + message);
    }

    /** A fault of a key that is known, though not here: whatever its value, there is no other. */
    void misplaced(String key, String message) {
        known.add(key);
        fault(key, message);
    }

    /** Every key that nobody asked for is a fault. */
    void end() {
        for (Map.Entry<String, Node> key : keys.entrySet()) {
            if (!known.contains(key.getKey())) {
                faults.add(
                        key.getValue(),
                        "unknown key " + name(key.getKey()) + Nearest.hint(key.getKey(), known) + " (valid here: "
                                + String.join(", ", known) + ")");
            }
        }
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** A colon makes two words a key with its value; empty: it is not that. */
    private static String colon(Node element) {
        if (element instanceof MappingNode mapping
                && mapping.getValue().size() == 1
                && mapping.getValue().get(0).getKeyNode() instanceof ScalarNode before
                && mapping.getValue().get(0).getValueNode() instanceof ScalarNode after) {
            return "; a word with a colon needs quotes: \"" + before.getValue() + ": " + after.getValue() + "\"";
        }
        return "";
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }
}
