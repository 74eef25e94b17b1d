package io.landfall.connect.map;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Tells robots by their user agent. */
final class Bots {
    private static final String DEFAULT = "bot|crawl|spider";

    private Bots() {}

    static Predicate<String> of(MapFile map) {
        String text = map.text("bots", DEFAULT);
        if (text.equals("list")) {
            return new CrawlerList();
        }
        if (text.isEmpty()) {
            throw map.error("bots", "is empty and would match everybody; leave it out for the default " + DEFAULT);
        }
        try {
            return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .asPredicate();
        } catch (PatternSyntaxException e) {
            throw map.error("bots", "not a regular expression: " + e.getMessage());
        }
    }
}
