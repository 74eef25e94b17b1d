package io.landfall.cli.unmapped;

import io.landfall.schema.Feature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** The names of a catalogue by their words, in memory: of each feature its key, what people call it, and its signals. */
final class NameIndex implements AutoCloseable {

    private static final String FEATURE = "feature";
    private static final String NAME = "name";
    private static final String WORD = "word";
    private static final String KEY = "key";

    private static final int FOUND = 50;
    private static final int ASKED = 64;

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    /** A name and whose it is. */
    record Name(String feature, String name) {}

    NameIndex(Collection<Feature> catalogue) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
            for (Feature feature : catalogue) {
                add(feature, writer);
            }
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
    }

    private static void add(Feature feature, IndexWriter writer) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        names.add(feature.getFeature());
        if (feature.getName() != null) {
            names.add(feature.getName());
        }
        if (feature.getSignals() != null) {
            names.addAll(feature.getSignals());
        }
        for (String name : names) {
            Document document = new Document();
            document.add(new StoredField(FEATURE, feature.getFeature()));
            document.add(new StoredField(NAME, name));
            for (String word : Words.joined(Words.of(name))) {
                document.add(new StringField(WORD, word, Field.Store.NO));
            }
            if (name.equals(feature.getFeature())) {
                document.add(new StringField(KEY, name.toLowerCase(Locale.ROOT), Field.Store.NO));
            }
            writer.addDocument(document);
        }
    }

    int size() {
        return reader.numDocs();
    }

    /** How many names have a word. */
    int having(String word) throws IOException {
        return reader.docFreq(new Term(WORD, word));
    }

    /** Those that share the most with these words, the rare ones first. */
    List<Name> sharing(List<String> words) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        Words.joined(words).stream()
                .distinct()
                .limit(ASKED)
                .forEach(word -> query.add(new TermQuery(new Term(WORD, word)), Occur.SHOULD));
        return search(query.build());
    }

    /** The features whose key is so many letters from one at most, the nearest first; their first letter is the same. */
    List<Name> near(String key, int letters) throws IOException {
        return search(new FuzzyQuery(new Term(KEY, key.toLowerCase(Locale.ROOT)), letters, 1));
    }

    private List<Name> search(Query query) throws IOException {
        List<Name> found = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(query, FOUND).scoreDocs) {
            Document document = searcher.storedFields().document(hit.doc);
            found.add(new Name(document.get(FEATURE), document.get(NAME)));
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
