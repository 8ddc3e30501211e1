package org.hodograph.pipeline.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hodograph.pipeline.format.preset.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record of each producer, as long as it is short, by its preset alone. */
class PresetTest {

    private static final String S = "@1700000000000000000";

    private static List<String> read(String preset, String... records) {
        return Reading.of(NestedJsonTest.settings("preset: " + preset), records);
    }

    static List<Preset> all() {
        return Preset.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void presetIsFoundByItsName(Preset preset) {
        assertThat(Preset.of(preset.name())).isSameAs(preset);
        assertThat(Formats.of(NestedJsonTest.settings("preset: " + preset.name())))
                .isNotNull();
    }

    @Test
    void telegraf() {
        String metric =
                "{\"fields\":{\"free\":7,\"state\":\"ok\",\"up\":true},\"name\":\"disk\",\"tags\":{\"host\":\"h\",\"dev\":\"sda\"},"
                        + "\"timestamp\":1700000000}";
        String[] read = {
            "dev=sda,host=h/disk/free" + S + "=7.0",
            "dev=sda,host=h/disk/state" + S + "- absent: \"ok\" in state is no number",
            "dev=sda,host=h/disk/up" + S + "- absent: \"true\" in up is no number"
        };
        assertThat(read("telegraf-json", metric)).containsExactly(read);
        assertThat(read("telegraf-json", "{\"metrics\":[" + metric + "]}")).containsExactly(read);
        assertThat(read("telegraf-json", metric.replace("\"host\":\"h\",\"dev\":\"sda\"", ""))
                        .get(0))
                .isEqualTo("disk/free" + S + "=7.0");
    }

    @Test
    void traccarForwardsPositionAndDevice() {
        assertThat(read(
                        "traccar",
                        "{\"position\":{\"id\":1,\"deviceId\":7,\"fixTime\":\"2023-11-14T22:13:20.000+00:00\",\"latitude\":48.1,\"longitude\":9.2,"
                                + "\"altitude\":300.5,\"speed\":10.0,\"course\":90.0,\"attributes\":{\"motion\":true}},"
                                + "\"device\":{\"id\":7,\"name\":\"van 1\",\"uniqueId\":\"123\"}}"))
                .containsExactly(
                        "van 1/latitude" + S + "=48.1",
                        "van 1/longitude" + S + "=9.2",
                        "van 1/altitude" + S + "=300.5 m",
                        "van 1/speed" + S + "=10.0 kn",
                        "van 1/course" + S + "=90.0");
    }

    @Test
    void ownTracksSpeedIsInWholeKilometresPerHour() {
        assertThat(
                        read(
                                "owntracks",
                                "{\"_type\":\"location\",\"tid\":\"ab\",\"lat\":48.1,\"lon\":9.2,\"alt\":300,\"vel\":40,\"tst\":1700000000}"))
                .containsExactly(
                        "ab/lat" + S + "=48.1",
                        "ab/lon" + S + "=9.2",
                        "ab/alt" + S + "=300.0 m",
                        "ab/vel" + S + "=40.0 km/h",
                        "ab/cog" + S + "- absent: no cog in the record");
    }

    @Test
    void rosBridgeWrapsTheMessage() {
        String odometry =
                "{\"header\":{\"stamp\":{\"sec\":1700000000,\"nanosec\":0},\"frame_id\":\"odom\"},\"pose\":{\"pose\":{\"position\":"
                        + "{\"x\":1,\"y\":2,\"z\":0}}},\"twist\":{\"twist\":{\"linear\":{\"x\":0.5},\"angular\":{\"z\":0.1}}}}";
        String[] read = {
            "odom/pose.pose.position.x" + S + "=1.0 m",
            "odom/pose.pose.position.y" + S + "=2.0 m",
            "odom/pose.pose.position.z" + S + "=0.0 m",
            "odom/twist.twist.linear.x" + S + "=0.5 m/s",
            "odom/twist.twist.angular.z" + S + "=0.1 rad/s"
        };
        assertThat(read("ros2-json", odometry)).containsExactly(read);
        assertThat(read("ros2-json", "{\"op\":\"publish\",\"topic\":\"/odom\",\"msg\":" + odometry + "}"))
                .containsExactly(read);
        assertThat(read("ros2-json", odometry.replace("nanosec", "nsecs").replace("\"sec\"", "\"secs\"")))
                .containsExactly(read);
    }

    @Test
    void tasmotaNamesSensorAndField() {
        assertThat(
                        read(
                                "tasmota, entity: plug",
                                "{\"Time\":\"2023-11-14T22:13:20\",\"AM2301\":{\"Temperature\":22.5,\"Humidity\":null},\"TempUnit\":\"C\"}"))
                .containsExactly(
                        "plug/AM2301/Temperature" + S + "=22.5",
                        "plug/AM2301/Humidity" + S + "- absent: null in Humidity");
    }

    @Test
    void thingsBoardAndPrometheus() {
        assertThat(read("thingsboard", "[{\"deviceName\":\"d\",\"ts\":1700000000000,\"values\":{\"a\":1}}]"))
                .containsExactly("d/a" + S + "=1.0");
        assertThat(
                        read(
                                "prometheus-adapter",
                                "{\"timestamp\":\"2023-11-14T22:13:20Z\",\"value\":\"+Inf\",\"name\":\"n\",\"labels\":{\"__name__\":\"n\",\"job\":\"j\"}}"))
                .containsExactly("job=j/n" + S + "! not-a-number: \"+Inf\" in value");
    }

    @Test
    void otlpOfSeveralResources() {
        String points = "\"dataPoints\":[{\"timeUnixNano\":\"1700000000000000000\",\"asInt\":\"5\"}]";
        assertThat(read(
                        "otlp-json",
                        "{\"resourceMetrics\":[{\"resource\":{\"attributes\":[{\"key\":\"host\",\"value\":{\"stringValue\":\"a\"}}]},"
                                + "\"scopeMetrics\":[{\"scope\":{\"name\":\"s\"},\"metrics\":[{\"name\":\"n\",\"unit\":\"s\",\"sum\":{"
                                + points
                                + "}},{\"name\":\"h\",\"histogram\":{\"dataPoints\":[{}]}}]}]},"
                                + "{\"scopeMetrics\":[{\"metrics\":[{\"name\":\"m\",\"gauge\":{" + points + "}}]}]}]}"))
                .containsExactly("host=a/n" + S + "=5.0 s", "m" + S + "=5.0");
    }

    /** Flag 1 of a point: a series has ended, or its value was not a number. */
    @Test
    void otlpPointWithoutAValueIsAbsent() {
        assertThat(read(
                        "otlp-json",
                        "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[{\"name\":\"m\",\"gauge\":{\"dataPoints\":["
                                + "{\"timeUnixNano\":\"1700000000000000000\",\"flags\":1}]}}]}]}]}"))
                .containsExactly("m" + S + "- absent: no asDouble|asInt in the record");
    }
}
