package io.landfall.serde;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/** The registry's answers as values, its failures sorted into passing ones and those that stay. */
final class Registry {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final SchemaRegistryClient client;

    Registry(SchemaRegistryClient client) {
        this.client = client;
    }

    /** A schema under its id. */
    record Registered(int id, Schema schema) {}

    Registered register(String subject, Schema schema) {
        return call(
                () -> new Registered(registered(subject, new AvroSchema(schema)), schema),
                "register " + schema.getFullName() + " under subject " + subject);
    }

    /** Of two processes that register one schema in the same moment, the registry tells one that it exists already. */
    private int registered(String subject, AvroSchema schema) throws IOException, RestClientException {
        try {
            return client.register(subject, schema);
        } catch (RestClientException conflict) {
            if (conflict.getStatus() != CONFLICT) {
                throw conflict;
            }
            try {
                return client.getId(subject, schema);
            } catch (RestClientException unknown) {
                throw conflict; // an incompatible one, then
            }
        }
    }

    Registered find(String subject, Schema schema) {
        return call(
                () -> new Registered(client.getId(subject, new AvroSchema(schema)), schema),
                "find " + schema.getFullName() + " under subject " + subject
                        + " (auto.register.schemas is false, so it must be registered beforehand)");
    }

    Registered latest(String subject) {
        return call(
                () -> {
                    SchemaMetadata latest = client.getLatestSchemaMetadata(subject);
                    return new Registered(latest.getId(), new Schema.Parser().parse(latest.getSchema()));
                },
                "find the latest schema of subject " + subject);
    }

    Schema byId(int id) {
        ParsedSchema schema = call(() -> client.getSchemaById(id), "find schema id " + id);
        if (schema instanceof AvroSchema avro) {
            return avro.rawSchema();
        }
        throw new SerializationException("schema id " + id + " is " + schema.schemaType() + ", Avro is expected");
    }

    @FunctionalInterface
    private interface Call<R> {
        R run() throws IOException, RestClientException;
    }

    private static <R> R call(Call<R> call, String what) {
        try {
            return call.run();
        } catch (RestClientException e) {
            String said = "the schema registry could not " + what + ": " + e.getMessage();
            int status = e.getStatus();
            if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
                throw new RegistryUnavailableException(said, e);
            }
            String remedy = status == CONFLICT ? "; the schema is incompatible with one registered before" : "";
            throw new SerializationException(said + remedy, e);
        } catch (IOException e) {
            throw new RegistryUnavailableException("the schema registry could not be reached to " + what + ": " + e, e);
        }
    }
}
