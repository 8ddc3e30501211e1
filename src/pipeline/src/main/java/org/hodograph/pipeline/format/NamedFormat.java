package org.hodograph.pipeline.format;

import java.util.HashMap;
import java.util.Map;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;

/** Gives series the names that everything else knows them by. For one thread. */
final class NamedFormat implements Format {

    private static final int REMEMBERED = 4096;

    private final Format records;
    private final Naming naming;
    private final Map<String, String> names = new HashMap<>();
    private final Named named = new Named();

    NamedFormat(Format records, Naming naming) {
        this.records = records;
        this.naming = naming;
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        named.out = out;
        records.read(source, named);
    }

    private String name(String series) {
        String name = names.get(series);
        if (name == null) {
            if (names.size() >= REMEMBERED) {
                names.clear();
            }
            name = naming.of(series);
            names.put(series, name);
        }
        return name;
    }

    private final class Named implements SampleListener {

        private SampleListener out;

        @Override
        public void sample(Sample sample) {
            out.sample(
                    new Sample(name(sample.series()), sample.nanos(), sample.value(), sample.unit(), sample.source()));
        }

        @Override
        public void rejected(Rejection rejection) {
            out.rejected(named(rejection));
        }

        @Override
        public void absent(Rejection absence) {
            out.absent(named(absence));
        }

        @Override
        public void noted(String line) {
            out.noted(line);
        }

        private Rejection named(Rejection rejection) {
            return rejection.series() == null
                    ? rejection
                    : new Rejection(
                            rejection.reason(), name(rejection.series()), rejection.nanos(), rejection.source());
        }
    }
}
