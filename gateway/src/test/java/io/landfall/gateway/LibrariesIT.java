package io.landfall.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.segment.analytics.Analytics;
import com.segment.analytics.messages.TrackMessage;
import io.landfall.event.Facts;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import io.landfall.topic.Topics;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that teams run send here, unchanged. */
class LibrariesIT {

    @TempDir
    Path folder;

    private GatewayBed bed;

    @BeforeEach
    void start() throws Exception {
        bed = new GatewayBed(folder, "port: 0\notlp: {secret: a token}\nsegment: {secret: a write key}\n", "none");
    }

    @AfterEach
    void stop() {
        bed.close();
    }

    @Test
    void openTelemetrySendsSpansAndEvaluations() {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(bed.uri("/v1/traces").toString())
                .addHeader("Authorization", "Bearer a token")
                .setCompression("gzip")
                .build();
        Resource shop = Resource.create(Attributes.of(
                AttributeKey.stringKey("service.name"),
                "shop",
                AttributeKey.stringKey("deployment.environment.name"),
                "staging"));
        String trace;
        try (SdkTracerProvider tracing = SdkTracerProvider.builder()
                .setResource(shop)
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build()) {
            Span span = tracing.get("test")
                    .spanBuilder("GET /orders/{id}")
                    .setSpanKind(SpanKind.SERVER)
                    .setAttribute("http.route", "/orders/{id}")
                    .setAttribute("http.response.status_code", 200L)
                    .setAttribute("user.id", "ines")
                    .startSpan();
            span.addEvent(
                    "feature_flag.evaluation",
                    Attributes.of(
                            AttributeKey.stringKey("feature_flag.key"),
                            "new-basket",
                            AttributeKey.stringKey("feature_flag.result.variant"),
                            "on"));
            span.end();
            trace = span.getSpanContext().getTraceId()
                    + '-'
                    + span.getSpanContext().getSpanId();
        }

        await().atMost(20, SECONDS).until(() -> bed.read(Topics.USAGE).size() == 2);
        List<Usage> usages =
                bed.read(Topics.USAGE).stream().map(Usage.class::cast).toList();
        assertThat(usages).extracting(Usage::getSource).containsOnly("otel:shop");
        assertThat(usages).extracting(Usage::getEnvironment).containsOnly("staging");
        assertThat(usages).extracting(Usage::getFact).containsExactlyInAnyOrder(UsageFact.USE, UsageFact.EVALUATION);
        assertThat(usages)
                .filteredOn(usage -> usage.getFact() == UsageFact.USE)
                .singleElement()
                .satisfies(use -> {
                    assertThat(Facts.id(use)).isEqualTo(trace);
                    assertThat(use.getSignal()).isEqualTo("/orders/{id}");
                    assertThat(use.getActorClass()).isEqualTo(ActorClass.EXTERNAL);
                    assertThat(use.getActor()).isNotEqualTo("ines").isNotNull();
                });
    }

    @Test
    void segmentTracks() {
        Analytics analytics = Analytics.builder("a write key")
                .endpoint(bed.uri("").toString())
                .flushQueueSize(1)
                .build();
        analytics.enqueue(TrackMessage.builder("Order Completed").userId("ines").messageId("m-1"));
        analytics.flush();

        await().atMost(20, SECONDS).until(() -> bed.read(Topics.USAGE).size() == 1);
        analytics.shutdown();
        assertThat(bed.read(Topics.USAGE)).singleElement().isInstanceOfSatisfying(Usage.class, use -> {
            assertThat(use.getId()).isEqualTo("m-1");
            assertThat(use.getSignal()).isEqualTo("Order Completed");
            assertThat(use.getFact()).isEqualTo(UsageFact.USE);
        });
    }
}
