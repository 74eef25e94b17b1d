package io.landfall.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle on the incident log, against the numbers counted without it. */
class RealHistoryTest {

    private static final String FILE = "incident-log-uci/incident_event_log_opened_before_2016-04-01.csv.gz";
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("d/M/yyyy HH:mm");
    private static final Map<String, String> CATEGORIES =
            Map.of("New", "INTAKE", "Closed", "DONE", "Resolved", "ALMOST_DONE", "Active", "ACTIVE");

    private static List<JsonNode> facts = List.of();

    @BeforeAll
    static void readLog() throws IOException {
        Path log =
                Path.of(System.getProperty("landfall.data", "../shared/data")).resolve(FILE);
        assumeTrue(Files.exists(log), "the incident log is not at " + log);
        facts = new ArrayList<>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).forEach(line -> facts.add(fact(facts.size(), line.split(","))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "P7D, 2017-12-31, 6373, 0",
        "P7D, 2016-04-01, 5715, 1629",
        "P7D, 2016-05-01, 6370, 498",
        "P7D, 2016-06-01, 6372, 199",
        "P7D, 2016-08-01, 6373, 74",
        "P14D, 2017-12-31, 3889, 0",
        "P14D, 2016-04-01, 3109, 827",
        "P14D, 2016-05-01, 3887, 498",
        "P14D, 2016-06-01, 3888, 198",
        "P14D, 2016-08-01, 3889, 74",
    })
    void countsWhatAPlainScriptCounted(String window, String day, long raised, long open) {
        JsonNode policy = JsonNodeFactory.instance
                .objectNode()
                .put("id", "p")
                .put("scope", "default")
                .put("closureWindow", window);

        Oracle.Result result = Oracle.assess(facts, List.of(policy), Instant.parse(day + "T00:00:00Z"));

        assertThat(result.alerts()).hasSize((int) raised);
        assertThat(result.alerts().stream().filter(alert -> !alert.has("clearedAt")))
                .hasSize((int) open);
        assertThat(result.alerts().stream().filter(alert -> alert.has("clearedAt")))
                .allSatisfy(alert -> assertThat(alert.get("cause").textValue()).isEqualTo("CLOSURE"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2017-12-31 | ALMOST_DONE CLOSURE=9150, ALMOST_DONE START=17, ENTRY_UNDECIDED CLOSURE=1,"
                        + " ENTRY_UNDECIDED START=1740, STALLED ACTIVITY=3792, STALLED CLOSURE=3",
                "2016-04-01 | ALMOST_DONE CLOSURE=5826, ALMOST_DONE START=13, ALMOST_DONE open=572,"
                        + " ENTRY_UNDECIDED CLOSURE=1, ENTRY_UNDECIDED START=1454, ENTRY_UNDECIDED open=221,"
                        + " STALLED ACTIVITY=2829, STALLED CLOSURE=2, STALLED open=418",
                "2016-05-01 | ALMOST_DONE CLOSURE=8650, ALMOST_DONE START=16, ALMOST_DONE open=137,"
                        + " ENTRY_UNDECIDED CLOSURE=1, ENTRY_UNDECIDED START=1711, ENTRY_UNDECIDED open=29,"
                        + " STALLED ACTIVITY=3588, STALLED CLOSURE=3, STALLED open=139",
            })
    void countsTheOtherVerdictsOfItemsAsAPlainScriptDid(String day, String counts) {
        JsonNode policy = JsonNodeFactory.instance
                .objectNode()
                .put("id", "p")
                .put("scope", "default")
                .put("closureWindow", "off")
                .put("entryWindow", "P2D")
                .put("almostDoneWindow", "P3D")
                .put("stalledWindow", "P1D");

        Oracle.Result result = Oracle.assess(facts, List.of(policy), Instant.parse(day + "T00:00:00Z"));

        Map<String, Integer> found = new TreeMap<>();
        result.alerts().forEach(alert -> found.merge(outcome(new Fact(alert)), 1, Integer::sum));
        assertThat(found).hasToString("{" + counts + "}");
    }

    private static String outcome(Fact alert) {
        return alert.text("kind") + " " + (alert.has("cause") ? alert.text("cause") : "open");
    }

    private static JsonNode fact(int line, String[] columns) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "work-item")
                .put("id", "line-" + (1_000_000 + line))
                .put("source", "incident-log")
                .put("occurredAt", instant(columns[13]))
                .put("sequence", Long.parseLong(columns[5]))
                .put("itemId", columns[0])
                .put("statusCategory", CATEGORIES.getOrDefault(columns[1], "WAITING"))
                .put("createdAt", instant(columns[9]));
    }

    private static String instant(String local) {
        return LocalDateTime.parse(local, LOCAL).toInstant(ZoneOffset.UTC).toString();
    }
}
