package io.landfall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {

    @ParameterizedTest
    @CsvSource({
        "bench, 'the name of a benchmark is missing; known are gateway, latency, replay, routing, timers, usage'",
        "bench --json, the name of a benchmark is missing",
        "bench timer --items 5, no benchmark is named timer; did you mean timers?",
        "bench throughput, 'no benchmark is named throughput; known are gateway, latency, replay, routing, timers, usage'",
        "bench --items 5 timers, --items is not known here; options of a benchmark stand behind its name",
        "bench --itemz timers, --itemz is not known here",
        "bench timers --itemz 5, --itemz",
        "bench timers --items 9999, --items is 9999; at least 10000",
        "bench routing --features 9, --features is 9; at least 10",
        "bench routing --events 0, --events is 0; at least 1",
        "bench latency --probes 1, --probes is 1; at least 2",
        "bench latency --events 999, --events is 999; at least 1000",
        "bench replay --days 1, --days is 1; at least 2",
        "bench replay --features 0, --features is 0; at least 1",
        "bench replay --events 2999 --days 30, --events is 2999; at least 3000",
        "bench usage --items 5, --items",
        "bench usage --events 999, --events is 999; at least 1000",
        "bench usage --rounds 0, --rounds is 0; at least 1",
        "bench usage --warm-up -1, --warm-up is -1; at least 0"
    })
    void wrongUsageIsToldPlainly(String call, String expected) {
        Ran ran = Ran.command(call.split(" "));

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "bench --help, timers",
        "bench routing --help, --features",
        "bench timers --help, --items",
        "bench timers --help, --json",
        "bench --help, replay",
        "bench replay --help, --features",
        "bench --help, latency",
        "bench latency --help, --probes",
        "bench --help, usage",
        "bench usage --help, --events",
        "bench usage --help, --rounds"
    })
    void helpIsData(String call, String expected) {
        Ran ran = Ran.command(call.split(" "));

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains(expected);
        assertThat(ran.err()).isEmpty();
    }
}
