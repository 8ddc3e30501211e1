package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.IOException;

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
}
