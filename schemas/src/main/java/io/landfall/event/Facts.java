package io.landfall.event;

import io.landfall.schema.Decision;
import io.landfall.schema.Deployment;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.Rollout;
import io.landfall.schema.WorkItem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What all facts have in common: identity, order, and the key of their topic. */
public final class Facts {

    // The same in every fact; a test holds the schemas to it.
    private static final int ID = 0;
    private static final int SOURCE = 1;
    private static final int OCCURRED_AT = 2;
    private static final int SEQUENCE = 3;

    private static final int ID_DIGITS = 32;
    private static final int CONTENT_DIGITS = 16;

    /** The order of facts: occurredAt, source, sequence (absent first), id. */
    public static final Comparator<SpecificRecord> ORDER = Comparator.comparing(Facts::occurredAt)
            .thenComparing(Facts::source)
            .thenComparing(Facts::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Facts::id);

    /** What is said of a fact from before 1970. */
    public static final String TOO_OLD = "facts are accepted from 1970-01-01T00:00:00Z on";

    private Facts() {}

    /** Its name in JSON, e.g. {@code work-item}. */
    public static String type(SpecificRecord fact) {
        return FactType.of(fact).jsonName();
    }

    public static String id(SpecificRecord fact) {
        return (String) fact.get(ID);
    }

    public static String source(SpecificRecord fact) {
        return (String) fact.get(SOURCE);
    }

    public static Instant occurredAt(SpecificRecord fact) {
        return (Instant) fact.get(OCCURRED_AT);
    }

    /** Whether it is from before 1970, where clocks that were never set live, and nothing that this is about. */
    public static boolean isTooOld(SpecificRecord fact) {
        return occurredAt(fact).isBefore(Instant.EPOCH);
    }

    public static @Nullable Long sequence(SpecificRecord fact) {
        return (Long) fact.get(SEQUENCE);
    }

    /** A copy under another id; it shares the other fields. */
    public static SpecificRecord withId(SpecificRecord fact, String id) {
        SpecificRecord copy = (SpecificRecord) SpecificData.newInstance(fact.getClass(), fact.getSchema());
        for (Schema.Field field : fact.getSchema().getFields()) {
            copy.put(field.pos(), fact.get(field.pos()));
        }
        copy.put(ID, id);
        return copy;
    }

    /**
     * The id of a fact that came without one.
     *
     * @param canonicalWithoutId {@link FactJson#canonical} of the fact, its id empty
     * @param nth how many identical ones stood before it in its file
     */
    public static String contentId(String canonicalWithoutId, int nth) {
        return digest(canonicalWithoutId + '\n' + nth, ID_DIGITS);
    }

    /** The key of its record in its topic; never framed by the registry. */
    public static String key(SpecificRecord fact) {
        return switch (FactType.of(fact)) {
            case WORK_ITEM -> "item:" + ((WorkItem) fact).getItemId();
            case DEPLOYMENT -> deploymentKey((Deployment) fact);
            case USAGE -> id(fact);
            case DECISION -> ((Decision) fact).getSubject();
            case ROLLOUT -> "feature:" + ((Rollout) fact).getFeature();
            case PROGRESS -> "source:" + source(fact);
            case FEATURE -> versioned("feature:" + ((Feature) fact).getFeature(), fact);
            case POLICY -> versioned(((Policy) fact).getScope(), fact);
        };
    }

    private static String deploymentKey(Deployment deployment) {
        String service = deployment.getService();
        return service == null ? "deployment:" + deployment.getDeploymentId() : "service:" + service;
    }

    /**
     * Compaction must keep every version, and every content that was ever said under one identity: the smallest of them rules,
     * whichever came last.
     */
    private static String versioned(String subject, SpecificRecord fact) {
        return String.join("|", subject, source(fact), id(fact), digest(FactJson.canonical(fact), CONTENT_DIGITS));
    }

    private static String digest(String text, int digits) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
