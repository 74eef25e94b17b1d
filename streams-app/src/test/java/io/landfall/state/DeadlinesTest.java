package io.landfall.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlinesTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String LANE = "time";

    private final KeyValueStore<Bytes, byte[]> index = TestStores.open("index");
    private final KeyValueStore<Bytes, byte[]> reverse = TestStores.open("reverse");
    private final Deadlines deadlines = new Deadlines(index, reverse);
    private final List<String> fired = new ArrayList<>();

    @Test
    void theEarliestComeFirst() {
        deadlines.schedule("late", LANE, NOON.plusSeconds(2));
        deadlines.schedule("early", LANE, NOON);
        deadlines.schedule("middle", LANE, NOON.plus(Duration.ofNanos(1_000)));

        drain(NOON.plusSeconds(2));

        assertThat(fired).containsExactly("early", "middle", "late");
    }

    @Test
    void whatIsDueIsDueAtItsInstantToTheMicrosecond() {
        deadlines.schedule("a", LANE, NOON);

        drain(NOON.minusNanos(1_000));
        assertThat(fired).isEmpty();

        drain(NOON);
        assertThat(fired).containsExactly("a");
    }

    @Test
    void firesOnce() {
        deadlines.schedule("a", LANE, NOON);
        drain(NOON);

        drain(NOON.plusSeconds(1));

        assertThat(fired).containsExactly("a");
        assertThat(sizes()).containsExactly(0L, 0L);
    }

    @Test
    void lanesAreApart() {
        deadlines.schedule("a", LANE, NOON);
        deadlines.schedule("a", "time/2", NOON);
        deadlines.schedule("b", "tim", NOON);

        drain(NOON);

        assertThat(fired).containsExactly("a");
        fired.clear();
        deadlines.drain("time/2", NOON, budget(10), fired::add);
        assertThat(fired).containsExactly("a");
    }

    @Test
    void anEarlierEntryStays() {
        deadlines.schedule("a", LANE, NOON);
        deadlines.schedule("a", LANE, NOON.plusSeconds(9));

        drain(NOON);

        assertThat(fired).containsExactly("a");
        assertThat(sizes()).containsExactly(0L, 0L);
    }

    @Test
    void anEarlierInstantTakesThePlaceOfALaterOne() {
        deadlines.schedule("a", LANE, NOON.plusSeconds(9));
        deadlines.schedule("a", LANE, NOON);
        assertThat(sizes()).containsExactly(1L, 1L);

        drain(NOON);
        drain(NOON.plusSeconds(9));

        assertThat(fired).containsExactly("a");
    }

    @Test
    void cancelForgetsASubjectInAllLanes() {
        deadlines.schedule("a", LANE, NOON);
        deadlines.schedule("a", "other", NOON);
        deadlines.schedule("ab", LANE, NOON);

        deadlines.cancel("a");

        drain(NOON);
        assertThat(fired).containsExactly("ab");
        assertThat(sizes()).containsExactly(0L, 0L);
    }

    @Test
    void aSubjectCanBeScheduledAgainWhileItFires() {
        deadlines.schedule("a", LANE, NOON);
        deadlines.schedule("b", LANE, NOON);

        deadlines.drain(LANE, NOON, budget(10), subject -> {
            fired.add(subject);
            deadlines.cancel(subject);
            deadlines.schedule(subject, LANE, NOON.plusSeconds(1));
        });
        assertThat(fired).containsExactly("a", "b");

        drain(NOON.plusSeconds(1));
        assertThat(fired).containsExactly("a", "b", "a", "b");
    }

    @Test
    void stopsWhereTheBudgetEndsAndGoesOnThere() {
        List.of("a", "b", "c").forEach(subject -> deadlines.schedule(subject, LANE, NOON));

        boolean done = deadlines.drain(LANE, NOON, budget(2), fired::add);
        assertThat(done).isFalse();
        assertThat(fired).containsExactly("a", "b");

        assertThat(drain(NOON)).isTrue();
        assertThat(fired).containsExactly("a", "b", "c");
    }

    @Test
    void stopsWhereTheTimeIsUp() {
        List.of("a", "b").forEach(subject -> deadlines.schedule(subject, LANE, NOON));
        long[] nanos = {0};
        Budget budget = new Budget(10, Duration.ofMillis(1), () -> nanos[0]);

        boolean done = deadlines.drain(LANE, NOON, budget, subject -> {
            fired.add(subject);
            nanos[0] += 2_000_000;
        });

        assertThat(done).isFalse();
        assertThat(fired).containsExactly("a");
    }

    @Test
    void whatIsScheduledBeforeTheLastDrainIsFoundToo() {
        deadlines.schedule("a", LANE, NOON);
        drain(NOON.plusSeconds(60));

        deadlines.schedule("late", LANE, NOON.minusSeconds(60));
        drain(NOON.plusSeconds(60));

        assertThat(fired).containsExactly("a", "late");
    }

    @Test
    void before1970IsDueAtOnce() {
        deadlines.schedule("a", LANE, Instant.MIN);
        deadlines.schedule("b", LANE, Instant.parse("1969-12-31T23:59:59.999999Z"));

        drain(Instant.EPOCH);

        assertThat(fired).containsExactly("a", "b");
    }

    @Test
    void upToTheEndOfTimeIsEverything() {
        deadlines.schedule("a", LANE, Instant.parse("9999-12-31T23:59:59.999999Z"));

        drain(Instant.MAX);

        assertThat(fired).containsExactly("a");
    }

    @Test
    void thousandsComeInOrderThroughManyBudgets() {
        int many = 5_000;
        List<Integer> order = new ArrayList<>(IntStream.range(0, many).boxed().toList());
        Collections.shuffle(order, new Random(1));
        order.forEach(i -> deadlines.schedule("s" + i, LANE, NOON.plusSeconds(i)));

        int rounds = 1;
        while (!deadlines.drain(LANE, NOON.plusSeconds(many), budget(999), fired::add)) {
            rounds++;
        }

        assertThat(fired)
                .isEqualTo(IntStream.range(0, many).mapToObj(i -> "s" + i).toList());
        assertThat(rounds).isEqualTo(6);
        assertThat(sizes()).containsExactly(0L, 0L);
    }

    @Test
    void anotherOneOnTheSameStoresGoesOnWhereThisStopped() {
        List.of("a", "b").forEach(subject -> deadlines.schedule(subject, LANE, NOON));
        deadlines.drain(LANE, NOON, budget(1), fired::add);

        new Deadlines(index, reverse).drain(LANE, NOON, budget(10), fired::add);

        assertThat(fired).containsExactly("a", "b");
    }

    @Test
    void whereNothingIsDueTheStoreIsNotRead() {
        AtomicInteger reads = new AtomicInteger();
        Deadlines counted = new Deadlines(counting(reads), reverse);
        IntStream.range(0, 1_000).forEach(i -> counted.schedule("s" + i, LANE, NOON.plusSeconds(i)));
        counted.drain(LANE, NOON, budget(10), fired::add);
        IntStream.range(1, 500).forEach(i -> counted.cancel("s" + i));
        reads.set(0);

        for (int i = 1; i < 255; i++) {
            counted.drain(LANE, NOON.plusSeconds(i), budget(10), fired::add);
        }

        assertThat(reads).hasValue(0);
        counted.drain(LANE, NOON.plusSeconds(500), budget(10), fired::add);
        assertThat(fired).containsExactly("s0", "s500");
        assertThat(reads).hasValueLessThan(3);
    }

    /** Against a plain sorted map, with more entries than any of it is held in memory. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithASortedMapWhateverComes(long seed) {
        Random random = new Random(seed);
        Map<String, Integer> model = new HashMap<>();
        int now = 0;
        for (int step = 0; step < 60_000; step++) {
            String subject = "s" + random.nextInt(20_000);
            int kind = random.nextInt(100);
            if (kind < 70) {
                int at = now + random.nextInt(random.nextBoolean() ? 100 : 20_000) - 10;
                deadlines.schedule(subject, LANE, NOON.plusSeconds(at));
                model.merge(subject, at, Math::min);
            } else if (kind < 95) {
                deadlines.cancel(subject);
                model.remove(subject);
            } else {
                now += random.nextInt(20);
                int upTo = now;
                fired.clear();
                drain(NOON.plusSeconds(upTo));
                List<String> due = model.entrySet().stream()
                        .filter(entry -> entry.getValue() <= upTo)
                        .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList();
                assertThat(fired).isEqualTo(due);
                model.keySet().removeAll(due);
            }
        }
        assertThat(sizes()).containsExactly((long) model.size(), (long) model.size());
    }

    @SuppressWarnings("unchecked")
    private KeyValueStore<Bytes, byte[]> counting(AtomicInteger reads) {
        return (KeyValueStore<Bytes, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {KeyValueStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("range")) {
                        reads.incrementAndGet();
                    }
                    return method.invoke(index, arguments);
                });
    }

    private boolean drain(Instant upTo) {
        return deadlines.drain(LANE, upTo, budget(1_000), fired::add);
    }

    private static Budget budget(int count) {
        return new Budget(count, Duration.ofMinutes(1), System::nanoTime);
    }

    private List<Long> sizes() {
        return List.of(size(index), size(reverse));
    }

    private static long size(KeyValueStore<Bytes, byte[]> store) {
        long size = 0;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                all.next();
                size++;
            }
        }
        return size;
    }
}
