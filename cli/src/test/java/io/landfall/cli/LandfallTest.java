package io.landfall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class LandfallTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine landfall =
            Landfall.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void helpIsData() {
        assertThat(landfall.execute("--help")).isZero();

        assertThat(out.toString()).startsWith("Usage: landfall");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void versionIsData() {
        assertThat(landfall.execute("--version")).isZero();

        assertThat(out.toString()).startsWith("landfall ");
    }

    @Test
    void noCommandIsWrongUsage() {
        assertThat(landfall.execute()).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("a command is missing", "Usage: landfall");
    }

    @Test
    void unknownOptionIsWrongUsage() {
        assertThat(landfall.execute("--none")).isEqualTo(2);

        assertThat(err.toString()).contains("--none");
    }

    @Test
    void aFailureIsOneSentenceAndHelpIsEverywhere() {
        landfall.addSubcommand(new Failing());
        // Picocli hands handlers and writers down only to the commands it has at that moment.
        landfall.setExecutionExceptionHandler(landfall.getExecutionExceptionHandler())
                .setErr(landfall.getErr());

        assertThat(landfall.execute("fail", "--help")).isZero();
        assertThat(landfall.execute("fail")).isEqualTo(1);

        assertThat(err.toString().strip()).isEqualTo("landfall: the disk is full; free some");
    }

    @Command(name = "fail")
    static final class Failing implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("the disk is full; free some");
        }
    }
}
