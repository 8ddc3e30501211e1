package org.hodograph.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.account.Ending;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.config.Remarks;
import org.hodograph.pipeline.entity.EntityListener;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.hint.EndingLines;
import org.hodograph.pipeline.series.SeriesSettings;
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

    private static final int BULK = 1024; // records

    @Spec
    CommandSpec spec;

    @Parameters(
            index = "0..*",
            paramLabel = "FILE|-",
            description =
                    "A file, .gz read as is; - is standard input. Several files are joined by time. Only --check can do without.")
    List<String> inputs;

    @Mixin
    FileOptions files = new FileOptions();

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "Estimator, see: hodograph methods. Default: " + SeriesSettings.DEFAULT_METHOD)
    String method;

    @Mixin
    SeriesOptions described = new SeriesOptions();

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
            names = "--what-if",
            paramLabel = "false-alarms=N/D",
            description =
                    "Only counts the alerts that the file would have given at this budget of false alarms, at ten and a hundred times it and the tenth and hundredth part.")
    String whatIf;

    @Option(
            names = "--tails",
            description =
                    "Only prints the tails that the series of the file have in common, of each alert that learns: as YAML of its share, by which series are judged that are too young to know.")
    boolean tails;

    @Option(
            names = "--check",
            description = "Only checks the configuration and prints it, complete, as YAML on standard output.")
    boolean check;

    @Override
    public Integer call() throws IOException {
        if (described.config != null && (method != null || described.lag != null || described.isGiven())) {
            throw new IllegalArgumentException(
                    "--config already says method, lag and input; give either it or the options");
        }
        JobConfig job = described.job(method);
        Pace pace = Pace.of(speed);
        if (check) {
            return check(job);
        }
        if (inputs == null) {
            throw new IllegalArgumentException("FILE says what to read; - is standard input");
        }
        if (whatIf != null && tails) {
            throw new IllegalArgumentException("--what-if and --tails answer different questions; give either");
        }
        if (tails) {
            return share(job);
        }
        if (whatIf != null) {
            return count(BudgetChoice.of(whatIf), job);
        }
        try (LivePage live = page.open("none");
                Inputs records = Inputs.open(inputs, job, files.byFile, Advice.isTerminal())) {
            return stream(records, records.job(), live, pace);
        }
    }

    private int count(BudgetChoice choice, JobConfig job) throws IOException {
        try (Inputs records = Inputs.open(inputs, job, files.byFile, Advice.isTerminal())) {
            choice.run(records).forEach(spec.commandLine().getOut()::println);
        }
        spec.commandLine().getOut().flush();
        choice.remarks().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
        return 0;
    }

    private int share(JobConfig job) throws IOException {
        TailsToShare.Answer answer;
        try (Inputs records = Inputs.open(inputs, job, files.byFile, Advice.isTerminal())) {
            answer = TailsToShare.run(records);
        }
        answer.lines().forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return answer.isNone() ? CommandLines.FAILED : 0;
    }

    /** Streams; with a page, which may be null, until nobody wants it any more. */
    private int stream(Inputs records, JobConfig job, LivePage live, Pace pace) throws IOException {
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
            Board board = live == null ? null : live.start(job, "stream " + name());
            EntityListener out =
                    board == null ? output : new PageTap(board, job.sink().showIn(), output);
            SeriesHost host = new SeriesHost(job, out, output::unmatched, notes::println, records::place);
            host.tap(sample -> {
                records.heard(sample);
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

    private String name() {
        String first = inputs.get(0).equals(Input.STANDARD)
                ? "of standard input"
                : String.valueOf(Path.of(inputs.get(0)).getFileName());
        return inputs.size() == 1 ? first : first + " and " + (inputs.size() - 1) + " more";
    }

    /**
     * Results leave at once where the input is slow, in bulk where it is fast, until nobody reads them any more. Standard
     * input may be live: there the silence of series is told too. Returns whether the input was read to its end.
     */
    private boolean stream(Inputs records, SeriesHost host, StreamOutput output, Board board, Pace pace)
            throws IOException {
        boolean isLive = inputs.get(0).equals(Input.STANDARD);
        try (Progress progress = Progress.of(
                        files.quiet,
                        pace.isFree() ? records.bytes() : 0,
                        true,
                        spec.commandLine().getErr());
                SilenceWatch watch = new SilenceWatch(host, output, isLive)) {
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
                    if (pause) {
                        progress.at(records.bytesRead());
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
        List<String> unmatched = List.of();
        if (inputs != null && !inputs.contains(Input.STANDARD)) {
            try (Inputs records = Inputs.open(inputs, job, files.byFile, false)) { // tells a column that is not there
                if (inputs.size() == 1) {
                    FormatSettings written = records.job().source().format();
                    checked = job.withFormat(
                            written.withLayout(job.source().format().layout()));
                }
                unmatched = UnmatchedInFile.lines(records);
            }
        }
        spec.commandLine().getOut().print(JobConfigFile.print(checked));
        Remarks.lines(checked).forEach(line -> spec.commandLine().getOut().println("# " + line));
        unmatched.forEach(line -> spec.commandLine().getOut().println("# " + line));
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
            notes.println(Advice.inVain(inputs));
            return CommandLines.FAILED;
        }
        return 0;
    }
}
