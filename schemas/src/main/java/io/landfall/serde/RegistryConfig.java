package io.landfall.serde;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/** Settings of the registry serdes, under Confluent's names. */
final class RegistryConfig extends AbstractConfig {

    static final String URL = "schema.registry.url";
    static final String AUTO_REGISTER = "auto.register.schemas";
    static final String USE_LATEST = "use.latest.version";
    static final String SPECIFIC_READER = "specific.avro.reader";
    static final String KEY_STRATEGY = "key.subject.name.strategy";
    static final String VALUE_STRATEGY = "value.subject.name.strategy";

    private static final int CACHED_SCHEMAS = 1_000;

    private static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    URL,
                    Type.LIST,
                    List.of(),
                    Importance.HIGH,
                    "Addresses of the schema registry, with their base path.")
            .define(
                    AUTO_REGISTER,
                    Type.BOOLEAN,
                    true,
                    Importance.MEDIUM,
                    "Whether a schema is registered when it is first written.")
            .define(
                    USE_LATEST,
                    Type.BOOLEAN,
                    false,
                    Importance.LOW,
                    "Without auto registration: whether records are written under the subject's latest schema.")
            .define(
                    SPECIFIC_READER,
                    Type.BOOLEAN,
                    true,
                    Importance.LOW,
                    "Whether generated classes are read; else generic records. (Confluent's default is false.)")
            .define(
                    KEY_STRATEGY,
                    Type.STRING,
                    SubjectNames.TOPIC.className(),
                    Importance.LOW,
                    "How the subject of a key is named.")
            .define(
                    VALUE_STRATEGY,
                    Type.STRING,
                    SubjectNames.TOPIC.className(),
                    Importance.LOW,
                    "How the subject of a value is named.");

    RegistryConfig(Map<String, ?> properties) {
        super(DEFINITION, properties, false);
    }

    boolean autoRegister() {
        return getBoolean(AUTO_REGISTER);
    }

    boolean useLatest() {
        return getBoolean(USE_LATEST);
    }

    boolean specificReader() {
        return getBoolean(SPECIFIC_READER);
    }

    SubjectNames subjectNames(boolean isKey) {
        String property = isKey ? KEY_STRATEGY : VALUE_STRATEGY;
        return SubjectNames.of(property, getString(property));
    }

    /** The genuine client; it reads {@code basic.auth.*} and {@code schema.registry.ssl.*} for itself. */
    SchemaRegistryClient newClient() {
        List<String> urls = getList(URL);
        if (urls.isEmpty()) {
            throw new ConfigException(URL + " is missing: give the registry's address, with its base path");
        }
        return SchemaRegistryClientFactory.newClient(
                urls, CACHED_SCHEMAS, List.of(new AvroSchemaProvider()), originals(), Map.of());
    }
}
