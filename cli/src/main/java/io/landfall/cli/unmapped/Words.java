package io.landfall.cli.unmapped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.LowerCaseFilterFactory;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.en.KStemFilterFactory;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilterFactory;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilterFactory;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilterFactory;
import org.apache.lucene.analysis.pattern.PatternTokenizerFactory;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The words that a name is made of: {@code exportCsv.clicked} and {@code /csv/exports} share two. What stands for anything, such as
 * {@code {id}} and {@code *}, is no word.
 */
final class Words {

    /** Words and numbers that names of many features share: routes, events, and what they are called in code. */
    private static final Set<String> COMMON = Set.of(
            "a", "action", "an", "and", "api", "app", "aspx", "button", "by", "click", "close", "com", "delete",
            "event", "feature", "flag", "for", "get", "html", "http", "https", "in", "index", "load", "new", "of", "on",
            "open", "page", "patch", "php", "post", "press", "put", "rest", "screen", "show", "shown", "submit", "tap",
            "the", "to", "track", "ui", "us", "user", "view", "visit", "web", "www");

    private static final Pattern NUMBER = Pattern.compile("v?\\d+|[0-9a-f]{12,}");

    private static final Analyzer ANALYZER = analyzer();

    private Words() {}

    /** In their order, stemmed and in lower case. */
    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = ANALYZER.tokenStream("name", name)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** The words, and each two that stand side by side as one: {@code giftcards} is {@code gift-cards}. */
    static List<String> joined(List<String> words) {
        List<String> joined = new ArrayList<>(words);
        for (int i = 1; i < words.size(); i++) {
            joined.add(words.get(i - 1) + words.get(i));
        }
        return joined;
    }

    /** Whether it says nothing of which feature is meant. */
    static boolean isCommon(String word) {
        return COMMON.contains(word) || NUMBER.matcher(word).matches();
    }

    private static Analyzer analyzer() {
        try {
            return CustomAnalyzer.builder()
                    .addCharFilter(
                            PatternReplaceCharFilterFactory.class,
                            "pattern",
                            "\\{[^}]*\\}|<[^>]*>|:\\w+(?=/|$)|\\*",
                            "replacement",
                            " ")
                    .withTokenizer(PatternTokenizerFactory.class, "pattern", "[^\\p{L}\\p{N}]+")
                    .addTokenFilter(
                            WordDelimiterGraphFilterFactory.class, "splitOnNumerics", "0", "generateNumberParts", "1")
                    .addTokenFilter(LowerCaseFilterFactory.class)
                    .addTokenFilter(ASCIIFoldingFilterFactory.class)
                    .addTokenFilter(KStemFilterFactory.class)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
