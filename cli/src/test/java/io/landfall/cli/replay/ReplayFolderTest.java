package io.landfall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFolderTest {
    private static final Instant AS_OF = Instant.parse("2024-01-01T00:00:00Z");
    private static final Clock FIRST = clock("2024-06-01T00:00:00Z");
    private static final Clock LATER = clock("2024-07-01T00:00:00Z");

    @TempDir
    private Path folder;

    private static Clock clock(String at) {
        return Clock.fixed(Instant.parse(at), ZoneOffset.UTC);
    }

    @Test
    void theSameReplayGoesOnUnderItsFirstClock() {
        Path data = folder.resolve("new/data");
        ReplayFolder.open(data, FIRST).claim("facts", AS_OF, 4);

        ReplayFolder again = ReplayFolder.open(data, LATER);

        assertThat(again.begun()).isEqualTo(FIRST.instant());
        assertThat(again.isFinished()).isFalse();
        assertThatCode(() -> again.claim("facts", AS_OF, 4)).doesNotThrowAnyException();
        again.finished();
        assertThat(ReplayFolder.open(data, LATER).isFinished()).isTrue();
    }

    @Test
    void oneThatWasKilledBeforeItHadReadIsTakenUp() {
        ReplayFolder.open(folder, FIRST);

        assertThatCode(() -> ReplayFolder.open(folder, LATER).claim("facts", AS_OF, 4))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherReplayIsRefused() {
        ReplayFolder.open(folder, FIRST).claim("facts", AS_OF, 4);

        refused("other", AS_OF, 4, "other inputs");
        refused("facts", AS_OF.plusSeconds(1), 4, "another --as-of");
        refused("facts", AS_OF, 5, "another number of --partitions");
    }

    private void refused(String facts, Instant asOf, int partitions, String difference) {
        assertThatThrownBy(() -> ReplayFolder.open(folder, LATER).claim(facts, asOf, partitions))
                .isInstanceOf(CommandException.class)
                .hasMessageContainingAll(folder.toString(), difference, "name another folder");
    }

    @Test
    void whatIsNoReplayIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> ReplayFolder.open(folder, FIRST)).hasMessageContaining("holds something else");
        assertThatThrownBy(() -> ReplayFolder.open(file, FIRST)).hasMessageContaining("is a file");
        assertThatThrownBy(() -> ReplayFolder.open(file.resolve("below"), FIRST))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("cannot be made or written");
        assertThatThrownBy(() -> OutputFiles.in(file.resolve("below")))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("--out");
    }
}
