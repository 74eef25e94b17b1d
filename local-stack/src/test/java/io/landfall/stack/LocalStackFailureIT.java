package io.landfall.stack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that cannot succeed say why and what helps, and leave nothing running. */
class LocalStackFailureIT {
    @TempDir
    Path folder;

    @Test
    void busyPorts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            refused(() -> LocalStack.start(folder, Options.defaults().withBrokerPort(port)))
                    .contains("the broker's port " + port, "choose another port");
            refused(() -> LocalStack.start(folder, Options.defaults().withRegistryPort(port)))
                    .contains("the registry's port " + port, "choose another port");
        }
    }

    @Test
    void portSnatchedDuringTheStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            refused(() -> Broker.start(folder, taken.getLocalPort(), Map.of())).contains("choose another port");
        }
    }

    @Test
    void folderThatIsAFile() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        refused(() -> LocalStack.start(file)).contains("is a file", "name a folder");
        refused(() -> LocalStack.start(file.resolve("below"))).contains("cannot be made or written");
    }

    @Test
    void folderThatCannotBeWritten() {
        // Root may write anywhere, but not here.
        refused(() -> LocalStack.start(Path.of("/proc/landfall"))).contains("cannot be made or written");
        refused(() -> LocalStack.start(Path.of("/proc"))).contains("cannot be made or written");
    }

    @Test
    void folderThatTheBrokerWouldSplit() {
        refused(() -> LocalStack.start(folder.resolve("a,b"))).contains("comma", "name a folder without");
    }

    @Test
    void missingRegistry() {
        refused(() -> LocalStack.start(folder, Options.defaults().withRegistryHome(folder.resolve("none"))))
                .contains("registry is missing", "build it");
        refused(() -> LocalStack.start(folder, Options.defaults().withRegistryHome(folder)))
                .contains("no schema registry", "build it");
    }

    @Test
    void registryThatDiesAtItsStart() throws Exception {
        Files.writeString(folder.resolve("empty-runner.jar"), "no jar");

        refused(() -> LocalStack.start(
                        folder.resolve("data"), Options.defaults().withRegistryHome(folder)))
                .contains("the schema registry ended at its start", "registry.log");
        assertThat(LocalStack.running(folder.resolve("data"))).isEmpty();
    }

    @Test
    void registryThatDiesLater() {
        CompletableFuture<StackException> told = new CompletableFuture<>();
        try (LocalStack stack = LocalStack.start(folder, Options.defaults().withOnHalt(told::complete))) {
            ProcessHandle.of(stack.registryPid()).orElseThrow().destroyForcibly();

            await().atMost(10, SECONDS)
                    .untilAsserted(() -> assertThat(told)
                            .isCompletedWithValueMatching(
                                    failure -> failure.getMessage().contains("registry ended by itself")));
        }
    }

    @Test
    void brokerThatLosesItsDisk() {
        CompletableFuture<StackException> told = new CompletableFuture<>();
        try (LocalStack stack = LocalStack.start(folder, Options.defaults().withOnHalt(told::complete))) {
            Trees.delete(folder.resolve("broker"));

            Probe probe = new Probe(stack.endpoints());
            // It may still be taken, or not: what counts is that the loss is told.
            catchThrowable(probe::createTopic);
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> assertThat(told)
                            .isCompletedWithValueMatching(
                                    failure -> failure.getMessage().contains("the broker stopped itself")));
        }
    }

    @Test
    void fullDisk() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder.toString()), "no right to mount a tmpfs");
        try {
            refused(() -> LocalStack.start(folder)).contains("is full", "free some");
        } finally {
            run("umount", folder.toString());
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    private static AbstractStringAssert<?> refused(ThrowingCallable start) {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        StackException failure = catchThrowableOfType(StackException.class, start);

        assertThat(failure).as("a refusal").isNotNull();
        assertThat(failure.getMessage()).contains(failure.remedy());
        await().atMost(10, SECONDS).untilAsserted(() -> {
            assertThat(threadsSince(before)).isEmpty();
            assertThat(ProcessHandle.current().children()).isEmpty();
        });
        return assertThat(failure.getMessage());
    }

    /** Non-daemon threads keep a JVM alive; of our own not even a daemon may stay. */
    private static List<String> threadsSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> !thread.isDaemon() || thread.getName().startsWith("landfall-"))
                .map(Thread::getName)
                .filter(name -> !name.startsWith("awaitility"))
                .toList();
    }
}
