package org.hodograph.standalone;

import java.io.Closeable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells the silence of series by the wall clock while whoever reads a live input waits for more of it. Host and output are
 * touched under this object's monitor only: the reader holds it while it hands records on.
 */
final class SilenceWatch implements Closeable {

    private static final int EVERY_MILLIS = 100;

    private final SeriesHost host;
    private final StreamOutput output;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "silence");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean waiting; // a reader that is behind its input knows nothing of silence

    /**
     * A watch that begins at once.
     *
     * @param live whether the input is; the silence of any other means nothing
     */
    SilenceWatch(SeriesHost host, StreamOutput output, boolean live) {
        this.host = host;
        this.output = output;
        if (live) {
            Future<?> unused = clock.scheduleAtFixedRate(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Says whether the reader waits for input from now on. */
    void readerWaits(boolean waits) {
        waiting = waits;
    }

    private synchronized void look() {
        if (waiting) {
            host.idle(System.currentTimeMillis());
            output.flush();
        }
    }

    /** Nothing is told any more after this. */
    @Override
    public void close() {
        clock.shutdown(); // an interrupt would close the file that a look may be writing to
        synchronized (this) {
            waiting = false;
        }
    }
}
