package io.landfall.topology;

import io.landfall.oracle.Histories;
import io.landfall.oracle.Histories.History;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** The law holds as well where every hour of usage is folded as soon as it is over. See {@link FoldingProperties} for more. */
class FoldingLawProperties {

    private static final int TRIES = 150;

    @Provide
    Arbitrary<History> histories() {
        return Histories.histories();
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aReplayWithFoldedHoursSaysWhatTheOracleSays(@ForAll("histories") History history, @ForAll Random random)
            throws Exception {
        LawTopologyProperties.replay(history, random, FoldingLawProperties::always);
    }

    private static StageConfig always(StageConfig config) {
        return config.withFoldBytes(0).withFolding(1_000, Duration.ofDays(10_000));
    }
}
