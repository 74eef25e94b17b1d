package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.WorkItem;
import io.landfall.schema.internal.Claim;
import io.landfall.schema.internal.DeploymentHistory;
import io.landfall.schema.internal.FactOrder;
import io.landfall.schema.internal.ItemDelivery;
import io.landfall.schema.internal.Naming;
import io.landfall.schema.internal.UseBucket;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void partsOfANameDoNotRunIntoEachOther() {
        assertThat(List.of(
                        Rows.name("k", "a", "b"),
                        Rows.name("k", "ab"),
                        Rows.name("k", "a:1:b"),
                        Rows.name("k", "a", "", "b"),
                        Rows.name("k", "a:", "b"),
                        Rows.name("k", "a", ":b")))
                .doesNotHaveDuplicates();
    }

    @Test
    void aFactIsWhatTypeSourceAndIdSay() {
        WorkItem fact = item("1", "s", "Export");

        assertThat(Rows.of(item("1", "s", "Other"))).isEqualTo(Rows.of(fact));
        assertThat(Rows.of(item("2", "s", "Export"))).isNotEqualTo(Rows.of(fact));
        assertThat(Rows.of(item("1", "t", "Export"))).isNotEqualTo(Rows.of(fact));
        assertThat(Rows.of(deployment("1", NOON))).isNotEqualTo(Rows.of(fact));
    }

    @Test
    void ofTwoContentsTheSmallestCanonicalJsonHoldsWhicheverComesFirst() {
        WorkItem small = item("1", "s", "A");
        WorkItem great = item("1", "s", "B");

        assertThat(Rows.replaces(small, great)).isTrue();
        assertThat(Rows.replaces(great, small)).isFalse();
        assertThat(Rows.replaces(small, item("1", "s", "A"))).isFalse();
    }

    @Test
    void ofTwoClaimsTheEarlierHolds() {
        Claim early = claim(NOON);
        Claim late = claim(NOON.plusSeconds(1));

        assertThat(Rows.replaces(early, late)).isTrue();
        assertThat(Rows.replaces(late, early)).isFalse();
        assertThat(Rows.replaces(early, claim(NOON))).isFalse();
    }

    @Test
    void aContributionIsReplacedByWhoeverOwesItUnlessItSaysTheSame() {
        DeploymentHistory one = history(NOON);
        DeploymentHistory more = history(NOON, NOON.plusSeconds(1));

        assertThat(Rows.replaces(more, one)).isTrue();
        assertThat(Rows.replaces(one, more)).isTrue();
        assertThat(Rows.replaces(one, history(NOON))).isFalse();
    }

    @Test
    void nothingShowsBeforeTheEarliestFactOfARow() {
        DeploymentHistory history = history(NOON.plusSeconds(5), NOON);
        UseBucket bucket =
                new UseBucket("click", null, List.of(), NOON.getEpochSecond() / 3600, List.of(), List.of("s"));

        assertThat(Rows.first(item("1", "s", "A"))).isEqualTo(NOON);
        assertThat(Rows.first(history)).isEqualTo(NOON);
        assertThat(Rows.first(new Naming("r", history, List.of()))).isEqualTo(NOON);
        assertThat(Rows.first(new ItemDelivery("I", "r", history))).isEqualTo(NOON);
        assertThat(Rows.first(bucket)).isEqualTo(NOON);
        assertThat(Rows.first(claim(NOON))).isEqualTo(NOON);
    }

    @Test
    void theSourcesOfARowAreThoseOfItsFacts() {
        DeploymentHistory history = history(NOON);

        assertThat(Rows.sources(item("1", "s", "A"))).containsExactly("s");
        assertThat(Rows.sources(new Naming("r", history, List.of()))).containsExactly("ci");
        assertThat(Rows.sources(new UseBucket("click", null, List.of(), 0L, List.of(), List.of("a", "b"))))
                .containsExactlyInAnyOrder("a", "b");
        assertThat(Rows.sources(claim(NOON))).isEmpty();
    }

    private static WorkItem item(String id, String source, String title) {
        return WorkItem.newBuilder()
                .setId(id)
                .setSource(source)
                .setOccurredAt(NOON)
                .setItemId("I")
                .setTitle(title)
                .build();
    }

    private static Claim claim(Instant since) {
        return new Claim("I", new FactOrder(since, "s", null, "1"));
    }

    private static DeploymentHistory history(Instant... at) {
        return new DeploymentHistory(
                "d",
                List.of(at).stream().map(instant -> deployment("1", instant)).toList(),
                List.of());
    }

    private static Deployment deployment(String id, Instant at) {
        return Deployment.newBuilder()
                .setId(id)
                .setSource("ci")
                .setOccurredAt(at)
                .setDeploymentId("d")
                .setStatus(DeploymentStatus.SUCCEEDED)
                .build();
    }
}
