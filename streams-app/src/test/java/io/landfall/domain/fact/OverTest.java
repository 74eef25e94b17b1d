package io.landfall.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.Given;
import io.landfall.domain.fact.DeploymentFact.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a fact leaves out stays as it was; what it says takes the place of what was. */
class OverTest {

    private static final FactOrder EARLIER = Given.fact("a", "1 00:00");
    private static final FactOrder LATER = Given.fact("b", "2 00:00");

    @Test
    void aDeployment() {
        DeploymentFact known = new DeploymentFact(
                EARLIER, Status.SUCCEEDED, "s", "e", "v", "art", "t", List.of("i"), List.of("m"), List.of("f"));
        DeploymentFact silent =
                new DeploymentFact(LATER, Status.FAILED, null, null, null, null, null, null, null, null);
        DeploymentFact full = new DeploymentFact(
                LATER, Status.FAILED, "s2", "e2", "v2", "art2", "t2", List.of("i2"), List.of("m2"), List.of("f2"));

        assertThat(silent.over(known))
                .isEqualTo(new DeploymentFact(
                        LATER, Status.FAILED, "s", "e", "v", "art", "t", List.of("i"), List.of("m"), List.of("f")));
        assertThat(full.over(known)).isEqualTo(full);
    }

    @Test
    void aWorkItem() {
        WorkItemFact known = item(EARLIER, "1");
        WorkItemFact silent =
                new WorkItemFact(LATER, null, null, null, null, null, null, null, null, null, null, null, null, false);
        WorkItemFact full = item(LATER, "2");

        WorkItemFact kept = silent.over(known);
        assertThat(kept.at()).isEqualTo(LATER);
        assertThat(kept.activity()).isFalse();
        assertThat(kept)
                .usingRecursiveComparison()
                .ignoringFields("at", "activity")
                .isEqualTo(known);
        assertThat(full.over(known)).isEqualTo(full);
    }

    private static WorkItemFact item(FactOrder at, String mark) {
        return new WorkItemFact(
                at,
                "k" + mark,
                List.of("o" + mark),
                "title" + mark,
                "TYPE" + mark,
                "KIND" + mark,
                "team" + mark,
                "status" + mark,
                mark.equals("1") ? StatusCategory.ACTIVE : StatusCategory.DONE,
                Instant.ofEpochSecond(mark.charAt(0)),
                List.of("l" + mark),
                List.of("f" + mark),
                mark.equals("1"),
                true);
    }
}
