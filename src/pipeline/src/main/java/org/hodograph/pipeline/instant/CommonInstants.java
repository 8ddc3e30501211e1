package org.hodograph.pipeline.instant;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Taylor;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;

/**
 * The distinct instants of the members' final answers that all members have reached, in order, once each, with every member's
 * estimate there: that of its first answer at or after the instant, carried back by its own polynomial ({@link Taylor}).
 *
 * <p>No instant between the two sides of a gap or reset of a member, none before a member's first answer, and none further
 * before an answer than its fit reaches. What comes out
 * is a function of each member's own answers, however their arrivals were interleaved, as long as no member is more than
 * 1,024 answers ahead of another. For a member that was neither announced nor answered, 2,048 answers are waited for and then
 * the newest 16 of each are kept, until something is heard of it. After {@link #add}, call {@link #next} until it says false. For one thread.
 */
public final class CommonInstants {

    private static final double NANOS_PER_SECOND = 1e9;

    private static final int NOT_FINAL = Flag.IDLE.bit() | Flag.PROVISIONAL.bit();

    private final Answers[] members;
    private final Estimate[] estimates;
    private long nanos;
    private long newest;
    private int flags;
    private String method = "";

    public CommonInstants(int count) {
        members = new Answers[count];
        estimates = new Estimate[count];
        for (int i = 0; i < count; i++) {
            members[i] = new Answers();
            estimates[i] = new Estimate();
        }
    }

    /** Takes an answer of a member; those made by silence and provisional ones are passed over. */
    public void add(int member, Derivatives result) {
        if ((result.flags() & NOT_FINAL) == 0) {
            members[member].add(result, lacksOne(member));
        }
    }

    private boolean lacksOne(int besides) {
        for (int i = 0; i < members.length; i++) {
            if (i != besides && members[i].isUnheard()) {
                return true;
            }
        }
        return false;
    }

    /** A member is there, its first answer may take a while. */
    public void announce(int member) {
        members[member].announce();
    }

    /** A member has gone: what it says next begins anew. */
    public void forget(int member) {
        members[member].forget();
    }

    /** Moves to the next instant that all members have reached; false if there is none yet. */
    public boolean next() {
        while (true) {
            long instant = Long.MAX_VALUE;
            for (Answers member : members) {
                if (member.isEmpty()) {
                    return false;
                }
                instant = Math.min(instant, member.head().nanos);
            }
            if (meetAt(instant)) {
                return true;
            }
        }
    }

    private boolean meetAt(long instant) {
        boolean known = true;
        nanos = instant;
        newest = Long.MIN_VALUE;
        flags = 0;
        String methods = "";
        for (int i = 0; i < members.length; i++) {
            Answer answer = members[i].head();
            known &= answer.reaches(instant);
            Taylor.shift(answer.estimate, (instant - answer.nanos) / NANOS_PER_SECOND, estimates[i]);
            newest = Math.max(newest, answer.newest);
            flags |= answer.flags;
            methods = joined(methods, answer.method);
            if (answer.nanos == instant) {
                members[i].removeHead();
            }
        }
        method = methods;
        return known;
    }

    private static String joined(String methods, String one) {
        return methods.isEmpty() || methods.equals(one) ? one : methods.contains(one) ? methods : methods + " " + one;
    }

    /** The instant, nanoseconds since 1970. */
    public long nanos() {
        return nanos;
    }

    /** The newest sample of any member minus the instant, nanoseconds. */
    public long lagNanos() {
        return newest - nanos;
    }

    /** What a member is at the instant. */
    public Estimate estimate(int member) {
        return estimates[member];
    }

    /** The flags of the members' answers together. */
    public int flags() {
        return flags;
    }

    /** The members' methods, each once, separated by a space. */
    public String method() {
        return method;
    }

    /** The fewest samples that a member's fit rests on. */
    public int samples() {
        int fewest = Integer.MAX_VALUE;
        for (Estimate estimate : estimates) {
            fewest = Math.min(fewest, estimate.samples());
        }
        return fewest;
    }

    /** The fewest degrees of freedom of a member; NaN if none is known. */
    public double freedom() {
        double fewest = Double.POSITIVE_INFINITY;
        for (Estimate estimate : estimates) {
            fewest = Double.isNaN(estimate.freedom()) ? fewest : Math.min(fewest, estimate.freedom());
        }
        return Double.isInfinite(fewest) ? Double.NaN : fewest;
    }

    /** The longest span of a member's fit, seconds; NaN if a member has none. */
    public double span() {
        double longest = 0;
        for (Estimate estimate : estimates) {
            longest = Math.max(longest, estimate.span());
        }
        return longest;
    }

    /** Becomes an exact copy of another one with as many members. */
    public void copyFrom(CommonInstants other) {
        for (int i = 0; i < members.length; i++) {
            members[i].copyFrom(other.members[i]);
        }
    }

    public void save(DataOutput out) throws IOException {
        for (Answers member : members) {
            member.save(out);
        }
    }

    public void load(DataInput in) throws IOException {
        for (Answers member : members) {
            member.load(in);
        }
    }
}
