package org.hodograph.standalone.page;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.config.ControlMessage;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.entity.EntityRules;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.standalone.page.SeriesView.Mark;

/**
 * What there is to show: the newest of every series, rows of as many as there is room for, alerts, and what became of the samples.
 * A host gives it records as they are on the wire, and samples as they were read; a record that can't be read is counted and left
 * out. For any thread; whoever reads several things that belong together holds its monitor.
 */
public final class Board {

    static final int MOST_SERIES = 20_000;
    private static final int MOST_REASONS = 20;
    private static final int MOST_ANSWERS = 100;

    /** Something that is the matter, or a reason why samples took no part. */
    record Reason(String words, String series, String kind, long millis) {}

    private final String host;
    private final Room room = Room.ofHeap();
    private final Map<String, SeriesView> views = new LinkedHashMap<>();
    private final List<SeriesView> byId = new ArrayList<>();
    private final AlertBook alerts = new AlertBook();
    private final Learned learned = new Learned();
    private final RowReader derivatives = new RowReader(Columns.SERIES);
    private final RowReader tracks = new RowReader(Columns.TRACK);
    private final double[] sample = new double[1];
    private final Deque<Reason> reasons = new ArrayDeque<>();
    private final Map<String, String> troubles = new TreeMap<>();
    private final long epoch = System.currentTimeMillis();
    private JobConfig job; // its alert rules are those of the newest message of the control topic
    private ControlTopic control; // null: none
    private final Map<String, JsonRecord> answers =
            new LinkedHashMap<>(); // of the status topic, to messages of the control topic
    private int rulesVersion;
    private long arrival;
    private long in;
    private long late;
    private long rejected;
    private long unreadable;
    private Counts counts; // null: nobody counts but this
    private boolean ended;
    private Truth truth = (series, nanos) -> null;

    /**
     * An empty board.
     *
     * @param job whose records it shows
     * @param host what the page calls the host
     */
    public Board(JobConfig job, String host) {
        this.job = job;
        this.host = host;
    }

    /** Says what is true of simulated series; those that are there already stay without. */
    public synchronized void truth(Truth known) {
        truth = known;
    }

    /** Takes a record of an output topic. */
    public synchronized void message(Topic topic, byte[] record) {
        try {
            switch (topic) {
                case DERIVATIVES -> row(derivatives, Columns.SERIES, record);
                case TRACK -> row(tracks, Columns.TRACK, record);
                case EVENTS -> event(JsonRecord.read(record));
                case ALERTS -> alert(JsonRecord.read(record));
                case LATE, REJECTED -> refused(topic, JsonRecord.read(record));
                case STATUS -> status(JsonRecord.read(record), record);
                default -> {} // the same numbers are in derivatives and tracks
            }
        } catch (IOException e) {
            unreadable++;
        }
    }

    private void row(RowReader reader, Columns columns, byte[] record) throws IOException {
        reader.read(record);
        columns.toSi(reader.row(), job.sink().showIn());
        SeriesView view = view(reader.series, columns);
        if (view == null) {
            return;
        }
        long now = System.currentTimeMillis();
        if (view.rows == null) {
            view.rows = room.begin(columns.count(), view, byId, now);
        }
        arrival++;
        if (view.nanos != Long.MIN_VALUE && reader.nanos <= view.nanos) { // a revision, or a copy after a restart
            if (view.rows != null) {
                view.rows.replace(reader.nanos, arrival, reader.flags, reader.row());
            }
            return;
        }
        view.heard(reader, now);
        if (view.rows != null) {
            add(view.rows, view, reader.nanos, reader.flags, reader.row(), now);
        }
    }

    private void add(Ring ring, SeriesView view, long nanos, int flags, double[] row, long now) {
        if (ring.isFull()) {
            room.grow(ring, view, byId, now);
        }
        ring.add(nanos, arrival, flags, row);
    }

    /** The view of a series or track; null where there are too many. */
    private SeriesView view(String name, Columns columns) {
        String key = columns == Columns.TRACK ? "\u0000" + name : name;
        SeriesView view = views.get(key);
        if (view == null && views.size() < MOST_SERIES) {
            view = new SeriesView(
                    byId.size(),
                    name,
                    columns,
                    columns == Columns.TRACK ? null : job.series().settingsFor(name));
            view.truth = columns == Columns.SERIES && truth.at(name, 0) != null ? truth : null;
            views.put(key, view);
            byId.add(view);
        }
        return view;
    }

    /** Takes a sample as it was read, before the door. */
    public synchronized void sample(Sample read) {
        in++;
        SeriesView view = view(read.series(), Columns.SERIES);
        if (view == null || !Double.isFinite(read.value())) {
            return;
        }
        long now = System.currentTimeMillis();
        if (view.samples == null) {
            view.samples = room.begin(1, view, byId, now);
        }
        view.sampleUnit = read.unit();
        Ring ring = view.samples;
        if (ring != null
                && (ring.isEmpty() || read.nanos() > ring.nanos(ring.end() - 1))) { // late ones are told elsewhere
            arrival++;
            sample[0] = read.value();
            add(ring, view, read.nanos(), 0, sample, now);
        }
    }

    private void event(JsonRecord record) {
        String series = record.text("series");
        String kind = record.text("event");
        if (series == null || kind == null) {
            return;
        }
        SeriesView view = view(series, Columns.SERIES);
        if (view != null) {
            StringBuilder words = new StringBuilder();
            for (String field : List.of("length", "left", "right", "height", "with")) {
                Object value = record.fields().get(field);
                if (value != null) {
                    words.append(words.isEmpty() ? "" : ", ")
                            .append(field)
                            .append(' ')
                            .append(value);
                }
            }
            view.mark(new Mark(record.nanos("t", 0), ++arrival, kind, record.number("confidence"), words.toString()));
        }
    }

