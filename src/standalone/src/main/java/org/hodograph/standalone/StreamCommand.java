package org.hodograph.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.text.Durations;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.account.Ending;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.config.SeriesRules;
import org.hodograph.pipeline.entity.EntityListener;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.RecordFile;
import org.hodograph.pipeline.hint.EndingLines;
import org.hodograph.pipeline.profile.Sight;
import org.hodograph.pipeline.series.Lag;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeForms;
import org.hodograph.pipeline.time.TimeScale;
import org.hodograph.standalone.page.Board;
import org.hodograph.standalone.page.LivePage;
import org.hodograph.standalone.page.PageOptions;
import org.hodograph.standalone.page.PageTap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Streams a file through the trackers, without Kafka and Flink. */
@Command(
        name = "stream",
        mixinStandardHelpOptions = true,
        description =
                "Streams a file or standard input through the same trackers as the Flink job, without Kafka and Flink.",
        footer = {
            "D is a duration such as 250ms, 2s or 5min.",
            "Derivatives records go to standard output, the accounts to standard error."
        })
final class StreamCommand implements Callable<Integer> {

    private static final Set<Kind> SECONDS =
            Set.of(Kind.CSV, Kind.OPENXC, Kind.SENML); // unless --time-unit says otherwise
    private static final int BULK = 1024; // records

