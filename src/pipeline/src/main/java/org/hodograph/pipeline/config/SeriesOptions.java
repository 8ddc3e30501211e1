package org.hodograph.pipeline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.config.ConfigException.Fault;
import org.hodograph.pipeline.entity.EntityRules;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.track.TrackRule;
import org.hodograph.pipeline.unit.ShowIn;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * What a host that has no file says of its series: the keys of a rule of {@code series} as texts, beside them the bounds on time
 * and {@code absent} of {@code source}, and for a path the keys of a rule of {@code tracks}. A text that begins with {@code [} or
 * <code>{</code> is a list or a mapping as in the file.
 *
 * @param series the same for every series
 * @param entities the track, or nothing
 * @param rejectsAbsent whether a value that is not there is refused for everybody to see
 */
public record SeriesOptions(SeriesRules series, EntityRules entities, boolean rejectsAbsent) {

    /**
     * Reads the options of series that nothing is across.
     *
     * @throws IllegalArgumentException with every fault, the rule and the value
     */
    public static SeriesOptions of(Map<String, String> options) {
        return read(options, map -> List.of());
    }

    /**
     * Reads the options of the coordinates of a path.
     *
     * @param z null: the path is plane
     * @throws IllegalArgumentException with every fault, the rule and the value
     */
    public static SeriesOptions ofTrack(Map<String, String> options, String x, String y, String z) {
        return read(
                options,
                map -> TracksSection.rule(map, SeriesRules.EVERY, x, y, z).stream()
                        .toList());
    }

    private static SeriesOptions read(Map<String, String> options, Function<YamlMap, List<TrackRule>> across) {
        Faults faults = new Faults("options");
        try {
            YamlMap map = map(options, faults);
            SourceSection source = new SourceSection(map);
            List<TrackRule> tracks = across.apply(map);
            SeriesSettings settings = SeriesSection.settings(map, source, ShowIn.SI);
            faults.throwIfAny();
            return new SeriesOptions(
                    SeriesRules.ofEvery(settings).with(List.of(), TracksSection.longitudes(tracks)),
                    new EntityRules(tracks, List.of(), List.of(), AlertRules.NONE),
                    source.rejectsAbsent());
        } catch (ConfigException e) {
            throw new IllegalArgumentException(
                    e.faults().stream().map(Fault::message).collect(Collectors.joining("; ")), e);
        }
    }

    private static YamlMap map(Map<String, String> options, Faults faults) {
        List<NodeTuple> tuples = new ArrayList<>();
        options.forEach((key, text) -> tuples.add(new NodeTuple(scalar(key), value(text, faults))));
        return new YamlMap(new MappingNode(Tag.MAP, tuples, FlowStyle.FLOW), "", faults);
    }

    private static Node value(String text, Faults faults) {
        boolean isNested = text.startsWith("[") || text.startsWith("{");
        return isNested ? YamlText.compose(text, faults) : scalar(text);
    }

    private static Node scalar(String text) {
        return new ScalarNode(Tag.STR, text, ScalarStyle.PLAIN);
    }
}
