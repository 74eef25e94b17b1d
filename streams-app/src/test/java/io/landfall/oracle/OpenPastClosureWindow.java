package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The alerts {@code OPEN_PAST_CLOSURE_WINDOW} of one item. */
final class OpenPastClosureWindow {

    private final World world;
    private final WorkItem item;
    private final String subject;

    OpenPastClosureWindow(World world, WorkItem item) {
        this.world = world;
        this.item = item;
        this.subject = "item:" + item.id;
    }

    List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        item.episodes.forEach(episode -> alerts.addAll(alerts(episode)));
        return alerts;
    }

    private List<Alert> alerts(WorkItem.Episode episode) {
        Settings settings = world.settings(item, episode);
        Duration window = settings.window("closureWindow");
        Instant clock = clock(episode, settings.closureClock());
        if (window == null || clock == null) {
            return List.of();
        }
        Instant deadline = settings.workingTime().plus(clock, window);
        List<Alert> alerts = new ArrayList<>();
        for (Decisions.Gap gap : world.decisions.gaps(subject, episode.start())) {
            Instant opened = gap.opens(deadline);
            Answer answer =
                    Answer.first(Answer.by(episode.closedBy(), "CLOSURE"), Answer.by(gap.endedBy(), "DECISION"));
            if (holds(opened, answer)) {
                Instant clockStarted = gap.lapsedAt() == null ? clock : gap.lapsedAt();
                alerts.add(alert(episode, settings, opened, answer, clockStarted));
            }
        }
        return alerts;
    }

    /** "None, no clock": {@code null}. */
    private static Instant clock(WorkItem.Episode episode, String closureClock) {
        return switch (closureClock) {
            case "COMMITTED" -> episode.firstAtOrBeyond("COMMITTED");
            case "STARTED" -> episode.firstAtOrBeyond("ACTIVE");
            default -> episode.start();
        };
    }

    /** "Strictly longer; a closing at the deadline itself prevents it"; as-of strictly after the deadline. */
    private boolean holds(Instant opened, Answer answer) {
        return world.asOf.isAfter(opened) && (answer == null || answer.at().isAfter(opened));
    }

    private Alert alert(
            WorkItem.Episode episode, Settings settings, Instant opened, Answer answer, Instant clockStarted) {
        return new Alert(
                Alert.Kind.OPEN_PAST_CLOSURE_WINDOW,
                subject,
                title(),
                item.latest().text("team"),
                episode.number(),
                episode.start(),
                opened,
                answer,
                clockStarted,
                settings,
                evidence(episode, opened));
    }

    /** "Title or name, else key, else id." */
    private String title() {
        Fact latest = item.latest();
        String key = latest.has("key") ? latest.text("key") : item.id;
        return latest.has("title") ? latest.text("title") : key;
    }

    /** The item facts of the episode up to openedAt: how many, and the earliest ten. */
    private static ObjectNode evidence(WorkItem.Episode episode, Instant opened) {
        List<String> ids = episode.snapshots().stream()
                .filter(snapshot -> !snapshot.at().isAfter(opened))
                .map(snapshot -> snapshot.fact().id())
                .toList();
        ObjectNode evidence = JsonNodeFactory.instance.objectNode();
        evidence.putObject("counts").put("facts", ids.size());
        Rows.strings(evidence, "facts", ids.stream().limit(10).toList());
        return evidence;
    }
}
