package org.hodograph.pipeline.honesty;

import java.util.Arrays;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Methods;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.Tracker;
import org.hodograph.pipeline.series.TrackerListener;
import org.hodograph.pipeline.series.UnknownUnit;

/** The rate that somebody gives at each sample of a stream with its standard error; NaN where there is none. */
@SuppressWarnings("ArrayRecordComponent") // a fixture, never compared
record Rates(double[] rate, double[] error) {

    /** Ours: a series of this method, through its tracker, as a job has it. */
    static Rates ofSeries(Stream stream, String method) {
        String yaml = "series: [{match: '*'" + (method == null ? "" : ", method: '" + method + "'") + "}]";
        Tracker tracker =
                new Tracker("s", JobConfigFile.parse(yaml, "test").series().settingsFor("s"));
        Rates rates = empty(stream.size());
        Answers answers = new Answers();
        for (int i = 0; i < stream.size(); i++) {
            answers.rate = Double.NaN;
            answers.error = Double.NaN;
            SourceRecord record = new SourceRecord("in", 0, i, SourceRecord.NO_TIMESTAMP, new byte[0]);
            tracker.accept(
                    new Sample("s", stream.nanos(i), stream.value(i), null, record),
                    stream.nanos(i) / 1_000_000,
                    answers);
            rates.rate[i] = answers.rate;
            rates.error[i] = answers.error;
        }
        return rates;
    }

    /** A method as it is, on what the sensor sends. */
    static Rates ofMethod(Stream stream, String method) {
        Differentiator worker = Methods.parse(method).newDifferentiator();
        Estimate estimate = new Estimate();
        Rates rates = empty(stream.size());
        for (int i = 0; i < stream.size(); i++) {
            worker.push(stream.nanos(i), stream.value(i));
            if (worker.estimateAt(stream.nanos(i), estimate)) {
                rates.rate[i] = estimate.derivative(1);
                rates.error[i] = estimate.standardError(1);
            }
        }
        return rates;
    }

    /** The difference to the sample so many before: what {@code LAG} in SQL gives for 1. */
    static Rates ofDifference(Stream stream, int back) {
        Rates rates = empty(stream.size());
        for (int i = back; i < stream.size(); i++) {
            rates.rate[i] = (stream.value(i) - stream.value(i - back)) / (stream.seconds(i) - stream.seconds(i - back));
        }
        return rates;
    }

    private static Rates empty(int size) {
        Rates rates = new Rates(new double[size], new double[size]);
        Arrays.fill(rates.rate, Double.NaN);
        Arrays.fill(rates.error, Double.NaN);
        return rates;
    }

    /** Root mean square error from a sample on; a rate that is not given counts as 0. */
    double rms(Stream stream, int from) {
        double sum = 0;
        for (int i = from; i < rate.length; i++) {
            double error = (Double.isNaN(rate[i]) ? 0 : rate[i]) - stream.rate(i);
            sum += error * error;
        }
        return Math.sqrt(sum / (rate.length - from));
    }

    /** The share of true rates within 1.96 standard errors, of those that are given. */
    double inside(Stream stream, int from) {
        int given = 0;
        int held = 0;
        for (int i = from; i < rate.length; i++) {
            if (!Double.isNaN(rate[i])) {
                given++;
                held += Math.abs(rate[i] - stream.rate(i)) <= 1.96 * error[i] ? 1 : 0;
            }
        }
        return held / (double) given;
    }

    /** Rates that are given with a standard error of 0, or without one. */
    int faults(int from) {
        int faults = 0;
        for (int i = from; i < rate.length; i++) {
            faults += !Double.isNaN(rate[i]) && !(error[i] > 0) ? 1 : 0;
        }
        return faults;
    }

    /** The most samples after a disturbance until a rate is within 3 of its standard errors, and that error below 10 usual ones. */
    int recovery(Stream stream, int from) {
        double[] usual = Arrays.stream(error, from, error.length)
                .filter(e -> !Double.isNaN(e))
                .sorted()
                .toArray();
        double most = 10 * usual[usual.length / 2];
        int longest = 0;
        for (int end : stream.ends()) {
            int i = end;
            while (i < rate.length && !(Math.abs(rate[i] - stream.rate(i)) <= 3 * error[i] && error[i] <= most)) {
                i++;
            }
            longest = Math.max(longest, i - end);
        }
        return longest;
    }

    private static final class Answers implements TrackerListener {

        private double rate;
        private double error;

        @Override
        public void derivatives(Derivatives result) {
            rate = result.estimate().derivative(1);
            error = result.estimate().standardError(1);
        }

        @Override
        public void provisional(Derivatives result) {}

        @Override
        public void event(SeriesEvent event) {}

        @Override
        public void unknownUnit(UnknownUnit unknown) {}

        @Override
        public void used() {}

        @Override
        public void duplicate() {}

        @Override
        public void late(Rejection rejection) {
            throw new AssertionError(rejection.reason());
        }

        @Override
        public void rejected(Rejection rejection) {
            throw new AssertionError(rejection.reason());
        }

        @Override
        public void absent(Rejection absence) {}
    }
}
