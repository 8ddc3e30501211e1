package org.hodograph.pipeline.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * YAML text to names, texts, lists and mappings, and nothing else. Refused with their place are tags of other types, nesting
 * that would exhaust a stack, aliases without end, and halves of characters: a message of the control topic comes from anybody.
 */
final class YamlText {

    private static final int LONGEST = 1 << 20; // characters
    private static final int DEEPEST = 32;
    private static final int MOST_ALIASES = 100;
    private static final String OWN_TAGS = "tag:yaml.org,2002:";
    private static final Set<String> TAGS = Set.of("str", "int", "float", "bool", "null", "seq", "map");
    private static final String UNQUOTED = "a text that begins with * needs quotes, for example \"*/speed\"";

    private final Faults faults;
    private final Deque<String> open = new ArrayDeque<>(); // the anchor of each list and mapping around; "" where none
    private final Set<String> anchors = new HashSet<>();
    private int aliases;

    private YamlText(Faults faults) {
        this.faults = faults;
    }

    /** The root of a text; null if it is empty. */
    static Node compose(String yaml, Faults faults) {
        try {
            LoadSettings settings = settings(yaml);
            YamlText text = new YamlText(faults);
            for (Event event : new Parse(settings).parseString(yaml)) {
                text.check(event);
            }
            faults.throwIfAny();
            return new Compose(settings).composeString(yaml).orElse(null);
        } catch (MarkedYamlEngineException e) {
            String hint = e.getProblem().contains("unexpected character found /") ? "; " + UNQUOTED : "";
            faults.add(e.getProblemMark(), "not YAML: " + e.getProblem() + hint);
        } catch (YamlEngineException e) {
            faults.add(
                    Optional.empty(),
                    "not YAML: " + e.getMessage().lines().findFirst().orElse(""));
        }
        throw faults.exception();
    }

    /** The buffer takes the text as a whole: version 2.10 fails where a pair of surrogates stands across the end of one. */
    private static LoadSettings settings(String yaml) {
        return LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setCodePointLimit(LONGEST)
                .setMaxAliasesForCollections(MOST_ALIASES)
                .setBufferSize(yaml.length() + 1)
                .build();
    }

    private void check(Event event) {
        if (event instanceof AliasEvent alias) {
            alias(alias);
        } else if (event instanceof CollectionStartEvent start) {
            tag(start, start.getTag());
            open.push(anchor(start));
            if (open.size() > DEEPEST) {
                refuse(start, "lists and mappings are at most " + DEEPEST + " levels deep");
            }
        } else if (event instanceof CollectionEndEvent) {
            open.pop();
        } else if (event instanceof ScalarEvent scalar) {
            tag(scalar, scalar.getTag());
            anchor(scalar);
            if (scalar.getValue().codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
                refuse(scalar, "this text holds half of a character, a surrogate without its pair");
            }
        }
    }

    private String anchor(NodeEvent event) {
        String anchor = event.getAnchor().map(Anchor::getValue).orElse("");
        anchors.add(anchor);
        return anchor;
    }

    private void tag(NodeEvent event, Optional<String> tag) {
        if (tag.isPresent()
                && !(tag.get().startsWith(OWN_TAGS) && TAGS.contains(tag.get().substring(OWN_TAGS.length())))) {
            faults.add(
                    event.getStartMark(),
                    "a tag such as !!java.net.URL means nothing here; a text that begins with ! needs quotes");
        }
    }

    private void alias(AliasEvent alias) {
        String name = alias.getAlias().getValue();
        if (!anchors.contains(name)) { // its name is not repeated: it may be a secret without quotes
            refuse(alias, UNQUOTED);
        }
        if (open.contains(name)) {
            refuse(alias, "an alias inside of what it stands for");
        }
        if (++aliases > MOST_ALIASES) {
            refuse(alias, "at most " + MOST_ALIASES + " aliases");
        }
    }

    private void refuse(Event event, String fault) {
        faults.add(event.getStartMark(), fault);
        throw faults.exception();
    }
}
