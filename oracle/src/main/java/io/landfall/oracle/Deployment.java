package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A deployment after one of its facts.
 *
 * @param fact the fact
 * @param state its fields so far: absent ones keep their value; {@code items} with those that commits name
 * @param succeeded whether it succeeded and was not taken back since
 * @param overwritten whether a later fact of the same instant says more, so that this one was true at no time
 */
record Deployment(Fact fact, Fact state, boolean succeeded, boolean overwritten) {

    /** One entry a fact of a deployment. */
    static List<Deployment> history(List<Fact> facts) {
        List<Deployment> history = new ArrayList<>();
        boolean succeeded = false;
        List<String> inCommits = List.of();
        List<Snapshot> snapshots = Snapshot.of(facts);
        for (int i = 0; i < snapshots.size(); i++) {
            Snapshot snapshot = snapshots.get(i);
            succeeded = succeeded(succeeded, snapshot.fact().text("status"));
            boolean overwritten =
                    i + 1 < snapshots.size() && snapshots.get(i + 1).at().equals(snapshot.at());
            inCommits = snapshot.fact().has("commits") ? CommitNames.of(snapshot.fact()) : inCommits;
            history.add(new Deployment(snapshot.fact(), naming(snapshot.state(), inCommits), succeeded, overwritten));
        }
        return history;
    }

    /** "The names found are added to items." */
    private static Fact naming(Fact state, List<String> inCommits) {
        List<String> items = new ArrayList<>(state.list("items"));
        items.addAll(inCommits);
        ObjectNode named = state.json().deepCopy();
        Rows.strings(named, "items", items);
        return new Fact(named, state.occurredAt());
    }

    /** "ROLLED_BACK and REMOVED apply by deploymentId; FAILED ends nothing." Nor does STARTED. */
    private static boolean succeeded(boolean before, String status) {
        if ("SUCCEEDED".equals(status)) {
            return true;
        }
        return before && !"ROLLED_BACK".equals(status) && !"REMOVED".equals(status);
    }

    String id() {
        return fact.text("deploymentId");
    }

    /** A delivery is "a deployment that succeeded in production". */
    boolean effective() {
        return succeeded && state.inProduction();
    }

    /** "The same artifactId (else service and version) resumes"; so does the same deployment. */
    boolean resumes(Deployment earlier) {
        if (id().equals(earlier.id())) {
            return true;
        }
        if (state.has("artifactId") && earlier.state.has("artifactId")) {
            return same("artifactId", earlier);
        }
        return same("service", earlier) && same("version", earlier);
    }

    private boolean same(String field, Deployment earlier) {
        return state.has(field) && state.text(field).equals(earlier.state.text(field));
    }
}
