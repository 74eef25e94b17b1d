package io.landfall.topology;

import io.landfall.schema.Decision;
import io.landfall.schema.Deployment;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.Progress;
import io.landfall.schema.Rollout;
import io.landfall.schema.WorkItem;
import io.landfall.schema.internal.Claim;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.FactOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/** Knows which stages need a fact, and under which subject. Usage has a way of its own. */
final class Router {

    /** Takes a row for a subject of a stage, or for every task of it. */
    interface Out {
        void tell(Channel stage, String subject, Envelope row);
    }

    private final Out out;

    Router(Out out) {
        this.out = out;
    }

    void route(SpecificRecord fact, Instant appended) {
        Envelope row = new Envelope(Rows.of(fact), appended, fact);
        if (fact instanceof WorkItem item) {
            out.tell(Channel.ITEMS, item.getItemId(), row);
            claim(item, appended);
        } else if (fact instanceof Deployment deployment) {
            out.tell(Channel.DEPLOYMENTS, deployment.getDeploymentId(), row);
        } else if (fact instanceof Decision decision) {
            decide(decision, row);
        } else if (fact instanceof Rollout rollout) {
            out.tell(Channel.FEATURES, rollout.getFeature(), row);
        } else if (fact instanceof Feature feature) {
            out.tell(Channel.FEATURES, feature.getFeature(), row);
            out.tell(Channel.ITEMS, Multicast.EVERYBODY, row);
            out.tell(Channel.REFERENCES, Multicast.EVERYBODY, row);
        } else if (fact instanceof Policy || fact instanceof Progress) {
            out.tell(Channel.ITEMS, Multicast.EVERYBODY, row);
            out.tell(Channel.FEATURES, Multicast.EVERYBODY, row);
            out.tell(Channel.SOURCES, Multicast.EVERYBODY, row);
        }
    }

    /** Tells each key that the item bears, or bore, who bears it. */
    private void claim(WorkItem item, Instant appended) {
        List<String> keys = new ArrayList<>(Objects.requireNonNullElse(item.getFormerKeys(), List.of()));
        if (item.getKey() != null) {
            keys.add(item.getKey());
        }
        FactOrder since = new FactOrder(item.getOccurredAt(), item.getSource(), item.getSequence(), item.getId());
        Claim claim = new Claim(item.getItemId(), since);
        for (String key : keys) {
            String row = Rows.name("claim", item.getItemId());
            out.tell(Channel.REFERENCES, ReferenceLogic.subject(key), new Envelope(row, appended, claim));
        }
    }

    private void decide(Decision decision, Envelope row) {
        String subject = decision.getSubject();
        String name = subject.substring(subject.indexOf(':') + 1);
        if (subject.startsWith("item:")) {
            out.tell(Channel.ITEMS, name, row);
        } else if (subject.startsWith("feature:")) {
            out.tell(Channel.FEATURES, name, row);
        } else if (subject.startsWith("source:")) {
            out.tell(Channel.SOURCES, name, row);
        }
    }
}
