package org.hodograph.pipeline.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration with faults, every one of them with its place; its message has one line a fault. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    /**
     * One fault.
     *
     * @param line from 1
     * @param column from 1
     * @param message the rule, the value, and the nearest valid name where there is one
     */
    public record Fault(int line, int column, String message) {}

    public ConfigException(String file, List<Fault> faults) {
        super(faults.stream()
                .map(fault -> file + ":" + fault.line() + ":" + fault.column() + ": " + fault.message())
                .collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
