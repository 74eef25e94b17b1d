package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Alert;
import io.landfall.schema.internal.Dues;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.Published;
import io.landfall.schema.internal.Subject;
import io.landfall.serde.StateSerde;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Each value that the first release (commit 15eec7a) stored is one that the readers of today can read. */
class StateOfFirstReleaseTest {

    private static final Set<String> ROWS = Set.of(
            "Claim",
            "Decision",
            "Deployment",
            "DeploymentHistory",
            "Feature",
            "FeatureSummary",
            "Heard",
            "ItemDelivery",
            "ItemSummary",
            "Naming",
            "Policy",
            "Progress",
            "Rollout",
            "Sweep",
            "Usage",
            "UseBucket",
            "WorkItem");

    @Test
    void everyStoredValueIsRead() throws Exception {
        StoredState state = StoredState.read(StoredState.file("state-v1.txt"));
        Set<String> rows = new TreeSet<>();
        Stream.concat(state.stores().stream(), state.pending().stream()).forEach(entry -> {
            byte[] value = entry.value().get();
            switch (entry.place().substring(entry.place().indexOf('-') + 1)) {
                case StageStores.TIMELINE, StageStores.COMMON ->
                    rows.add(read(Envelope.class, value).getPayload().getClass().getSimpleName());
                case StageStores.SUBJECTS -> read(Subject.class, value);
                case StageStores.DUES -> read(Dues.class, value);
                case StageStores.PUBLISHED -> {
                    Published published = read(Published.class, value);
                    if (Channel.valueOf(published.getChannel()) == Channel.ALERTS) {
                        read(Alert.class, published.getValue().array());
                    }
                }
                case StageStores.DEADLINES -> assertThat(value).containsExactly(1);
                default -> assertThat(entry.place()).isEqualTo(HeardHours.STORE);
            }
        });

        assertThat(rows).as("every sort of row that the release kept").isEqualTo(ROWS);
    }

    private static <T extends SpecificRecord> T read(Class<T> type, byte[] value) {
        StateSerde<T> serde = StateSerde.of(type);
        T read = serde.fromBytes(value);
        assertThat(serde.fromBytes(serde.toBytes(read))).isEqualTo(read);
        return read;
    }
}
