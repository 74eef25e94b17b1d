package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantFormatsTest {

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "29/2/2016 01:16, d/M/yyyy HH:mm, 2016-02-29T00:16:00Z",
        "2016-02-29, yyyy-MM-dd, 2016-02-28T23:00:00Z",
        "29 feb 2016 1:05 PM, d MMM yyyy h:mm a, 2016-02-29T12:05:00Z",
        "2016-02-29 at 10, yyyy-MM-dd 'at' HH, 2016-02-29T09:00:00Z",
        "2016-02-29T10:00:00Z, iso, 2016-02-29T10:00:00Z",
        "2016-02-29 10:00:00.123456789+01:00, iso, 2016-02-29T09:00:00.123456Z",
        "2016-02-29T10:00+0530, iso, 2016-02-29T04:30:00Z",
        "2016-02-29 10:00:00, iso, 2016-02-29T09:00:00Z",
        "2016-02-29, iso, 2016-02-28T23:00:00Z",
        "1456740000, epoch-seconds, 2016-02-29T10:00:00Z",
        "1456740000123, epoch-millis, 2016-02-29T10:00:00.123Z",
        "-1, epoch-seconds, 1969-12-31T23:59:59Z",
    })
    void reads(String text, String pattern, Instant expected) {
        assertThat(new InstantFormats(List.of(pattern), ZoneId.of("Europe/Berlin")).parse(text))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "31/2/2016 01:16, d/M/yyyy HH:mm",
        "29/2/2015 01:16, d/M/yyyy HH:mm",
        "1/13/2016 01:16, d/M/yyyy HH:mm",
        "1/1/2016 24:00, d/M/yyyy HH:mm",
        "1/1/2016, d/M/yyyy HH:mm",
        "2016-02-29T10:00:00Z and more, iso",
        "yesterday, iso",
        "1.5, epoch-seconds",
        "99999999999999999999, epoch-millis",
        "999999999999999, epoch-seconds",
        "01/01/0000, dd/MM/yyyy",
        "10:00, HH:mm",
    })
    void refuses(String text, String pattern) {
        assertThatThrownBy(() -> new InstantFormats(List.of(pattern), ZoneId.of("UTC")).parse(text))
                .isInstanceOf(DateTimeException.class)
                .hasMessageContaining(text)
                .hasMessageContaining(pattern);
    }
}
