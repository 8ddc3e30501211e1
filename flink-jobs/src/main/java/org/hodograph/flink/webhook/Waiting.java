package org.hodograph.flink.webhook;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Changes of alerts that wait for a receiver, the oldest first; what is too much drops the oldest. For any thread. */
final class Waiting {

    /** A change, and when it came by {@link System#nanoTime}. */
    record Change(AlertRecord record, long cameNanos) {}

    private final int most;
    private final Deque<Change> changes = new ArrayDeque<>();
    private int inFlight;

    Waiting(int most) {
        this.most = most;
    }

    /** Adds one; whether another one had to go for it. */
    synchronized boolean add(AlertRecord record) {
        boolean isFull = changes.size() == most;
        if (isFull) {
            changes.removeFirst();
        }
        changes.addLast(new Change(record, System.nanoTime()));
        notifyAll();
        return isFull;
    }

    /** Waits for some, of each alert one at most, and takes them; {@link #done} must follow. */
    synchronized List<Change> take(int atMost) throws InterruptedException {
        while (changes.isEmpty()) {
            wait();
        }
        List<Change> taken = new ArrayList<>();
        Set<String> alerts = new HashSet<>();
        while (taken.size() < atMost
                && !changes.isEmpty()
                && alerts.add(changes.peekFirst().record().key())) {
            taken.add(changes.removeFirst());
        }
        inFlight = taken.size();
        return taken;
    }

    /** Nothing is to be done any more about what was taken. */
    synchronized void done() {
        inFlight = 0;
        notifyAll();
    }

    /** Those that wait or are on their way. */
    synchronized int count() {
        return changes.size() + inFlight;
    }

    /** Waits until there are none, but not for longer than that. */
    synchronized void awaitNone(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (changes.size() + inFlight > 0) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return;
            }
            wait(millis);
        }
    }
}
