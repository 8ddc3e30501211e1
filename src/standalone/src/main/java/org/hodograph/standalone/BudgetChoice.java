package org.hodograph.standalone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.alert.Unusual.Amount;
import org.hodograph.pipeline.alert.UsualLevel;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.entity.EntityRules;
import org.hodograph.pipeline.entity.ForwardingListener;
import org.hodograph.standalone.page.Silent;

/**
 * How many alerts a recording would have given at five budgets of false alarms, each ten times the one before: {@code --what-if
 * "false-alarms=1/day"}. The alerts that learn what is usual are asked, at once, in one run.
 */
final class BudgetChoice extends ForwardingListener {

    private static final double[] FACTORS = {0.01, 0.1, 1, 10, 100}; // of the time with one false alarm
    private static final String KEY = "false-alarms=";

    private final Map<String, int[]> fired = new LinkedHashMap<>(); // by the rule's name
    private final Map<String, String> unlearned =
            new LinkedHashMap<>(); // what would have been enough, by the rule's name
    private final Amount asked;

    private BudgetChoice(Amount asked) {
        super(Silent.LISTENER);
        this.asked = asked;
    }

    /** Reads the option's text. */
    static BudgetChoice of(String text) {
        if (!text.strip().startsWith(KEY)) {
            throw new IllegalArgumentException(
                    "--what-if asks for budgets of false alarms, for example --what-if \"false-alarms=1/day\", but is \""
                            + text + "\"");
        }
        try {
            return new BudgetChoice(Amount.parseRate(text.strip().substring(KEY.length())));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--what-if: " + e.getMessage(), e);
        }
    }

    private static String name(String alert, int budget) {
        return alert + " " + budget;
    }

    private Amount every(int budget) {
        return new Amount(asked.number() * FACTORS[budget], asked.isSamples());
    }

    private JobConfig asked(JobConfig job) {
        List<AlertRule> rules = new ArrayList<>();
        for (AlertRule rule : job.entities().alerts().rules()) {
            if (rule.unusual() == null) {
                continue;
            }
            fired.put(rule.name(), new int[FACTORS.length]);
            unlearned.put(rule.name(), rule.unusual().learn().text());
            for (int i = 0; i < FACTORS.length; i++) {
                rules.add(rule.with(name(rule.name(), i), rule.unusual().with(every(i))));
            }
        }
        if (rules.isEmpty()) {
            throw new IllegalArgumentException(
                    "--what-if asks alerts that learn, and the configuration has none: give one"
                            + " when: unusual, abs unusual, unusual high or unusual low");
        }
        EntityRules entities = job.entities();
        return new JobConfig(
                job.name(),
                job.source(),
                job.series(),
                new EntityRules(entities.tracks(), entities.pairs(), entities.profiles(), new AlertRules(rules)),
                job.sink(),
                job.job());
    }

    /** Runs the records through the alerts at each budget; the lines of the answer. */
    List<String> run(Inputs records) throws IOException {
        SeriesHost host = new SeriesHost(asked(records.job()), this, rule -> {}, line -> {}, records::place);
        host.tap(records::heard);
        for (SourceRecord record = records.next(); record != null; record = records.next()) {
            host.accept(record, System.currentTimeMillis());
        }
        host.finish();
        return lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-24s", "one false alarm in"));
        for (int i = 0; i < FACTORS.length; i++) {
            head.append(String.format(Locale.ROOT, "%16s", every(i).text()));
        }
        lines.add(head.toString());
        for (Map.Entry<String, int[]> alert : fired.entrySet()) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-24s", alert.getKey()));
            for (int count : alert.getValue()) {
                line.append(String.format(Locale.ROOT, "%16d", count));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** What the numbers don't tell: of which alerts no series was long enough, so that they could not fire. */
    List<String> remarks() {
        return unlearned.entrySet().stream()
                .map(alert ->
                        alert.getKey() + ": " + alert.getValue() + " were learned by no series, so nothing was unusual")
                .toList();
    }

    @Override
    public void usual(UsualLevel level) {
        if (level.learned() >= 1) {
            unlearned.remove(asked(level.rule().name()));
        }
    }

    private static String asked(String name) {
        return name.substring(0, name.lastIndexOf(' '));
    }

    @Override
    public void alert(AlertChange change) {
        if (change.state() == AlertChange.State.FIRING) {
            String name = change.rule().name();
            fired.get(asked(name))[Integer.parseInt(name.substring(name.lastIndexOf(' ') + 1))]++;
        }
    }
}
