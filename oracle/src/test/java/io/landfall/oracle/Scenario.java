package io.landfall.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A small history written by hand. An instant is a day from 1 and a time of it in UTC, such as {@code 3 14:00}; day 1
 * is Monday, 1 June 2026, or another date given. Facts get the ids e1, e2 … in the order in which they are written.
 */
final class Scenario {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Instant firstDay;
    final List<JsonNode> facts = new ArrayList<>();
    final List<JsonNode> pinned = new ArrayList<>();

    Scenario() {
        this("2026-06-01");
    }

    Scenario(String firstDay) {
        this.firstDay = Instant.parse(firstDay + "T00:00:00Z");
    }

    Instant at(String text) {
        String[] parts = text.split(" ");
        LocalTime time = LocalTime.parse(parts[1]);
        return firstDay.plus(Duration.ofDays(Integer.parseInt(parts[0]) - 1)).plusNanos(time.toNanoOfDay());
    }

    String text(Instant instant) {
        Duration since = Duration.between(firstDay, instant);
        return (since.toDays() + 1) + " " + LocalTime.MIDNIGHT.plus(since.minusDays(since.toDays()));
    }

    /** The fields as JSON with single quotes; {@code @3 14:00@} stands for an instant. */
    ObjectNode fact(String type, String at, String fields) {
        ObjectNode fact = MAPPER.createObjectNode()
                .put("type", type)
                .put("id", "e" + (facts.size() + 1))
                .put("source", "s")
                .put("occurredAt", at(at).toString());
        fact.setAll(json(fields));
        facts.add(fact);
        return fact;
    }

    ObjectNode json(String fields) {
        String text = fields.replace('\'', '"');
        for (int from = text.indexOf('@'); from >= 0; from = text.indexOf('@')) {
            int to = text.indexOf('@', from + 1);
            text = text.substring(0, from) + at(text.substring(from + 1, to)) + text.substring(to + 1);
        }
        try {
            return (ObjectNode) MAPPER.readTree("{" + text + "}");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    ObjectNode policy(String fields) {
        return fact("policy", "1 00:00", "'scope':'default'," + fields);
    }

    void pinned(String fields) {
        pinned.add(json(fields));
    }

    ObjectNode item(String at, String fields) {
        return fact("work-item", at, "'itemId':'i'," + fields);
    }

    /** Something that happens to item i: its new category. */
    ObjectNode becomes(String at, String category) {
        return item(at, "'statusCategory':'" + category + "'");
    }

    /** A feature f whose instrumentation is declared. */
    ObjectNode declared(String fields) {
        return fact("feature", "1 00:00", "'feature':'f','proof':'SOURCE'" + fields);
    }

    ObjectNode deployment(String at, String id, String status, String fields) {
        return fact("deployment", at, "'deploymentId':'" + id + "','status':'" + status + "'" + fields);
    }

    /** Deployment d, or another, delivers f. */
    ObjectNode delivers(String at, String id) {
        return deployment(at, id, "SUCCEEDED", ",'features':['f']");
    }

    ObjectNode use(String at) {
        return usage(at, "'actorClass':'EXTERNAL'");
    }

    ObjectNode usage(String at, String fields) {
        return fact("usage", at, "'feature':'f'," + fields);
    }

    /** A source speaks about nothing known. */
    ObjectNode beat(String at) {
        return fact("usage", at, "'signal':'up','fact':'HEARTBEAT'");
    }

    ObjectNode decides(String at, String subject, String fields) {
        return fact("decision", at, "'subject':'" + subject + "','by':['ann']," + fields);
    }

    Oracle.Result result(String asOf) {
        return Oracle.assess(facts, pinned, at(asOf));
    }

    ObjectNode onlyAlert(String asOf) {
        List<ObjectNode> alerts = result(asOf).alerts();
        if (alerts.size() != 1) {
            throw new AssertionError("one alert expected, there are " + alerts);
        }
        return alerts.get(0);
    }

    /** The alerts in short: {@code subject #episode openedAt STATUS} or {@code … openedAt - clearedAt CAUSE}. */
    List<String> alerts(String asOf) {
        return result(asOf).alerts().stream().map(this::inShort).toList();
    }

    /** Those of a kind. */
    List<String> alerts(Kind kind, String asOf) {
        return json(kind, asOf).stream().map(this::inShort).toList();
    }

    List<ObjectNode> json(Kind kind, String asOf) {
        return result(asOf).alerts().stream()
                .filter(alert -> alert.get("kind").textValue().equals(kind.name()))
                .toList();
    }

    private String inShort(ObjectNode json) {
        Fact alert = new Fact(json);
        String what = alert.text("subject") + " #" + alert.text("episode") + " " + text(alert.instant("openedAt"));
        return alert.has("clearedAt")
                ? what + " - " + text(alert.instant("clearedAt")) + " " + alert.text("cause")
                : what + " " + alert.text("status");
    }
}
