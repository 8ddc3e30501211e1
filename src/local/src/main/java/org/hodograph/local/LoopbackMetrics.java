package org.hodograph.local;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.prometheus.AbstractPrometheusReporter;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Flink's metrics for Prometheus, at a port of the loopback address; Flink's own reporter listens on every address there is. */
public final class LoopbackMetrics extends AbstractPrometheusReporter {

    private static final String NAME = "prometheus";
    private static final String PORT = "port";

    private HTTPServer server;

    /** Made by Flink. */
    public static final class Factory implements MetricReporterFactory {

        @Override
        public MetricReporter createMetricReporter(Properties properties) {
            return new LoopbackMetrics();
        }
    }

    /** Lets a cluster with these settings report at a port. */
    static void at(int port, Configuration settings) {
        Configuration own = MetricOptions.forReporter(settings, NAME);
        own.set(MetricOptions.REPORTER_FACTORY_CLASS, Factory.class.getName());
        own.setString(PORT, Integer.toString(port));
    }

    @Override
    public void open(MetricConfig config) {
        super.open(config);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), config.getInteger(PORT, 0));
        try {
            server = new HTTPServer(address, registry(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The superclass keeps it to its package. */
    private CollectorRegistry registry() {
        try {
            Field field = AbstractPrometheusReporter.class.getDeclaredField("registry");
            field.setAccessible(true);
            return (CollectorRegistry) field.get(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Flink's Prometheus reporter has changed", e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
        super.close();
    }
}
