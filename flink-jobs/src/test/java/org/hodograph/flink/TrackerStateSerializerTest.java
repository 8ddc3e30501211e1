package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.series.SeriesSettings;
import org.junit.jupiter.api.Test;

class TrackerStateSerializerTest {

    private static final String SERIES = "car-1/speed";
    private static final SeriesSettings SETTINGS =
            OperatorHarness.rules("{}").series().settingsFor(SERIES);

    private final TrackerStateSerializer serializer = new TrackerStateSerializer();
    private final TrackerState state = TrackerState.of(SERIES, SETTINGS);

    private static List<String> feed(TrackerState state, int from, int to) throws IOException {
        List<String> texts = new ArrayList<>();
        MessageEncoder encoder =
                new MessageEncoder(message -> texts.add(OperatorHarness.text(message)), MessageEncoder.Tally.NONE);
        for (int k = from; k < to; k++) {
            state.tracker(SERIES, SETTINGS).accept(OperatorHarness.sample(SERIES, 100L * k, Math.cos(k)), 0, encoder);
        }
        return texts;
    }

    private byte[] bytes(TrackerState written) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(written, out);
        return out.getCopyOfBuffer();
    }

    @Test
    void readStateGoesOnAsTheWrittenOne() throws IOException {
        feed(state, 0, 30);
        TrackerState read = serializer.deserialize(new DataInputDeserializer(bytes(state)));
        assertThat(read.isLive()).isFalse();
        assertThat(bytes(read)).isEqualTo(bytes(state));
        assertThat(feed(read, 30, 60)).isNotEmpty().isEqualTo(feed(state, 30, 60));
    }

    @Test
    void copiesGoTheirOwnWays() throws IOException {
        feed(state, 0, 30);
        byte[] before = bytes(state);
        TrackerState copy = serializer.copy(state);
        feed(state, 30, 40);
        assertThat(bytes(copy)).isEqualTo(before).isNotEqualTo(bytes(state));
        byte[] after = bytes(state);
        feed(copy, 30, 35);
        assertThat(bytes(state)).isEqualTo(after);
    }

    @Test
    void savedStateIsCopiedWithoutWakingIt() throws IOException {
        feed(state, 0, 30);
        TrackerState saved = serializer.deserialize(new DataInputDeserializer(bytes(state)));
        TrackerState copy = serializer.copy(saved);
        feed(saved, 30, 40);
        assertThat(copy.isLive()).isFalse();
        assertThat(bytes(copy)).isEqualTo(bytes(state));
    }

    /** A restored job would otherwise hold every state twice, as bytes and as a tracker. */
    @Test
    void bytesGoOnceTheTrackerIsLive() throws IOException {
        feed(state, 0, 30);
        byte[] saved = bytes(state);
        TrackerState read = TrackerState.of(Arrays.copyOfRange(saved, Integer.BYTES, saved.length));
        WeakReference<byte[]> held = new WeakReference<>(read.bytes(new DataOutputSerializer(64)));
        feed(read, 30, 31);
        System.gc();
        assertThat(held.get()).isNull();
        assertThat(read.isLive()).isTrue();
    }
}
