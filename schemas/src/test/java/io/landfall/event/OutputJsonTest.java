package io.landfall.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Alert;
import io.landfall.schema.AlertKind;
import io.landfall.schema.AlertStatus;
import io.landfall.schema.AppliedPolicy;
import io.landfall.schema.Asks;
import io.landfall.schema.ClearCause;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.DecisionKind;
import io.landfall.schema.Delivery;
import io.landfall.schema.Drawer;
import io.landfall.schema.Evidence;
import io.landfall.schema.Instrumentation;
import io.landfall.schema.Item;
import io.landfall.schema.Severity;
import io.landfall.schema.StatusCategory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class OutputJsonTest {

    @Test
    void writesAlertInTheContractsOrder() throws BadFactException {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("uses", 0L);
        counts.put("deployments", 2L);
        Alert alert = Alert.newBuilder()
                .setAlertId("abc")
                .setKind(AlertKind.DELIVERED_UNUSED)
                .setDrawer(Drawer.RECEPTION)
                .setSubject("feature:checkout")
                .setTitle("Caf\u00e9 \"checkout\"")
                .setTeam("Payments")
                .setSeverity(Severity.HIGH)
                .setEpisode(1)
                .setStatus(AlertStatus.CLEARED)
                .setOpenedAt(Instant.parse("2016-03-31T10:00:00Z"))
                .setClearedAt(Instant.parse("2016-04-02T08:15:30.120Z"))
                .setCause(ClearCause.USE)
                .setClockStartedAt(Instant.parse("2016-03-01T10:00:00.000001Z"))
                .setPolicy(new AppliedPolicy("default", "built-in", "P30D"))
                .setEvidence(new Evidence(counts, List.of("d1"), 0.9986, null, null))
                .setAsks(new Asks(DecisionKind.CLOSURE, "team:Payments"))
                .build();

        String json = OutputJson.write(alert);

        assertThat(json)
                .isEqualTo("{\"alertId\":\"abc\",\"kind\":\"DELIVERED_UNUSED\",\"drawer\":\"RECEPTION\","
                        + "\"subject\":\"feature:checkout\",\"title\":\"Caf\u00e9 \\\"checkout\\\"\",\"team\":\"Payments\","
                        + "\"severity\":\"HIGH\",\"episode\":1,\"status\":\"CLEARED\",\"openedAt\":\"2016-03-31T10:00:00Z\","
                        + "\"clearedAt\":\"2016-04-02T08:15:30.12Z\",\"cause\":\"USE\","
                        + "\"clockStartedAt\":\"2016-03-01T10:00:00.000001Z\",\"inherited\":false,\"reminders\":0,"
                        + "\"policy\":{\"scope\":\"default\",\"version\":\"built-in\",\"window\":\"P30D\"},"
                        + "\"evidence\":{\"counts\":{\"deployments\":2,\"uses\":0},\"facts\":[\"d1\"],\"coverage\":0.9986},"
                        + "\"asks\":{\"decision\":\"CLOSURE\",\"of\":\"team:Payments\"}}");
        assertThat(OutputJson.parse(json, Alert.class)).isEqualTo(alert);
    }

    @Test
    void leavesAbsentOnesOutAndWritesZeros() throws BadFactException {
        Item item = Item.newBuilder()
                .setItemId("1")
                .setStatusCategory(StatusCategory.INTAKE)
                .setEpisode(1)
                .setCreatedAt(Instant.EPOCH)
                .build();
        Delivery delivery = Delivery.newBuilder()
                .setFeature("f")
                .setEpisode(1)
                .setDeliveredAt(Instant.EPOCH)
                .setEffective(false)
                .setDeployments(1)
                .setInstrumentation(Instrumentation.UNPROVEN)
                .setOtherSignals(Map.of("internal", 3L, "bot", 1L))
                .build();

        assertThat(OutputJson.write(item))
                .isEqualTo("{\"itemId\":\"1\",\"statusCategory\":\"INTAKE\",\"episode\":1,"
                        + "\"createdAt\":\"1970-01-01T00:00:00Z\",\"reopened\":0,\"features\":[],\"delivered\":false}");
        assertThat(OutputJson.write(delivery))
                .isEqualTo(
                        "{\"feature\":\"f\",\"episode\":1,\"deliveredAt\":\"1970-01-01T00:00:00Z\",\"effective\":false,"
                                + "\"deployments\":1,\"instrumentation\":\"UNPROVEN\",\"uses\":0,\"actors\":0,"
                                + "\"otherSignals\":{\"bot\":1,\"internal\":3}}");
        assertThat(OutputJson.parse(OutputJson.write(item), Item.class)).isEqualTo(item);
        assertThat(OutputJson.parse(OutputJson.write(delivery), Delivery.class)).isEqualTo(delivery);
    }

    @Test
    void writesWholeCoverageAsAnInteger() {
        Alert alert = minimal(1.0);

        assertThat(OutputJson.write(alert)).contains("\"counts\":{},\"facts\":[],\"coverage\":1}");
    }

    @Test
    void writesDeadLetterWithItsOriginalBytes() throws BadFactException {
        DeadLetter letter = DeadLetter.newBuilder()
                .setFile("events.ndjson")
                .setLine(17L)
                .setReason("BAD_INSTANT")
                .setMessage("occurredAt is \"x\": an RFC 3339 instant is expected")
                .setRaw(ByteBuffer.wrap(new byte[] {(byte) 0xff, 0, 10}))
                .build();

        String json = OutputJson.write(letter);

        assertThat(json)
                .isEqualTo(
                        "{\"file\":\"events.ndjson\",\"line\":17,\"reason\":\"BAD_INSTANT: occurredAt is \\\"x\\\": an RFC "
                                + "3339 instant is expected\",\"raw\":\"/wAK\"}");
        assertThat(OutputJson.parse(json, DeadLetter.class)).isEqualTo(letter);
        assertThat(letter.getRaw().remaining()).isEqualTo(3);
    }

    @Test
    void fieldsOfOutputsStandInTheContractsOrder() {
        assertThat(names(Alert.getClassSchema()))
                .isEqualTo("alertId kind drawer subject title team severity episode status openedAt clearedAt cause "
                        + "clockStartedAt inherited reminders policy evidence asks implied");
        assertThat(names(Item.getClassSchema()))
                .isEqualTo(
                        "itemId key title team itemType workKind status statusCategory episode createdAt committedAt "
                                + "startedAt almostDoneAt closedAt reopened features delivered");
        assertThat(names(Delivery.getClassSchema()))
                .isEqualTo(
                        "feature name team episode deliveredAt clockStartAt effective endedAt service version deployments "
                                + "instrumentation firstUseAt lastUseAt uses actors otherSignals unknownSince");
    }

    private static String names(Schema schema) {
        return String.join(
                " ", schema.getFields().stream().map(Schema.Field::name).toList());
    }

    private static Alert minimal(Double coverage) {
        return Alert.newBuilder()
                .setAlertId("a")
                .setKind(AlertKind.OPEN_PAST_CLOSURE_WINDOW)
                .setDrawer(Drawer.PRODUCTION)
                .setSubject("item:1")
                .setTitle("1")
                .setSeverity(Severity.MEDIUM)
                .setEpisode(1)
                .setStatus(AlertStatus.RAISED)
                .setOpenedAt(Instant.EPOCH)
                .setClockStartedAt(Instant.EPOCH)
                .setPolicy(new AppliedPolicy("default", "built-in", "P30D"))
                .setEvidence(new Evidence(Map.of(), List.of(), coverage, null, null))
                .setAsks(new Asks(DecisionKind.CLOSURE, null))
                .build();
    }
}
