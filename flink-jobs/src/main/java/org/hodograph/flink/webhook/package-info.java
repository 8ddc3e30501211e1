/**
 * Tells somebody outside of Kafka that alerts fire and end, in the form that Alertmanager's webhooks have.
 *
 * <pre>
 * record of the alerts topic ─ {@link org.hodograph.flink.webhook.Webhook}: a bounded queue, a thread ─ Notification ─ Post ─▶ receiver
 * </pre>
 *
 * <p>The queue never holds up the job: what is too much for it, or is not taken in time, is dropped and counted.
 */
package org.hodograph.flink.webhook;
