package io.landfall.bench.usage;

import io.landfall.app.Pipeline;
import io.landfall.topology.StageConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Ours as it runs: rolled up, led to the features that claim the signals, and assessed. */
final class PipelinePath implements UsagePath {

    @Override
    public String what(int threads) {
        return "whole pipeline, " + (threads == 1 ? "1 thread" : threads + " threads");
    }

    @Override
    public Running start(Setting setting) {
        return new Piped(setting);
    }

    private static final class Piped implements Running {

        private final Setting setting;
        private final Pipeline pipeline;
        private final Backlog backlog;

        Piped(Setting setting) {
            this.setting = setting;
            backlog = new Backlog(setting.clients(), setting.applicationId());
            pipeline = new Pipeline(setting.pipeline(), StageConfig.live(UsageBed.PARTITIONS, Clock.systemUTC()));
            pipeline.start();
        }

        @Override
        public String group() {
            return setting.usageGroup();
        }

        @Override
        public boolean settled() {
            return backlog.isDone();
        }

        @Override
        public @Nullable Throwable failure() {
            return pipeline.failure();
        }

        @Override
        public void close() {
            pipeline.close();
            backlog.close();
            try {
                Utils.delete(setting.stateFolder().toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            RolledUp.requireAll(setting);
        }
    }
}
