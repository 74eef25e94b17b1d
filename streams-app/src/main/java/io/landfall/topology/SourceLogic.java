package io.landfall.topology;

import io.landfall.domain.fact.DecisionFact;
import io.landfall.domain.policy.Policies;
import io.landfall.domain.source.Heard;
import io.landfall.domain.source.SourceAssessor;
import io.landfall.domain.source.SourceTimeline;
import io.landfall.mapping.FactsFromAvro;
import io.landfall.mapping.PolicyFromAvro;
import io.landfall.schema.Decision;
import io.landfall.schema.Policy;
import io.landfall.schema.internal.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Telemetry sources: whether they speak. */
final class SourceLogic implements Logic {

    private final Policies policies = new Policies();

    @Override
    public Reach learn(SpecificRecord payload, Instant lowest) {
        if (payload instanceof Policy policy) {
            policies.put(PolicyFromAvro.policy(policy));
            return Reach.EVERYBODY;
        }
        return Reach.NOBODY;
    }

    @Override
    public Set<String> sources(List<Envelope> rows) {
        return Set.of();
    }

    @Override
    public Answer assess(String source, List<Envelope> rows, Instant asOf) {
        Heard heard = new Heard();
        List<DecisionFact> decisions = new ArrayList<>();
        for (Envelope row : rows) {
            if (row.getPayload() instanceof io.landfall.schema.internal.Heard hearing) {
                heard.put(source, hearing.getHour(), hearing.getFirst());
            } else if (row.getPayload() instanceof Decision fact) {
                DecisionFact decision = FactsFromAvro.decision(fact);
                if (decision != null) {
                    decisions.add(decision);
                }
            }
        }
        decisions.sort(Comparator.comparing(DecisionFact::at));
        SourceAssessor.SourceAssessment assessed =
                SourceAssessor.assess(new SourceTimeline(source, heard, decisions), policies, asOf);
        return new Answer(assessed.alerts().stream().map(Alerts::said).toList(), assessed.next(), Map.of());
    }
}
