package io.landfall.cli.feed;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read.
 *
 * @param asOf the last instant that is read; null: that of the last fact that is not after now
 * @param policy YAML list of policies that hold from the beginning
 * @param catalogue YAML list of features
 */
public record InputRequest(
        List<InputSpec> inputs,
        @Nullable Instant asOf,
        @Nullable Path policy,
        @Nullable Path catalogue) {

    public InputRequest {
        inputs = List.copyOf(inputs);
    }
}
