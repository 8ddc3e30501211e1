package org.hodograph.flink.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The name that Alertmanager gives to a set of labels: FNV-1a of 64 bits over names and values, each ended by a byte that no text has. */
final class Fingerprint {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int END = 0xff;

    private Fingerprint() {}

    static String of(Map<String, String> labels) {
        SortedMap<String, String> sorted = new TreeMap<>(labels);
        long hash = OFFSET;
        for (Map.Entry<String, String> label : sorted.entrySet()) {
            hash = add(add(hash, label.getKey()), label.getValue());
        }
        return String.format("%016x", hash);
    }

    private static long add(long hash, String text) {
        long next = hash;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            next = (next ^ (octet & 0xff)) * PRIME;
        }
        return (next ^ END) * PRIME;
    }
}
