package io.landfall.stack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackProcessIT {

    @Test
    void answersTellsItsTimeAndLeavesNothing() throws Exception {
        StackProcess stack = StackProcess.start(Map.of());
        ProcessHandle process = ProcessHandle.of(stack.pid()).orElseThrow();
        try (stack) {
            Probe probe = new Probe(stack.endpoints());
            probe.createTopic();
            probe.send("through another process");

            assertThat(probe.read()).containsExactly("through another process");
            assertThat(stack.cpuTime()).isPositive();
            assertThat(stack.dataFolder()).isDirectory();
        }

        assertThat(process.isAlive()).isFalse();
        assertThat(stack.dataFolder()).doesNotExist();
    }

    @Test
    void whatStopsTheUserDoesNotStopIt() {
        try (StackProcess stack = StackProcess.start(Map.of())) {
            ProcessHandle process = ProcessHandle.of(stack.pid()).orElseThrow();

            process.destroy();

            Duration before = stack.cpuTime();
            await().atMost(20, SECONDS).until(() -> stack.cpuTime().compareTo(before) > 0);
            assertThat(process.isAlive()).isTrue();
        }
    }

    @Test
    void aSettingThatTheBrokerRefusesIsAFailureOfTheStart() {
        assertThatThrownBy(() -> StackProcess.start(Map.of("num.io.threads", "none")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("ended at its start with status 1");
    }
}
