package io.landfall.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All policy records, and which of them are in force. */
final class Policies {

    private final Map<String, List<Fact>> records;
    private final Map<String, Fact> pinned = new HashMap<>();

    /** "A --policy file holds from the beginning and beats records": inside its own scope, last line first. */
    Policies(Known known, List<JsonNode> pinnedRecords) {
        records = known.bySubject("policy", "scope");
        pinnedRecords.forEach(record -> pinned.put(record.get("scope").textValue(), new Fact(record)));
    }

    /** "An item: feature, itemType, team, default; among its features, the smallest key that has the field." */
    static List<String> scopesOfItem(Collection<String> features, String itemType, String team) {
        List<String> scopes = new ArrayList<>();
        features.stream().sorted().forEach(feature -> scopes.add("feature:" + feature));
        if (itemType != null) {
            scopes.add("itemType:" + itemType);
        }
        return withTeam(scopes, team);
    }

    static List<String> scopesOfFeature(String feature, String team) {
        return withTeam(new ArrayList<>(List.of("feature:" + feature)), team);
    }

    private static List<String> withTeam(List<String> scopes, String team) {
        if (team != null) {
            scopes.add("team:" + team);
        }
        scopes.add("default");
        return scopes;
    }

    /** Every record that is not pinned, as these take effect one after the other. */
    List<Fact> all() {
        return records.values().stream().flatMap(List::stream).toList();
    }

    /**
     * "A policy record replaces the earlier one of its scope for the episodes still open when it occurs and for later
     * ones; what was closed keeps the verdicts of its day."
     *
     * @param end when the episode was closed; {@code null} while it is open
     */
    Settings inForce(List<String> scopes, Instant end) {
        return inForce(scopes, record -> end == null || record.occurredAt().isBefore(end));
    }

    /** The policy that the known records make up. */
    Settings inForce(List<String> scopes, Predicate<Fact> known) {
        List<Fact> chain = new ArrayList<>();
        for (String scope : scopes) {
            Fact record = inScope(scope, known);
            if (record != null) {
                chain.add(record);
            }
        }
        return new Settings(chain);
    }

    private Fact inScope(String scope, Predicate<Fact> known) {
        if (pinned.containsKey(scope)) {
            return pinned.get(scope);
        }
        return records.getOrDefault(scope, List.of()).stream()
                .filter(known)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
