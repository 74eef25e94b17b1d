package io.landfall.cli.decide;

import io.landfall.cli.broker.TopicReader;
import io.landfall.schema.Alert;
import io.landfall.schema.Delivery;
import io.landfall.schema.Feature;
import io.landfall.schema.Item;
import io.landfall.schema.WorkItem;
import io.landfall.topic.TopicSpec;
import io.landfall.topic.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Finds subjects by what the brokers hold: the pipeline leads no decision from a display key to its item. */
public final class Subjects {

    private static final String ITEM = "item:";
    private static final String SOURCE = "source:";

    /** What is read to find a subject. */
    public static final List<TopicSpec> TOPICS = List.of(
            Topics.ITEMS, Topics.WORK_ITEMS, Topics.DELIVERIES, Topics.FEATURES, Topics.PROGRESS, Topics.ALERTS_OPEN);

    private final TopicReader reader;

    public Subjects(TopicReader reader) {
        this.reader = reader;
    }

    /** @param subject {@code item:ID or KEY}, {@code feature:KEY}, {@code team:NAME} or {@code source:NAME} */
    public Found find(String subject) {
        int colon = subject.indexOf(':');
        String prefix = subject.substring(0, colon + 1);
        String name = subject.substring(colon + 1);
        if (prefix.equals(ITEM)) {
            return item(name);
        }
        Set<String> known = new HashSet<>();
        switch (prefix) {
            case "feature:" -> features(known);
            case "team:" -> teams(known);
            default -> sources(known);
        }
        return known.contains(name) ? new Found.Known(subject) : unknown(prefix, name, known);
    }

    private static Found unknown(String prefix, String name, Set<String> known) {
        String meant = Names.meant(name, known);
        return meant == null ? new Found.Unknown(prefix + name) : new Found.Near(prefix + name, prefix + meant);
    }

    /** By its id, else by the key that it bears now, else by one that it bore. */
    private Found item(String name) {
        Map<String, @Nullable String> keys = keysByItem();
        if (keys.containsKey(name)) {
            return new Found.Known(ITEM + name);
        }
        Set<String> bearers = new TreeSet<>();
        keys.forEach((id, key) -> {
            if (name.equals(key)) {
                bearers.add(id);
            }
        });
        if (bearers.isEmpty()) {
            bearers.addAll(everBore(name));
        }
        if (bearers.contains(name)) {
            return new Found.Known(ITEM + name);
        } else if (bearers.size() == 1) {
            return new Found.Known(ITEM + bearers.iterator().next());
        } else if (!bearers.isEmpty()) {
            return new Found.Ambiguous(
                    ITEM + name, bearers.stream().map(ITEM::concat).toList());
        }
        Set<String> known = new HashSet<>(keys.keySet());
        keys.values().stream().filter(key -> key != null).forEach(known::add);
        return unknown(ITEM, name, known);
    }

    private Map<String, @Nullable String> keysByItem() {
        Map<String, @Nullable String> keys = new HashMap<>();
        reader.readAll(Topics.ITEMS.name(), record -> {
            String id = record.key().substring(ITEM.length());
            if (record.value() instanceof Item item) {
                keys.put(id, item.getKey());
            } else {
                keys.remove(id);
            }
        });
        return keys;
    }

    /** The items that once said to have that key, and one of that id that the pipeline does not know yet. */
    private Set<String> everBore(String name) {
        Set<String> items = new TreeSet<>();
        each(Topics.WORK_ITEMS, WorkItem.class, fact -> {
            List<String> former = fact.getFormerKeys();
            boolean bore = name.equals(fact.getKey()) || (former != null && former.contains(name));
            if (bore || fact.getItemId().equals(name)) {
                items.add(fact.getItemId());
            }
        });
        return items;
    }

    private void features(Set<String> known) {
        each(Topics.FEATURES, Feature.class, entry -> known.add(entry.getFeature()));
        each(Topics.DELIVERIES, Delivery.class, delivery -> known.add(delivery.getFeature()));
    }

    private void teams(Set<String> known) {
        each(Topics.FEATURES, Feature.class, entry -> add(known, entry.getTeam()));
        each(Topics.ITEMS, Item.class, item -> add(known, item.getTeam()));
    }

    private void sources(Set<String> known) {
        each(Topics.FEATURES, Feature.class, entry -> {
            if (entry.getSources() != null) {
                known.addAll(entry.getSources());
            }
        });
        reader.readAll(Topics.PROGRESS.name(), record -> known.add(record.key().substring(SOURCE.length())));
        each(Topics.ALERTS_OPEN, Alert.class, alert -> {
            if (alert.getSubject().startsWith(SOURCE)) {
                known.add(alert.getSubject().substring(SOURCE.length()));
            }
        });
    }

    private static void add(Set<String> known, @Nullable String name) {
        if (name != null) {
            known.add(name);
        }
    }

    private <T extends SpecificRecord> void each(TopicSpec topic, Class<T> type, Consumer<T> sink) {
        reader.readAll(topic.name(), record -> {
            if (type.isInstance(record.value())) {
                sink.accept(type.cast(record.value()));
            }
        });
    }
}
