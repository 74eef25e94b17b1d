package io.landfall.topology;

import io.landfall.event.FactJson;
import io.landfall.event.Facts;
import io.landfall.mapping.StateFromAvro;
import io.landfall.schema.Decision;
import io.landfall.schema.Deployment;
import io.landfall.schema.WorkItem;
import io.landfall.schema.internal.Claim;
import io.landfall.schema.internal.DeploymentHistory;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.FeatureSummary;
import io.landfall.schema.internal.FoldedUse;
import io.landfall.schema.internal.Heard;
import io.landfall.schema.internal.ItemDelivery;
import io.landfall.schema.internal.ItemSummary;
import io.landfall.schema.internal.Naming;
import io.landfall.schema.internal.UseBucket;
import io.landfall.schema.internal.UseRollup;
import io.landfall.usage.UseRoll;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/** Rows of timelines: their identity, the earliest instant they speak of, their sources, and which of two contents holds. */
final class Rows {

    static final String SUMMARY = "summary";

    private static final long SECONDS_AN_HOUR = 3600;

    private Rows() {}

    /** A name made of parts that cannot run into each other. */
    static String name(String kind, String... parts) {
        StringBuilder name = new StringBuilder(kind);
        for (String part : parts) {
            name.append(':').append(part.length()).append(':').append(part);
        }
        return name.toString();
    }

    /** A fact's identity: type, source, id. */
    static String of(SpecificRecord fact) {
        return name(Facts.type(fact), Facts.source(fact), Facts.id(fact));
    }

    /** A source was heard in an hour, or had too many signals then. */
    static Envelope hearing(Heard heard, Instant appended) {
        String what = heard.getCrowded() ? "crowded" : "heard";
        return new Envelope(name(what, heard.getSource(), Long.toString(heard.getHour())), appended, heard);
    }

    /** Nothing that a row says shows before this instant. */
    static Instant first(Object payload) {
        if (payload instanceof DeploymentHistory history) {
            return first(history);
        } else if (payload instanceof Naming naming) {
            return first(naming.getDeployment());
        } else if (payload instanceof ItemDelivery delivery) {
            return first(delivery.getDeployment());
        } else if (payload instanceof UseBucket bucket) {
            return Instant.ofEpochSecond(bucket.getHour() * SECONDS_AN_HOUR);
        } else if (payload instanceof UseRollup rollup) {
            return Instant.ofEpochSecond(rollup.getHour() * SECONDS_AN_HOUR);
        } else if (payload instanceof Claim claim) {
            return claim.getSince().getOccurredAt();
        } else if (payload instanceof Heard heard) {
            return heard.getFirst();
        }
        return Facts.occurredAt((SpecificRecord) payload);
    }

    private static Instant first(DeploymentHistory history) {
        return history.getFacts().stream()
                .map(Deployment::getOccurredAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    static Set<String> sources(Object payload) {
        if (payload instanceof DeploymentHistory history) {
            return sources(history);
        } else if (payload instanceof Naming naming) {
            return sources(naming.getDeployment());
        } else if (payload instanceof ItemDelivery delivery) {
            return sources(delivery.getDeployment());
        } else if (payload instanceof UseBucket bucket) {
            return Set.copyOf(bucket.getSources());
        } else if (payload instanceof UseRollup rollup) {
            return Set.of(rollup.getSource());
        } else if (payload instanceof Heard heard) {
            return Set.of(heard.getSource());
        } else if (payload instanceof FoldedUse folded) {
            return Set.copyOf(folded.getSources());
        } else if (payload instanceof Claim || payload instanceof ItemSummary || payload instanceof FeatureSummary) {
            return Set.of();
        }
        return Set.of(Facts.source((SpecificRecord) payload));
    }

    private static Set<String> sources(DeploymentHistory history) {
        Set<String> sources = new TreeSet<>();
        history.getFacts().forEach(fact -> sources.add(fact.getSource()));
        return sources;
    }

    /**
     * Whether what comes in takes the place of what is there. Of two contents of one fact the smallest canonical JSON holds,
     * of two claims of one item, and of two hearings in one hour, the earlier; a contribution is replaced by whoever owes it.
     */
    static boolean replaces(SpecificRecord incoming, SpecificRecord existing) {
        if (incoming.equals(existing)) {
            return false;
        }
        if (incoming instanceof Claim claim && existing instanceof Claim known) {
            return StateFromAvro.order(claim.getSince()).compareTo(StateFromAvro.order(known.getSince())) < 0;
        }
        if (incoming instanceof Heard heard && existing instanceof Heard known) {
            return heard.getFirst().isBefore(known.getFirst());
        }
        return isContribution(incoming) || FactJson.canonical(incoming).compareTo(FactJson.canonical(existing)) < 0;
    }

    /** What holds once a row comes in: sets are joined, of all else one content holds. The existing one where nothing changes. */
    static Envelope holding(Envelope existing, Envelope incoming) {
        SpecificRecord before = (SpecificRecord) existing.getPayload();
        SpecificRecord after = (SpecificRecord) incoming.getPayload();
        if (before instanceof UseRollup known && after instanceof UseRollup more) {
            UseRoll roll = UseRoll.of(known);
            roll.join(more);
            UseRollup joined = roll.toAvro();
            Instant heardAt = existing.getHeardAt().isAfter(incoming.getHeardAt())
                    ? existing.getHeardAt()
                    : incoming.getHeardAt();
            return joined.equals(known) ? existing : new Envelope(existing.getRow(), heardAt, joined);
        }
        return replaces(after, before) ? incoming : existing;
    }

    /** Whether a row is of the sort that folding takes away. */
    static boolean folds(SpecificRecord payload) {
        return payload instanceof WorkItem || payload instanceof Decision || payload instanceof UseBucket;
    }

    static boolean isContribution(SpecificRecord payload) {
        return List.of(DeploymentHistory.class, Naming.class, ItemDelivery.class, UseBucket.class)
                .contains(payload.getClass());
    }
}
