package io.landfall.cli;

import io.landfall.event.BadFactException;
import io.landfall.event.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How long to wait: a duration, or 0. */
final class Wait implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        if (text.equals("0") || text.equals("PT0S")) {
            return Duration.ZERO;
        }
        try {
            return Durations.parse("wait", text);
        } catch (BadFactException e) {
            throw new TypeConversionException("'" + text + "' is no time to wait; write e.g. PT30S, or 0");
        }
    }
}
