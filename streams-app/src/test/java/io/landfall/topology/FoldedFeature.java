package io.landfall.topology;

import io.landfall.domain.fact.Hours;
import io.landfall.schema.Alert;
import io.landfall.schema.Delivery;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.FeatureSummary;
import io.landfall.schema.internal.FoldedUse;
import io.landfall.schema.internal.UseBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** A feature twice: with all the rows it was told of, and as a store keeps it that folds. */
final class FoldedFeature {

    /** Windows of histories are as short as five and a half hours, and their starts three hours off. */
    static final Duration GAP = Duration.ofHours(2);

    private final String name;
    private final Map<String, Envelope> all = new TreeMap<>();
    private final Map<String, Envelope> kept = new TreeMap<>();

    FoldedFeature(String name) {
        this.name = name;
    }

    /** Takes rows as {@link SubjectTask} does: those that say something else, and some again that say the same. */
    void tell(Map<String, Envelope> rows, Random random) {
        rows.forEach((row, value) -> {
            boolean news = !value.equals(all.get(row));
            if (value.getPayload() instanceof UseBucket bucket && isClosed(bucket)) {
                return; // too late, or told again
            }
            all.put(row, value);
            if (news || random.nextInt(4) == 0) {
                kept.put(row, value);
            }
        });
    }

    private boolean isClosed(UseBucket bucket) {
        Envelope folded = kept.get(FoldedUses.row(bucket));
        return folded != null && FoldedUses.closed(folded, bucket);
    }

    void fold(FeatureLogic logic, Instant asOf, Instant heardBefore) {
        Fold fold = logic.fold(name, List.copyOf(kept.values()), asOf, new FoldLimits(0, 0, heardBefore, GAP));
        if (fold != null) {
            fold.rows().forEach(kept::remove);
            fold.folded().forEach(row -> kept.put(row.getRow(), row));
            kept.put(Rows.SUMMARY, new Envelope(Rows.SUMMARY, asOf, fold.summary()));
        }
    }

    /** What is said of it by all that it was told, but for what is final. */
    List<SpecificRecord> expected(FeatureLogic logic, Instant asOf) {
        return said(logic, all, asOf);
    }

    List<SpecificRecord> actual(FeatureLogic logic, Instant asOf) {
        return said(logic, kept, asOf);
    }

    private List<SpecificRecord> said(FeatureLogic logic, Map<String, Envelope> rows, Instant asOf) {
        List<SpecificRecord> said = new ArrayList<>();
        logic.assess(name, List.copyOf(rows.values()), asOf).said().forEach(one -> said.add(one.value()));
        Instant through = summary() == null ? Instant.EPOCH : summary().getThrough();
        long first = said.stream()
                .filter(value -> value instanceof Delivery delivery
                        && !delivery.getDeliveredAt().isBefore(through))
                .mapToLong(value -> ((Delivery) value).getEpisode())
                .min()
                .orElse(Long.MAX_VALUE);
        said.removeIf(value -> value instanceof Delivery delivery && delivery.getEpisode() < first
                || value instanceof Alert alert && (alert.getEpisode() < first || isFinal(alert)));
        said.sort(Comparator.comparing(FoldedFeature::order));
        return said;
    }

    private boolean isFinal(Alert alert) {
        return alert.getClearedAt() != null
                && summary() != null
                && !alert.getClearedAt().isAfter(summary().getFinalThrough());
    }

    private FeatureSummary summary() {
        Envelope row = kept.get(Rows.SUMMARY);
        return row == null ? null : (FeatureSummary) row.getPayload();
    }

    private static String order(SpecificRecord said) {
        return said instanceof Alert alert ? alert.getOpenedAt() + alert.getAlertId() : said.toString();
    }

    /** Whether a delivery begins within hours that were folded before anybody knew that it would. */
    boolean cuts(List<SpecificRecord> said) {
        return said.stream()
                .filter(Delivery.class::isInstance)
                .map(Delivery.class::cast)
                .anyMatch(delivery -> cuts(delivery.getDeliveredAt()) || cuts(delivery.getClockStartAt()));
    }

    /** Whether the window of an absence begins or ends within hours that were folded before anybody knew that it would. */
    boolean cuts(Alert alert) {
        Instant start = alert.getClockStartedAt();
        boolean lapsed = alert.getEvidence().getDecisions() != null; // its window began before its clock
        return lapsed || cuts(start) || cuts(start.plus(Duration.ofHours(1))) || cuts(alert.getOpenedAt());
    }

    private boolean cuts(Instant instant) {
        return instant != null
                && kept.values().stream()
                        .filter(row -> row.getPayload() instanceof FoldedUse)
                        .flatMap(row -> ((FoldedUse) row.getPayload()).getSpans().stream())
                        .anyMatch(span -> span.getFrom() < Hours.of(instant) && Hours.of(instant) <= span.getTo());
    }

    boolean isFolded() {
        return kept.values().stream()
                .anyMatch(row -> row.getPayload() instanceof FoldedUse folded
                        && folded.getSpans().stream().anyMatch(span -> span.getFrom() < span.getTo()));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append('\n');
        all.values().forEach(row -> text.append("all ").append(row).append('\n'));
        kept.values().forEach(row -> text.append("kept ").append(row).append('\n'));
        return text.toString();
    }
}
