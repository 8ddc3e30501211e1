package org.hodograph.pipeline.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.alert.AlertChange.Story;

/** What is to be told of an alert on the unusual that goes on: its peak, its mean, where it began and where it was furthest out. */
final class Told {

    private double rarity = Double.NaN;
    private double peak = Double.NaN;
    private double sum;
    private long count;
    private double x = Double.NaN; // at the peak
    private double y = Double.NaN;
    private Origin first; // null: not known
    private Origin atPeak; // likewise

    /** Nothing is known yet of the alert that begins with a record, or with none. */
    void begin(SourceRecord source) {
        sum = 0;
        count = 0;
        peak = Double.NaN;
        rarity = Double.NaN;
        x = Double.NaN;
        y = Double.NaN;
        first = Origin.of(source);
        atPeak = null;
    }

    /** Takes a number; whether it is further out than any before, on that side. */
    boolean take(double number, int side, boolean isMagnitude) {
        sum += number;
        count++;
        double further = isMagnitude ? Math.abs(number) - Math.abs(peak) : side * (number - peak);
        boolean isPeak = Double.isNaN(peak) || further > 0;
        peak = isPeak ? number : peak;
        return isPeak;
    }

    /** Where the peak is. */
    void peaksAt(double atRarity, double atX, double atY, SourceRecord source) {
        rarity = atRarity;
        x = atX;
        y = atY;
        atPeak = Origin.of(source);
    }

    /** Of the peak. */
    double rarity() {
        return rarity;
    }

    Story story(double usual, double seconds) {
        return new Story(usual, rarity, peak, count == 0 ? Double.NaN : sum / count, seconds, x, y, first, atPeak);
    }

    void copyFrom(Told other) {
        rarity = other.rarity;
        peak = other.peak;
        sum = other.sum;
        count = other.count;
        x = other.x;
        y = other.y;
        first = other.first;
        atPeak = other.atPeak;
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(rarity);
        out.writeDouble(peak);
        out.writeDouble(sum);
        out.writeLong(count);
        out.writeDouble(x);
        out.writeDouble(y);
        Origin.save(first, out);
        Origin.save(atPeak, out);
    }

    void load(DataInput in, int version) throws IOException {
        rarity = in.readDouble();
        peak = in.readDouble();
        sum = in.readDouble();
        count = in.readLong();
        x = in.readDouble();
        y = in.readDouble();
        if (version >= AlertStates.ORIGINS) {
            first = Origin.load(in);
            atPeak = Origin.load(in);
        }
    }
}
