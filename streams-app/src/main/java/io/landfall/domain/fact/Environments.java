package io.landfall.domain.fact;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which environments are production. */
public final class Environments {

    private static final Set<String> PRODUCTION = Set.of("prod", "production", "live");

    private Environments() {}

    /** Absent, or prod, production, live in any case. */
    public static boolean production(@Nullable String environment) {
        return environment == null || PRODUCTION.contains(environment.toLowerCase(Locale.ROOT));
    }
}
