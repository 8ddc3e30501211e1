package org.hodograph.flink.webhook;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import org.hodograph.pipeline.config.WebhookSettings;

/**
 * Where to tell, its placeholders replaced where the job is started.
 *
 * @param job its name
 * @param address may hold a secret
 * @param authorization a secret; null: none
 * @param shown the address for eyes
 * @param timeout of a request
 * @param firstPause before the second try; later ones are twice as long each
 * @param retryFor how long after its change an alert is still tried
 * @param queue how many changes wait at most
 */
public record Target(
        String job,
        URI address,
        String authorization,
        String shown,
        Duration timeout,
        Duration firstPause,
        Duration retryFor,
        int queue)
        implements Serializable {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** That of a job's settings. */
    public static Target of(WebhookSettings settings, String job) {
        return new Target(
                job,
                settings.address(),
                settings.authorization(),
                settings.shown(),
                settings.timeout(),
                FIRST_PAUSE,
                settings.retryFor(),
                settings.queue());
    }

    @Override
    public String toString() {
        return shown;
    }
}
