package io.landfall.bench.usage;

import io.landfall.app.UsageRollups;
import io.landfall.topology.StageConfig;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Ours up to where Kafka Streams begins: usage is rolled up, and nobody reads what it was rolled up to. */
final class RollupPath implements UsagePath {

    @Override
    public String what(int threads) {
        return "roll-up alone, " + (threads == 1 ? "1 reader" : threads + " readers");
    }

    @Override
    public Running start(Setting setting) {
        UsageRollups rollups =
                new UsageRollups(setting.readers(), StageConfig.live(UsageBed.PARTITIONS, Clock.systemUTC()));
        rollups.start();
        return new Running() {

            @Override
            public String group() {
                return setting.usageGroup();
            }

            @Override
            public @Nullable Throwable failure() {
                return rollups.failure();
            }

            @Override
            public void close() {
                rollups.close();
                RolledUp.requireAll(setting);
            }
        };
    }
}
