package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.internal.Sweep;
import io.landfall.state.TestStores;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class CommonKnowledgeTest {

    private static final ByteBuffer START = ByteBuffer.allocate(0);
    private static final byte[] HALFWAY = "m".getBytes(StandardCharsets.UTF_8);

    private final KeyValueStore<Bytes, byte[]> store = TestStores.open("common");
    private final CommonKnowledge common = open();

    @Test
    void aChangeBeginsAPass() {
        common.sweepAll(true);

        assertThat(common.sweep()).isEqualTo(new Sweep(START, true, null, 1L));
    }

    @Test
    void changesBeforeThePassMovedAreOfThatPass() {
        common.sweepAll(false);
        common.sweepAll(true);
        common.sweepAll(false);

        assertThat(common.sweep()).isEqualTo(new Sweep(START, true, null, 3L));
    }

    @Test
    void oneMorePassFollowsForWhatChangesMeanwhile() {
        common.sweepAll(false);
        common.swept(HALFWAY);

        common.sweepAll(false);
        assertThat(common.sweep()).isEqualTo(new Sweep(ByteBuffer.wrap(HALFWAY), false, false, 2L));

        common.sweptAll();
        assertThat(common.sweep()).isEqualTo(new Sweep(START, false, null, 2L));

        common.sweptAll();
        assertThat(common.sweep()).isEqualTo(new Sweep(null, false, null, 2L));
    }

    @Test
    void aPolicyAmongThemIsTheCauseOfWhatIsLeftAndOfTheNextPass() {
        common.sweepAll(false);
        common.swept(HALFWAY);

        common.sweepAll(true);
        common.sweepAll(false);

        assertThat(common.sweep()).isEqualTo(new Sweep(ByteBuffer.wrap(HALFWAY), true, true, 3L));
    }

    @Test
    void thePassAndItsChangesOutliveARestart() {
        common.sweepAll(true);
        common.swept(HALFWAY);

        assertThat(open().sweep()).isEqualTo(new Sweep(ByteBuffer.wrap(HALFWAY), true, null, 1L));
    }

    private CommonKnowledge open() {
        return new CommonKnowledge(store, ReferenceLogic::new, new TaskClock(Set.of()));
    }
}
