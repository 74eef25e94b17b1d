package io.landfall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.cli.feed.FeedOrder;
import io.landfall.cli.feed.InputRequest;
import io.landfall.cli.feed.InputSpec;
import io.landfall.cli.feed.Meter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One replay in this JVM, whole with its stack, and what it left. */
record Replayed(Replay.Outcome outcome, Path out) {
    static final List<String> FILES =
            List.of("alerts.ndjson", "items.ndjson", "deliveries.ndjson", "metrics.ndjson", "dead-letters.ndjson");

    /** What to replay; every method gives a copy. */
    record Plan(
            List<InputSpec> inputs,
            @Nullable Instant asOf,
            @Nullable Path policy,
            FeedOrder order,
            int partitions,
            @Nullable Path data) {

        static Plan of(InputSpec... inputs) {
            return new Plan(List.of(inputs), null, null, FeedOrder.PLAIN, 2, null);
        }

        Plan asOf(@Nullable Instant instant) {
            return new Plan(inputs, instant, policy, order, partitions, data);
        }

        Plan policy(Path file) {
            return new Plan(inputs, asOf, file, order, partitions, data);
        }

        Plan order(FeedOrder other) {
            return new Plan(inputs, asOf, policy, other, partitions, data);
        }

        Plan partitions(int number) {
            return new Plan(inputs, asOf, policy, order, number, data);
        }

        Plan data(Path folder) {
            return new Plan(inputs, asOf, policy, order, partitions, folder);
        }

        Replayed replay(Path out) {
            return new Replayed(new Replay(request(out), Clock.systemUTC(), Meter.SILENT).run(), out);
        }

        ReplayRequest request(Path out) {
            return new ReplayRequest(new InputRequest(inputs, asOf, policy, null), order, partitions, data, out);
        }

        /** The arguments that ask for the same. */
        List<String> arguments(Path out) {
            List<String> arguments = new ArrayList<>(List.of("replay", "--out", out.toString()));
            arguments.addAll(List.of("--partitions", Integer.toString(partitions)));
            if (asOf != null) {
                arguments.addAll(List.of("--as-of", asOf.toString()));
            }
            if (policy != null) {
                arguments.addAll(List.of("--policy", policy.toString()));
            }
            if (data != null) {
                arguments.addAll(List.of("--data", data.toString()));
            }
            for (InputSpec input : inputs) {
                arguments.addAll(List.of("--format", input.format()));
                if (input.map() != null) {
                    arguments.addAll(List.of("--map", input.map()));
                }
                arguments.add(input.path().toString());
            }
            return arguments;
        }
    }

    Summary summary() {
        return outcome.summary();
    }

    Map<String, String> files() {
        return files(out);
    }

    static Map<String, String> files(Path out) {
        Map<String, String> files = new TreeMap<>();
        for (String name : FILES) {
            try {
                files.put(name, Files.readString(out.resolve(name)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return files;
    }

    /** Byte for byte the same files, and the same summary. */
    void assertSameAs(Replayed plain) {
        for (String name : FILES) {
            assertThat(files().get(name)).as(name).isEqualTo(plain.files().get(name));
        }
        assertThat(summary().json()).isEqualTo(plain.summary().json());
    }
}
