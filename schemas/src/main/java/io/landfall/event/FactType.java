package io.landfall.event;

import io.landfall.schema.Decision;
import io.landfall.schema.Deployment;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.Progress;
import io.landfall.schema.Rollout;
import io.landfall.schema.Usage;
import io.landfall.schema.WorkItem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.jspecify.annotations.Nullable;

/** The kinds of facts, by their names in JSON. */
public enum FactType {
    WORK_ITEM("work-item", WorkItem.getClassSchema()),
    DEPLOYMENT("deployment", Deployment.getClassSchema()),
    USAGE("usage", Usage.getClassSchema()),
    DECISION("decision", Decision.getClassSchema()),
    FEATURE("feature", Feature.getClassSchema()),
    ROLLOUT("rollout", Rollout.getClassSchema()),
    PROGRESS("progress", Progress.getClassSchema()),
    POLICY("policy", Policy.getClassSchema());

    private static final Map<String, FactType> BY_JSON_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(FactType::jsonName, Function.identity()));
    private static final Map<String, FactType> BY_RECORD_NAME = Arrays.stream(values())
            .collect(Collectors.toMap(type -> type.schema().getFullName(), Function.identity()));

    private final String jsonName;
    private final Schema schema;

    FactType(String jsonName, Schema schema) {
        this.jsonName = jsonName;
        this.schema = schema;
    }

    public String jsonName() {
        return jsonName;
    }

    public Schema schema() {
        return schema;
    }

    /** Whether a record is a fact at all. */
    public static boolean isFact(GenericContainer record) {
        return BY_RECORD_NAME.containsKey(record.getSchema().getFullName());
    }

    /** The type of a fact; another record is an error of the caller. */
    public static FactType of(GenericContainer fact) {
        FactType type = BY_RECORD_NAME.get(fact.getSchema().getFullName());
        if (type == null) {
            throw new IllegalArgumentException(fact.getSchema().getFullName() + " is no fact");
        }
        return type;
    }

    static @Nullable FactType named(String jsonName) {
        return BY_JSON_NAME.get(jsonName);
    }

    static List<String> jsonNames() {
        return Arrays.stream(values()).map(FactType::jsonName).toList();
    }
}
