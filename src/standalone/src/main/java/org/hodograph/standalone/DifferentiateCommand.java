package org.hodograph.standalone;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.Samples;
import org.hodograph.kernels.Samples.Repeats;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.config.SeriesRules;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeScale;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits a file at once and evaluates anywhere. */
@Command(
        name = "differentiate",
        mixinStandardHelpOptions = true,
        description = "Batch: one fit of a file, evaluated anywhere. Derivatives are per unit of x.",
        footer = {
            "An empty cell stands where there is no answer.",
            "With --time-unit, --time-pattern, --zone or --config x is a time: seconds since 1970, in --at too."
        })
final class DifferentiateCommand implements Callable<Integer> {

    private static final Map<String, Repeats> DUPLICATES =
            Map.of("mean", Repeats.MEAN, "last", Repeats.LAST, "keep", Repeats.KEEP);

    @Spec
    CommandSpec spec;

    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "FILE|-",
            description =
                    "CSV with a header row, .gz read as is; - is standard input. Several files are one curve. Without names of columns a first row of numbers is no header.")
    List<String> inputs;

    @Option(
            names = "--method",
            defaultValue = SeriesSettings.DEFAULT_METHOD,
            paramLabel = "M",
            description = "Estimator, see: hodograph methods. Default: ${DEFAULT-VALUE}")
    String method;

    @Option(
            names = "--config",
            paramLabel = "JOB.yaml",
            description = "A job's YAML, whose source says how the file is written; excludes the options that say it.")
    Path config;

    @Option(
            names = "--time",
            paramLabel = "COL",
            description =
                    "Column of x, plain numbers unless an option says how times are written; several are joined by a blank. Default: the first")
    List<String> x;

    @Option(names = "--value", paramLabel = "COL", description = "Column of y. Default: the second")
    String y;

    @Mixin
    SourceOptions source = new SourceOptions();

    @Option(
            names = "--order",
            paramLabel = "0..3",
            defaultValue = "3",
            description = "The highest derivative. Default: ${DEFAULT-VALUE}")
    int order;

    @ArgGroup
    Points points = new Points();

    /** Where the fit is evaluated; by default at every x of the input. */
    static final class Points {

        @Option(
                names = "--at",
                split = ",",
                splitSynopsisLabel = ",",
                paramLabel = "X",
                description = "Evaluates at these x. Default: at every x of the input")
        BigDecimal[] at;

        @Option(names = "--at-file", paramLabel = "F", description = "Evaluates at the numbers of a file, one a line.")
        Path file;

        @Option(
                names = "--grid",
                paramLabel = "N",
                description = "Evaluates at N even steps from the least to the greatest x.")
        Integer grid;
    }

    @Option(
            names = "--duplicates",
            paramLabel = "mean|last|keep",
            defaultValue = "mean",
            description = "Samples at the same x. Default: ${DEFAULT-VALUE}")
    String duplicates;

    @Option(
            names = "--out",
            paramLabel = "csv|json",
            defaultValue = "csv",
            description = "Form of the result. Default: ${DEFAULT-VALUE}")
    String out;

    @Override
    public Integer call() throws IOException {
        if (order < 0 || order > Estimate.MAX_ORDER) {
            throw new IllegalArgumentException("--order must be 0 to " + Estimate.MAX_ORDER + ", but is " + order);
        }
        Repeats repeats = DUPLICATES.get(duplicates);
        if (repeats == null) {
            throw new IllegalArgumentException(
                    "--duplicates must be mean, last or keep, but is \"" + duplicates + "\"");
        }
        if (!out.equals("csv") && !out.equals("json")) {
            throw new IllegalArgumentException("--out must be csv or json, but is \"" + out + "\"");
        }
        Method parsed = Methods.parse(method);
        NumberColumns.Curve curve = curve(repeats);
        if (curve.leftOut().isAll()) {
            curve.leftOut().lines().forEach(spec.commandLine().getErr()::println);
            return CommandLines.FAILED;
        }
        Samples samples = curve.samples();
        double[] at = points(curve.axis(), samples.x());
        EstimateTable table = new EstimateTable(spec.commandLine().getOut(), order, out.equals("json"), curve.axis());
        Fit fit = parsed.fit(samples.x(), samples.y());
        Estimate estimate = new Estimate();
        table.begin();
        for (double x : at) {
            fit.estimateAt(x, estimate);
            table.row(x, estimate);
        }
        table.end();
        curve.leftOut().lines().forEach(spec.commandLine().getErr()::println);
        return 0;
    }

    private NumberColumns.Curve curve(Repeats repeats) throws IOException {
        List<String> value = y == null ? List.of() : List.of(y);
        List<String> time = x == null ? List.of() : x;
        if (config != null) {
            if (source.isGiven()) {
                throw new IllegalArgumentException(
                        "--config already says how the file is written; give either it or the options");
            }
            JobConfig job = JobConfigFile.read(config);
            FormatSettings format = job.source().format();
            FormatSettings.Fields fields = format.fields();
            FormatSettings.Fields chosen = new FormatSettings.Fields(
                    fields.series(),
                    time.isEmpty() ? fields.time() : time,
                    value.isEmpty() ? fields.value() : value,
                    fields.unit());
            return NumberColumns.timed(inputs, format.withFields(chosen), job.series(), repeats);
        }
        FormatSettings settings = source.settings(
                FormatSettings.Kind.CSV,
                new FormatSettings.Fields(List.of(), time, value, ""),
                TimeForm.of(TimeScale.S));
        if (!source.saysTime() && time.size() < 2) {
            return NumberColumns.plain(inputs, settings, repeats);
        }
        return NumberColumns.timed(inputs, settings, SeriesRules.ofEvery(SeriesSettings.defaults()), repeats);
    }

    private double[] points(XAxis axis, double[] x) throws IOException {
        if (points.at != null) {
            return Arrays.stream(points.at)
                    .mapToDouble(at -> axis.parse(at.toString()))
                    .toArray();
        }
        if (points.file != null) {
            List<String> lines = Files.readAllLines(points.file);
            return lines.stream()
                    .filter(line -> !line.isBlank())
                    .mapToDouble(line -> number(axis, line))
                    .toArray();
        }
        if (points.grid != null) {
            if (points.grid < 1) {
                throw new IllegalArgumentException("--grid must be at least 1, but is " + points.grid);
            }
            return x.length == 0 ? x : grid(x[0], x[x.length - 1], points.grid);
        }
        return Arrays.stream(x).distinct().toArray();
    }

    private static double number(XAxis axis, String line) {
        try {
            return axis.parse(line);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--at-file: \"" + line.strip() + "\" is not a number", e);
        }
    }

    private static double[] grid(double from, double to, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> count == 1 ? from : i == count - 1 ? to : from + (to - from) * i / (count - 1))
                .toArray();
    }
}
