package io.landfall.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.schema.internal.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectsTest {

    private static final Subject KNOWN = new Subject(List.of("s"), Instant.parse("2026-06-01T12:00:00Z"), null, 0L);

    private final Subjects subjects = new Subjects(TestStores.open("subjects"));

    @Test
    void whatIsKnownComesBackAsItWas() {
        subjects.put("a", KNOWN);

        assertThat(subjects.get("a")).isEqualTo(KNOWN);
        assertThat(subjects.get("ab")).isNull();
        assertThat(subjects.get("")).isNull();
    }

    @Test
    void aPassGoesOverEachSubjectOncePageByPage() {
        List<String> all = List.of("", "a", "ab", "b", "日本", "💡", "item:10");
        all.forEach(subject -> subjects.put(subject, KNOWN));

        List<String> seen = new ArrayList<>();
        Subjects.Page page = subjects.after(new byte[0], 2);
        while (!page.subjects().isEmpty()) {
            assertThat(page.subjects().size()).isLessThanOrEqualTo(2);
            seen.addAll(page.subjects().keySet());
            page = subjects.after(page.last(), 2);
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aPassOverNothingEndsAtOnce() {
        assertThat(subjects.after(new byte[0], 2).subjects()).isEmpty();
    }
}
