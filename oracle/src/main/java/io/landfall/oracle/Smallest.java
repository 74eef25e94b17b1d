package io.landfall.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Takes away from a failing history whatever is not needed for the failure: facts, pinned policies, then single fields.
 * Much faster than shrinking the numbers it was made from, and works for a seed too.
 */
public final class Smallest {

    private static final Set<String> REQUIRED = Set.of(
            "type",
            "id",
            "source",
            "occurredAt",
            "itemId",
            "deploymentId",
            "signal",
            "feature",
            "subject",
            "decision",
            "by",
            "scope",
            "enabled");

    private final Predicate<Histories.History> fails;
    private Histories.History smallest;

    private Smallest(Histories.History history, Predicate<Histories.History> fails) {
        this.smallest = history;
        this.fails = fails;
    }

    /** The history without all that can go while it still fails. */
    public static Histories.History of(Histories.History failing, Predicate<Histories.History> fails) {
        Smallest search = new Smallest(failing, fails);
        Histories.History before;
        do {
            before = search.smallest;
            search.dropRecords();
            search.dropFields();
        } while (!before.equals(search.smallest));
        return search.smallest;
    }

    private void dropRecords() {
        for (int i = smallest.facts().size() - 1; i >= 0; i--) {
            tryWith(without(smallest.facts(), i), smallest.pinnedPolicies());
        }
        for (int i = smallest.pinnedPolicies().size() - 1; i >= 0; i--) {
            tryWith(smallest.facts(), without(smallest.pinnedPolicies(), i));
        }
    }

    private void dropFields() {
        for (int i = 0; i < smallest.facts().size(); i++) {
            List<String> fields = new ArrayList<>();
            smallest.facts().get(i).fieldNames().forEachRemaining(fields::add);
            fields.removeAll(REQUIRED);
            for (String field : fields) {
                ObjectNode fact = smallest.facts().get(i).deepCopy();
                fact.remove(field);
                List<JsonNode> facts = new ArrayList<>(smallest.facts());
                facts.set(i, fact);
                tryWith(facts, smallest.pinnedPolicies());
            }
        }
    }

    private void tryWith(List<JsonNode> facts, List<JsonNode> pinned) {
        Histories.History candidate = new Histories.History(facts, pinned, smallest.asOf());
        if (fails.test(candidate)) {
            smallest = candidate;
        }
    }

    private static List<JsonNode> without(List<JsonNode> records, int index) {
        List<JsonNode> fewer = new ArrayList<>(records);
        fewer.remove(index);
        return fewer;
    }
}
