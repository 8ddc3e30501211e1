package org.hodograph.pipeline.format.preset;

import java.util.List;
import org.hodograph.kernels.text.Nearest;

/**
 * Settings of {@code source} under one name. Each of them may be given beside it and then counts instead.
 *
 * @param name the word of {@code source.preset}
 * @param meaning what it reads, in one line
 * @param more what else is to be known, in one line; empty: nothing
 * @param yaml the keys of {@code source} that it sets
 */
public record Preset(String name, String meaning, String more, String yaml) {

    /** All there are, by name. */
    public static final List<Preset> ALL = List.of(
            new Preset(
                    "cloudevents",
                    "CloudEvents 1.0 in JSON: each entry of data, a number or {value, unit}, is a series of its source.",
                    "Where data has the sensor's own time: fields: {time: data.time} and its form.",
                    """
                    format: json
                    fields: {series: [source, key-of(data)], time: time, value: value, unit: unit}
                    time: iso
                    """),
            new Preset(
                    "debezium",
                    "Change events of Debezium, with or without their schema: the row after the change.",
                    "Say fields.series and fields.value by the table's columns. Deletes and tombstones are absent. A column's own time: fields: {time: ts}, time: us.",
                    """
                    format: json
                    records: [payload.after, after]
                    decimals: schema
                    fields: {time: ts_ms}
                    time: ms
                    """),
            new Preset(
                    "kafka-connect-json",
                    "Kafka Connect's JsonConverter, with or without schemas: logical Timestamp in ms, Decimal in base64.",
                    "Say fields.series, fields.time and fields.value. Without schemas the scales of decimals have to be said, decimals: {amount: 2}; a Date is time: d.",
                    """
                    format: json
                    records: [payload, $]
                    decimals: schema
                    time: ms
                    """),
            new Preset("openxc", "OpenXC vehicle messages and traces.", "", """
                    format: openxc
                    """),
            new Preset(
                    "otlp-json",
                    "OpenTelemetry metrics in OTLP's JSON: gauges and sums, named by the attributes of resource and point and the metric.",
                    "Histograms and summaries are not read. To name series by some attributes only: fields: {series: [resource.attributes.service.name, name]}.",
                    """
                    format: json
                    records:
                      - resourceMetrics[*].scopeMetrics[*].metrics[*].gauge.dataPoints[*]
                      - resourceMetrics[*].scopeMetrics[*].metrics[*].sum.dataPoints[*]
                    pairs: attributes
                    fields: {series: [resource.attributes.*, attributes.*, name], time: timeUnixNano, value: asDouble|asInt, unit: unit}
                    time: ns
                    """),
            new Preset(
                    "owntracks",
                    "OwnTracks locations: lat, lon, alt, vel (whole km/h) and cog of each tracker.",
                    "",
                    """
                    format: json
                    fields: {series: tid, time: tst, value: [lat, lon, alt, vel, cog]}
                    units: {alt: m, vel: km/h}
                    time: s
                    """),
            new Preset(
                    "prometheus-adapter",
                    "The Prometheus Kafka adapter: values as text; the labels and the name are the series.",
                    "For counters: series: [{match: \"*_total\", kind: counter}].",
                    """
                    format: json
                    fields: {series: [labels.*, name], time: timestamp, value: value}
                    time: iso
                    """),
            new Preset(
                    "ros2-json",
                    "ROS 2 messages in JSON, of rosbridge too, with header.stamp: odometry by default.",
                    "Say fields.value for other messages than nav_msgs/Odometry; of several topics, fields: {series: [$topic]}.",
                    """
                    format: json
                    records: [msg, $]
                    fields:
                      series: header.frame_id
                      time: [header.stamp.sec|header.stamp.secs, header.stamp.nanosec|header.stamp.nsecs]
                      value: [pose.pose.position.x, pose.pose.position.y, pose.pose.position.z, twist.twist.linear.x, twist.twist.angular.z]
                    units: {pose.pose.position.x: m, pose.pose.position.y: m, pose.pose.position.z: m, twist.twist.linear.x: m/s, twist.twist.angular.z: rad/s}
                    time: [s, ns]
                    """),
            new Preset("senml", "Sensor Measurement Lists in JSON, RFC 8428.", "", """
                    format: senml
                    """),
            new Preset(
                    "tasmota",
                    "Telemetry of Tasmota: each number of each sensor, ENERGY/Power.",
                    "The device is only in the topic: entity: plug-1, or fields: {series: [$key, key-of($), key-of(*)]}. Its times are local: time: {unit: iso, zone: Europe/Berlin}.",
                    """
                    format: json
                    fields: {series: [key-of($), key-of(*)], time: Time}
                    time: iso
                    """),
            new Preset(
                    "telegraf-json",
                    "Telegraf's JSON serializer, single metrics and batches: tags, name and field are the series.",
                    "With json_timestamp_units = \"1ms\": time: ms.",
                    """
                    format: json
                    records: ["metrics[*]", $]
                    fields: {series: [tags.*, name, key-of(fields)], time: timestamp}
                    time: s
                    """),
            new Preset(
                    "thingsboard",
                    "Telemetry of ThingsBoard: a map of values under ts; keys may come and go.",
                    "",
                    """
                    format: json
                    fields: {series: [deviceName, key-of(values)], time: ts}
                    time: ms
                    """),
            new Preset(
                    "traccar",
                    "Positions that Traccar forwards: speed in knots, latitude, longitude, altitude, course.",
                    "",
                    """
                    format: json
                    records: [position, $]
                    fields: {series: device.name|device|deviceId, time: fixTime, value: [latitude, longitude, altitude, speed, course]}
                    units: {speed: kn, altitude: m}
                    time: iso
                    """));

    /**
     * The preset of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static Preset of(String name) {
        return ALL.stream()
                .filter(preset -> preset.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + String.join(", ", names())
                        + " (./hodograph formats tells what they read), but is \"" + name + "\""
                        + Nearest.hint(name, names())));
    }

    private static List<String> names() {
        return ALL.stream().map(Preset::name).toList();
    }
}
