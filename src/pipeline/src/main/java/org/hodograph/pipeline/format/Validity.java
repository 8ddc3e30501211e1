package org.hodograph.pipeline.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hodograph.pipeline.Condition;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.text.Texts;

/** Makes absent the samples of a record that another field of it calls invalid, and passes on everything else. For one thread. */
public final class Validity implements SampleListener {

    private static final int REMEMBERED = 4096; // series

    private final Guards guards;
    private final Naming naming; // the patterns know other names
    private final Map<String, List<Condition>> conditions = new HashMap<>(); // by series
    private UnaryOperator<String> fields;
    private SampleListener out;

    private Validity(FormatSettings settings) {
        guards = settings.details().guards();
        naming = Naming.of(settings);
    }

    /** What the settings ask for; null: every sample counts. */
    public static Validity of(FormatSettings settings) {
        return settings.details().guards().guards().isEmpty() ? null : new Validity(settings);
    }

    /**
     * This listener for the samples of a record.
     *
     * @param texts of the record's fields by name; null where there is none
     */
    SampleListener over(UnaryOperator<String> texts, SampleListener listener) {
        fields = texts;
        out = listener;
        return this;
    }

    /** Why a sample of a series doesn't count; null: it does. */
    public String absence(String series, UnaryOperator<String> texts) {
        for (Condition condition : conditionsOf(series)) {
            String text = texts.apply(condition.field());
            if (text == null) {
                return "absent: no " + condition.field() + " in the record, which says whether it is valid";
            }
            if (!condition.holds(text)) {
                return "absent: " + condition.field() + " is \"" + Texts.shortened(text) + "\", so it is not valid";
            }
        }
        return null;
    }

    private List<Condition> conditionsOf(String series) {
        List<Condition> known = conditions.get(series);
        if (known == null) {
            if (conditions.size() >= REMEMBERED) {
                conditions.clear();
            }
            String name = naming.of(series);
            known = guards.guards().stream()
                    .filter(guard -> NamePattern.matches(guard.match(), name))
                    .findFirst()
                    .map(Guards.Guard::conditions)
                    .orElse(List.of());
            conditions.put(series, known);
        }
        return known;
    }

    @Override
    public void sample(Sample sample) {
        String absence = absence(sample.series(), fields);
        if (absence == null) {
            out.sample(sample);
        } else {
            out.absent(Rejection.of(sample, absence));
        }
    }

    @Override
    public void rejected(Rejection rejection) {
        out.rejected(rejection);
    }

    @Override
    public void absent(Rejection absence) {
        out.absent(absence);
    }

    @Override
    public void noted(String line) {
        out.noted(line);
    }
}
