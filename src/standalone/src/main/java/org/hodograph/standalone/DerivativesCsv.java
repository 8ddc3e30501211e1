package org.hodograph.standalone;

import java.nio.charset.StandardCharsets;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.text.DoubleText;
import org.hodograph.pipeline.time.TimeScale;
import org.hodograph.pipeline.time.TimeText;

/** Derivatives as CSV rows; an empty cell where a number is not available. */
final class DerivativesCsv {

    static final String HEADER = "series,t,lag,value,d1,d2,d3,se0,se1,se2,se3,flags";

    private DerivativesCsv() {}

    /** One row, the time in the input's own unit. */
    static String row(Derivatives result, TimeScale time) {
        StringBuilder row = new StringBuilder(160).append(quoted(result.series()));
        row.append(',').append(TimeText.print(result.nanos(), time));
        row.append(',').append(number(result.lagNanos() / 1e9));
        for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
            row.append(',').append(number(result.shown(order)));
        }
        for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
            row.append(',').append(number(result.shownError(order)));
        }
        row.append(',');
        String separator = "";
        for (Flag flag : Flag.values()) {
            if (flag.in(result.flags(1))) {
                row.append(separator).append(flag);
                separator = " ";
            }
        }
        return row.toString();
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
