package org.hodograph.kernels.steps;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How fast levels follow each other, and by how much noise readings flip. Noise of standard deviation σ makes two neighbouring
 * readings differ by 2 σ/√π on average, for any σ; what the signal itself adds, the path of a play of one level, which
 * flips of one level do not move, is taken off in squares. Recent levels count most.
 */
final class Pace {

    private static final double MEMORY =
            12; // levels: a memory of moves would end within one passing that noise makes flip
    private static final double MEAN_DIFFERENCE = 2 / Math.sqrt(Math.PI);
    private static final double QUICKER = 0.4; // share that the newest time has in the typical one
    private static final double SLOWER = 0.2;
    private static final double PLAY = 1;

    private double travelled; // levels
    private double path;
    private double polls;
    private double play;
    private long played;
    private double moves; // of the play, ever
    private double typical; // seconds; 0: not known

    void begin(long nanos, double level) {
        travelled = 0;
        path = PLAY; // until the play is first taken along
        polls = 0;
        moves = 0;
        typical = 0;
        resume(nanos, level);
    }

    /** Goes on with a reading that has nothing to do with the last one. */
    void resume(long nanos, double level) {
        play = level;
        played = nanos;
    }

    void poll() {
        polls++;
    }

    /** Reads another level; returns whether the typical time is another. */
    boolean move(long nanos, double from, double to) {
        travelled += Math.abs(to - from);
        double moved = to > play + PLAY ? to - PLAY - play : to < play - PLAY ? to + PLAY - play : 0;
        if (moved == 0) {
            return false;
        }
        double kept = Math.exp(-Math.abs(moved) / MEMORY);
        travelled *= kept;
        polls *= kept;
        path = path * kept + Math.abs(moved);
        play += moved;
        double levels = Math.abs(moved) + (moves == 0 ? PLAY : 0);
        double took = Math.max(Bank.seconds(nanos - played), 1e-9) / levels;
        moves += levels;
        typical = typical == 0 ? took : typical * Math.pow(took / typical, took < typical ? QUICKER : SLOWER);
        played = nanos;
        return true;
    }

    /** Standard deviation of the noise before rounding, in levels. */
    double noise() {
        double excess = travelled * travelled - path * path;
        return polls < 1 || excess <= 0 ? 0 : Math.sqrt(excess) / polls / MEAN_DIFFERENCE;
    }

    /** Levels passed for good, ever. */
    double passed() {
        return moves;
    }

    /** Seconds from one level to the next; 0: not known. */
    double typical() {
        return typical;
    }

    void copyFrom(Pace other) {
        travelled = other.travelled;
        path = other.path;
        polls = other.polls;
        play = other.play;
        played = other.played;
        moves = other.moves;
        typical = other.typical;
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(travelled);
        out.writeDouble(path);
        out.writeDouble(polls);
        out.writeDouble(play);
        out.writeLong(played);
        out.writeDouble(moves);
        out.writeDouble(typical);
    }

    void load(DataInput in) throws IOException {
        travelled = in.readDouble();
        path = in.readDouble();
        polls = in.readDouble();
        play = in.readDouble();
        played = in.readLong();
        moves = in.readDouble();
        typical = in.readDouble();
    }
}
