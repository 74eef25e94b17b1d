package io.landfall.topology;

import io.landfall.domain.fact.Mentions;
import io.landfall.event.Facts;
import io.landfall.schema.Commit;
import io.landfall.schema.Deployment;
import io.landfall.schema.UnmappedReason;
import io.landfall.schema.internal.DeploymentHistory;
import io.landfall.schema.internal.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the facts of a deployment, and hands them to every feature and every reference that any of them ever named: who
 * is really meant depends on as-of, which is for the receivers to say.
 */
final class DeploymentLogic implements Logic {

    @Override
    public Reach learn(SpecificRecord payload, Instant lowest) {
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
    public Answer assess(String deploymentId, List<Envelope> rows, Instant asOf) {
        List<Deployment> facts = new ArrayList<>();
        Set<String> features = new TreeSet<>();
        Set<String> references = new TreeSet<>();
        for (Envelope row : rows) {
            Deployment fact = (Deployment) row.getPayload();
            features.addAll(Objects.requireNonNullElse(fact.getFeatures(), List.of()));
            references.addAll(Objects.requireNonNullElse(fact.getItems(), List.of()));
            facts.add(fact);
        }
        facts.sort(Facts.ORDER);
        List<List<String>> mentions = new ArrayList<>();
        for (Deployment fact : facts) {
            List<String> named = mentions(fact);
            references.addAll(Objects.requireNonNullElse(named, List.of()));
            mentions.add(named);
        }
        DeploymentHistory history = new DeploymentHistory(
                deploymentId,
                facts.stream()
                        .map(fact ->
                                Deployment.newBuilder(fact).setCommits(null).build())
                        .toList(),
                mentions);
        String row = Rows.name("deployment", deploymentId);
        List<Said> said = new ArrayList<>();
        features.forEach(feature -> said.add(new Said(Channel.FEATURES, feature, row, history)));
        if (features.isEmpty() && references.isEmpty()) {
            said.addAll(Waiting.said(UnmappedReason.DEPLOYMENT_NAMES_NOTHING, deploymentId, facts));
        }
        references.forEach(
                reference -> said.add(new Said(Channel.REFERENCES, ReferenceLogic.subject(reference), row, history)));
        return Answer.of(said);
    }

    /** The items that the commit messages name; null where there are no commits. */
    private static @Nullable List<String> mentions(Deployment fact) {
        return fact.getCommits() == null
                ? null
                : Mentions.in(
                        fact.getCommits().stream()
                                .map(Commit::getMessage)
                                .filter(Objects::nonNull)
                                .toList(),
                        fact.getSource());
    }
}
