package io.landfall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.cli.feed.InputSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay killed at ten random points, in feeding, judging, closing and collecting, ends in the same files when run again. */
class ReplayKillIT {
    private static final int FOLDERS = 5;
    private static final int KILLS_A_FOLDER = 2;

    private record Point(String phase, int within) {}

    private static final List<Point> POINTS = List.of(
            new Point("feeding", 1_200),
            new Point("judging", 2_500),
            new Point("closing", 150),
            new Point("judging", 800));

    @TempDir
    private static Path inputs;

    @TempDir
    private static Path unkilled;

    private static Replayed.Plan plan;
    private static Replayed plain;

    @BeforeAll
    static void replayPlain() throws IOException {
        List<InputSpec> all = new ArrayList<>(SlicedIncidents.ifThere(8_000, inputs));
        all.add(new InputSpec(Organisation.write(11, inputs.resolve("org.ndjson")), "events", null));
        plan = Replayed.Plan.of(all.toArray(InputSpec[]::new));
        plain = plan.data(unkilled.resolve("data")).replay(unkilled.resolve("out"));
    }

    @RepeatedTest(FOLDERS)
    void goesOnWhereItWasKilled(RepetitionInfo repetition, @TempDir Path folder) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        Path out = folder.resolve("out");
        Replayed.Plan kept = plan.data(folder.resolve("data"));
        int kills = 0;
        for (int kill = 0; kill < KILLS_A_FOLDER; kill++) {
            Point point = POINTS.get((repetition.getCurrentRepetition() + kill) % POINTS.size());
            try (Child child = Child.start(kept.arguments(out))) {
                assertThat(child.says(point.phase())).as(child.said()).isTrue();
                kills += child.killAfter(random.nextInt(point.within())) ? 1 : 0;
            }
        }
        assertThat(kills).isEqualTo(KILLS_A_FOLDER);

        Replayed last = kept.replay(out);

        last.assertSameAs(plain);
    }

    @Test
    void whatIsFinishedIsOnlyRead() {
        Replayed again = plan.data(unkilled.resolve("data")).replay(unkilled.resolve("again"));

        again.assertSameAs(plain);
    }
}
