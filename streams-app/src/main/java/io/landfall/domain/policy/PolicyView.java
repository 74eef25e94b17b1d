package io.landfall.domain.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The policies that rule one subject at one instant, the most particular first; fields are resolved one by one. */
public record PolicyView(List<PolicyRecord> inForce) {

    /** The value in force and who set it; null where nobody did or the first to speak of it switched it off. */
    @SuppressWarnings("unchecked") // a record is built with the type that its key declares
    public <T> @Nullable Ruling<T> ruling(PolicyKey<T> key) {
        for (PolicyRecord policy : inForce) {
            if (policy.off().contains(key.name())) {
                return null;
            }
            Object value = policy.values().get(key.name());
            if (value != null) {
                return new Ruling<>((T) value, policy.scope(), policy.at().id());
            }
        }
        T builtIn = key.builtIn();
        return builtIn == null ? null : new Ruling<>(builtIn, Ruling.BUILT_IN, Ruling.BUILT_IN);
    }

    public <T> @Nullable T value(PolicyKey<T> key) {
        Ruling<T> ruling = ruling(key);
        return ruling == null ? null : ruling.value();
    }

    public <T> T value(PolicyKey<T> key, T otherwise) {
        return Objects.requireNonNullElse(value(key), otherwise);
    }
}
