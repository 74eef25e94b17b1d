package io.landfall.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.landfall.schema.Item;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final String SUBJECT = "landfall.items-value";
    private static final Schema SCHEMA = Item.getClassSchema();

    @Test
    void aSchemaThatAnotherRegistersInTheSameMomentIsFound() throws Exception {
        Refusing client = new Refusing();
        int id = client.byAnother(new AvroSchema(SCHEMA));

        assertThat(new Registry(client).register(SUBJECT, SCHEMA).id()).isEqualTo(id);
    }

    @Test
    void anIncompatibleSchemaStaysRefused() {
        assertThatThrownBy(() -> new Registry(new Refusing()).register(SUBJECT, SCHEMA))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("incompatible");
    }

    /** Answers as a registry does to whoever came second, or came with an incompatible schema. */
    private static final class Refusing extends MockSchemaRegistryClient {
        int byAnother(ParsedSchema schema) throws IOException, RestClientException {
            return super.register(SUBJECT, schema);
        }

        @Override
        public int register(String subject, ParsedSchema schema) throws RestClientException {
            throw new RestClientException("An artifact with ID '" + subject + "' already exists.", 409, 409);
        }
    }
}
