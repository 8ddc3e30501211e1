package org.hodograph.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Methods;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeScale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares methods on samples whose truth is known, or by how well they predict samples. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Compares streaming methods on files that hold the truth beside the noisy samples; without a truth by how well they predict the samples to come.",
        footer = {
            "A row per file, method, lag and order: rms error, share of the truth inside 95 %%, missing estimates, nanoseconds of wall time per sample.",
            "Without --truth a row per file, method and --ahead: rms error of predicted samples, share inside 95 %%, mean log density at what came (higher is better)."
        })
final class CompareCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or folders of CSV files.")
    List<Path> files;

    @Option(
            names = "--truth",
            arity = "1..4",
            split = ",",
            paramLabel = "COL",
            description =
                    "Columns of the true value and its derivatives per second, order 0 first; - for one that isn't there. Default: none is known")
    List<String> truth;

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "A method; may be given several times. Default: every method a stream can afford.")
    List<String> methods;

    @Option(names = "--lag", split = ",", paramLabel = "L", description = "Lags in samples. Default: 0")
    List<Integer> lags;

    @Option(
            names = "--ahead",
            split = ",",
            paramLabel = "N",
            description = "Without a truth: which sample after the newest is predicted. Default: 1")
    List<Integer> ahead;

    @Option(
            names = "--config",
            paramLabel = "JOB.yaml",
            description =
                    "A job's YAML, whose source says how the files are written; excludes the options that say it.")
    Path config;

    @Option(
            names = "--time",
            paramLabel = "COL",
            description = "Column of the time; several are joined by a blank. Default: t, in seconds")
    List<String> time;

    @Option(names = "--value", paramLabel = "COL", description = "Column of the samples. Default: value")
    String value;

    @Mixin
    SourceOptions source = new SourceOptions();

    @Option(
            names = "--scored",
            paramLabel = "COL",
            description = "Column that lists the orders that count at an instant, for example 123. Default: all count")
    String scored;

    @Option(
            names = "--skip",
            paramLabel = "N",
            description =
                    "Samples at the start that are not scored. Default: 0; without a truth 64, at most a quarter of all")
    Integer skip;

    @Option(
            names = "--out",
            defaultValue = "md",
            paramLabel = "md|csv",
            description = "Form of the table. Default: ${DEFAULT-VALUE}")
    String out;

    @Override
    public Integer call() throws IOException {
        if (!out.equals("md") && !out.equals("csv")) {
            throw new IllegalArgumentException("--out must be md or csv, but is \"" + out + "\"");
        }
        check();
        TruthTable.Columns columns = columns();
        List<String> texts = methods == null ? MethodScore.METHODS : methods;
        texts.forEach(text -> Methods.parse(text).newDifferentiator());
        return truth == null ? predicted(columns, texts) : compared(columns, texts);
    }

    private void check() {
        if (truth == null && (lags != null || scored != null)) {
            throw new IllegalArgumentException(
                    "--lag and --scored are of estimates that are compared with a --truth; without one samples are predicted, see --ahead");
        }
        if (truth != null && ahead != null) {
            throw new IllegalArgumentException(
                    "--ahead is of samples that are predicted, for which no --truth is needed");
        }
        for (int lag : lags == null ? List.<Integer>of() : lags) {
            if (lag < 0) {
                throw new IllegalArgumentException("--lag must not be negative, but is " + lag);
            }
        }
        for (int far : ahead == null ? List.<Integer>of() : ahead) {
            if (far < 1) {
                throw new IllegalArgumentException("--ahead must be at least 1, but is " + far);
            }
        }
        if (skip != null && skip < 0) {
            throw new IllegalArgumentException("--skip must not be negative, but is " + skip);
        }
    }

    private int predicted(TruthTable.Columns columns, List<String> texts) throws IOException {
        PredictionTable table = new PredictionTable(spec.commandLine().getOut(), out.equals("csv"));
        boolean isInVain = false;
        for (Path file : all()) {
            LeftOut leftOut = new LeftOut();
            TruthTable samples = read(file, columns, leftOut);
            isInVain |= leftOut.isAll();
            String name = file.getFileName().toString();
            List<String> best = table.add(name, samples, texts, ahead == null ? List.of(1) : ahead, skip);
            spec.commandLine().getOut().flush();
            best.forEach(spec.commandLine().getErr()::println);
        }
        return isInVain ? CommandLines.FAILED : 0;
    }

    private int compared(TruthTable.Columns columns, List<String> texts) throws IOException {
        PrintWriter table = spec.commandLine().getOut();
        table.println(
                out.equals("csv")
                        ? "file,method,lag,order,rms,inside95,missing,nsPerSample"
                        : "| file | method | lag | order | rms error | inside 95 % | missing | ns per sample |\n"
                                + "|---|---|---|---|---|---|---|---|");
        boolean isInVain = false;
        for (Path file : all()) {
            LeftOut leftOut = new LeftOut();
            TruthTable samples = read(file, columns, leftOut);
            isInVain |= leftOut.isAll();
            for (String text : texts) {
                for (int lag : lags == null ? List.of(0) : lags) {
                    int first = skip == null ? 0 : skip;
                    print(table, file, text, lag, MethodScore.of(Methods.parse(text), lag, samples, first));
                }
            }
        }
        table.flush();
        return isInVain ? CommandLines.FAILED : 0;
    }

    private TruthTable read(Path file, TruthTable.Columns columns, LeftOut leftOut) throws IOException {
        TruthTable samples = TruthTable.read(file.toString(), columns, leftOut);
        for (String line : leftOut.lines()) {
            spec.commandLine().getErr().println(file.getFileName() + ": " + line);
        }
        return samples;
    }

    private TruthTable.Columns columns() throws IOException {
        List<String> truth = this.truth == null ? List.of(TruthTable.NONE) : this.truth;
        if (config == null) {
            FormatSettings.Fields fields = new FormatSettings.Fields(
                    List.of(), time == null ? List.of("t") : time, List.of(value == null ? "value" : value), "");
            FormatSettings settings = source.settings(FormatSettings.Kind.CSV, fields, TimeForm.of(TimeScale.S));
            return new TruthTable.Columns(settings, List.of(), truth, scored);
        }
        if (source.isGiven()) {
            throw new IllegalArgumentException(
                    "--config already says how the files are written; give either it or the options");
        }
        JobConfig job = JobConfigFile.read(config);
        FormatSettings.Fields fields = job.source().format().fields();
        boolean isCsv = job.source().format().kind() == FormatSettings.Kind.CSV;
        FormatSettings.Fields chosen = new FormatSettings.Fields(
                isCsv ? List.of() : fields.series(),
                time == null ? fields.time() : time,
                value == null ? fields.value() : List.of(value),
                fields.unit());
        List<Double> missing =
                job.series().settingsFor(chosen.value().get(0)).missing().marks();
        return new TruthTable.Columns(job.source().format().withFields(chosen), missing, truth, scored);
    }

    private List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            if (Files.isDirectory(file)) {
                try (Stream<Path> inside = Files.list(file)) {
                    inside.filter(path -> path.toString().matches(".*\\.csv(\\.gz)?"))
                            .sorted()
                            .forEach(all::add);
                }
            } else {
                all.add(file);
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no .csv file in " + files.get(0));
        }
        return all;
    }

    private void print(PrintWriter table, Path file, String method, int lag, MethodScore score) {
        for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
            if (score.has(order)) {
                String rms = PredictionTable.number("%.4g", score.rms(order));
                String inside = PredictionTable.number("%.1f", 100 * score.inside(order));
                String nanos = PredictionTable.number("%.0f", score.nanosPerSample());
                table.println(
                        out.equals("csv")
                                ? String.join(
                                        ",",
                                        file.getFileName().toString(),
                                        "\"" + method + "\"",
                                        lag + "",
                                        order + "",
                                        rms,
                                        inside,
                                        score.missing(order) + "",
                                        nanos)
                                : "| " + file.getFileName() + " | `" + method + "` | " + lag + " | " + order + " | "
                                        + rms + " | " + inside + " | " + score.missing(order) + " | " + nanos + " |");
            }
        }
    }
}
