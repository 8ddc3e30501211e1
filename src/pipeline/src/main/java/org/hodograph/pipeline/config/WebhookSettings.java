package org.hodograph.pipeline.config;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;

/**
 * An address that is told of alerts. Of it only the host and the port are ever shown: many services have their secret in the path.
 *
 * @param url as the file writes it, perhaps with placeholders
 * @param bearer a token as the file writes it, best as a placeholder; null: none
 * @param timeout of a request
 * @param retryFor how long after its change an alert is still tried
 * @param queue how many changes of alerts wait at most, for each task
 */
public record WebhookSettings(String url, String bearer, Duration timeout, Duration retryFor, int queue)
        implements Serializable {

    private static final String HIDDEN = "hidden";

    public WebhookSettings {
        if (bearer != null && uri(url).getRawUserInfo() != null) {
            throw new IllegalArgumentException("sink.webhook has a login in url and a bearer, but can send only one");
        }
    }

    /** Checks an address; what is wrong with it is said without it. */
    static String checkedUrl(String written) {
        URI unused = uri(written);
        return written;
    }

    /** Checks a token, likewise. */
    static String checkedBearer(String written) {
        String token = Texts.resolved(written);
        if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("must be one word of ASCII (not shown, it is a secret)");
        }
        return written;
    }

    private static URI uri(String written) {
        String resolved = Texts.resolved(written).strip();
        try {
            URI uri = new URI(resolved);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // told below, without the text that the exception repeats
        }
        throw new IllegalArgumentException(
                "must be an address such as https://alerts.example:9095/hook with a host of letters, digits, dots and hyphens (what it is is not shown, it may hold a secret)");
    }

    /** Where to send, without a login. */
    public URI address() {
        return URI.create(uri(url).toString().replaceFirst("^([A-Za-z]+://)[^/?#]*@", "$1"));
    }

    /** The header Authorization; null: none. It is a secret. */
    public String authorization() {
        if (bearer != null) {
            return "Bearer " + Texts.resolved(bearer);
        }
        String login = uri(url).getUserInfo();
        return login == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** The address for eyes, without login, path and query. */
    public String shown() {
        URI uri = uri(url);
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    /** The address for a file that somebody may see; a placeholder is shown. */
    String printedUrl() {
        URI uri = uri(url);
        boolean isOpen = uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawPath().length() <= 1;
        return Texts.isPlaceholder(url) ? url : isOpen ? shown() : shown() + "/" + HIDDEN;
    }

    /** The token for a file that somebody may see; null: none. */
    String printedBearer() {
        return bearer == null || Texts.isPlaceholder(bearer) ? bearer : HIDDEN;
    }

    @Override
    public String toString() {
        return shown();
    }
}
