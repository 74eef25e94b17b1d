package io.landfall.topology;

import io.landfall.domain.fact.Hours;
import io.landfall.domain.feature.Catalogue;
import io.landfall.mapping.FactsFromAvro;
import io.landfall.schema.Feature;
import io.landfall.schema.UnmappedReason;
import io.landfall.schema.Usage;
import io.landfall.schema.internal.Claim;
import io.landfall.schema.internal.DeploymentHistory;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.Naming;
import io.landfall.schema.internal.UseBucket;
import io.landfall.schema.internal.UseRollup;
import io.landfall.usage.UseBuckets;
import io.landfall.usage.UseRoll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/**
 * Leads references to subjects: a deployment's references to the items that bear them, or ever did, and signals to the
 * features that claim them, or ever did. Who bears what at as-of is for the receivers to say, so nothing here depends on
 * time, and what cannot be led anywhere yet waits here.
 */
final class ReferenceLogic implements Logic {

    private static final String REFERENCE = "reference";
    private static final String SIGNAL = "signal";
    private static final String FEATURE = "feature";
    private static final String PATTERNS = "patterns";

    /** Stands for all the signals of a source that are too many and that no feature claims. */
    static final String OTHERS = "*";

    private final Catalogue catalogue = new Catalogue();

    /** The subject that gathers who bears a reference and which deployments use it. */
    static String subject(String reference) {
        return Rows.name(REFERENCE, reference);
    }

    /** The subject that gathers the usage of a signal, or of a feature that the sender named, in one hour. */
    static String subject(UseRoll roll) {
        String hour = Long.toString(roll.hour());
        if (roll.feature() != null) {
            return Rows.name(FEATURE, hour, roll.feature());
        } else if (roll.signal() != null) {
            return Rows.name(SIGNAL, hour, roll.signal());
        }
        List<String> parts = new ArrayList<>(List.of(hour));
        parts.addAll(roll.patterns());
        return Rows.name(PATTERNS, parts.toArray(String[]::new));
    }

    @Override
    public Reach learn(SpecificRecord payload, Instant lowest) {
        if (payload instanceof Feature feature) {
            catalogue.put(FactsFromAvro.entry(feature));
            return Reach.EVERYBODY;
        }
        return Reach.NOBODY;
    }

    @Override
    public Set<String> sources(List<Envelope> rows) {
        return Set.of();
    }

    @Override
    public boolean timed() {
        return false;
    }

    @Override
    public Answer assess(String subject, List<Envelope> rows, Instant asOf) {
        if (rows.isEmpty()) {
            return Answer.of(List.of());
        }
        return Answer.of(
                subject.startsWith(REFERENCE)
                        ? namings(subject.substring(subject.indexOf(':', REFERENCE.length() + 1) + 1), rows)
                        : usage(subject, rows));
    }

    private static List<Said> namings(String reference, List<Envelope> rows) {
        List<Claim> claims = new ArrayList<>();
        List<DeploymentHistory> deployments = new ArrayList<>();
        for (Envelope row : rows) {
            if (row.getPayload() instanceof Claim claim) {
                claims.add(claim);
            } else {
                deployments.add((DeploymentHistory) row.getPayload());
            }
        }
        claims.sort(Comparator.comparing(Claim::getItemId));
        Set<String> candidates = new TreeSet<>(Set.of(reference));
        claims.forEach(claim -> candidates.add(claim.getItemId()));
        List<Said> said = new ArrayList<>();
        for (DeploymentHistory deployment : deployments) {
            String row = Rows.name("naming", reference, deployment.getDeploymentId());
            Naming naming = new Naming(reference, deployment, claims);
            candidates.forEach(item -> said.add(new Said(Channel.ITEMS, item, row, naming)));
        }
        return said;
    }

    private List<Said> usage(String subject, List<Envelope> rows) {
        Map<String, UseRoll> rolls = rolls(rows);
        UseRoll any = rolls.values().iterator().next();
        Set<String> features = features(any);
        if (features.isEmpty()) {
            boolean known = any.signal() != null;
            UnmappedReason reason = known ? UnmappedReason.UNCLAIMED_SIGNAL : UnmappedReason.TOO_MANY_SIGNALS;
            String reference = known ? String.valueOf(any.signal()) : OTHERS;
            return rolls.values().stream()
                    .map(roll -> Waiting.said(reason, reference, roll))
                    .toList();
        }
        UseBucket bucket = UseBuckets.of(rolls.values());
        return features.stream()
                .map(feature -> new Said(Channel.FEATURES, feature, subject, bucket))
                .toList();
    }

    private Set<String> features(UseRoll roll) {
        if (roll.feature() != null) {
            return Set.of(roll.feature());
        }
        return roll.signal() == null ? catalogue.everListing(roll.patterns()) : catalogue.everClaiming(roll.signal());
    }

    /** By source; an earlier release kept the facts themselves. */
    private static Map<String, UseRoll> rolls(List<Envelope> rows) {
        Map<String, UseRoll> rolls = new TreeMap<>();
        for (Envelope row : rows) {
            if (row.getPayload() instanceof UseRollup rollup) {
                rolls.computeIfAbsent(rollup.getSource(), source -> UseRoll.like(rollup))
                        .join(rollup);
            } else if (row.getPayload() instanceof Usage usage) {
                String feature = usage.getFeature();
                String signal = feature == null ? usage.getSignal() : null;
                long hour = Hours.of(usage.getOccurredAt());
                rolls.computeIfAbsent(usage.getSource(), source -> new UseRoll(signal, feature, hour, source))
                        .add(usage);
            }
        }
        return rolls;
    }
}
