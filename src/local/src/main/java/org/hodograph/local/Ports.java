package org.hodograph.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import picocli.CommandLine.Option;

/** Ports of this machine that a command is told to use; checked before anything starts. */
final class Ports {

    private static final int MOST = 65_535;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            description = "Port of the broker, so that clients of yours find it. Default: one that is free")
    String kafka;

    @Option(
            names = "--flink-port",
            paramLabel = "PORT",
            description = "Port of Flink's page and REST interface. Default: one that is free")
    String flink;

    /** The broker's; a free one where none was asked for. */
    int kafka() throws IOException {
        return kafka == null ? Broker.freePort() : free("--kafka-port", kafka);
    }

    /** Flink's; 0, which takes any that is free, where none was asked for. */
    int flink() {
        return flink == null ? 0 : free("--flink-port", flink);
    }

    /**
     * A port that somebody asked for.
     *
     * @throws IllegalArgumentException if it is no port, or taken
     */
    static int free(String option, String text) {
        int port;
        try {
            port = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            port = 0;
        }
        if (port < 1 || port > MOST) {
            throw new IllegalArgumentException(
                    option + " must be a port from 1 to " + MOST + ", but is \"" + text + "\"");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a connection that has just ended is nobody's
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException e) {
            throw new IllegalArgumentException(option + ": port " + port + " is taken", e);
        }
    }
}
