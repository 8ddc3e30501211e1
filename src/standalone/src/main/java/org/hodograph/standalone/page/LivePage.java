package org.hodograph.standalone.page;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.CountDownLatch;
import org.hodograph.pipeline.config.JobConfig;

/** The page of one run: its port is taken when it is made, so that a fault is told before anything starts; it is served from {@link #start} on. */
public final class LivePage implements AutoCloseable {

    private final PagePlace place;
    private final int latest;
    private final ServerSocketChannel port;
    private Board board;
    private PageServer server;

    LivePage(PagePlace place) throws IOException {
        this(place, LatestMetrics.MOST);
    }

    /** {@code latest}: how many series {@code /metrics/latest} has at most. */
    LivePage(PagePlace place, int latest) throws IOException {
        this.place = place;
        this.latest = latest;
        port = place.bind();
    }

    /**
     * Serves what the board has.
     *
     * @param job whose records it shows
     * @param host what the page calls the host
     */
    public Board start(JobConfig job, String host) throws IOException {
        board = new Board(job, host);
        server = new PageServer(board, new Guard(place, number()), new LatestMetrics(board, latest));
        server.start(port);
        return board;
    }

    private int number() throws IOException {
        return ((InetSocketAddress) port.getLocalAddress()).getPort();
    }

    /** What to open in a browser. */
    public String address() throws IOException {
        String host = place.host().contains(":") ? "[" + place.host() + "]" : place.host();
        return "http://" + host + ":" + number() + "/" + (place.token() == null ? "" : "?token=" + place.token());
    }

    /** Waits for as long as the process, or this thread, is wanted. */
    public static void untilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        try (port) {
            if (server != null) {
                server.close();
            }
        }
    }
}
