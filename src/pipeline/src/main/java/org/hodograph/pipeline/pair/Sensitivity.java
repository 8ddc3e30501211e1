package org.hodograph.pipeline.pair;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.pipeline.instant.CommonInstants;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.unit.Unit;

/** dy/dx, live: the line with errors in both through the smoothed values of a window at the instants that both have reached. */
final class Sensitivity implements PairWorker {

    private static final int X = 0;
    private static final int Y = 1;
    private static final int BREAKS = Flag.GAP.bit() | Flag.RESET.bit();

    private final SensitivityRule rule;
    private final String entity;
    private final String xName;
    private final String yName;
    private final CommonInstants instants = new CommonInstants(2);
    private final Pairs pairs;
    private Unit xUnit;
    private Unit yUnit;

    Sensitivity(String entity, SensitivityRule rule) {
        this.rule = rule;
        this.entity = entity;
        xName = entity + "/" + rule.by();
        yName = entity + "/" + rule.of();
        pairs = new Pairs(rule.windowNanos());
    }

    @Override
    public PairRule rule() {
        return rule;
    }

    @Override
    public void announce(String series) {
        if (series.equals(xName)) {
            instants.announce(X);
        } else if (series.equals(yName)) {
            instants.announce(Y);
        }
    }

    @Override
    public void answer(Derivatives result, Listener out) {
        if (result.series().equals(xName)) {
            xUnit = result.unit();
            instants.add(X, result);
        } else if (result.series().equals(yName)) {
            yUnit = result.unit();
            instants.add(Y, result);
        } else {
            return;
        }
        while (instants.next()) {
            if ((instants.flags() & BREAKS) != 0) {
                pairs.clear();
            }
            pair(out);
        }
    }

    private void pair(Listener out) {
        double x = instants.estimate(X).derivative(0);
        double y = instants.estimate(Y).derivative(0);
        boolean both = !Double.isNaN(x) && !Double.isNaN(y);
        if (both
                && pairs.add(
                        instants.nanos(),
                        x,
                        y,
                        instants.estimate(X).standardError(0),
                        instants.estimate(Y).standardError(0))) {
            out.sensitivity(point());
        }
    }

    private SensitivityPoint point() {
        boolean identifiable = pairs.fit(0);
        double slope = identifiable ? pairs.slope() : Double.NaN;
        return new SensitivityPoint(
                entity + "/" + rule.name(),
                instants.nanos(),
                slope,
                identifiable ? pairs.slopeError(instants.span()) : Double.NaN,
                slope * pairs.meanX() / pairs.meanY(),
                xUnit == null || yUnit == null ? null : yUnit.per(xUnit),
                pairs.size(),
                pairs.span(),
                instants.lagNanos(),
                identifiable);
    }

    @Override
    public void copyFrom(PairWorker same) {
        Sensitivity other = (Sensitivity) same;
        instants.copyFrom(other.instants);
        pairs.copyFrom(other.pairs);
        xUnit = other.xUnit;
        yUnit = other.yUnit;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        instants.save(out);
        pairs.save(out);
        out.writeUTF(xUnit == null ? "" : xUnit.toString());
        out.writeUTF(yUnit == null ? "" : yUnit.toString());
    }

    @Override
    public void load(DataInput in) throws IOException {
        instants.load(in);
        pairs.load(in);
        xUnit = unit(in.readUTF());
        yUnit = unit(in.readUTF());
    }

    private static Unit unit(String text) {
        return text.isEmpty() ? null : Unit.of(text);
    }
}
