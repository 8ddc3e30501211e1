package org.hodograph.flink;

import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.hodograph.flink.webhook.Target;
import org.hodograph.flink.webhook.Webhook;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.Topic;

/** Tells a webhook of alerts beside their topic, at once and not with the next checkpoint. No state: the setting may come and go. */
final class AlertWebhook extends AbstractStreamOperator<Void> implements OneInputStreamOperator<Message, Void> {

    private static final long serialVersionUID = 1;

    private final Target target;
    private transient Webhook webhook; // null: not open

    AlertWebhook(Target target) {
        this.target = target;
    }

    @Override
    public void open() throws Exception {
        super.open();
        webhook = Webhook.start(target);
        MetricGroup group = getMetricGroup().addGroup(Meters.GROUP).addGroup("webhook");
        group.gauge("told", (Gauge<Long>) webhook::told);
        group.gauge("dropped", (Gauge<Long>) webhook::dropped);
        group.gauge("failed", (Gauge<Long>) webhook::failed);
        group.gauge("waiting", (Gauge<Integer>) webhook::waiting);
    }

    @Override
    public void processElement(StreamRecord<Message> element) {
        Message message = element.getValue();
        if (message.topic() == Topic.ALERTS && message.value() != null) {
            webhook.tell(message.value());
        }
    }

    @Override
    public void finish() throws Exception {
        super.finish();
        webhook.drain();
    }

    @Override
    public void close() throws Exception {
        if (webhook != null) {
            webhook.close();
        }
        super.close();
    }
}
