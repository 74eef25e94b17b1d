package io.landfall.connect.map;

import io.landfall.schema.ActorClass;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The map of whatever tells of usage, all of it optional: {@code source}, {@code environment} (absent: production), {@code bots}
 * (a regular expression over user agents in any case, or {@code list}) and {@code internal} (globs over ids and mail addresses of
 * colleagues, e.g. {@code *@acme.com}).
 */
record TelemetryMap(
        String source,
        @Nullable String environment,
        Predicate<String> bots,
        List<Glob> internal,
        Pseudonyms pseudonyms) {

    private static final List<String> KEYS = List.of("source", "environment", "bots", "internal");

    static TelemetryMap read(@Nullable String reference, String source, Settings settings) {
        MapFile map = MapFile.read(reference).only(KEYS);
        return new TelemetryMap(
                map.text("source", source),
                map.text("environment"),
                Bots.of(map),
                map.texts("internal").stream().map(Glob::of).toList(),
                settings.pseudonyms());
    }

    /** A use of now by nobody, of the source and environment. */
    Usage usage(String id, Instant at, String signal, UsageFact fact) {
        Usage usage = new Usage();
        usage.setId(id);
        usage.setSource(source);
        usage.setOccurredAt(at);
        usage.setSignal(signal);
        usage.setFact(fact);
        usage.setActorClass(ActorClass.UNKNOWN);
        usage.setEnvironment(environment);
        usage.setCount(1L);
        return usage;
    }

    /**
     * Names who it was, hashed.
     *
     * @param actor who, or null where nobody is named
     * @param names further ones of the same, to tell colleagues by
     */
    void actor(Usage usage, @Nullable String actor, List<String> names, @Nullable String userAgent) {
        usage.setActor(actor == null ? null : pseudonyms.of(actor));
        if (userAgent != null && bots.test(userAgent)) {
            usage.setActorClass(ActorClass.BOT);
        } else if ((actor != null && isInternal(actor)) || names.stream().anyMatch(this::isInternal)) {
            usage.setActorClass(ActorClass.INTERNAL);
        } else if (actor != null) {
            usage.setActorClass(ActorClass.EXTERNAL);
        }
    }

    private boolean isInternal(String name) {
        return internal.stream().anyMatch(glob -> glob.test(name));
    }
}
