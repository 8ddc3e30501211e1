package org.hodograph.pipeline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hodograph.pipeline.format.preset.Preset;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Puts the settings of a preset under those that the file gives. A fault in what both make is told at the preset's name. */
final class PresetNodes {

    private static final String PRESET = "preset";
    private static final String NONE = "none";
    private static final Set<String> MERGED = Set.of("fields", "csv", "numbers"); // key by key

    private PresetNodes() {}

    /** {@code source} with its preset; {@code source} itself where it names none. */
    static YamlMap under(YamlMap source) {
        Preset preset = source.read(PRESET, null, name -> name.equals(NONE) ? null : Preset.of(name));
        if (preset == null) {
            return source;
        }
        Node settings = YamlText.compose(preset.yaml(), new Faults(preset.name()));
        YamlMap both = source.over(settings, PresetNodes::merged);
        both.text(PRESET);
        return both;
    }

    private static Node merged(Node given, Node preset) {
        Mark mark = given.getStartMark().orElseThrow();
        for (NodeTuple tuple : ((MappingNode) given).getValue()) {
            if (key(tuple).equals(PRESET)) {
                mark = tuple.getValueNode().getStartMark().orElseThrow();
            }
        }
        return merged((MappingNode) given, (MappingNode) preset, Optional.of(mark));
    }

    private static MappingNode merged(MappingNode given, MappingNode preset, Optional<Mark> mark) {
        List<NodeTuple> tuples = new ArrayList<>(given.getValue());
        for (NodeTuple tuple : preset.getValue()) {
            int at = at(tuples, key(tuple));
            if (at < 0) {
                tuples.add(new NodeTuple(marked(tuple.getKeyNode(), mark), marked(tuple.getValueNode(), mark)));
            } else if (tuples.get(at).getValueNode().getTag().equals(Tag.NULL)) {
                tuples.set(at, new NodeTuple(tuples.get(at).getKeyNode(), marked(tuple.getValueNode(), mark)));
            } else if (MERGED.contains(key(tuple)) && tuples.get(at).getValueNode() instanceof MappingNode inner) {
                Node both = merged(inner, (MappingNode) tuple.getValueNode(), mark);
                tuples.set(at, new NodeTuple(tuples.get(at).getKeyNode(), both));
            }
        }
        return new MappingNode(
                given.getTag(), true, tuples, given.getFlowStyle(), given.getStartMark(), given.getEndMark());
    }

    private static int at(List<NodeTuple> tuples, String key) {
        for (int i = 0; i < tuples.size(); i++) {
            if (key(tuples.get(i)).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** The same as if it stood at another place. */
    private static Node marked(Node node, Optional<Mark> mark) {
        if (node instanceof ScalarNode scalar) {
            return new ScalarNode(scalar.getTag(), true, scalar.getValue(), scalar.getScalarStyle(), mark, mark);
        }
        if (node instanceof SequenceNode sequence) {
            List<Node> elements = sequence.getValue().stream()
                    .map(inner -> marked(inner, mark))
                    .toList();
            return new SequenceNode(sequence.getTag(), true, elements, FlowStyle.FLOW, mark, mark);
        }
        List<NodeTuple> tuples = ((MappingNode) node)
                .getValue().stream()
                        .map(tuple ->
                                new NodeTuple(marked(tuple.getKeyNode(), mark), marked(tuple.getValueNode(), mark)))
                        .toList();
        return new MappingNode(node.getTag(), true, tuples, FlowStyle.FLOW, mark, mark);
    }
}
