package org.hodograph.pipeline.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;

/**
 * The records of one result: what they share, its begin and end and the text of each number, is written once and copied into each.
 * For one thread.
 */
final class ResultJson implements ResultRecords {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int ORDERS = Estimate.MAX_ORDER + 1;

    private static final byte[] SERIES = ascii("{\"series\":");
    private static final byte[] TIME = ascii(",\"t\":");
    private static final byte[] VALUE = ascii(",\"value\":");
    private static final byte[] ERROR = ascii(",\"se\":");
    private static final byte[] ERRORS = ascii(",\"se\":[");
    private static final byte[] UNIT = ascii(",\"unit\":");
    private static final byte[] UNITS = ascii(",\"units\":[");
    private static final byte[] LAG = ascii(",\"lag\":");
    private static final byte[] SAMPLES = ascii(",\"n\":");
    private static final byte[] SPAN = ascii(",\"span\":");
    private static final byte[] REVISION = ascii(",\"rev\":");
    private static final byte[] METHOD = ascii(",\"method\":");
    private static final byte[] FLAGS = ascii(",\"flags\":[");
    private static final byte[][] DERIVATIVES = new byte[ORDERS][];
    private static final byte[][] FLAG_NAMES = new byte[Flag.values().length][]; // by bit, in their order

    static {
        for (int order = 1; order < ORDERS; order++) {
            DERIVATIVES[order] = ascii(",\"d" + order + "\":");
        }
        for (Flag flag : Flag.values()) {
            FLAG_NAMES[Integer.numberOfTrailingZeros(flag.bit())] = ascii('"' + flag.name() + '"');
        }
    }

    private final boolean isCompact;
    private final JsonBytes parts = new JsonBytes();
    private final JsonBytes record = new JsonBytes();
    private final int[] valueFrom = new int[ORDERS]; // in the parts; -1: not yet written
    private final int[] valueTo = new int[ORDERS];
    private final int[] errorTo = new int[ORDERS]; // begins where the value ends
    private Derivatives result;
    private int headTo; // the parts begin with the records' begin
    private int tailTo; // behind it their end, but for flags

    /**
     * Records.
     *
     * @param isCompact without what is null, 0 or empty by default, and without {@code n}, {@code span} and {@code method}
     */
    ResultJson(boolean isCompact) {
        this.isCompact = isCompact;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void begin(Derivatives of) {
        result = of;
        Arrays.fill(valueFrom, -1);
        parts.truncate(0);
        parts.raw(SERIES);
        parts.text(of.series());
        parts.raw(TIME);
        parts.instant(of.nanos());
        headTo = parts.size();
        if (!isCompact || of.lagNanos() != 0) {
            parts.raw(LAG);
            parts.number(of.lagNanos() / NANOS_PER_SECOND);
        }
        if (!isCompact) {
            parts.raw(SAMPLES);
            parts.count(of.estimate().samples());
            parts.raw(SPAN);
            parts.number(of.estimate().span());
        }
        if (!isCompact || of.revision() != 0) {
            parts.raw(REVISION);
            parts.count(of.revision());
        }
        if (!isCompact) {
            parts.raw(METHOD);
            parts.text(of.method());
        }
        tailTo = parts.size();
    }

    private void need(int order) {
        if (valueFrom[order] < 0) {
            valueFrom[order] = parts.size();
            parts.number(result.shown(order));
            valueTo[order] = parts.size();
            parts.number(result.shownError(order));
            errorTo[order] = parts.size();
        }
    }

    @Override
    public byte[] single(Topic topic, int order) {
        need(order);
        record.truncate(0);
        parts.copy(0, headTo, record);
        field(VALUE, valueFrom[order], valueTo[order]);
        field(ERROR, valueTo[order], errorTo[order]);
        unit(result.shownUnit(order));
        return end(result.flags(order));
    }

    @Override
    public byte[] all() {
        record.truncate(0);
        parts.copy(0, headTo, record);
        boolean hasError = false;
        for (int order = 0; order < ORDERS; order++) {
            need(order);
            field(order == 0 ? VALUE : DERIVATIVES[order], valueFrom[order], valueTo[order]);
            hasError |= !parts.isNull(valueTo[order], errorTo[order]);
        }
        if (hasError || !isCompact) {
            errors();
        }
        unit(result.shownUnit(0));
        if (!result.settings()
                .showIn()
                .isEmpty()) { // where all is SI, those of the derivatives follow from the value's
            units();
        }
        return end(result.flags(1));
    }

    private void field(byte[] name, int from, int to) {
        if (!isCompact || !parts.isNull(from, to)) {
            record.raw(name);
            parts.copy(from, to, record);
        }
    }

    private void errors() {
        record.raw(ERRORS);
        for (int order = 0; order < ORDERS; order++) {
            if (order > 0) {
                record.raw(',');
            }
            parts.copy(valueTo[order], errorTo[order], record);
        }
        record.raw(']');
    }

    private void unit(String text) {
        if (!isCompact || text != null) {
            record.raw(UNIT);
            record.text(text);
        }
    }

    private void units() {
        record.raw(UNITS);
        for (int order = 0; order < ORDERS; order++) {
            if (order > 0) {
                record.raw(',');
            }
            record.text(result.shownUnit(order));
        }
        record.raw(']');
    }

    private byte[] end(int flags) {
        parts.copy(headTo, tailTo, record);
        if (!isCompact || flags != 0) {
            record.raw(FLAGS);
            flags(flags);
            record.raw(']');
        }
        record.raw('}');
        return record.toArray();
    }

    private void flags(int flags) {
        boolean isFirst = true;
        for (int bit = 0; bit < FLAG_NAMES.length; bit++) {
            if ((flags & (1 << bit)) != 0) {
                if (!isFirst) {
                    record.raw(',');
                }
                isFirst = false;
                record.raw(FLAG_NAMES[bit]);
            }
        }
    }
}
