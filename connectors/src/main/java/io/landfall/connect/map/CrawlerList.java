package io.landfall.connect.map;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import ua_parser.Parser;

/** The list of crawlers that ua-parser maintains: what it calls a device of the family Spider. */
final class CrawlerList implements Predicate<String> {
    private static final int REMEMBERED = 10_000;
    private static final int LONGEST = 1_000; // the list has bounded patterns, but many

    private static final class Lists {
        static final Parser PARSER = new Parser();
    }

    private final Map<String, Boolean> recent = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Override
    public synchronized boolean test(String userAgent) {
        String agent = userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent;
        return recent.computeIfAbsent(agent, text -> "Spider".equals(Lists.PARSER.parseDevice(text).family));
    }
}
