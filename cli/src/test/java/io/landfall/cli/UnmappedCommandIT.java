package io.landfall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.FactProducer;
import io.landfall.event.FactJson;
import io.landfall.event.OutputJson;
import io.landfall.schema.Unmapped;
import io.landfall.schema.UnmappedReason;
import io.landfall.serde.AvroRegistrySerializer;
import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import io.landfall.topic.Topics;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnmappedCommandIT {
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void listsWhatWaitsAndForgetsWhatWasResolved() throws Exception {
        try (LocalStack stack = LocalStack.startTemporary(Options.defaults())) {
            String[] where = {"--bootstrap-servers=" + stack.bootstrapServers(), "--registry=" + stack.registryUrl()};
            assertThat(Ran.command("unmapped", where[0], where[1]).err()).contains("topics are missing");
            Ran.command("topics", "--partitions=2", where[0]);
            Ran empty = Ran.command("unmapped", where[0], where[1]);
            assertThat(empty.status()).as(empty.err()).isZero();
            assertThat(empty.out()).isEmpty();
            assertThat(empty.err()).contains("nothing is unmapped");

            try (KafkaProducer<String, SpecificRecord> producer = producer(Connection.settings(stack.endpoints()))) {
                send(producer, "a|1", new Unmapped(UnmappedReason.UNCLAIMED_SIGNAL, "web", "/new", 3L, AT, AT));
                send(producer, "a|2", new Unmapped(UnmappedReason.UNCLAIMED_SIGNAL, "web", "/new", 4L, AT, AT));
                send(producer, "b", new Unmapped(UnmappedReason.UNKNOWN_ITEM, "ci", "SHOP-12", 1L, AT, AT));
                send(producer, "c", new Unmapped(UnmappedReason.UNKNOWN_ITEM, "ci", "SHOP-13", 1L, AT, AT));
                send(producer, "c", null);
                send(producer, "d", new Unmapped(UnmappedReason.UNCLAIMED_SIGNAL, "web", "newsOpened", 2L, AT, AT));
            }
            try (FactProducer facts = new FactProducer(Connection.settings(stack.endpoints()))) {
                facts.send(FactJson.parse("{\"type\":\"feature\",\"id\":\"1\",\"feature\":\"news\",\"signals\":"
                        + "[\"/newsletter/*\"],\"occurredAt\":\"2026-01-01T00:00:00Z\"}"));
                facts.flush();
            }
            Ran all = Ran.command("unmapped", where[0], where[1]);
            assertThat(all.out().lines())
                    .hasSize(8)
                    .contains("7      2026-03-01  2026-03-01  UNCLAIMED_SIGNAL  web     /new")
                    .contains("2      2026-03-01  2026-03-01  UNCLAIMED_SIGNAL  web     newsOpened  news");
            assertThat(all.err()).contains("3 references lead nowhere yet");

            Ran suggested = Ran.command("unmapped", "--source=web", "--format=json", where[0], where[1]);
            assertThat(suggested.out().lines())
                    .satisfiesExactly(
                            none -> assertThat(none).contains("\"/new\"").doesNotContain("suggestion"),
                            news -> assertThat(news).contains("\"newsOpened\"").endsWith(",\"suggestion\":\"news\"}"));
            Ran json = Ran.command(
                    "unmapped", "--reason=unknown-item", "--source=ci", "--format=json", where[0], where[1]);
            assertThat(OutputJson.parse(json.out().strip(), Unmapped.class).getReference())
                    .isEqualTo("SHOP-12");
            assertThat(Ran.command("unmapped", "--source=none", where[0], where[1])
                            .err())
                    .contains("nothing is unmapped");
            Ran wrong = Ran.command("unmapped", "--reason=UNKNOWN_ITEMS", where[0], where[1]);
            assertThat(wrong.status()).isEqualTo(2);
            assertThat(wrong.err()).contains("did you mean UNKNOWN_ITEM?");
        }
    }

    private static KafkaProducer<String, SpecificRecord> producer(Map<String, Object> settings) {
        AvroRegistrySerializer<SpecificRecord> values = new AvroRegistrySerializer<>();
        values.configure(settings, false);
        return new KafkaProducer<>(settings, new StringSerializer(), values);
    }

    private static void send(KafkaProducer<String, SpecificRecord> producer, String key, @Nullable SpecificRecord value)
            throws Exception {
        producer.send(new ProducerRecord<>(Topics.UNMAPPED.name(), key, value)).get();
    }
}
