package org.hodograph.flink.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a receiver of alerts that fire and end, in the order in which they did, from a thread of its own. What is not taken is tried
 * again after pauses that double up to a minute, and dropped when its time is over. {@link #tell} never waits; it is for one thread.
 */
public final class Webhook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_PENDING = 100_000;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LAST = Duration.ofSeconds(2);
    private static final double LEAST_JITTER = 0.8;
    private static final double MOST_JITTER = 1.2;

    private final Target target;
    private final Post post;
    private final Waiting waiting;
    private final Set<String> pending = new HashSet<>(); // alerts that have not fired: their end is nobody's concern
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Thread thread = new Thread(this::run, "hodograph-webhook");
    private final AtomicInteger failuresInRow = new AtomicInteger();

    private Webhook(Target target) {
        this.target = target;
        post = new Post(target);
        waiting = new Waiting(target.queue());
        thread.setDaemon(true);
    }

    /** Begins to tell. */
    public static Webhook start(Target target) {
        Webhook webhook = new Webhook(target);
        webhook.thread.start();
        return webhook;
    }

    /** Takes a record of the alerts topic. */
    public void tell(byte[] alert) {
        try {
            AlertRecord record = AlertRecord.read(alert);
            if (record.isPending()) {
                if (pending.size() < MOST_PENDING) {
                    pending.add(record.key());
                }
            } else if (!pending.remove(record.key()) || record.isFiring()) {
                if (waiting.add(record) && dropped.getAndIncrement() == 0) {
                    LOG.warn(
                            "more than {} changes of alerts wait for the webhook {} (sink.webhook.queue): the oldest are dropped and counted",
                            target.queue(),
                            target.shown());
                }
            }
        } catch (IOException e) {
            dropped.incrementAndGet(); // not of this version
        }
    }

    private void run() {
        try {
            while (true) {
                List<Waiting.Change> changes = waiting.take(MOST_AT_ONCE);
                try {
                    send(changes);
                } catch (RuntimeException | Error e) {
                    dropped.addAndGet(changes.size());
                    LOG.error("{} changes of alerts are not told: a fault of Hodograph", changes.size(), e);
                }
                waiting.done();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void send(List<Waiting.Change> changes) throws InterruptedException {
        byte[] body = Notification.body(
                target.job(), changes.stream().map(Waiting.Change::record).toList());
        long end = changes.get(0).cameNanos() + target.retryFor().toNanos();
        while (true) {
            if (failuresInRow.get() > 0) {
                if (System.nanoTime() - end >= 0) {
                    drop(changes.size(), "has not taken them within sink.webhook.retry-for");
                    return;
                }
                Thread.sleep(pauseMillis());
            }
            switch (post.send(body)) {
                case TAKEN -> {
                    told.addAndGet(changes.size());
                    if (failuresInRow.get() > 0) {
                        LOG.info("the webhook {} takes alerts again", target.shown());
                    }
                    failuresInRow.set(0);
                    return;
                }
                case REFUSED -> {
                    failed.incrementAndGet();
                    failuresInRow.set(0);
                    drop(changes.size(), "refuses them");
                    return;
                }
                case LATER -> {
                    failed.incrementAndGet();
                    if (failuresInRow.incrementAndGet() == 1) {
                        LOG.warn(
                                "the webhook {} does not take alerts ({}); it is tried again for {} s",
                                target.shown(),
                                post.words(),
                                target.retryFor().toSeconds());
                    }
                }
            }
        }
    }

    private void drop(int count, String why) {
        dropped.addAndGet(count);
        LOG.warn("{} changes of alerts are not told: the webhook {} {} ({})", count, target.shown(), why, post.words());
    }

    /** Twice as long after each failure, and never two tasks at once for long. */
    private long pauseMillis() {
        long doubled = target.firstPause().toMillis() << Math.min(failuresInRow.get() - 1, 20);
        double jitter = ThreadLocalRandom.current().nextDouble(LEAST_JITTER, MOST_JITTER);
        return (long) (jitter * Math.min(doubled, LONGEST_PAUSE.toMillis()));
    }

    /** Changes that the receiver has taken. */
    public long told() {
        return told.get();
    }

    /** Changes that nobody was told of. */
    public long dropped() {
        return dropped.get();
    }

    /** Requests that were not taken. */
    public long failed() {
        return failed.get();
    }

    /** Changes that wait or are on their way. */
    public int waiting() {
        return waiting.count();
    }

    /** Waits until all is told, for as long as a request may take. */
    public void drain() throws InterruptedException {
        waiting.awaitNone(target.timeout());
    }

    /** Tells what can be told at once, and ends. */
    @Override
    public void close() {
        try {
            if (failuresInRow.get() == 0) {
                waiting.awaitNone(LAST);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        try {
            thread.join(LAST.toMillis()); // it must not outlive the classes of its job
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int left = waiting.count();
        if (left > 0) {
            dropped.addAndGet(left);
            LOG.warn("{} changes of alerts are not told to the webhook {}: the job has ended", left, target.shown());
        }
    }
}
