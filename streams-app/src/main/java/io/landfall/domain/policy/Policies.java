package io.landfall.domain.policy;

import io.landfall.domain.fact.FactOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every version of every policy. In force is the greatest record of a scope at or before an instant. */
public final class Policies {

    private final Map<String, NavigableMap<FactOrder, PolicyRecord>> versions = new HashMap<>();
    private final Map<String, NavigableMap<FactOrder, PolicyRecord>> pinned = new HashMap<>();

    public void put(PolicyRecord policy) {
        (policy.pinned() ? pinned : versions)
                .computeIfAbsent(policy.scope(), scope -> new TreeMap<>())
                .put(policy.at(), policy);
    }

    public void remove(PolicyRecord policy) {
        NavigableMap<FactOrder, PolicyRecord> of = (policy.pinned() ? pinned : versions).get(policy.scope());
        if (of != null) {
            of.remove(policy.at());
        }
    }

    /** What rules the scopes, first to last, at an instant. */
    public PolicyView at(Instant instant, List<String> scopes) {
        return view(scopes, instant, true);
    }

    /** What ruled the scopes, first to last, just before an instant. */
    public PolicyView before(Instant instant, List<String> scopes) {
        return view(scopes, instant, false);
    }

    /** The instants after {@code from} at which one of the scopes changes, up to and including {@code to}. */
    public List<Instant> changes(List<String> scopes, Instant from, Instant to) {
        List<Instant> changes = new ArrayList<>();
        for (String scope : scopes) {
            for (FactOrder at : versions.getOrDefault(scope, new TreeMap<>()).keySet()) {
                if (at.occurredAt().isAfter(from) && !at.occurredAt().isAfter(to)) {
                    changes.add(at.occurredAt());
                }
            }
        }
        return changes;
    }

    private PolicyView view(List<String> scopes, Instant instant, boolean inclusive) {
        List<PolicyRecord> inForce = new ArrayList<>();
        for (String scope : scopes) {
            PolicyRecord policy = inForce(scope, instant, inclusive);
            if (policy != null) {
                inForce.add(policy);
            }
        }
        return new PolicyView(inForce);
    }

    private @Nullable PolicyRecord inForce(String scope, Instant instant, boolean inclusive) {
        NavigableMap<FactOrder, PolicyRecord> fixed = pinned.get(scope);
        if (fixed != null && !fixed.isEmpty()) {
            return fixed.lastEntry().getValue();
        }
        NavigableMap<FactOrder, PolicyRecord> all = versions.get(scope);
        if (all == null) {
            return null;
        }
        for (PolicyRecord policy : all.descendingMap().values()) {
            Instant since = policy.at().occurredAt();
            if (since.isBefore(instant) || (inclusive && since.equals(instant))) {
                return policy;
            }
        }
        return null;
    }
}
