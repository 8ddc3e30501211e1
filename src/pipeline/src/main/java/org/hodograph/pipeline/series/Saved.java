package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.IOException;
import org.hodograph.kernels.Differentiator;

/** Reads what a state begins its lists with. */
final class Saved {

    private Saved() {}

    /**
     * The number of elements that follow.
     *
     * @throws IOException if no state has so many
     */
    static int count(DataInput in, int most, String what) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("a state of a series has " + count + " " + what + ", which no state has");
        }
        return count;
    }

    /** Of what a sensor with a resolution had around its fit, only the fit is of use now. */
    static void skipQuantised(DataInput in, Differentiator fit) throws IOException {
        int version = in.readByte();
        if (version != 1) {
            throw new IOException("the state of a sensor with steps has version " + version + ", known is 1");
        }
        in.readBoolean();
        for (int i = 0; i < 4; i++) { // first, newest, reading, changed
            in.readLong();
        }
        new Levels().load(in);
        fit.load(in);
        RecentTimes times = new RecentTimes(1);
        times.load(in); // moves
        times.load(in); // ordinals
        in.readLong(); // samples
    }
}