    @Spec
    CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE|-",
            description = "A file, .gz read as is; - is standard input. Only --check can do without.")
    String input;

    @Option(
            names = "--config",
            paramLabel = "JOB.yaml",
            description = "The job's YAML; excludes the options that describe input and method.")
    Path config;

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "Estimator, see: hodograph methods. Default: " + SeriesSettings.DEFAULT_METHOD)
    String method;

    @Option(
            names = "--lag",
            paramLabel = "D",
            description = "How far behind the newest sample: 250ms, or 8 samples. Default: 0ms")
    String lag;

    @Option(
            names = "--order",
            paramLabel = "0..3",
            description = "0: the value is a position or a plain value; 1: a speed. Default: 0")
    Integer order;

    @Option(names = "--unit", description = "Unit of the value, for example km/h; results come in SI. Default: none")
    String unit;

    @Option(names = "--gap", paramLabel = "D", description = "A silence longer than this breaks the fit. Default: none")
    String gap;

    @Option(
            names = "--max-out-of-orderness",
            paramLabel = "D",
            description = "How late a sample may come and still be used. Default: 0ms")
    String maxOutOfOrderness;

    @Option(
            names = "--format",
            paramLabel = "csv|json|openxc|senml|influx|nmea|avro|protobuf|gpx",
            description = "Format of the input. Default: csv")
    String format;

    @Option(
            names = "--time",
            paramLabel = "COL",
            description = "Column or field of the time; several are joined by a blank. Default: t")
    List<String> time;

    @Option(
            names = "--value",
            paramLabel = "COL",
            description = "Column or field of the value; several give several series. Default: value")
    List<String> value;

    @Option(
            names = "--series",
            paramLabel = "COL",
            description = "Columns or fields that name the series. Default: the value's name")
    List<String> series;

    @Mixin
    SourceOptions source = new SourceOptions();

    @Option(
            names = "--out",
            paramLabel = "jsonl|csv",
            defaultValue = "jsonl",
            description = "Form of the derivatives. Default: ${DEFAULT-VALUE}")
    String out;

    @Option(names = "--dump", paramLabel = "DIR", description = "Also writes each output topic to DIR/<topic>.jsonl")
    Path dump;

    @Option(names = "--alerts", description = "Also tells on standard error when an alert changes.")
    boolean alerts;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "max",
            description = "Sample time per real time, to see a file as if it came live. Default: ${DEFAULT-VALUE}")
    String speed;

    @Mixin
    PageOptions page = new PageOptions();

    @Option(
            names = "--check",
            description = "Only checks the configuration and prints it, complete, as YAML on standard output.")
    boolean check;

    @Override
    public Integer call() throws IOException {
        JobConfig job = config != null ? fromFile() : fromOptions();
        Pace pace = Pace.of(speed);
        if (check) {
            return check(job);
        }
        if (input == null) {
            throw new IllegalArgumentException("FILE says what to read; - is standard input");
        }
        try (LivePage live = page.open("none");
                RecordFile records = fitting(job)) {
            JobConfig whole = job.withFormat(records.settings());
            return stream(records, whole, live, pace);
        }
    }

    /** The input; a column that is not there is told before anything is written. */
    private RecordFile fitting(JobConfig job) throws IOException {
        RecordFile records = null;
        try {
            records = Input.open(input, job.source().format());
            Formats.of(records.settings());
            return records;
        } catch (IllegalArgumentException e) {
            if (records != null) {
                records.close();
            }
            throw Advice.misfit(e, input, Advice.isTerminal());
        }
    }

    /** Streams; with a page, which may be null, until nobody wants it any more. */
    private int stream(RecordFile records, JobConfig job, LivePage live, Pace pace) throws IOException {
        PrintWriter notes = spec.commandLine().getErr();
        String control = job.source().controlTopic();
        if (control != null) {
            notes.println("control topic " + control + " is not read by stream: the alert rules are those of the file");
        }
        if (job.sink().webhook() != null) {
            notes.println("sink.webhook is not told by stream: run, local and a cluster tell it");
        }
        try (StreamOutput output = new StreamOutput(
                out,
                standardOutput(),
                job.source().format().time().shown(),
                dump,
                job.sink(),
                alerts,
                notes::println)) {
            Board board = live == null ? null : live.start(job, "stream " + nameOf(input));
            EntityListener out =
                    board == null ? output : new PageTap(board, job.sink().showIn(), output);
            SeriesHost host = new SeriesHost(job, out, output::unmatched, notes::println, record -> records.place());
            host.tap(sample -> {
                pace.await(sample.nanos());
                if (board != null) {
                    board.sample(sample);
                }
            });
            if (board != null) {
                notes.println("page   " + live.address());
            }
            boolean isWhole = stream(records, host, output, board, pace);
            host.finish();
            if (isWhole) { // of an input that was not read to its end nobody knows what else is in it
                host.toldUnmatched().forEach(rule -> notes.println(rule.line()));
                host.tellUnmatched();
            }
            output.flush();
            int code = report(host.ending());
            if (board != null) {
                board.counts(host.counts());
                board.end();
                notes.println("the input has ended; the page stays until Ctrl-C");
                LivePage.untilInterrupted();
            }
            return code;
        }
    }

    private static String nameOf(String input) {
        return input.equals(Input.STANDARD)
                ? "of standard input"
                : String.valueOf(Path.of(input).getFileName());
    }

    /**
     * Results leave at once where the input is slow, in bulk where it is fast, until nobody reads them any more. Standard
     * input may be live: there the silence of series is told too. Returns whether the input was read to its end.
     */
    private boolean stream(RecordFile records, SeriesHost host, StreamOutput output, Board board, Pace pace)
            throws IOException {
        try (SilenceWatch watch = new SilenceWatch(host, output, input.equals(Input.STANDARD))) {
            long count = 0;
            for (SourceRecord record = records.next(); record != null; record = records.next()) {
                watch.readerWaits(false);
                boolean isReady = records.isReady() && pace.isFree();
                synchronized (watch) {
                    host.accept(record, System.currentTimeMillis());
                    boolean pause = ++count % BULK == 0 || !isReady;
                    if (pause && board != null) {
                        board.counts(host.counts());
                    }
                    if (pause && output.isClosedByReader()) {
                        return false;
                    }
                }
                watch.readerWaits(!isReady);
            }
            return true;
        }
    }

    private int check(JobConfig job) throws IOException {
        JobConfig checked = job;
        if (input != null && !input.equals(Input.STANDARD)) {
            try (RecordFile records = Input.open(input, job.source().format())) {
                FormatSettings written =
                        records.settings().withLayout(job.source().format().layout());
                checked = job.withFormat(written);
                Formats.of(records.settings()); // tells a column that is not there
            }
        }
        spec.commandLine().getOut().print(JobConfigFile.print(checked));
        Sight.lines(checked.entities().profiles())
                .forEach(line -> spec.commandLine().getOut().println("# " + line));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static PrintStream standardOutput() {
        return System.out;
    }

    private int report(Ending ending) {
        PrintWriter notes = spec.commandLine().getErr();
        EndingLines.of(ending).forEach(notes::println);
        notes.println(ending.counts().line());
        if (!ending.counts().addUp()) {
            notes.println("the accounts don't add up: this is a fault of Hodograph");
            return CommandLines.FAILED;
        }
        if (ending.isInVain()) {
            notes.println(Advice.inVain(input));
            return CommandLines.FAILED;
        }
        return 0;
    }

    private JobConfig fromFile() throws IOException {
        if (method != null
                || lag != null
                || order != null
                || unit != null
                || gap != null
                || maxOutOfOrderness != null
                || format != null
                || time != null
                || source.isGiven()
                || value != null
                || series != null) {
            throw new IllegalArgumentException(
                    "--config already says method, lag and input; give either it or the options");
        }
        return JobConfigFile.read(config);
    }

    private JobConfig fromOptions() {
        Kind kind = oneOf("--format", format == null ? "csv" : format, Kind.class);
        FormatSettings records = source.settings(
                kind,
                new FormatSettings.Fields(
                        series == null ? List.of() : series,
                        time == null ? List.of("t") : time,
                        value == null ? List.of("value") : value,
                        "unit"),
                SECONDS.contains(kind) ? TimeForm.of(TimeScale.S) : TimeForms.ISO);
        SeriesSettings defaults = SeriesSettings.defaults();
        SeriesSettings settings = new SeriesSettings(
                unit,
                order == null ? 0 : order,
                defaults.kind(),
                defaults.resolution(),
                method == null ? defaults.method() : Methods.parse(method),
                lag == null ? Lag.NONE : Lag.parse(lag),
                gap == null || gap.equals("none") ? SeriesSettings.NO_GAP : Durations.parse(gap),
                defaults.idle(),
                defaults.duplicates(),
                defaults.emit(),
                maxOutOfOrderness == null ? 0 : Durations.parse(maxOutOfOrderness),
                defaults.maxFutureSkewNanos(),
                defaults.lowSnr(),
                defaults.expireAfterNanos(),
                defaults.events(),
                defaults.curvature(),
                defaults.missing(),
                defaults.plausibility(),
                defaults.showIn(),
                defaults.repeats());
        return JobConfig.ofFile(records, SeriesRules.ofEvery(settings));
    }

    private static <E extends Enum<E>> E oneOf(String option, String word, Class<E> type) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!words.contains(word)) {
            throw new IllegalArgumentException(option + " must be one of " + String.join(", ", words) + ", but is \""
                    + word + "\"" + Nearest.hint(word, words));
        }
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
