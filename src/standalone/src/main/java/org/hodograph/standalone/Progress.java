package org.hodograph.standalone;

import java.io.Closeable;
import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a long file is read, how fast, and how long it will take: a line on a terminal that draws itself anew and is gone at the
 * end. Nothing of what takes less than two seconds. For one thread.
 */
final class Progress implements Closeable {

    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final int WIDTH = 80; // characters
    private static final long UNIT = 1_000_000; // bytes
    private static final String TERMINALS = "hodograph.terminals"; // said by the launcher, who can ask: out, err

    private final long bytes;
    private final PrintWriter terminal; // null: nobody looks
    private final long begun = System.nanoTime();
    private ProgressBar bar; // null: not yet

    private Progress(long bytes, PrintWriter terminal) {
        this.bytes = bytes;
        this.terminal = terminal;
    }

    /**
     * The progress of a command.
     *
     * @param bytes to be read; 0: nobody knows
     * @param writesRecords whether standard output is written meanwhile: a terminal that shows it has no place for more
     */
    static Progress of(boolean isQuiet, long bytes, boolean writesRecords, PrintWriter err) {
        String terminals = System.getProperty(TERMINALS, "");
        boolean isSeen = terminals.contains("err") && !(writesRecords && terminals.contains("out"));
        return new Progress(bytes, isQuiet || bytes == 0 || !isSeen ? null : err);
    }

    /** So many bytes are read. */
    void at(long read) {
        if (terminal == null) {
            return;
        }
        if (bar == null && System.nanoTime() - begun >= PATIENCE_NANOS) {
            bar = new ProgressBarBuilder()
                    .setTaskName("reading")
                    .setInitialMax(bytes)
                    .setUnit(" MB", UNIT)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .startsFrom(0, Duration.ofNanos(System.nanoTime() - begun))
                    .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                    .build();
        }
        if (bar != null) {
            bar.stepTo(read);
        }
    }

    private void draw(String line) {
        terminal.print("\r" + line);
        terminal.flush();
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            draw(" ".repeat(WIDTH) + "\r");
            bar = null;
        }
    }
}
