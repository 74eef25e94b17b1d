package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.internal.Sweep;
import io.landfall.state.TestStores;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommonKnowledgeTest {

    private static final ByteBuffer START = ByteBuffer.allocate(0);
    private static final ByteBuffer HALFWAY = ByteBuffer.wrap("m".getBytes(StandardCharsets.UTF_8));

    private final CommonKnowledge common =
            new CommonKnowledge(TestStores.open("common"), ReferenceLogic::new, new TaskClock(Set.of()));

    @Test
    void aChangeBeginsAPass() {
        common.sweepAll(true);

        assertThat(common.sweep()).isEqualTo(new Sweep(START, true, null));
    }

    @Test
    void changesBeforeThePassMovedAreOfThatPass() {
        common.sweepAll(false);
        common.sweepAll(true);
        common.sweepAll(false);

        assertThat(common.sweep()).isEqualTo(new Sweep(START, true, null));
    }

    @Test
    void oneMorePassFollowsForWhatChangesMeanwhile() {
        common.sweep(new Sweep(HALFWAY, false, null));

        common.sweepAll(false);

        assertThat(common.sweep()).isEqualTo(new Sweep(HALFWAY, false, false));
    }

    @Test
    void aPolicyAmongThemIsTheCauseOfWhatIsLeftAndOfTheNextPass() {
        common.sweep(new Sweep(HALFWAY, false, null));

        common.sweepAll(true);
        common.sweepAll(false);

        assertThat(common.sweep()).isEqualTo(new Sweep(HALFWAY, true, true));
    }
}
