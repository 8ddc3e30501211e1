package org.hodograph.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.standalone.CommandLines;
import picocli.CommandLine;

/** How many alerts on the unusual recorded drives give at five budgets: {@code stream FILE --config … --what-if false-alarms=1/day}. */
final class AnomalyDrives {

    private record Drive(String file, String config, String seconds) {}

    private static final List<Drive> DRIVES = List.of(
            new Drive("canedge-car-drive/gnss_speed.csv", "canedge-speed", "964"),
            new Drive("canedge-car-drive/gnss_pos.csv", "canedge-position", "964"),
            new Drive("comma2k19-rav4/can_speed.csv.gz", "comma2k19-speed", "60"),
            new Drive("openxc-mpg-drive/drivingnew.trace", "openxc", "205"),
            new Drive("racetrack-lap/session_20251231_111959_tianma_lap13_v3.csv.gz", "racetrack", "84"));

    private static final Pattern LINE = Pattern.compile("(?m)^(.*?) +(\\d+) +(\\d+) +(\\d+) +(\\d+) +(\\d+)$");

    private AnomalyDrives() {}

    /** A command line needs a root. */
    @CommandLine.Command
    private static final class Root {}

    /** The table: the drives of a folder of recordings. */
    static String table(Path folder) throws IOException {
        StringBuilder table = new StringBuilder("""
                `when: unusual`, method `auto`; alerts in all, at one false alarm in

                | recording | s | quantity | 864 s | 144 min | 1 d | 10 d | 100 d |
                |---|---|---|---|---|---|---|---|
                """);
        for (Drive drive : DRIVES) {
            Matcher cells = LINE.matcher(counts(folder.resolve(drive.file), drive.config));
            while (cells.find()) {
                table.append(String.format(Locale.ROOT, "| %s | %s |", drive.config, drive.seconds));
                for (int i = 1; i <= cells.groupCount(); i++) {
                    table.append(' ').append(cells.group(i)).append(" |");
                }
                table.append('\n');
            }
        }
        return table.toString();
    }

    private static String counts(Path file, String config) throws IOException {
        Path copy = Files.createTempFile("drive", ".yaml");
        PrintStream console = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = AnomalyDrives.class.getResourceAsStream("/drives/" + config + ".yaml")) {
            Files.write(copy, in.readAllBytes());
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            int code = CommandLines.of(new Root())
                    .setErr(new PrintWriter(Writer.nullWriter()))
                    .execute("stream", file.toString(), "--config", copy.toString(), "--what-if", "false-alarms=1/day");
            if (code != 0) {
                throw new IllegalStateException("stream ended with " + code + " on " + file);
            }
        } finally {
            System.setOut(console);
            Files.delete(copy);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
