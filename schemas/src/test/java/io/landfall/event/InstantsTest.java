package io.landfall.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantsTest {

    @ParameterizedTest
    @CsvSource({
        "2016-03-01T09:30:00Z,              2016-03-01T09:30:00Z",
        "2016-03-01t09:30:00z,              2016-03-01T09:30:00Z",
        "2016-03-01T09:30:00.5Z,            2016-03-01T09:30:00.5Z",
        "2016-03-01T09:30:00.000Z,          2016-03-01T09:30:00Z",
        "2016-03-01T09:30:00.120300Z,       2016-03-01T09:30:00.1203Z",
        "2016-03-01T09:30:00.1234569999Z,   2016-03-01T09:30:00.123456Z",
        "1969-12-31T23:59:59.9999999Z,      1969-12-31T23:59:59.999999Z",
        "2016-03-01T01:30:00+02:00,         2016-02-29T23:30:00Z",
        "2016-03-01T09:30:00-00:30,         2016-03-01T10:00:00Z",
        "2016-03-01T09:30:00-00:00,         2016-03-01T09:30:00Z",
        "2016-12-31T23:59:60Z,              2017-01-01T00:00:00Z",
        "2017-01-01T00:59:60+01:00,         2017-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z,              0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z,       9999-12-31T23:59:59.999999Z"
    })
    void readsAndWrites(String text, String normal) throws BadFactException {
        Instant instant = Instants.parse("at", text);

        assertThat(Instants.format(instant)).isEqualTo(normal);
        assertThat(Instants.parse("at", normal)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "2016-03-01T09:30:00,           'no zone, write 2016-03-01T09:30:00Z'",
        "2016-03-01 09:30:00.25,        'no zone, write 2016-03-01T09:30:00.25Z'",
        "2016-03-01 09:30,              'no zone, write 2016-03-01T09:30:00Z'",
        "2016-03-01 09:30:00Z,          'a T must stand between'",
        "2016-03-01,                    'write 2016-03-01T00:00:00Z'",
        "2016-02-30T09:30:00Z,          'no such day'",
        "2016-03-01T24:00:00Z,          'no such day, hour'",
        "2016-03-01T09:60:00Z,          'no such day, hour, minute'",
        "2016-03-01T09:30:61Z,          'no such day'",
        "2016-03-01T09:30:60Z,          'a leap second ends a UTC day'",
        "2016-03-01T09:30:00+24:00,     'offset'",
        "2016-03-01T09:30:00+2:00,      'RFC 3339'",
        "2016-03-01T09:30:00.Z,         'RFC 3339'",
        "2016-03-01T09:30Z,             'RFC 3339'",
        "2016-3-1T09:30:00Z,            'RFC 3339'",
        "20160301T093000Z,              'RFC 3339'",
        "2016-03-01T09:30:00ZZ,         'RFC 3339'",
        "1456824600,                    'RFC 3339'",
        "'',                            'RFC 3339'",
        "٢٠١٦-03-01T09:30:00Z,          'RFC 3339'",
        "0000-12-31T23:59:59Z,          'years 0001 to 9999'",
        "0001-01-01T00:00:00+01:00,     'years 0001 to 9999'",
        "9999-12-31T23:59:59-01:00,     'years 0001 to 9999'",
        "+10000-01-01T00:00:00Z,        'RFC 3339'"
    })
    void refusesWithTheRemedy(String text, String remedy) {
        BadFactException bad = catchThrowableOfType(BadFactException.class, () -> Instants.parse("launchAt", text));

        assertThat(bad.reason()).isEqualTo(BadFactException.BAD_INSTANT);
        assertThat(bad).hasMessageStartingWith("launchAt is \"" + text + "\": ").hasMessageContaining(remedy);
    }
}
