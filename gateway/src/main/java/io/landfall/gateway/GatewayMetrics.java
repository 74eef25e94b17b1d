package io.landfall.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;

/** What the gateway does, for Prometheus. */
final class GatewayMetrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    GatewayMetrics(Load load) {
        Gauge.builder("landfall.gateway.requests.open", load, Load::requests)
                .description("Requests that are not answered yet.")
                .register(registry);
        Gauge.builder("landfall.gateway.bytes.held", load, Load::bytes)
                .description("Bytes of bodies of requests that are not answered yet.")
                .baseUnit("bytes")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    void request(String endpoint, int status, long nanos) {
        Timer.builder("landfall.gateway.requests")
                .description("Requests by endpoint and status, from their first byte to their answer.")
                .tag("endpoint", endpoint)
                .tag("status", String.valueOf(status))
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void parts(String endpoint, Outcome outcome) {
        count(endpoint, "fact", outcome.facts());
        count(endpoint, "skipped", outcome.skipped());
        count(endpoint, "dead-letter", outcome.refused());
    }

    private void count(String endpoint, String became, int parts) {
        Counter.builder("landfall.gateway.parts")
                .description("Parts of requests by what became of them.")
                .tag("endpoint", endpoint)
                .tag("became", became)
                .register(registry)
                .increment(parts);
    }

    String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
