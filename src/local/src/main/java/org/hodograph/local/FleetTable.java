package org.hodograph.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The newest derivatives of every vehicle beside their true values. */
final class FleetTable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOME = "\u001b[H\u001b[J"; // cursor to the top, clear what is below

    private final Fleet fleet;
    private final PrintWriter out;
    private final boolean terminal;
    private final Map<String, JsonNode> newest = new HashMap<>();
    private String below = "";

    FleetTable(Fleet fleet, PrintWriter out, boolean terminal) {
        this.fleet = fleet;
        this.out = out;
        this.terminal = terminal;
    }

    /** Takes a record of the derivatives topic; one flagged IDLE has no numbers to show. */
    void accept(byte[] record) throws IOException {
        JsonNode json = JSON.readTree(record);
        newest.put(json.get("series").asText(), json);
    }

    /** A line below the table, which clears what was on a terminal before. */
    void below(String line) {
        below = line + System.lineSeparator();
    }

    void print() {
        if (newest.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(terminal ? HOME : "");
        text.append(String.format(
                "%-6s %-12s %8s %6s %8s  %8s %6s %8s  %8s %6s %8s  %s%n",
                "", "t (UTC)", "v m/s", "se", "true", "a m/s2", "se", "true", "j m/s3", "se", "true", "flags"));
        for (int vehicle = 0; vehicle < Fleet.VEHICLES; vehicle++) {
            JsonNode json = newest.get(Fleet.name(vehicle) + "/position");
            if (json != null) {
                row(text, vehicle, json);
            }
        }
        out.println(text.append(terminal ? below : ""));
        out.flush();
    }

    private void row(StringBuilder text, int vehicle, JsonNode json) {
        Instant t = Instant.parse(json.get("t").asText());
        long nanos = t.getEpochSecond() * 1_000_000_000L + t.getNano();
        text.append(String.format("%-6s %-12s", Fleet.name(vehicle), clock(t)));
        for (int order = 1; order <= 3; order++) {
            text.append(String.format(
                    Locale.ROOT,
                    " %8s %6s %8.3f ",
                    number(json.get("d" + order)),
                    number(json.get("se").get(order)),
                    fleet.truth(vehicle, nanos, order)));
        }
        text.append(' ');
        json.get("flags").forEach(flag -> text.append(flag.asText()).append(' '));
        text.append(System.lineSeparator());
    }

    private static String clock(Instant t) {
        String text = t.toString();
        return text.substring(11, Math.min(text.length() - 1, 23));
    }

    private static String number(JsonNode value) {
        return value.isNull() ? "-" : String.format(Locale.ROOT, "%.3f", value.asDouble());
    }
}
