package io.landfall.domain.policy;

import io.landfall.domain.fact.FactOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
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

    /** What rules the scopes, first to last, at an instant. */
    public PolicyView at(Instant instant, List<String> scopes) {
        return view(scopes, at -> at.seenBy(instant));
    }

    /** What ruled the scopes, first to last, just before an instant. */
    public PolicyView before(Instant instant, List<String> scopes) {
        return view(scopes, at -> at.occurredAt().isBefore(instant));
    }

    /** What ruled the scopes, first to last, once a fact was in. */
    public PolicyView upTo(FactOrder fact, List<String> scopes) {
        return view(scopes, at -> at.compareTo(fact) <= 0);
    }

    /** The records of the scopes that are seen at as-of. */
    public List<FactOrder> changes(List<String> scopes, Instant asOf) {
        return all(scopes, at -> at.seenBy(asOf));
    }

    /** The next instant after as-of at which one of the scopes changes. */
    public @Nullable Instant nextChange(List<String> scopes, Instant asOf) {
        Instant next = null;
        for (FactOrder at : all(scopes, later -> !later.seenBy(asOf))) {
            next = next == null || at.occurredAt().isBefore(next) ? at.occurredAt() : next;
        }
        return next;
    }

    private List<FactOrder> all(List<String> scopes, Predicate<FactOrder> wanted) {
        List<FactOrder> all = new ArrayList<>();
        for (String scope : scopes) {
            NavigableMap<FactOrder, PolicyRecord> of = versions.get(scope);
            if (of != null) {
                of.keySet().stream().filter(wanted).forEach(all::add);
            }
        }
        return all;
    }

    private PolicyView view(List<String> scopes, Predicate<FactOrder> known) {
        List<PolicyRecord> inForce = new ArrayList<>();
        for (String scope : scopes) {
            PolicyRecord policy = inForce(scope, known);
            if (policy != null) {
                inForce.add(policy);
            }
        }
        return new PolicyView(inForce);
    }

    private @Nullable PolicyRecord inForce(String scope, Predicate<FactOrder> known) {
        NavigableMap<FactOrder, PolicyRecord> fixed = pinned.get(scope);
        if (fixed != null) {
            return fixed.lastEntry().getValue();
        }
        NavigableMap<FactOrder, PolicyRecord> all = versions.get(scope);
        if (all != null) {
            for (PolicyRecord policy : all.descendingMap().values()) {
                if (known.test(policy.at())) {
                    return policy;
                }
            }
        }
        return null;
    }
}
