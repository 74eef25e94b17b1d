package io.landfall.cli.unmapped;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Unmapped;
import io.landfall.schema.UnmappedReason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final References found = References.of(List.of(
            unmapped(UnmappedReason.UNCLAIMED_SIGNAL, "web", "/new", 3, 0),
            unmapped(UnmappedReason.UNKNOWN_ITEM, "ci", "SHOP-12", 2, 5),
            unmapped(UnmappedReason.UNCLAIMED_SIGNAL, "web", "/new", 4, 48),
            unmapped(UnmappedReason.UNCLAIMED_SIGNAL, "web", "/old", 1, 2),
            unmapped(UnmappedReason.UNCLAIMED_SIGNAL, "app", "/new", 2, 1)));

    @Test
    void sumsTheHoursOfASignalMostFactsFirst() {
        assertThat(found.all())
                .extracting(Unmapped::getSource, Unmapped::getReference, Unmapped::getFacts)
                .map(tuple -> tuple.toList().toString())
                .containsExactly("[web, /new, 7]", "[ci, SHOP-12, 2]", "[app, /new, 2]", "[web, /old, 1]");
        assertThat(found.all().get(0).getFirstAt()).isEqualTo(START);
        assertThat(found.all().get(0).getLastAt()).isEqualTo("2026-03-03T01:00:00Z");
    }

    @Test
    void countsBySourceAndReason() {
        assertThat(found.counts())
                .containsExactly(
                        new References.Count("app", UnmappedReason.UNCLAIMED_SIGNAL, 1, 2),
                        new References.Count("ci", UnmappedReason.UNKNOWN_ITEM, 1, 2),
                        new References.Count("web", UnmappedReason.UNCLAIMED_SIGNAL, 2, 8));
    }

    @Test
    void printsCountsThenReferences() {
        StringWriter out = new StringWriter();

        new UnmappedTable(
                        found,
                        one -> Optional.of("news")
                                .filter(news -> one.getSource().equals("web")))
                .print(new PrintWriter(out));

        assertThat(out.toString().lines())
                .containsExactly(
                        "REFERENCES  FACTS  REASON            SOURCE",
                        "1           2      UNCLAIMED_SIGNAL  app",
                        "1           2      UNKNOWN_ITEM      ci",
                        "2           8      UNCLAIMED_SIGNAL  web",
                        "",
                        "FACTS  FIRST       LAST        REASON            SOURCE  REFERENCE  SUGGESTION",
                        "7      2026-03-01  2026-03-03  UNCLAIMED_SIGNAL  web     /new       news",
                        "2      2026-03-01  2026-03-01  UNKNOWN_ITEM      ci      SHOP-12",
                        "2      2026-03-01  2026-03-01  UNCLAIMED_SIGNAL  app     /new",
                        "1      2026-03-01  2026-03-01  UNCLAIMED_SIGNAL  web     /old       news");
    }

    /** In one hour, up to an hour after its first. */
    private static Unmapped unmapped(UnmappedReason reason, String source, String reference, long facts, int hour) {
        Instant first = START.plusSeconds(hour * 3_600L);
        return new Unmapped(reason, source, reference, facts, first, first.plusSeconds(3_600));
    }
}
