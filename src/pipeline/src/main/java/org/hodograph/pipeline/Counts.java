package org.hodograph.pipeline;

/** The accounts of a run: {@code in = used + duplicate + late + rejected}, where everything is accounted for. */
public record Counts(long in, long used, long duplicate, long late, long rejected) {

    /** Whether nothing vanished and nothing was invented. */
    public boolean addUp() {
        return in == used + duplicate + late + rejected;
    }
}
