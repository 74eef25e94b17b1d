package io.landfall.cli.replay;

import io.landfall.cli.feed.FeedOrder;
import io.landfall.cli.feed.InputRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One replay.
 *
 * @param data where broker, registry and state live; null: in a folder that is deleted at the end
 * @param out where the files go
 */
public record ReplayRequest(
        InputRequest inputs,
        FeedOrder order,
        int partitions,
        @Nullable Path data,
        Path out) {}
