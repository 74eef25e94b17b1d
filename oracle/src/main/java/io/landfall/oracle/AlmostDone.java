package io.landfall.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code ALMOST_DONE}: in ALMOST_DONE, or delivered, and still open after the window. */
final class AlmostDone {

    private final ItemCase about;

    private AlmostDone(ItemCase about) {
        this.about = about;
    }

    static List<Run> runs(ItemCase about) {
        if (!about.settings().sets(Kind.ALMOST_DONE.window)) {
            return List.of();
        }
        return new AlmostDone(about)
                .united().stream()
                        .map(span -> about.run(Kind.ALMOST_DONE, span.start(), span.start(), span.end()))
                        .toList();
    }

    /** "Two such stretches that overlap or touch are one, which ends with the later end." */
    private List<Span> united() {
        List<Span> united = new ArrayList<>();
        for (Span span : spans()) {
            Span last = united.isEmpty() ? null : united.get(united.size() - 1);
            boolean apart =
                    last == null || (last.end() != null && last.end().at().isBefore(span.start()));
            if (apart) {
                united.add(span);
            } else {
                united.set(united.size() - 1, new Span(last.start(), later(last.end(), span.end())));
            }
        }
        return united;
    }

    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (Stretch stretch : about.episode().in("ALMOST_DONE")) {
            spans.add(new Span(clipped(stretch.start()), about.end(stretch, "START")));
        }
        for (Stretch stretch : about.world().deliveries.delivering(about.item())) {
            spans.add(new Span(clipped(stretch.start()), endOfDelivery(stretch)));
        }
        return spans.stream()
                .filter(span -> span.end() == null || span.end().at().isAfter(span.start()))
                .sorted(Comparator.comparing(Span::start))
                .toList();
    }

    private Instant clipped(Instant start) {
        return Run.later(start, about.episode().start());
    }

    /** "Never reaches beyond the closing." */
    private Answer endOfDelivery(Stretch stretch) {
        Instant closedAt = about.episode().closedAt();
        boolean reachesClosing =
                closedAt != null && (!stretch.ended() || !stretch.end().isBefore(closedAt));
        return reachesClosing ? about.closing() : stretch.taken();
    }

    /** Of two ends at one instant the later in fact order. */
    private static Answer later(Answer one, Answer other) {
        if (one == null || other == null) {
            return null;
        }
        return Fact.ORDER.compare(one.fact(), other.fact()) >= 0 ? one : other;
    }
}
