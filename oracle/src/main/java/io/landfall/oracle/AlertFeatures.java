package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What occurs in single alerts. */
record AlertFeatures(World world, List<Alert> alerts, Set<String> found) {

    /** By what each kind can be cleared; "now": at its deadline too. */
    private static final Map<Kind, List<String>> CAUSES = Map.ofEntries(
            Map.entry(Kind.ENTRY_UNDECIDED, List.of("DECISION", "START", "CLOSURE")),
            Map.entry(Kind.OPEN_PAST_CLOSURE_WINDOW, List.of("DECISION", "CLOSURE")),
            Map.entry(Kind.ALMOST_DONE, List.of("DECISION", "START", "ROLLBACK", "REMOVED", "CLOSURE")),
            Map.entry(Kind.STALLED, List.of("DECISION", "ACTIVITY", "CLOSURE")),
            Map.entry(Kind.DELIVERED_UNUSED, List.of("DECISION", "USE", "USE now", "ROLLBACK", "REMOVED")),
            Map.entry(Kind.DELIVERED_UNOBSERVABLE, List.of("DECISION", "SIGNAL", "SIGNAL now", "ROLLBACK", "REMOVED")),
            Map.entry(Kind.DELIVERED_UNRECEIVED, List.of("DECISION", "ROLLBACK", "REMOVED")),
            Map.entry(Kind.BELOW_EXPECTED_USE, List.of("DECISION", "REACHED", "REACHED now", "ROLLBACK", "REMOVED")),
            Map.entry(Kind.USE_FADED, List.of("DECISION", "USE", "USE now", "ROLLBACK", "REMOVED")),
            Map.entry(Kind.NEVER_FINISHED, List.of("DECISION", "CLOSURE", "ROLLBACK", "REMOVED")),
            Map.entry(Kind.CLOSURE_UNDECIDED, List.of("DECISION", "ROLLBACK", "REMOVED")),
            Map.entry(Kind.SOURCE_SILENT, List.of("DECISION", "SPOKE", "SPOKE now")));

    /** Cleared by what telemetry says, and paused while it is silent. */
    static final Set<Kind> OVER_USE =
            Set.of(Kind.DELIVERED_UNUSED, Kind.DELIVERED_UNOBSERVABLE, Kind.BELOW_EXPECTED_USE, Kind.USE_FADED);

    static Set<String> all() {
        Set<String> all = new TreeSet<>(Set.of(
                "status RAISED",
                "status REMINDED",
                "status SNOOZED",
                "snoozed no more: recovered",
                "names a lapsed snooze",
                "names decisions",
                "inherited",
                "implied",
                "policy default",
                "policy feature",
                "policy itemType",
                "policy team",
                "policy catalogue",
                "with calendar",
                "window is the cadence",
                "NEVER_FINISHED of an item",
                "NEVER_FINISHED of a feature",
                "BELOW_EXPECTED_USE uses",
                "BELOW_EXPECTED_USE actors",
                "SOURCE_SILENT again"));
        CAUSES.forEach((kind, causes) -> {
            all.add("raised " + kind);
            causes.forEach(cause -> all.add("cleared " + kind + " " + cause));
            all.add("after a lapse " + kind);
            all.add("names decisions " + kind);
        });
        OVER_USE.forEach(kind -> all.add("paused " + kind));
        return all;
    }

    void lookAt(Alert alert) {
        Kind kind = alert.topic().kind();
        ObjectNode json = alert.json(world, alerts);
        found.add("raised " + kind);
        if (alert.answer() != null) {
            boolean atOnce = alert.answer().at().equals(alert.openedAt());
            found.add("cleared " + kind + " " + alert.answer().cause() + (atOnce ? " now" : ""));
        } else {
            lookAtOpen(alert, json.get("status").textValue());
        }
        note(json.get("inherited").booleanValue(), "inherited");
        note(json.has("implied"), "implied");
        boolean lapsed = world
                .decisions
                .gaps(alert.topic().subject(), kind, alert.topic().episodeStart())
                .stream()
                .anyMatch(gap -> Objects.equals(gap.lapsedAt(), alert.clockStartedAt()));
        note(lapsed, "after a lapse " + kind);
        lookAtPolicy(alert);
        lookAtEvidence(alert, new Fact(json.get("evidence")));
        lookAtKind(alert, json.get("evidence").get("counts").toString());
    }

    private void lookAtOpen(Alert alert, String status) {
        found.add("status " + status);
        boolean snoozed = world.decisions.snoozed(alert.topic(), alert.topic().episodeStart(), world.asOf);
        note(snoozed && !status.equals("SNOOZED"), "snoozed no more: recovered");
    }

    private void lookAtPolicy(Alert alert) {
        Fact policy = new Fact(alert.topic().policy());
        found.add("policy " + policy.text("scope").replaceFirst(":.*", ""));
        note(!alert.topic().settings().workingTime().days().isEmpty(), "with calendar");
        String window = alert.topic().kind() == Kind.USE_FADED ? policy.text("window") : null;
        note(
                window != null
                        && !window.equals(alert.topic()
                                .settings()
                                .applied("fadeWindow")
                                .get("window")
                                .textValue()),
                "window is the cadence");
    }

    private void lookAtEvidence(Alert alert, Fact evidence) {
        List<String> named = evidence.list("decisions");
        note(evidence.has("paused"), "paused " + alert.topic().kind());
        List<String> answers = new ArrayList<>(named);
        answers.removeIf(id -> isSnooze(alert, id));
        note(!answers.isEmpty(), "names decisions");
        note(!answers.isEmpty(), "names decisions " + alert.topic().kind());
        note(answers.size() < named.size(), "names a lapsed snooze");
    }

    private boolean isSnooze(Alert alert, String id) {
        return world.decisions.on(alert.topic().subject()).stream()
                .anyMatch(decision -> decision.id().equals(id) && "SNOOZE".equals(decision.text("decision")));
    }

    private void lookAtKind(Alert alert, String counts) {
        Topic topic = alert.topic();
        switch (topic.kind()) {
            case NEVER_FINISHED ->
                found.add("NEVER_FINISHED of " + (topic.subject().startsWith("item:") ? "an item" : "a feature"));
            case BELOW_EXPECTED_USE -> {
                note(counts.contains("expectedUses"), "BELOW_EXPECTED_USE uses");
                note(counts.contains("expectedActors"), "BELOW_EXPECTED_USE actors");
            }
            case SOURCE_SILENT -> note(topic.episode() > 1, "SOURCE_SILENT again");
            default -> {}
        }
    }

    private void note(boolean holds, String feature) {
        if (holds) {
            found.add(feature);
        }
    }
}
