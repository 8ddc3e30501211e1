package org.hodograph.standalone.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.alert.Threshold;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.config.SeriesRules;
import org.hodograph.pipeline.entity.Clockwork;
import org.hodograph.pipeline.entity.EntityRules;
import org.hodograph.pipeline.entity.MemoryStore;
import org.hodograph.pipeline.series.Lag;
import org.hodograph.pipeline.series.SeriesSettings;

/**
 * What a series would have said with another method, lag or threshold: the job's own trackers and rules on the samples that are still
 * there of its entity. Only the answer to the newest of them may lack what an earlier sample, gone by now, would have added.
 */
final class WhatIf {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int PIXELS = 2_000;

    private final JobConfig job;
    private final String series;
    private final List<Sample> samples;

    private WhatIf(JobConfig job, String series, List<Sample> samples) {
        this.job = job;
        this.series = series;
        this.samples = samples;
    }

    /**
     * The change that a request asks for, and the samples to try it on. The caller holds the board's monitor.
     *
     * @throws IllegalArgumentException if a setting is none, or the series is not there
     */
    static WhatIf of(Board board, JsonRecord asked) {
        String series = asked.text("series");
        SeriesView view = series == null ? null : board.series(series);
        if (view == null || view.samples == null) {
            throw new IllegalArgumentException("no samples are kept of " + series);
        }
        return new WhatIf(changed(board.job(), view, asked), series, samples(board, Sample.entityOf(series)));
    }

    private static JobConfig changed(JobConfig job, SeriesView view, JsonRecord asked) {
        SeriesSettings old = view.settings;
        String method = asked.text("method");
        String lag = asked.text("lag");
        SeriesSettings settings = old.withMethod(
                old.order(),
                method == null || method.isBlank() ? old.method() : Methods.parse(method.strip()),
                lag == null || lag.isBlank() ? old.lag() : Lag.parse(lag.strip()));
        List<SeriesRules.Rule> rules = new ArrayList<>(job.series().rules());
        if (!settings.equals(old)) {
            rules.add(0, new SeriesRules.Rule(view.name, settings));
        }
        List<SeriesRules.Overlay> overlays = settings.equals(old) ? job.series().overlays() : List.of();
        EntityRules entities = job.entities();
        List<AlertRule> alerts = new ArrayList<>();
        for (AlertRule rule : entities.alerts().rules()) {
            alerts.add(
                    asked.fields().get("alerts") instanceof Map<?, ?> all
                                    && all.get(rule.name()) instanceof Map<?, ?> words
                            ? changed(rule, words)
                            : rule);
        }
        return new JobConfig(
                job.name(),
                job.source(),
                new SeriesRules(rules, overlays, job.series().longitudes()),
                new EntityRules(entities.tracks(), entities.pairs(), entities.profiles(), new AlertRules(alerts)),
                job.sink(),
                job.job());
    }

    private static AlertRule changed(AlertRule rule, Map<?, ?> words) {
        if (rule.unusual() != null) {
            return rule; // its threshold is learned
        }
        String when = text(words, "when");
        String release = text(words, "release");
        String after = text(words, "for");
        return new AlertRule(
                rule.name(),
                rule.series(),
                rule.quantity(),
                when == null ? rule.when() : Threshold.parse(when),
                release == null ? rule.release() : Threshold.parse(release),
                after == null ? rule.forNanos() : Durations.parse(after),
                rule.keepNanos(),
                rule.confidence(),
                rule.noData(),
                rule.severity(),
                rule.labels(),
                rule.requirement());
    }

    private static String text(Map<?, ?> words, String name) {
        return words.get(name) instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    /** The samples of an entity's series, in the order of time. */
    private static List<Sample> samples(Board board, String entity) {
        record Next(SeriesView view, long row) {
            long nanos() {
                return view.samples.nanos(row);
            }
        }

        PriorityQueue<Next> next = new PriorityQueue<>((a, b) -> Long.compare(a.nanos(), b.nanos()));
        for (SeriesView view : board.views()) {
            if (view.samples != null
                    && !view.samples.isEmpty()
                    && Sample.entityOf(view.name).equals(entity)) {
                next.add(new Next(view, view.samples.begin()));
            }
        }
        SourceRecord none = new SourceRecord("what-if", 0, 0, SourceRecord.NO_TIMESTAMP, new byte[0]);
        List<Sample> samples = new ArrayList<>();
        for (Next one = next.poll(); one != null; one = next.poll()) {
            Ring ring = one.view().samples;
            samples.add(new Sample(one.view().name, one.nanos(), ring.cell(one.row(), 0), one.view().sampleUnit, none));
            if (one.row() + 1 < ring.end()) {
                next.add(new Next(one.view(), one.row() + 1));
            }
        }
        return samples;
    }

    /** Runs the job over the samples, and writes the rows of the series, the alerts of its entity, and the settings as YAML. */
    byte[] run() {
        Board result = new Board(job, "what if");
        AlertRules alerts = job.entities().alerts();
        MemoryStore store = new MemoryStore(
                job.series()::settingsFor, job.entities(), job.source().maxSeries(), series -> {});
        Clockwork<RuntimeException> clockwork =
                new Clockwork<>(store, new PageTap(result, job.sink().showIn(), Silent.LISTENER));
        for (Sample sample : samples) {
            clockwork.sample(sample, Math.floorDiv(sample.nanos(), NANOS_PER_MILLI), alerts);
        }
        clockwork.finish(store.all(), alerts);
        return Frames.json(json -> write(json, result));
    }

    private void write(JsonGenerator json, Board result) throws IOException {
        json.writeStartObject();
        SeriesView view = result.series(series);
        json.writeFieldName("rows");
        if (view == null || view.rows == null || view.rows.isEmpty()) {
            json.writeNull();
        } else {
            Ring rows = view.rows;
            new Frames()
                    .stretch(
                            json,
                            view,
                            rows.nanos(rows.begin()),
                            rows.nanos(rows.end() - 1) + 1,
                            PIXELS,
                            Thinning.EVERY);
        }
        json.writeArrayFieldStart("alerts");
        for (AlertBook.Entry entry : result.alerts().all(0)) {
            if (entry.firedNanos != Long.MIN_VALUE) {
                News.alert(json, entry);
            }
        }
        json.writeEndArray();
        json.writeNumberField("samples", samples.size());
        json.writeStringField("yaml", yaml(Set.of("series:", "alerts:")));
        json.writeEndObject();
    }

    /** The section alerts of the job's file with the change. */
    String alerts() {
        return yaml(Set.of("alerts:"));
    }

    /** Sections of the job's file with the change; what a file holds of brokers and logins is in others. */
    private String yaml(Set<String> sections) {
        StringBuilder text = new StringBuilder();
        boolean wanted = false;
        for (String line : JobConfigFile.print(job).lines().toList()) {
            if (!line.isEmpty() && !line.startsWith(" ") && !line.startsWith("-")) {
                wanted = sections.stream().anyMatch(line::startsWith);
            }
            if (wanted) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }
}
