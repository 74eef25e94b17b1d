package io.landfall.serde;

import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** Under which subject the schema of a topic's records is registered; Confluent's three ways, by their class names. */
enum SubjectNames {
    TOPIC("TopicNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, Schema schema) {
            return topic + (isKey ? "-key" : "-value");
        }
    },
    RECORD("RecordNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, Schema schema) {
            return schema.getFullName();
        }
    },
    TOPIC_RECORD("TopicRecordNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, Schema schema) {
            return topic + '-' + schema.getFullName();
        }
    };

    private static final String CONFLUENT_PACKAGE = "io.confluent.kafka.serializers.subject.";

    private final String simpleName;

    SubjectNames(String simpleName) {
        this.simpleName = simpleName;
    }

    abstract String subject(String topic, boolean isKey, Schema schema);

    String className() {
        return CONFLUENT_PACKAGE + simpleName;
    }

    static SubjectNames of(String property, String className) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.className().equals(className) || strategy.simpleName.equals(className))
                .findFirst()
                .orElseThrow(() -> new ConfigException(
                        property,
                        className,
                        "one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(values())
                                                .map(SubjectNames::className)
                                                .toList())
                                + " is expected: strategies of your own cannot be loaded here"));
    }
}
