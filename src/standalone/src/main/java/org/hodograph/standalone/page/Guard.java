package org.hodograph.standalone.page;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who may ask. The name in {@code Host} must be one that this server goes by, so that no name of a stranger's that was pointed here
 * can read it; an {@code Origin} must be the same; and beyond this machine every request carries the token, by a cookie or as a bearer.
 */
final class Guard {

    /** Sent with everything. */
    static final HttpFields HEADERS = HttpFields.build()
            .put(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self';"
                            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
            .put("X-Content-Type-Options", "nosniff")
            .put("X-Frame-Options", "DENY")
            .put("Referrer-Policy", "no-referrer")
            .put("Cross-Origin-Opener-Policy", "same-origin")
            .put("Cross-Origin-Resource-Policy", "same-origin")
            .put("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
            .asImmutable();

    /** The cookie that carries the token. */
    static final String COOKIE = "hodograph";

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    private final Set<String> names = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
    private final String token; // null: this machine only
    private final int port;

    Guard(PagePlace place, int port) {
        this.port = port;
        token = place.token();
        names.add(place.host().toLowerCase(Locale.ROOT));
        if (token != null) {
            try {
                names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
            } catch (UnknownHostException e) {
                // it goes by its addresses
            }
        }
    }

    /** Why a request is refused, in words; null: it is not. */
    String fault(Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host == null || !isOwn(host.toLowerCase(Locale.ROOT))) {
            return "the name " + host + " is not one of this page";
        }
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host)) {
            return "the origin " + origin + " is not this page";
        }
        return null;
    }

    private boolean isOwn(String host) {
        String name = host.replaceFirst(":\\d+$", "");
        boolean known =
                names.contains(name) || (token != null && ADDRESS.matcher(name).matches());
        boolean ported = token != null || host.endsWith(":" + port) || (port == 80 && host.equals(name));
        return known && ported;
    }

    /** Whether a request carries the token, or needs none. */
    boolean isAllowed(Request request) {
        if (token == null) {
            return true;
        }
        String bearer = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (bearer != null && bearer.startsWith("Bearer ") && isToken(bearer.substring(7))) {
            return true;
        }
        for (HttpCookie cookie : Request.getCookies(request)) {
            if (cookie.getName().equals(COOKIE) && isToken(cookie.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text is the token; takes as long whatever the text. */
    boolean isToken(String text) {
        return token != null
                && text != null
                && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }
}
