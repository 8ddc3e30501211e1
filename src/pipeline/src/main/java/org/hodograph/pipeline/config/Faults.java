package org.hodograph.pipeline.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hodograph.kernels.text.OneLine;
import org.hodograph.pipeline.config.ConfigException.Fault;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects the faults of one file, so that a user sees all of them at once. */
final class Faults {

    private static final int MOST = 100; // who has more begins anew
    private static final int LONGEST = 1000; // characters of a message: it may quote the file

    private final String file;
    private final List<Fault> faults = new ArrayList<>();
    private int untold;

    Faults(String file) {
        this.file = file;
    }

    void add(Node node, String message) {
        add(node.getStartMark(), message);
    }

    void add(Optional<Mark> mark, String message) {
        if (faults.size() == MOST) {
            untold++;
            return;
        }
        faults.add(new Fault(
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1,
                OneLine.of(message, LONGEST)));
    }

    ConfigException exception() {
        if (untold > 0) {
            Fault last = faults.get(MOST - 1);
            faults.add(new Fault(last.line(), last.column(), "and " + untold + " more faults"));
        }
        faults.sort(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column));
        return new ConfigException(file, faults);
    }

    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw exception();
        }
    }
}
