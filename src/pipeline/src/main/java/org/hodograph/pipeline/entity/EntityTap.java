package org.hodograph.pipeline.entity;

import java.util.HashSet;
import java.util.Set;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.UnknownUnit;

/** Passes on what trackers say, and lets the entity they belong to hear their answers. A host has one for its thread. */
public final class EntityTap extends ForwardingListener {

    private static final int MOST_UNITS = 50; // texts: who has more sends no units in that field

    private final EntityListener next;
    private Entity entity; // null: nobody listens
    private AlertRules alerts;
    private SourceRecord source; // null: what trackers say comes of no record
    private final Set<String> toldUnits = new HashSet<>();

    public EntityTap(EntityListener next) {
        super(next);
        this.next = next;
    }

    /**
     * What trackers say from now on concerns this entity.
     *
     * @param listening null: there are no rules over its series
     * @param current the alert rules that hold now
     */
    public void attend(Entity listening, AlertRules current) {
        entity = listening;
        alerts = current;
        source = null;
    }

    /** What trackers say until the next {@link #attend} comes of this record. */
    public void from(SourceRecord record) {
        source = record;
    }

    /** A series of the entity has begun; {@link Entity#announce}. */
    public void begun(String series) {
        if (entity != null) {
            entity.announce(series);
        }
    }

    /** A series of the entity has expired; {@link Entity#forget}. */
    public void gone(String series) {
        if (entity != null) {
            entity.forget(series, next);
        }
    }

    /** Tracks and alerts come from final answers only. */
    @Override
    public void derivatives(Derivatives result) {
        super.derivatives(result);
        if (entity != null) {
            entity.answer(result, alerts, source, next);
        }
    }

    /** Once for each text. */
    @Override
    public void unknownUnit(UnknownUnit unknown) {
        if (toldUnits.size() < MOST_UNITS && toldUnits.add(unknown.unit())) {
            super.unknownUnit(unknown);
        }
    }
}
