package io.landfall.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Feature;
import io.landfall.schema.Usage;
import io.landfall.schema.internal.Envelope;
import org.apache.avro.io.FastReaderBuilder;
import org.junit.jupiter.api.Test;

class AvroModelTest {

    @Test
    void avrosFastReaderReadsWhatHasNoArrays() {
        assertThat(FastReaderBuilder.isSupportedData(AvroModel.reading(Usage.getClassSchema())))
                .isTrue();
    }

    @Test
    void listsOfOurOwnAreMadeWhereThereAreArraysHoweverDeep() {
        assertThat(AvroModel.reading(Feature.getClassSchema())).isSameAs(AvroModel.specific());
        assertThat(AvroModel.reading(Envelope.getClassSchema())).isSameAs(AvroModel.specific());
    }
}
