package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.Facts;
import org.junit.jupiter.api.Test;

class EventsMapperTest {
    private static final String ITEM =
            "{\"type\":\"work-item\",\"itemId\":\"A\",\"occurredAt\":\"2026-01-01T00:00:00Z\"}";
    private static final String SAME_SPELT_OTHERWISE =
            "{\"occurredAt\":\"2026-01-01T00:00:00.000Z\", \"itemId\":\"A\", \"source\":\"file\", \"type\":\"work-item\", \"x-note\":1}";

    private static String idOf(EventsMapper mapper, String line) {
        return Facts.id(((Mapped.Facts) mapper.map(line)).facts().get(0));
    }

    @Test
    void equalLinesAreTwoFactsAndTheFileFedTwiceIsNot() {
        EventsMapper once = new EventsMapper();
        EventsMapper again = new EventsMapper();

        String first = idOf(once, ITEM);
        String second = idOf(once, SAME_SPELT_OTHERWISE);
        String third = idOf(once, ITEM);

        assertThat(first).isNotEmpty();
        assertThat(new String[] {first, second, third}).doesNotHaveDuplicates();
        assertThat(idOf(again, SAME_SPELT_OTHERWISE)).isEqualTo(first);
        assertThat(idOf(again, ITEM)).isEqualTo(second);
        assertThat(idOf(again, ITEM)).isEqualTo(third);
    }

    @Test
    void anIdOfItsOwnIsKept() {
        assertThat(idOf(new EventsMapper(), ITEM.replace("{", "{\"id\":\"mine\",")))
                .isEqualTo("mine");
    }

    @Test
    void idsStayDistinctOverManyLines() {
        EventsMapper mapper = new EventsMapper();
        java.util.Set<String> ids = new java.util.HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            ids.add(idOf(mapper, ITEM.replace("\"A\"", "\"A" + i % 10_000 + "\"")));
        }
        assertThat(ids).hasSize(20_000);
    }

    @Test
    void whatIsNoFactIsRejectedWithTheReasonOfTheParser() {
        Mapped mapped = new EventsMapper().map(ITEM.replace("itemId", "itemid"));

        assertThat(mapped).isInstanceOf(Mapped.Rejected.class);
        assertThat(((Mapped.Rejected) mapped).reason()).isEqualTo("UNKNOWN_FIELD");
        assertThat(((Mapped.Rejected) mapped).message()).contains("itemId");
    }
}
