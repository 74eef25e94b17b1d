package io.landfall.cli;

import io.landfall.event.BadFactException;
import io.landfall.event.Instants;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An instant as an argument; a plain date is its first instant in UTC. */
public final class InstantOrDate implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            return text.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instants.parse("instant", text);
        } catch (BadFactException | DateTimeException e) {
            throw new TypeConversionException(
                    "'" + text + "' is no instant; write a date such as 2016-04-01 or e.g. 2016-04-01T12:00:00Z");
        }
    }
}
