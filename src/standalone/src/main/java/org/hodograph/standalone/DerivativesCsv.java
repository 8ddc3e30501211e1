package org.hodograph.standalone;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.text.DoubleText;
import org.hodograph.pipeline.time.TimeScale;
import org.hodograph.pipeline.time.TimeText;

/** Derivatives as CSV rows; an empty cell where a number is not available. For one thread. */
final class DerivativesCsv {

    static final String HEADER = "series,t,lag,value,d1,d2,d3,se0,se1,se2,se3,flags";

    private static final double NANOS_PER_SECOND = 1e9;
    private static final byte[] LINE_END = System.lineSeparator().getBytes(StandardCharsets.US_ASCII);
    private static final Flag[] FLAGS = Flag.values();
    private static final byte[][] FLAG_NAMES = Arrays.stream(FLAGS)
            .map(flag -> flag.name().getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private final TimeScale time;
    private byte[] row = new byte[512];
    private int size;
    private String series = ""; // written last
    private byte[] quoted = {};

    /** Rows with times in this unit, that of the input. */
    DerivativesCsv(TimeScale time) {
        this.time = time;
    }

    /** Writes one row. */
    void write(Derivatives result, PrintStream out) {
        size = 0;
        if (!result.series().equals(series)) {
            series = result.series();
            quoted = quoted(series).getBytes(StandardCharsets.UTF_8);
        }
        text(quoted);
        comma();
        room(TimeText.LONGEST_WRITTEN);
        size = TimeText.write(result.nanos(), time, row, size);
        cell(result.lagNanos() / NANOS_PER_SECOND);
        for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
            cell(result.shown(order));
        }
        for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
            cell(result.shownError(order));
        }
        comma();
        flags(result.flags(1));
        text(LINE_END);
        out.write(row, 0, size);
    }

    private void flags(int flags) {
        int begin = size;
        for (int i = 0; flags != 0 && i < FLAGS.length; i++) {
            if (FLAGS[i].in(flags)) {
                if (size > begin) {
                    room(1);
                    row[size++] = ' ';
                }
                text(FLAG_NAMES[i]);
            }
        }
    }

    private void cell(double value) {
        comma();
        if (Double.isFinite(value)) {
            room(DoubleText.LONGEST);
            size = DoubleText.write(value == 0 ? 0.0 : value, row, size);
        }
    }

    private void comma() {
        room(1);
        row[size++] = ',';
    }

    private void text(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, row, size, bytes.length);
        size += bytes.length;
    }

    private void room(int more) {
        if (size + more > row.length) {
            row = Arrays.copyOf(row, Math.max(2 * row.length, size + more));
        }
    }

    /** The shortest text that reads back as the same number, as records have it; nothing for what is not available. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        byte[] text = new byte[DoubleText.LONGEST];
        return new String(text, 0, DoubleText.write(value == 0 ? 0.0 : value, text, 0), StandardCharsets.US_ASCII);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
