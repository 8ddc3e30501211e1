package org.hodograph.pipeline.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.pipeline.output.Topic;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Files with every key there is. */
final class EveryKey {

    /** Every key of this version with a value that is not its default, wherever there is another. */
    static final String YAML = """
            name: every-key
            source:
              brokers: kafka-1:9092,kafka-2:9092
              topics: [raw, more]
              format: csv
              fields: {series: [id], time: at, value: v, unit: u}
              csv: {columns: [id, at, v], delimiter: tab, comment: none, skip: 2, header-rows: 3, units-row: 2, units: [none, s, m]}
              as: {vehicle_speed: speed}
              encoding: latin1
              order: descending
              avro:
                schema: src/test/resources/formats/drive.avsc
                reader-schema: src/test/resources/formats/drive.avsc
                registry: http://registry:8081
                registry-login: "me:${file:src/test/resources/formats/drive.avsc}"
                framing: single-object
              protobuf: {descriptor-set: src/test/resources/formats/drive.desc, message: fleet.Drive, framing: confluent}
              time: {pattern: "dd.MM.yyyy HH:mm:ss", zone: Europe/Berlin, locale: de}
              numbers: {decimal: ",", grouping: "."}
              absent: reject
              entity: boat-1
              partition-by: entity
              start: 2026-01-05T00:00:00Z
              max-out-of-orderness: 2s
              max-future-skew: 5min
              max-series: 7
              kafka: {security.protocol: SSL}
              control-topic: rules
            series:
              - match: "*/speed"
                unit: km/h
                order: 1
                kind: counter(reset=zero)
                method: local-polynomial(window=15, degree=2)
                lag: 8 samples
                gap: 5s
                idle: {after: 10s, then: hold}
                duplicates: mean
                resolution: 0.25
                low-snr: 1.5
                emit: immediately
                expire-after: 48h
                events: [corner, inflection]
                curvature: graph(x=10s, y=5 km/h)
                missing: [-9999, 0]
                max-step: 20
                max-rate: 5 m/s2
                range: [-10 km/h, 300 km/h]
                valid: [{field: u, equals: [1, true]}]
                show-in: {speed: mph}
            tracks:
              - {match: "boat-*", x: east, y: north, z: up, frame: metres, axes: sae-j670, min-speed: 2 km/h}
            profiles:
              - {profile: harsh-driving/digital-matter@1, speed: "*/v", track: "boat-*", severity: page, labels: {team: fleet}}
              - {profile: un-r79-lateral-jerk@1, lateral-acceleration: "*/lateral"}
            sensitivities: [{match: "boat-*", name: fuel, of: tank, by: log, window: 2min}]
            cross-checks:
              - {match: "boat-*", derivative: v, of: log, order: 2, window: 2min, scale-tolerance: 0.1, delay-tolerance: 3s}
            alerts:
              - alert: HarshBraking
                on: {series: "*/speed", quantity: acceleration}
                when: "< -0.45 g"
                release: "> -3.65 m/s2"
                for: 100ms
                keep-firing-for: 2s
                confidence: 0.9
                no-data: resolve
                severity: page
                labels: {team: fleet}
              - alert: OddBend
                on: {series: "boat-*", quantity: curvature}
                when: abs unusual
                false-alarms: 1/day
                learn: 500 samples
                memory: 7d
                context: speed:10 km/h
                tail: common
                errors: ignore
                generation: spring
                freeze: boat-7
                share: "abs 2.31 in 412345 samples: 0.12 0.4 0.9+"
            sink:
              topics: {velocity: v, acceleration: a, jerk: j, curvature: c, track: t, derivatives: d}
              format: avro
              avro: {framing: confluent, registry: "http://registry:8081", registry-login: "${env:PATH}:${env:PATH}"}
              retention: 7d
              delivery: exactly-once
              partitions: 3
              kafka: {compression.type: zstd}
              show-in: {speed: km/h, acceleration: g, angle: deg}
              webhook: {url: "https://alerts.example:9095", bearer: "${env:PATH}", timeout: 3s, retry-for: 2min, queue: 50}
            job: {parallelism: 4, checkpoint-interval: 30s, checkpoints: "file:///checkpoints", state: rocksdb, latency: throughput}
            """;

