package io.landfall.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.landfall.connect.input.Collected;
import io.landfall.connect.map.Format;
import io.landfall.connect.map.Formats;
import io.landfall.connect.map.SampleAccessLog;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Usage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole access logs: a made one counted a second time by a plain expression, and the real one of EXPECTED.md. */
class AccessLogTest {
    private static final Pattern PLAIN = Pattern.compile(
            "^(\\S+) \\S+ .*? \\[[^\\]]+\\] \"((?:[^\"\\\\]|\\\\.)*)\" (\\d{3}) \\S+ \"(?:[^\"\\\\]|\\\\.)*\" \"((?:[^\"\\\\]|\\\\.)*)\"$");

    @TempDir
    private Path folder;

    private Format format() throws Exception {
        Path map = Files.writeString(
                folder.resolve("map.yaml"), "source: web:test\nfeatures: paths\ndeliveredAt: 2015-05-17T10:00:00Z\n");
        return Formats.named("access-log", map.toString());
    }

    @Test
    void aMadeLogCountsLikeAPlainExpression() throws Exception {
        List<String> lines = SampleAccessLog.lines(42, 10_000);
        long bots = 0;
        long uses = 0;
        long refused = 0;
        long bad = 0;
        Set<String> paths = new HashSet<>();
        for (String line : lines) {
            Matcher matcher = PLAIN.matcher(line);
            if (line.isEmpty()) {
                continue;
            } else if (!matcher.matches()) {
                bad++;
            } else if (Integer.parseInt(matcher.group(3)) >= 400) {
                refused++;
            } else {
                uses++;
                bots += matcher.group(4).matches("(?i).*(bot|crawl|spider).*") ? 1 : 0;
                paths.add(matcher.group(2)
                        .replaceFirst("^\\S+ ", "")
                        .replaceFirst(" HTTP/\\S+$", "")
                        .replaceFirst("\\?.*", "")
                        .replaceFirst("^http://[^/]+", ""));
            }
        }

        Collected read = Collected.of(Files.write(folder.resolve("access.log"), lines), format());

        assertThat(bad).isPositive();
        assertThat(read.tally().facts()).isEqualTo(uses);
        assertThat(read.tally().rejected().values()).containsExactly(bad);
        assertThat(sum(read)).isEqualTo(refused);
        assertThat(read.tally().derived()).isEqualTo(2L * paths.size());
        assertThat(read.facts(Usage.class).stream().map(Usage::getSignal)).containsOnly(paths.toArray(new String[0]));
        assertThat(read.facts(Usage.class).stream().filter(use -> use.getActorClass() == ActorClass.BOT))
                .hasSize((int) bots);
        assertThat(read.facts(Usage.class).stream().map(Usage::getId)).doesNotHaveDuplicates();
    }

    @Test
    void theRealLog() throws Exception {
        Path real = RealData.folder("web-usage-apache");
        try (Stream<Path> files = Files.list(real)) {
            assumeFalse(files.allMatch(file -> file.endsWith("README.md")), "no log in " + real);
        }

        Collected read = Collected.of(real, format());

        assertThat(read.rejected()).containsExactly("8899 BAD_LINE");
        assertThat(read.tally().facts() + sum(read)).isEqualTo(9_999);
        assertThat(read.tally().derived()).isEqualTo(2 * 1_299);
    }

    private static long sum(Collected read) {
        return read.tally().skipped().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
