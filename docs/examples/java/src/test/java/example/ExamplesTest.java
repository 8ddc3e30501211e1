package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hodograph.Fit;
import org.hodograph.Jet;
import org.junit.jupiter.api.Test;

final class ExamplesTest {

    @Test
    void theSlopeOfASineIsACosine() {
        Fit fit = NoisySine.fit();
        assertEquals(Math.cos(3), fit.differentiate(1).applyAsDouble(3), 4 * fit.standardError(1, 3));
        assertEquals(1 - Math.cos(3), fit.integral(0, 3).value(), 4 * fit.integral(0, 3).standardError());
        assertEquals(Math.PI / 2, fit.extrema(1, 2).get(0).x(), 4 * fit.extrema(1, 2).get(0).standardError());
    }

    @Test
    void harshBrakingIsTold() {
        assertEquals(List.of("HarshBraking PENDING", "HarshBraking FIRING", "HarshBraking RESOLVED"), Braking.alerts());
    }

    @Test
    void aCircleIsDrivenAtTenMetresPerSecond() {
        Jet[] motion = Circle.speedAndYawRate();
        assertEquals(10, motion[0].value(), 4 * motion[0].standardError(0));
        assertEquals(0.2, motion[1].value(), 4 * motion[1].standardError(0));
        assertTrue(motion[1].standardError(0) < 0.01);
    }

    @Test
    void nothingElseIsOnTheClassPath() {
        for (String other : List.of(
                "com.fasterxml.jackson.core.JsonParser",
                "org.apache.kafka.common.TopicPartition",
                "org.apache.flink.api.common.JobID",
                "org.apache.avro.Schema",
                "com.google.protobuf.Message",
                "org.snakeyaml.engine.v2.api.Load")) {
            assertThrows(ClassNotFoundException.class, () -> Class.forName(other));
        }
    }
}
