package io.landfall.connect.map;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * One line of a Combined Log Format log, cut in one pass:
 * {@code host ident user [day/Mon/year:h:m:s zone] "request" status bytes "referer" "user agent"}, and whatever a server
 * appends. A quote inside a quoted field is escaped by {@code \}; where a server forgot that, the quote that is
 * followed by what must follow the field ends it.
 */
record AccessLogLine(String client, Instant time, String request, int status, String userAgent) {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int TIME_LENGTH = "17/May/2015:10:05:03 +0000".length();

    /** @throws IllegalArgumentException saying what the line lacks */
    static AccessLogLine parse(String line) {
        int clientEnd = line.indexOf(' ');
        if (clientEnd <= 0) {
            throw new IllegalArgumentException("no client address at the start");
        }
        int opening = timeAfter(line, clientEnd);
        int closing = opening + 1 + TIME_LENGTH;
        if (!line.startsWith("] \"", closing)) {
            throw new IllegalArgumentException("no quoted request after the time");
        }
        Instant time = time(line, opening + 1);
        int start = closing + 3;
        int requestEnd = closingQuote(line, start, AccessLogLine::isStatusAt, "request");
        int status = Integer.parseInt(line, requestEnd + 2, requestEnd + 5, 10);
        int bytesEnd = bytesEnd(line, requestEnd + 6);
        int refererEnd = closingQuote(line, bytesEnd + 2, AccessLogLine::isQuotedAt, "referer");
        int agentEnd = closingQuote(line, refererEnd + 3, AccessLogLine::isEndAt, "user agent");
        return new AccessLogLine(
                line.substring(0, clientEnd),
                time,
                line.substring(start, requestEnd),
                status,
                line.substring(refererEnd + 3, agentEnd));
    }

    /**
     * What was asked for, without the query, as written: the path, also of an absolute form; null where the request
     * has no target.
     */
    @Nullable
    String path() {
        int method = request.indexOf(' ');
        if (method <= 0) {
            return null;
        }
        int last = request.lastIndexOf(' ');
        int end = last > method && request.startsWith("HTTP/", last + 1) ? last : request.length();
        String target = request.substring(method + 1, end).strip();
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        int scheme = path.startsWith("/") ? -1 : path.indexOf("://");
        if (scheme > 0) {
            int slash = path.indexOf('/', scheme + 3);
            return slash < 0 ? "/" : path.substring(slash);
        }
        return path.isEmpty() || path.startsWith("HTTP/") ? null : path;
    }

    /** Finds the bracket of the time; names of users before it may hold spaces and brackets. */
    private static int timeAfter(String line, int from) {
        for (int at = line.indexOf(" [", from); at >= 0; at = line.indexOf(" [", at + 1)) {
            int slash = at + 4;
            if (at + 2 + TIME_LENGTH < line.length()
                    && line.charAt(slash) == '/'
                    && line.charAt(slash + 4) == '/'
                    && line.charAt(at + 2 + TIME_LENGTH) == ']') {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("no time in brackets such as [17/May/2015:10:05:03 +0000]");
    }

    private static Instant time(String line, int at) {
        String text = line.substring(at, at + TIME_LENGTH);
        int month = MONTHS.indexOf(text.substring(3, 6));
        boolean shaped = month >= 0
                && month % 3 == 0
                && text.charAt(11) == ':'
                && text.charAt(14) == ':'
                && text.charAt(17) == ':'
                && text.charAt(20) == ' '
                && (text.charAt(21) == '+' || text.charAt(21) == '-');
        try {
            if (!shaped) {
                throw new DateTimeException("not of the form dd/Mon/yyyy:HH:mm:ss +hhmm");
            }
            int sign = text.charAt(21) == '-' ? -1 : 1;
            ZoneOffset offset = ZoneOffset.ofHoursMinutes(sign * number(text, 22, 24), sign * number(text, 24, 26));
            return LocalDateTime.of(
                            number(text, 7, 11),
                            month / 3 + 1,
                            number(text, 0, 2),
                            number(text, 12, 14),
                            number(text, 15, 17),
                            number(text, 18, 20))
                    .toInstant(offset);
        } catch (DateTimeException e) {
            throw new BadTimeException("bad time '" + text + "': " + e.getMessage(), e);
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("'" + text.substring(from, to) + "' is no number");
            }
            number = number * 10 + digit;
        }
        return number;
    }

    @FunctionalInterface
    private interface Follower {
        boolean at(String line, int position);
    }

    /** Place of the quote that ends a field. */
    private static int closingQuote(String line, int from, Follower follower, String field) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' && follower.at(line, i + 1)) {
                return i;
            }
        }
        throw new IllegalArgumentException("the line ends within the " + field + ": it was cut short");
    }

    private static boolean isStatusAt(String line, int at) {
        return at + 4 < line.length()
                && line.charAt(at) == ' '
                && isDigit(line, at + 1)
                && isDigit(line, at + 2)
                && isDigit(line, at + 3)
                && line.charAt(at + 4) == ' ';
    }

    private static boolean isQuotedAt(String line, int at) {
        return line.startsWith(" \"", at);
    }

    private static boolean isEndAt(String line, int at) {
        return at == line.length() || line.charAt(at) == ' ';
    }

    private static boolean isDigit(String line, int at) {
        return line.charAt(at) >= '0' && line.charAt(at) <= '9';
    }

    private static int bytesEnd(String line, int from) {
        int at = from;
        if (at < line.length() && line.charAt(at) == '-') {
            at++;
        } else {
            while (at < line.length() && isDigit(line, at)) {
                at++;
            }
        }
        if (at == from || !isQuotedAt(line, at)) {
            throw new IllegalArgumentException(
                    "no size, referer and user agent after the status: the line was cut short,"
                            + " or is of the Common and not the Combined Log Format");
        }
        return at;
    }

    /** The line is whole, but its time is none. */
    static final class BadTimeException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        BadTimeException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
