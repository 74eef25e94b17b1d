package io.landfall.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class InputOptionsTest {

    @Command(name = "test")
    static final class Holder {
        @Mixin
        private final InputOptions inputs = new InputOptions();
    }

    private static InputRequest request(String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.inputs.request();
    }

    private static String described(InputRequest request) {
        return request.inputs().stream()
                .map(input -> input.path() + "=" + input.format() + (input.map() == null ? "" : "+" + input.map()))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "a.ndjson, a.ndjson=events",
        "a.ndjson.gz b.ndjson, a.ndjson.gz=events b.ndjson=events",
        "folder, folder=events",
        "--format csv-log --map m a b, a=csv-log+m b=csv-log+m",
        "--format=csv-log --map=m a.csv, a.csv=csv-log+m",
        "a.ndjson --format access-log b --format csv-log --map m c d.ndjson,"
                + " a.ndjson=events b=access-log c=csv-log+m d.ndjson=events",
        "--format csv-log --map m a --map n b, a=csv-log+m b=csv-log+n",
        "--format csv-log --map m a --format access-log b, a=csv-log+m b=access-log",
        "--format events -- --odd.ndjson, --odd.ndjson=events",
        "--format access-log a --as-of 2016-04-01 b, a=access-log b=access-log"
    })
    void formatAndMapHoldForTheFilesAfterThem(String arguments, String expected) {
        assertThat(described(request(arguments.split(" ")))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --format acess-log a               | unknown format 'acess-log'
            --map m a                          | --map m needs a --format before it
            --format csv-log                   | FILE
            a.ndjson --format csv-log          | no FILE stands after --format csv-log
            --format csv-log a --map m         | no FILE stands after --map m
            --as-of tomorrow a.ndjson          | 'tomorrow' is no instant
            --as-of 2016-02-30 a.ndjson        | '2016-02-30' is no instant
            --as-of 2016-04-01T00:00:00 a.ndjson | is no instant
            --as-off 2016-04-01 a.ndjson       | --as-off
            --policy                           | --policy
            """)
    void wrongUsageNamesTheValue(String arguments, String named) {
        assertThatThrownBy(() -> request(arguments.split(" ")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(named);
    }

    @Test
    void aPlainFileNeedsItsFormat(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("incidents.csv"));

        assertThatThrownBy(() -> request(file.toString()))
                .isInstanceOf(ParameterException.class)
                .hasMessageContainingAll("incidents.csv", "--format", "csv-log");
    }

    @Test
    void aDateIsItsFirstInstant() {
        assertThat(request("--as-of", "2016-04-01", "a.ndjson").asOf())
                .isEqualTo(Instant.parse("2016-04-01T00:00:00Z"));
        assertThat(request("--as-of", "2016-04-01T12:00:00+02:00", "a.ndjson").asOf())
                .isEqualTo(Instant.parse("2016-04-01T10:00:00Z"));
        assertThat(request("a.ndjson").asOf()).isNull();
        assertThat(List.of(request("--policy", "p", "--catalogue", "c", "a.ndjson")))
                .allMatch(request ->
                        Path.of("p").equals(request.policy()) && Path.of("c").equals(request.catalogue()));
    }
}
