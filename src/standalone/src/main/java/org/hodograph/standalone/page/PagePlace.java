package org.hodograph.standalone.page;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Where the page is.
 *
 * @param host an address or name of this machine
 * @param port 0: any that is free
 * @param isGiven whether the user gave the port; if not, another one may do
 * @param token that every request must carry; null: none, for this machine only
 */
record PagePlace(String host, int port, boolean isGiven, String token) {

    /** The address of this machine for itself. */
    static final String HERE = "127.0.0.1";

    private static final String TOKEN = "HODOGRAPH_TOKEN"; // a variable of the environment
    private static final int LEAST_TOKEN = 16;
    private static final int TOKEN_BYTES = 16;

    /**
     * Reads options.
     *
     * @param port a number or none; null: {@code otherwise}
     * @param host null: this machine only
     * @return null: no page
     * @throws IllegalArgumentException if they are no place
     */
    static PagePlace of(String port, String host, String otherwise) {
        String word = port == null ? otherwise : port;
        if (word.equals("none")) {
            if (host != null) {
                throw new IllegalArgumentException("--host says where the page is, but there is none");
            }
            return null;
        }
        int number = number(word);
        if (host == null) {
            return new PagePlace(HERE, number, port != null, null);
        }
        try {
            return new PagePlace(
                    host, number, port != null, InetAddress.getByName(host).isLoopbackAddress() ? null : newToken());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "--host must be an address or name of this machine, for example 0.0.0.0, but is \"" + host + "\"",
                    e);
        }
    }

    private static int number(String word) {
        try {
            int number = Integer.parseInt(word);
            if (number >= 0 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, with the rule
        }
        throw new IllegalArgumentException(
                "--page must be a port from 1 to 65535, 0 for any that is free, or none, but is \"" + word + "\"");
    }

    private static String newToken() {
        String given = System.getenv(TOKEN);
        if (given == null) {
            byte[] random = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(random);
            return HexFormat.of().formatHex(random);
        }
        if (given.length() < LEAST_TOKEN) {
            throw new IllegalArgumentException(
                    TOKEN + " must have at least " + LEAST_TOKEN + " characters, but has " + given.length());
        }
        return given;
    }

    /**
     * Takes the port, so that nobody else does before the server starts.
     *
     * @throws IllegalArgumentException if it is taken, or may not be
     */
    ServerSocketChannel bind() throws IOException {
        try {
            return bind(port);
        } catch (BindException e) {
            if (!isGiven) {
                return bind(0);
            }
            throw new IllegalArgumentException(
                    "--page " + port + ": " + host + " has no such port free (" + e.getMessage()
                            + "); another one may be, 0 takes any",
                    e);
        } catch (java.net.SocketException e) {
            throw new IllegalArgumentException("--page " + port + ": not allowed here (" + e.getMessage() + ")", e);
        }
    }

    private ServerSocketChannel bind(int at) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(host, at));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
