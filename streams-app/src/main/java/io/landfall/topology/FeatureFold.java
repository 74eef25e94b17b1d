package io.landfall.topology;

import io.landfall.domain.fact.Hours;
import io.landfall.domain.feature.DeliveryState;
import io.landfall.domain.feature.FeatureAssessment;
import io.landfall.domain.feature.FeatureAssessor;
import io.landfall.domain.feature.FeatureFolding;
import io.landfall.domain.feature.FeatureSummary;
import io.landfall.domain.policy.Policies;
import io.landfall.domain.source.Heard;
import io.landfall.domain.verdict.Alert;
import io.landfall.mapping.StateToAvro;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.FoldedUse;
import io.landfall.schema.internal.UseBucket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds one feature: the usage of deliveries that ended goes, the hours of the others are joined. */
final class FeatureFold {

    /** Folding writes all of it again: not before there is a 16th of it to fold. */
    private static final int WORTH = 16;

    private final String feature;
    private final List<Envelope> rows;
    private final Policies policies;
    private final Heard heard;
    private final Instant asOf;

    FeatureFold(String feature, List<Envelope> rows, Policies policies, Heard heard, Instant asOf) {
        this.feature = feature;
        this.rows = rows;
        this.policies = policies;
        this.heard = heard;
        this.asOf = asOf;
    }

    @Nullable
    Fold within(FoldLimits limits) {
        long all = 0;
        for (Envelope row : rows) {
            all += UseBytes.of(row);
        }
        if (!limits.exceeded(rows.size(), all)) {
            return null;
        }
        FeatureRows of = FeatureRows.of(feature, rows);
        long hour = FeatureFolding.before(of.timeline(), policies, heard, asOf);
        long old = 0;
        for (Envelope row : rows) {
            old += row.getPayload() instanceof UseBucket bucket && bucket.getHour() < hour ? UseBytes.of(row) : 0;
        }
        return old > 0 && old * WORTH >= all ? fold(of, hour, limits) : null;
    }

    private Fold fold(FeatureRows of, long hour, FoldLimits limits) {
        FeatureAssessment assessed = FeatureAssessor.assess(of.timeline(), policies, heard, asOf);
        Instant finalThrough = limits.heardBefore().isBefore(asOf) ? limits.heardBefore() : asOf;
        FeatureSummary ended =
                FeatureFolding.fold(of.timeline(), of.use(), assessed.deliveries(), limits.heardBefore());
        if (ended != null && !settled(ended.through(), limits.heardBefore())) {
            ended = null;
        }
        FeatureSummary summary =
                (ended == null ? FeatureFolding.summary(of.timeline()) : ended).finalThrough(finalThrough);
        long first = Hours.of(summary.through());
        NavigableSet<Long> marks = FeatureFolding.marks(of.timeline(), policies, heard, asOf, finalThrough);
        marks.add(first);
        List<Envelope> folded = of.use().foldBefore(hour, marks, first, limits.heardBefore(), limits.gap()).stream()
                .map(FoldedUses::envelope)
                .toList();
        List<String> gone = rows.stream()
                .filter(row -> row.getPayload() instanceof UseBucket bucket && bucket.getHour() < hour)
                .map(Envelope::getRow)
                .toList();
        return new Fold(
                StateToAvro.summary(summary),
                Hours.start(first).minus(1, ChronoUnit.MICROS),
                gone,
                finished(assessed, ended, finalThrough),
                folded.stream().filter(row -> !rows.contains(row)).toList());
    }

    /** Whether all that is known of the time before an instant, usage apart, was heard long ago. */
    private boolean settled(Instant through, Instant heardBefore) {
        return rows.stream()
                .filter(row -> !(row.getPayload() instanceof UseBucket
                        || row.getPayload() instanceof FoldedUse
                        || row.getPayload() instanceof io.landfall.schema.internal.FeatureSummary))
                .allMatch(row -> row.getHeardAt().isBefore(heardBefore)
                        || Rows.first(row.getPayload()).isAfter(through));
    }

    private static Set<String> finished(
            FeatureAssessment assessed, @Nullable FeatureSummary ended, Instant finalThrough) {
        Set<String> finished = new HashSet<>();
        List<DeliveryState> deliveries = assessed.deliveries();
        long first = ended == null ? 0 : deliveries.get(deliveries.size() - 1).episode();
        for (Alert alert : assessed.alerts()) {
            Instant clearedAt = alert.life().clearedAt();
            if (alert.episode() < first || (clearedAt != null && !clearedAt.isAfter(finalThrough))) {
                finished.add(Alerts.said(alert).output());
            }
        }
        for (DeliveryState delivery : deliveries) {
            if (delivery.episode() < first) {
                finished.add(FeatureLogic.said(delivery).output());
            }
        }
        return finished;
    }
}
