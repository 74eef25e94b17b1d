package io.landfall.domain.item;

import static io.landfall.domain.Given.at;
import static io.landfall.domain.fact.StatusCategory.ACTIVE;
import static io.landfall.domain.fact.StatusCategory.DONE;
import static io.landfall.domain.fact.StatusCategory.INTAKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.fact.FactOrder;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ItemFoldingTest {

    private static final Predicate<FactOrder> ALL_OLD = fact -> true;

    private final ItemStory story = new ItemStory();

    @Test
    void nothingIsFoldedWhileTheFirstEpisodeIsOpen() {
        story.is("1 10:00", INTAKE).is("2 00:00", ACTIVE);

        assertThat(fold(ALL_OLD)).isNull();
    }

    @Test
    void closedEpisodesAreFoldedUpToTheLast() {
        story.is("1 10:00", INTAKE)
                .is("2 00:00", DONE)
                .is("3 00:00", ACTIVE)
                .is("4 00:00", DONE)
                .is("5 00:00", ACTIVE);

        ItemSummary summary = fold(ALL_OLD);

        assertThat(summary.episode().number()).isEqualTo(2);
        assertThat(summary.closedBy().occurredAt()).isEqualTo(at("4 00:00"));
        assertThat(summary.createdAt()).isEqualTo(at("1 10:00"));
    }

    @Test
    void anEpisodeWithAFactHeardLatelyIsKept() {
        story.is("1 10:00", INTAKE).is("2 00:00", DONE).is("3 00:00", ACTIVE).is("4 00:00", DONE);

        ItemSummary summary = fold(fact -> !fact.id().equals("f2"));

        assertThat(summary.episode().number()).isEqualTo(1);
        assertThat(fold(fact -> !fact.id().equals("f0"))).isNull();
    }

    @Test
    void anEpisodeIsKeptWhereTheNextBeganAtTheInstantOfItsClosing() {
        story.is("1 10:00", INTAKE).is("2 00:00", DONE).is("2 00:00", ACTIVE);

        assertThat(fold(ALL_OLD)).isNull();
    }

    @Test
    void theItemGoesOnFromItsSummaryAsIfNothingHadBeenFolded() {
        story.says("1 10:00", Map.of("key", "A-1", "title", "Export", "labels", List.of("hot")))
                .says("2 00:00", Map.of("key", "B-1", "category", DONE))
                .says("3 00:00", Map.of("category", ACTIVE, "team", "red"))
                .listed("by-old-key", "1 00:00", List.of("A-1"), List.of())
                .listed("by-label", "1 00:00", List.of(), List.of("hot"));
        ItemAssessment before = story.assess("20 00:00");
        ItemSummary summary = fold(ALL_OLD);

        ItemAssessment after =
                story.foldedInto(summary).without(summary.closedBy()).assess("20 00:00");

        assertThat(after.alerts()).isNotEmpty().isEqualTo(before.alerts());
        assertThat(after.features()).isEqualTo(before.features());
        assertThat(after.state().episode()).isEqualTo(before.state().episode());
        assertThat(after.state().createdAt()).isEqualTo(before.state().createdAt());
        assertThat(after.state().last().title()).isEqualTo("Export");
        assertThat(after.state().last().key()).isEqualTo("B-1");
    }

    @Test
    void aSummaryCanBeFoldedFurther() {
        story.is("1 10:00", INTAKE).is("2 00:00", DONE);
        ItemSummary first = fold(ALL_OLD);
        story.foldedInto(first).without(first.closedBy()).is("3 00:00", ACTIVE).is("4 00:00", DONE);

        ItemSummary second = fold(ALL_OLD);

        assertThat(second.episode().number()).isEqualTo(2);
        assertThat(second.createdAt()).isEqualTo(at("1 10:00"));
    }

    private ItemSummary fold(Predicate<FactOrder> old) {
        return ItemFolding.fold(story.timeline(), at("20 00:00"), old);
    }
}
