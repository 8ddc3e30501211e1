package org.hodograph.flink;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.Feed;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.SampleListener;
import org.hodograph.pipeline.output.MessageEncoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Source records to samples; what can't be read goes to the rejected side output. */
final class ParseFunction extends ProcessFunction<SourceRecord, Sample> implements ResultTypeQueryable<Sample> {

    private static final Logger LOG = LoggerFactory.getLogger(ParseFunction.class);

    private static final long serialVersionUID = 1;

    private final ArrayList<Feed> feeds; // serializable
    private transient Format format;
    private transient Output output;

    ParseFunction(List<Feed> feeds) {
        this.feeds = new ArrayList<>(feeds);
    }

    @Override
    public void open(OpenContext context) {
        format = Formats.of(feeds);
        output = new Output(
                new Accounts(getRuntimeContext()),
                new Reasons(getRuntimeContext(), feeds.get(0).format()));
    }

    @Override
    public void processElement(SourceRecord source, Context context, Collector<Sample> out) {
        output.context = context;
        output.out = out;
        format.read(source, output);
    }

    @Override
    public TypeInformation<Sample> getProducedType() {
        return ValueType.SAMPLE;
    }

    private static final class Output implements SampleListener {

        private final Accounts accounts;
        private final Reasons reasons;
        private final MessageEncoder encoder;
        private Context context;
        private Collector<Sample> out;

        Output(Accounts accounts, Reasons reasons) {
            this.accounts = accounts;
            this.reasons = reasons;
            encoder = new MessageEncoder(message -> context.output(SideOutputs.REJECTED, message), accounts);
        }

        @Override
        public void sample(Sample sample) {
            accounts.in();
            out.collect(sample.withoutEnvelope());
        }

        @Override
        public void rejected(Rejection rejection) {
            accounts.in();
            reasons.rejected(rejection);
            encoder.rejected(rejection);
        }

        @Override
        public void absent(Rejection absence) {
            accounts.in();
            reasons.absent(absence);
            encoder.absent(absence);
        }

        @Override
        public void noted(String line) {
            LOG.warn(line);
        }
    }
}
