package org.hodograph.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.text.Durations;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.account.Ending;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.hint.EndingLines;
import org.hodograph.pipeline.series.Lag;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.standalone.plot.Curve;
import org.hodograph.standalone.plot.Picture;
import org.hodograph.standalone.plot.PictureFile;
import org.hodograph.standalone.plot.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws one series of a file with its derivatives. */
@Command(
        name = "plot",
        mixinStandardHelpOptions = true,
        description =
                "Draws a series of a file and its derivatives, in stacked panels with bands of two standard errors: what stream says of it, as a picture.",
        footer = {
            "D is a duration such as 250ms, 2s or 5min.",
            "The name that -o gives says the form: .svg, .png, or .html, which needs nothing else to be seen."
        })
final class PlotCommand implements Callable<Integer> {

    private static final String ALL = "all";
    private static final int BULK = 1024; // records

    @Spec
    CommandSpec spec;

    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "FILE|-",
            description = "A file, .gz read as is; - is standard input. Several files are joined by time.")
    List<String> inputs;

    @Mixin
    FileOptions files = new FileOptions();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "PICTURE",
            description = "The picture, .svg, .png or .html; one that is there is overwritten.")
    Path output;

    @Option(
            names = "--method",
            paramLabel = "M",
            description =
                    "Estimator, see: hodograph methods; several lie over each other. Default: that of --config, else "
                            + SeriesSettings.DEFAULT_METHOD)
    List<String> methods;

    @Option(names = "--side-by-side", description = "A column of panels for each method, on the same scales.")
    boolean sideBySide;

    @Mixin
    SeriesOptions described = new SeriesOptions();

    @Option(names = "--only", paramLabel = "SERIES", description = "The series that is drawn. Default: the first")
    String only;

    @Option(
            names = "--truth",
            split = ",",
            paramLabel = "COL",
            description =
                    "Columns of the true value and its derivatives per second, order 0 first; - for one that isn't there.")
    List<String> truth;

    @Option(
            names = "--events",
            split = ",",
            paramLabel = "KIND",
            description =
                    "Events that are marked, for example maximum,minimum,inflection,corner,jump; all. Default: those"
                            + " of --config, else gaps and resets")
    List<String> events;

    @Option(
            names = "--show-in",
            split = ",",
            paramLabel = "U",
            description = "Units that are drawn in place of SI, for example km/h,g. Default: those of --config")
    List<String> showIn;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "Pixels, for example 1200x900; 1200: as high as the panels need. Default: 1200")
    String size;

    @Override
    public Integer call() throws IOException {
        PictureFile form = PictureFile.of(output);
        int[] pixels = pixels();
        if (described.config != null && described.isGiven()) {
            throw new IllegalArgumentException(
                    "--config already says how the input is written; give either it or the options");
        }
        if (truth != null && (inputs.size() > 1 || inputs.get(0).equals(Input.STANDARD))) {
            throw new IllegalArgumentException("--truth needs a file, one, which is read twice, not standard input");
        }
        JobConfig job = changed(described.job(null));
        List<CurveListener> listeners = new ArrayList<>();
        try (Inputs records = Inputs.open(inputs, job, files.byFile, false)) {
            JobConfig whole = records.job();
            List<SeriesHost> hosts = new ArrayList<>();
            for (String method : methods == null ? List.of("") : methods) {
                CurveListener listener = new CurveListener(new Curve(method), only);
                listeners.add(listener);
                hosts.add(new SeriesHost(
                        method.isEmpty() ? whole : whole.withEach(settings -> with(settings, Methods.parse(method))),
                        listener,
                        rule -> {},
                        line -> {},
                        records::place));
            }
            SampleTrace samples = new SampleTrace(whole, only);
            hosts.get(0).tap(sample -> {
                records.heard(sample);
                samples.accept(sample);
            });
            read(records, hosts);
            listeners.forEach(CurveListener::finish);
            int code = report(hosts.get(0).ending(), listeners.get(0), samples);
            if (code == 0) {
                for (CurveListener listener : listeners) {
                    if (listener.isEmpty()) {
                        spec.commandLine().getErr().println(listener.curve().name() + " gave no answer");
                    }
                }
                form.write(picture(whole, listeners, samples, pixels), output);
                spec.commandLine().getErr().println(output + " is drawn");
            }
            return code;
        }
    }

    private void read(Inputs records, List<SeriesHost> hosts) throws IOException {
        try (Progress progress = Progress.of(
                files.quiet, records.bytes(), false, spec.commandLine().getErr())) {
            long count = 0;
            for (SourceRecord record = records.next(); record != null; record = records.next()) {
                long now = System.currentTimeMillis();
                for (SeriesHost host : hosts) {
                    host.accept(record, now);
                }
                if (++count % BULK == 0) {
                    progress.at(records.bytesRead());
                }
            }
        }
        hosts.forEach(SeriesHost::finish);
    }

    private int report(Ending ending, CurveListener drawn, SampleTrace samples) {
        PrintWriter notes = spec.commandLine().getErr();
        EndingLines.of(ending).forEach(notes::println);
        notes.println(ending.counts().line());
        if (ending.isInVain()) {
            notes.println(Advice.inVain(inputs));
            return CommandLines.FAILED;
        }
        if (drawn.isEmpty()) {
            notes.println(
                    only == null
                            ? "no answer was given, so there is nothing to draw"
                            : "no answer for a series \"" + only + "\"" + Nearest.hint(only, samples.names())
                                    + "; there are " + String.join(", ", samples.names()));
            return CommandLines.FAILED;
        }
        if (only == null && samples.names().size() > 1) {
            notes.println("drawn is " + drawn.series() + "; --only names another one of "
                    + String.join(", ", samples.names()));
        }
        return 0;
    }

    /** The job with what the options say of its series. */
    private JobConfig changed(JobConfig job) {
        Set<SeriesEvent.Kind> kinds = events == null ? null : kinds();
        return job.withEach(settings -> {
            SeriesSettings changed = kinds == null ? settings : settings.withEvents(kinds);
            changed = showIn == null
                    ? changed
                    : changed.withShowIn(ShowInWords.of(showIn).orElse(changed.showIn()));
            return described.config != null && described.lag != null
                    ? changed.withMethod(changed.order(), changed.method(), described.behind())
                    : changed;
        });
    }

    private static SeriesSettings with(SeriesSettings settings, Method method) {
        return settings.withMethod(settings.order(), method, settings.lag());
    }

    private Set<SeriesEvent.Kind> kinds() {
        List<String> words = Arrays.stream(SeriesEvent.Kind.values())
                .map(SeriesEvent.Kind::word)
                .toList();
        List<String> chosen = events.equals(List.of(ALL)) ? words : events;
        return chosen.stream()
                .map(word -> {
                    if (!words.contains(word)) {
                        throw new IllegalArgumentException("--events must be of " + String.join(", ", words)
                                + " or all, but is \"" + word + "\"" + Nearest.hint(word, words));
                    }
                    return SeriesEvent.Kind.valueOf(
                            word.toUpperCase(Locale.ROOT).replace('-', '_'));
                })
                .collect(Collectors.toSet());
    }

    private int[] pixels() {
        if (size == null) {
            return new int[] {1200, 0};
        }
        if (!size.matches("[0-9]{3,4}(x[0-9]{3,4})?")) {
            throw new IllegalArgumentException(
                    "--size is pixels such as 1200 or 1200x900, 100 to 9999 each, but is \"" + size + "\"");
        }
        String[] numbers = size.split("x", -1);
        return new int[] {Integer.parseInt(numbers[0]), numbers.length == 1 ? 0 : Integer.parseInt(numbers[1])};
    }

    private Picture picture(JobConfig job, List<CurveListener> listeners, SampleTrace samples, int[] pixels)
            throws IOException {
        CurveListener first = listeners.get(0);
        SeriesSettings settings = job.series().settingsFor(first.series());
        List<String> labels = new ArrayList<>();
        List<String> names = List.of(first.series(), "f′", "f″", "f‴");
        for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
            labels.add(CurveListener.label(names.get(order), first.unit(order)));
        }
        Trace[] known = truth == null
                ? new Trace[Estimate.MAX_ORDER + 1]
                : TruthTraces.of(TruthTable.read(inputs.get(0), columns(job, settings)), samples.scale());
        return new Picture(
                first.series(),
                subtitle(settings, first),
                labels,
                listeners.stream().map(CurveListener::curve).toList(),
                samples.trace(),
                known,
                sideBySide,
                pixels[0],
                pixels[1]);
    }

    private String subtitle(SeriesSettings settings, CurveListener first) {
        String method = methods == null
                ? settings.method().toString()
                : methods.size() == 1 ? methods.get(0) : methods.size() + " methods";
        Lag lag = settings.lag();
        String behind = lag.equals(Lag.NONE)
                ? "at the newest sample"
                : lag + (lag.samples() > 0 ? " (" + Durations.print(first.lagNanos()) + ")" : "")
                        + " behind the newest sample";
        return method + " · " + behind;
    }

    private TruthTable.Columns columns(JobConfig job, SeriesSettings settings) {
        FormatSettings format = job.source().format();
        FormatSettings.Fields fields = format.fields();
        boolean isCsv = format.kind() == FormatSettings.Kind.CSV;
        return new TruthTable.Columns(
                format.withFields(new FormatSettings.Fields(
                        isCsv ? List.of() : fields.series(), fields.time(), fields.value(), fields.unit())),
                settings.missing().marks(),
                truth,
                null);
    }
}
