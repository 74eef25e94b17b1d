package io.landfall.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.internal.FactOrder;
import io.landfall.schema.internal.NamedUse;
import io.landfall.schema.internal.UseRollup;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;

class AvroModelTest {

    @Test
    void readsWithAvrosFastReader() {
        assertThat(AvroModel.specific().createDatumReader(UseRollup.getClassSchema(), UseRollup.getClassSchema()))
                .isNotInstanceOf(SpecificDatumReader.class);
    }

    @Test
    void listsArePlain() {
        UseRollup rollup =
                new UseRollup("click", null, List.of(), 1L, "web", List.of(), ByteBuffer.allocate(0), List.of());
        rollup.setNamed(List.of(new NamedUse(1L, new FactOrder(Instant.EPOCH, "web", null, "u"), 0, 1L, 0L)));
        StateSerde<UseRollup> serde = StateSerde.of(UseRollup.class);

        UseRollup read = serde.fromBytes(serde.toBytes(rollup));

        assertThat(read.getNamed()).isInstanceOf(ArrayList.class).isEqualTo(rollup.getNamed());
        assertThat(read.getPatterns()).isInstanceOf(ArrayList.class);
    }
}