    private void alert(JsonRecord record) {
        AlertBook.Entry entry = alerts.take(record);
        if (entry == null) {
            return;
        }
        SeriesView view = views.get(entry.series);
        SeriesView track = views.get("\u0000" + entry.series);
        if (track == null) {
            track = views.get("\u0000" + Sample.entityOf(entry.series));
        }
        if (track != null && Double.isNaN(entry.x)) {
            entry.x = track.newest[0];
            entry.y = track.newest[1];
        }
        for (SeriesView of : new SeriesView[] {view, track}) {
            if (of != null) {
                of.firing = (int) alerts.all(0).stream()
                        .filter(other -> other.series.equals(of.name) && other.state.equals("firing"))
                        .count();
            }
        }
    }

    private void refused(Topic topic, JsonRecord record) {
        boolean isLate = topic == Topic.LATE;
        if (isLate) {
            late++;
        } else {
            rejected++;
        }
        String series = record.text("series");
        SeriesView view = series == null ? null : views.get(series);
        if (view != null && isLate) {
            view.late++;
        } else if (view != null) {
            view.rejected++;
        }
        tell(String.valueOf(record.text("reason")), series, topic.name().toLowerCase(Locale.ROOT));
    }

    /** Takes a message of the control topic, as the job does. */
    synchronized void control(byte[] message) {
        EntityRules entities = job.entities();
        ControlMessage read = ControlMessage.read(message, entities.alerts().ofProfiles());
        if (read.isAccepted() && !read.alerts().equals(entities.alerts())) {
            job = new JobConfig(
                    job.name(),
                    job.source(),
                    job.series(),
                    new EntityRules(entities.tracks(), entities.pairs(), entities.profiles(), read.alerts()),
                    job.sink(),
                    job.job());
            rulesVersion++;
        }
    }

    /** Says where the job's control topic is. */
    synchronized void controlTopic(ControlTopic topic) {
        control = topic;
    }

    /** The job's control topic; null: it has none, or nobody can write it from here. */
    ControlTopic controlTopic() {
        return control;
    }

    /** What the job answered to a message of the control topic; null: nothing yet. */
    JsonRecord answer(String id) {
        return answers.get(id);
    }

    /** Another one for every change of the alert rules. */
    int rulesVersion() {
        return rulesVersion;
    }

    private void status(JsonRecord record, byte[] bytes) {
        learned.tail(record, bytes);
        Columns columns = Learned.columns(record);
        SeriesView view = columns == null ? null : view(record.text("series"), columns);
        if (view != null) {
            learned.limit(record, view, ++arrival);
        }
        String id = record.text("id");
        if (id != null) {
            answers.put(id, record);
            if (answers.size() > MOST_ANSWERS) {
                answers.remove(answers.keySet().iterator().next());
            }
        }
        if (record.isFalse("accepted")) {
            tell(String.join("; ", record.texts("errors")), record.text("series"), "status");
        }
    }

    private void tell(String words, String series, String kind) {
        if (reasons.size() == MOST_REASONS) {
            reasons.removeLast();
        }
        reasons.addFirst(new Reason(words, series, kind, System.currentTimeMillis()));
    }

    /** Takes the accounts of a host that keeps them. */
    public synchronized void counts(Counts told) {
        counts = told;
    }

    /** Says in words what is the matter with something; null: nothing any more. */
    public synchronized void trouble(String with, String words) {
        if (words == null) {
            troubles.remove(with);
        } else {
            troubles.put(with, words);
        }
    }

    /** The input has ended: nothing new will come. */
    public synchronized void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Says that a browser shows a series. */
    void shown(SeriesView view) {
        view.shownMillis = System.currentTimeMillis();
    }

    JobConfig job() {
        return job;
    }

    String host() {
        return host;
    }

    AlertBook alerts() {
        return alerts;
    }

    Learned learned() {
        return learned;
    }

    /** All series and tracks, in the order in which they were first heard. */
    List<SeriesView> views() {
        return byId;
    }

    /** A series or track by its number; null: there is none. */
    SeriesView view(int id) {
        return id >= 0 && id < byId.size() ? byId.get(id) : null;
    }

    /** A series by its name; null: there is none. */
    SeriesView series(String name) {
        return views.get(name);
    }

    /** The track of an entity; null: there is none. */
    SeriesView track(String entity) {
        return views.get("\u0000" + entity);
    }

    Deque<Reason> reasons() {
        return reasons;
    }

    Map<String, String> troubles() {
        return troubles;
    }

    /** The accounts; -1 of what only the host knows, and it has not told. */
    Counts accounts() {
        return counts != null ? counts : new Counts(in, -1, -1, late, rejected, -1);
    }

    long unreadable() {
        return unreadable;
    }

    long roomUsed() {
        return room.used();
    }

    /** Another one for every start of the process, so that a browser knows that what it has is of another run. */
    long epoch() {
        return epoch;
    }

    /** The number of the newest arrival. */
    long arrival() {
        return arrival;
    }

    /** How much a series deserves to be looked at first: alerts, then what is refused, then what is odd about its newest answer. */
    static double concern(SeriesView view) {
        double odd = Flag.IDLE.in(view.flags) ? 3 : Flag.OUTLIER.in(view.flags) ? 2 : Flag.GAP.in(view.flags) ? 1 : 0;
        double refused = (double) (view.late + view.rejected) / Math.max(1, view.records);
        return view.firing * 1e6 + Math.min(refused, 1) * 1e3 + odd;
    }
}
