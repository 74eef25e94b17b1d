package io.landfall.stack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack in another JVM, and what is left of it when that JVM dies. */
class LocalStackKillIT {
    @TempDir
    Path folder;

    @Test
    void losesNothingToAKill() throws Exception {
        AvroSchema schema = Probe.schema("Killed");
        int id;
        try (StackMain.Running killed = StackMain.Running.on(folder.toString())) {
            Probe probe = new Probe(killed.endpoints());
            probe.createTopic();
            probe.send("before the kill");
            id = probe.register("killed-value", schema);

            killed.kill();

            await().atMost(10, SECONDS).until(() -> !killed.registry().isAlive());
        }
        assertThat(LocalStack.running(folder)).isEmpty();
        try (LocalStack stack = LocalStack.start(folder)) {
            Probe probe = new Probe(stack.endpoints());
            assertThat(probe.read()).containsExactly("before the kill");
            assertThat(probe.byId(id)).isEqualTo(schema);
            assertThat(probe.idOf("killed-value", schema)).isEqualTo(id);
        }
    }

    @Test
    void leavesNoTemporaryFolderWhenKilled() throws Exception {
        try (StackMain.Running killed = StackMain.Running.on("temporary")) {
            killed.kill();

            await().atMost(10, SECONDS).until(() -> !killed.registry().isAlive());
            assertThat(killed.folder()).doesNotExist();
        }
    }

    @Test
    void endsInOrderWhenItIsStopped() throws Exception {
        try (StackMain.Running stopped = StackMain.Running.on("temporary")) {
            assertThat(stopped.stop()).isTrue();

            assertThat(stopped.registry().isAlive()).isFalse();
            assertThat(Files.exists(stopped.folder())).isFalse();
        }
    }

    @Test
    void refusesTheFolderOfAnotherProcess() throws Exception {
        try (StackMain.Running other = StackMain.Running.on(folder.toString())) {
            assertThat(LocalStack.running(folder)).contains(other.endpoints());
            assertThatThrownBy(() -> LocalStack.start(folder))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("in use by another running stack");
            assertThat(LocalStack.running(folder)).contains(other.endpoints());
        }
    }
}
