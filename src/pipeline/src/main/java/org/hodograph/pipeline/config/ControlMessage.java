package org.hodograph.pipeline.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.alert.AlertRules;

/**
 * A message of the control topic, {@code {"id": …, "alerts": […]}}: JSON or YAML, the alerts as in the job's file. It takes the
 * place of the alerts of the file, or, if anything in it is wrong, of none; those of profiles stay.
 *
 * @param id the sender's; null if it can't be read
 * @param alerts null if the message is refused
 * @param errors what is wrong, one a fault, with line and column; empty if it is accepted
 */
public record ControlMessage(String id, AlertRules alerts, List<String> errors) {

    private static final String NAME = "control";
    private static final int LONGEST = 256 * 1024; // bytes: an alert that repeats its labels still fits a Kafka record
    private static final int LONGEST_ID = 1000; // characters

    public ControlMessage {
        errors = List.copyOf(errors);
    }

    /**
     * Reads a message; never fails.
     *
     * @param profiles the alerts of the profiles, which stand before those of the message
     */
    public static ControlMessage read(byte[] payload, List<AlertRule> profiles) {
        Faults faults = new Faults(NAME);
        String id = null;
        try {
            YamlMap root = new YamlMap(YamlText.compose(text(payload, faults), faults), "", faults);
            id = id(root);
            if (!root.has("alerts")) {
                root.fault("a control message needs alerts; an empty list takes all of them away");
            }
            AlertRules alerts = AlertsSection.read(root, profiles, AlertTargets.UNKNOWN);
            root.end();
            faults.throwIfAny();
            return new ControlMessage(id, alerts, List.of());
        } catch (ConfigException e) {
            return new ControlMessage(
                    id,
                    null,
                    e.faults().stream()
                            .map(fault -> fault.line() + ":" + fault.column() + ": " + fault.message())
                            .toList());
        }
    }

    private static String text(byte[] payload, Faults faults) {
        if (payload.length > LONGEST) {
            faults.add(
                    Optional.empty(),
                    "a control message has at most " + LONGEST + " bytes, this one " + payload.length);
            faults.throwIfAny();
        }
        return new String(payload, StandardCharsets.UTF_8);
    }

    private static String id(YamlMap root) {
        String id = root.text("id").orElse(null);
        if (id == null) {
            root.fault("a control message needs id, which its answer repeats");
        } else if (id.length() > LONGEST_ID) {
            root.fault("id", "has at most " + LONGEST_ID + " characters, this one " + id.length());
            return null;
        }
        return id;
    }

    public boolean isAccepted() {
        return alerts != null;
    }
}
