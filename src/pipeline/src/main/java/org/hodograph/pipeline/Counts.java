package org.hodograph.pipeline;

/** The accounts of a run: {@code in = used + duplicate + late + rejected + absent}, where everything is accounted for. */
public record Counts(long in, long used, long duplicate, long late, long rejected, long absent) {

    /** Whether nothing vanished and nothing was invented. */
    public boolean addUp() {
        return in == used + duplicate + late + rejected + absent;
    }

    /** The equation, with the accounts' names. */
    public String line() {
        return "in " + in + " = used " + used + " + duplicate " + duplicate + " + late " + late + " + rejected "
                + rejected + (absent == 0 ? "" : " + absent " + absent);
    }

    /** The accounts one by one, for a run that was ended while samples were on their way. */
    public String list() {
        return in + " samples in, " + used + " used, " + duplicate + " duplicate, " + late + " late, " + rejected
                + " rejected, " + absent + " absent";
    }
}
