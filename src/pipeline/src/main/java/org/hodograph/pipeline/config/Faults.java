package org.hodograph.pipeline.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hodograph.pipeline.config.ConfigException.Fault;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects the faults of one file, so that a user sees all of them at once. */
final class Faults {

    private final String file;
    private final List<Fault> faults = new ArrayList<>();

    Faults(String file) {
        this.file = file;
    }

    void add(Node node, String message) {
        add(node.getStartMark(), message);
    }

    void add(Optional<Mark> mark, String message) {
        faults.add(new Fault(
                mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, message));
    }

    ConfigException exception() {
        faults.sort(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column));
        return new ConfigException(file, faults);
    }

    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw exception();
        }
    }
}