    /** The keys that only JSON has. */
    static final String JSON = """
            source:
              preset: telegraf-json
              records: ["values[*]", $]
              pairs: [attributes]
              decimals: {amount: 2, total: -1}
              units: {speed: kn}
              fields: {series: [$key, id, key-of(values)], value: [^.a|b]}
            """;

    /** The keys that the design promises, as it writes them. */
    static final String DESIGN = """
            name: vehicle-telemetry
            source:
              brokers: localhost:9092
              topics: [telemetry]
              format: json
              fields: {series: [vehicle, signal], time: t, value: value, unit: unit}
              csv: {columns: [t, speed], delimiter: ",", comment: "#", skip: 0, header-rows: 1}
              time: iso
              partition-by: entity
              start: committed
              max-out-of-orderness: 0ms
              max-future-skew: 1h
              max-series: 1000000
              kafka: {}
              control-topic: rules
            series:
              - match: "*/speed"
                unit: km/h
                order: 1
                kind: counter(reset=drop)
                method: local-polynomial(window=21, degree=3)
                lag: 0ms
                gap: none
                idle: {after: 10s, then: "null"}
                duplicates: first
                resolution: 0.1
                low-snr: 2
                emit: immediately
                expire-after: 1h
            tracks:
              - match: "*"
                x: longitude
                y: latitude
                frame: wgs84
                axes: iso8855
                min-speed: 0.5 m/s
            alerts:
              - alert: HarshBraking
                on: {series: "*/speed", quantity: acceleration}
                when: "< -4.4 m/s2"
                release: "> -3.65 m/s2"
                for: 100ms
                keep-firing-for: 0ms
                confidence: 0.95
                no-data: keep
                severity: warning
                labels: {}
            sink:
              topics: {velocity: v, acceleration: a, jerk: j, curvature: c, track: t, derivatives: d, events: e, alerts: al, status: s, late: l, rejected: r}
              format: json
              delivery: at-least-once
              partitions: as the source
              kafka: {}
            job: {parallelism: cores, checkpoint-interval: 10s, checkpoints: none, state: heap, latency: low}
            """;

    private EveryKey() {}

    /** The keys of a YAML text, as {@code source.fields.time} and {@code series[].match}; those of Kafka's own settings, of labels, of show-in, of a time's form and of values' and signals' names left out. */
    static Set<String> paths(String yaml) {
        Set<String> paths = new TreeSet<>();
        collect("", new Load(LoadSettings.builder().build()).loadFromString(yaml), paths);
        return paths;
    }

    private static void collect(String path, Object value, Set<String> paths) {
        if (value instanceof Map<?, ?> map
                && !path.endsWith(".kafka")
                && !path.endsWith(".labels")
                && !path.equals("source.time")
                && !path.equals("source.decimals")
                && !path.equals("source.units")
                && !path.equals("source.as")
                && !path.endsWith(".show-in")) {
            map.forEach((key, inner) -> collect(path.isEmpty() ? "" + key : path + "." + key, inner, paths));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            list.forEach(inner -> collect(path + "[]", inner, paths));
        } else {
            paths.add(path);
        }
    }

    /** The keys of the table before the first section of a Markdown page: the code in the first cell of its rows. */
    static Set<String> documented(String page) {
        Set<String> keys = new TreeSet<>();
        Matcher rows = Pattern.compile("(?m)^\\| (`[a-z][^|]*`) \\|").matcher(page.substring(0, page.indexOf("\n## ")));
        while (rows.find()) {
            Matcher code = Pattern.compile("`([^`]+)`").matcher(rows.group(1));
            while (code.find()) {
                add(code.group(1), keys);
            }
        }
        return keys;
    }

    private static void add(String key, Set<String> keys) {
        if (key.endsWith(".<role>")) {
            for (Topic topic : Topic.values()) {
                keys.add(key.replace("<role>", topic.word()));
            }
        } else {
            keys.add(key);
        }
    }
}
