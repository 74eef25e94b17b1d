package io.landfall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberIdTest {

    @TempDir
    Path folder;

    @Test
    void staysWithItsFolder() {
        UUID drawn = MemberId.in(folder.resolve("one"), "landfall");

        assertThat(MemberId.in(folder.resolve("one"), "landfall")).isEqualTo(drawn);
        assertThat(folder.resolve("one")).isDirectoryContaining("glob:**landfall-member.id");
        assertThat(MemberId.in(folder.resolve("one"), "other")).isNotEqualTo(drawn);
        assertThat(MemberId.in(folder.resolve("two"), "landfall")).isNotEqualTo(drawn);
    }

    @Test
    void isDrawnAgainWhereItCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("landfall-member.id"), "");

        UUID drawn = MemberId.in(folder, "landfall");

        assertThat(MemberId.in(folder, "landfall")).isEqualTo(drawn);
    }
}
