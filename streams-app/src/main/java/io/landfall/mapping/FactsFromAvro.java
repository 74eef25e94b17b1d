package io.landfall.mapping;

import io.landfall.domain.fact.CatalogueEntry;
import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.fact.DeploymentFact;
import io.landfall.domain.fact.FactOrder;
import io.landfall.domain.fact.RolloutFact;
import io.landfall.domain.fact.StatusCategory;
import io.landfall.domain.fact.WorkItemFact;
import io.landfall.event.Durations;
import io.landfall.event.Facts;
import io.landfall.schema.Decision;
import io.landfall.schema.Deployment;
import io.landfall.schema.Expected;
import io.landfall.schema.Feature;
import io.landfall.schema.Proof;
import io.landfall.schema.Rollout;
import io.landfall.schema.WorkItem;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Facts as the topics carry them to facts as the domain reads them. */
public final class FactsFromAvro {

    private static final String UNRECOGNIZED = "UNRECOGNIZED";

    private FactsFromAvro() {}

    public static FactOrder order(SpecificRecord fact) {
        return new FactOrder(Facts.occurredAt(fact), Facts.source(fact), Facts.sequence(fact), Facts.id(fact));
    }

    public static WorkItemFact workItem(WorkItem fact) {
        return new WorkItemFact(
                order(fact),
                fact.getKey(),
                fact.getFormerKeys(),
                fact.getTitle(),
                name(fact.getItemType()),
                name(fact.getWorkKind()),
                fact.getTeam(),
                fact.getStatus(),
                symbol(StatusCategory.class, fact.getStatusCategory()),
                fact.getCreatedAt(),
                fact.getLabels(),
                fact.getFeatures(),
                fact.getDeleted(),
                !Boolean.FALSE.equals(fact.getActivity()));
    }

    /** @param mentions the items that its commit messages name; null where it has no commits */
    public static DeploymentFact deployment(Deployment fact, @Nullable List<String> mentions) {
        return new DeploymentFact(
                order(fact),
                symbol(DeploymentFact.Status.class, fact.getStatus()),
                fact.getService(),
                fact.getEnvironment(),
                fact.getVersion(),
                fact.getArtifactId(),
                fact.getTeam(),
                fact.getItems(),
                mentions,
                fact.getFeatures());
    }

    /** Null for a kind of decision that a newer schema brought. */
    public static @Nullable DecisionFact decision(Decision fact) {
        DecisionFact.Kind kind = symbol(DecisionFact.Kind.class, fact.getDecision());
        return kind == null
                ? null
                : new DecisionFact(order(fact), kind, name(fact.getOutcome()), fact.getUntil(), fact.getKind());
    }

    public static RolloutFact rollout(Rollout fact) {
        return new RolloutFact(order(fact), fact.getEnvironment(), fact.getEnabled(), fact.getPercentage());
    }

    public static CatalogueEntry entry(Feature fact) {
        return new CatalogueEntry(
                order(fact),
                fact.getFeature(),
                fact.getName(),
                fact.getTeam(),
                orEmpty(fact.getSignals()),
                orEmpty(fact.getItems()),
                orEmpty(fact.getLabels()),
                fact.getLaunchAt(),
                fact.getProof() == Proof.SOURCE,
                orEmpty(fact.getSources()),
                fact.getCadence() == null
                        ? null
                        : new CatalogueEntry.Cadence(fact.getCadence(), Durations.of(fact.getCadence())),
                expected(fact.getExpected()));
    }

    private static CatalogueEntry.@Nullable Expected expected(@Nullable Expected expected) {
        return expected == null || expected.getBy() == null
                ? null
                : new CatalogueEntry.Expected(expected.getUses(), expected.getActors(), expected.getBy());
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }

    /** The domain's constant of the same name; null for none, and for a symbol of a newer schema. */
    static <E extends Enum<E>> @Nullable E symbol(Class<E> type, @Nullable Enum<?> symbol) {
        String name = name(symbol);
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static @Nullable String name(@Nullable Enum<?> symbol) {
        return symbol == null || symbol.name().equals(UNRECOGNIZED) ? null : symbol.name();
    }
}
