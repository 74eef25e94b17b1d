package io.landfall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That benchmarks run and what they print; not what they measure, which means nothing at this size. */
class BenchIT {

    @Test
    void timersPrintOneObjectWithEachFigureBesideItsLimit() throws Exception {
        Ran ran = Ran.command("bench", "timers", "--items=10000", "--json");

        assertThat(ran.status()).as(ran.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(ran.out());
        assertThat(ran.out().lines()).hasSize(1);
        assertThat(report.get("name").asText()).isEqualTo("timers");
        assertThat(report.get("machine").asText()).contains("Java");
        requireComparison(report);
        report.get("others").forEach(BenchIT::requireComparison);
        assertThat(ours(report.get("others")))
                .anyMatch(what -> what.matches("1,000 due, assessed and published, 10,000 open"))
                .anyMatch(what -> what.matches("restore of the deadline index, [1-9][0-9,]+ records"))
                .anyMatch(what -> what.matches("restore of the whole task, [1-9][0-9,]+ records"));
    }

    @Test
    void routingPrintsOneObjectWithManyFeaturesBesideFew() throws Exception {
        Ran ran = Ran.command("bench", "routing", "--features=300", "--events=2000", "--json");

        assertThat(ran.status()).as(ran.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(ran.out());
        assertThat(ran.out().lines()).hasSize(1);
        assertThat(report.get("name").asText()).isEqualTo("routing");
        requireComparison(report);
        assertThat(report.get("bound").asDouble()).isCloseTo(1 / 1.5, within(1e-3));
        assertThat(report.at("/ours/what").asText()).contains("900 patterns");
        assertThat(report.at("/limit/what").asText()).contains("30 patterns");
        report.get("others").forEach(BenchIT::requireComparison);
    }

    @Test
    void gatewayTellsRatesBesideThoseOfAProducer() throws Exception {
        Ran ran = Ran.command("bench", "gateway", "--events=2000", "--overload=1", "--json");

        assertThat(ran.status()).as(ran.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(ran.out());
        requireComparison(report);
        assertThat(report.at("/ours/what").asText()).isEqualTo("gateway, 1000 events a request");
        assertThat(report.at("/limit/what").asText()).isEqualTo("bare producer");
        assertThat(report.get("what").asText()).contains("1 s of overload: ");
        assertThat(ours(report.get("others")))
                .containsExactly("gateway, an event a request", "gateway, 100 events a request");
    }

    @Test
    void usageTellsRatesAndCpuTimesBesideThoseOfDecoding() throws Exception {
        Ran ran = Ran.command("bench", "usage", "--events=20000", "--rounds=1", "--warm-up=0", "--json");

        assertThat(ran.status()).as(ran.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(ran.out());
        assertThat(report.get("what").asText()).matches("20,000 events of 1[01][0-9] bytes in 4 partitions, .*");
        requireComparison(report);
        requireCpu(report);
        assertThat(report.at("/limit/what").asText()).isEqualTo("poll and decode");
        JsonNode others = report.get("others");
        others.forEach(BenchIT::requireComparison);
        assertThat(ours(others))
                .anyMatch(what -> what.endsWith(", 2 threads"))
                .anyMatch(what -> what.startsWith("naive"))
                .anyMatch(what -> what.startsWith("CPU time an event"));
    }

    private static void requireCpu(JsonNode comparison) {
        assertThat(comparison.at("/ours/cpuSeconds/process").asDouble()).isPositive();
        assertThat(comparison.at("/limit/cpuSeconds/process").asDouble()).isPositive();
        assertThat(comparison.at("/ours/cpuSeconds/broker").isNumber()).isTrue();
    }

    private static void requireComparison(JsonNode comparison) {
        double ours = comparison.at("/ours/rate").asDouble();
        double limit = comparison.at("/limit/rate").asDouble();
        assertThat(ours).isPositive();
        assertThat(limit).isPositive();
        assertThat(comparison.get("ratio").asDouble() / (ours / limit)).isBetween(0.99, 1.01);
        assertThat(comparison.at("/ours/what").asText()).isNotEmpty();
        assertThat(comparison.at("/limit/what").asText()).isNotEmpty();
    }

    private static List<String> ours(JsonNode others) {
        List<String> ours = new ArrayList<>();
        others.forEach(other -> ours.add(other.at("/ours/what").asText()));
        return ours;
    }
}
