package io.landfall.connect.map;

import io.landfall.schema.StatusCategory;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Categories of Jira's statuses. What the map says of an id or a name wins; then Jira's own category of that id, since a status can be
 * renamed; then what its name usually means.
 */
final class JiraStatuses {

    private static final Map<String, StatusCategory> USUAL = Map.ofEntries(
            Map.entry("new", StatusCategory.INTAKE),
            Map.entry("open", StatusCategory.INTAKE),
            Map.entry("reopened", StatusCategory.INTAKE),
            Map.entry("inbox", StatusCategory.INTAKE),
            Map.entry("backlog", StatusCategory.INTAKE),
            Map.entry("to do", StatusCategory.INTAKE),
            Map.entry("selected for development", StatusCategory.INTAKE),
            Map.entry("ready", StatusCategory.INTAKE),
            Map.entry("in progress", StatusCategory.ACTIVE),
            Map.entry("in development", StatusCategory.ACTIVE),
            Map.entry("in review", StatusCategory.ACTIVE),
            Map.entry("review", StatusCategory.ACTIVE),
            Map.entry("testing", StatusCategory.ACTIVE),
            Map.entry("blocked", StatusCategory.WAITING),
            Map.entry("waiting", StatusCategory.WAITING),
            Map.entry("done", StatusCategory.DONE),
            Map.entry("closed", StatusCategory.DONE),
            Map.entry("resolved", StatusCategory.DONE));

    private final Map<String, StatusCategory> mapped;
    private final Map<String, StatusCategory> listed;

    /**
     * @param mapped by id or name, in lower case
     * @param listed Jira's own by id
     */
    JiraStatuses(Map<String, StatusCategory> mapped, Map<String, StatusCategory> listed) {
        this.mapped = mapped;
        this.listed = listed;
    }

    /** Jira's own of a status, by id first: its key and name are translated here and there; null where it has none. */
    static @Nullable StatusCategory own(Json status) {
        Json category = status.at("statusCategory");
        String id = category.id("id");
        String key = category.text("key");
        if ("2".equals(id) || (id == null && "new".equals(key))) {
            return StatusCategory.INTAKE;
        } else if ("4".equals(id) || (id == null && "indeterminate".equals(key))) {
            return StatusCategory.ACTIVE;
        } else if ("3".equals(id) || (id == null && "done".equals(key))) {
            return StatusCategory.DONE;
        }
        return null;
    }

    /**
     * @param own Jira's own, where it is known
     * @param resolved whether the issue had a resolution then: what nothing else tells
     */
    @Nullable
    StatusCategory of(@Nullable String id, @Nullable String name, @Nullable StatusCategory own, boolean resolved) {
        String word = name == null ? "" : name.toLowerCase(Locale.ROOT);
        StatusCategory said = id == null ? null : mapped.get(id);
        said = said == null ? mapped.get(word) : said;
        said = said == null ? own : said;
        said = said == null && id != null ? listed.get(id) : said;
        said = said == null ? USUAL.get(word) : said;
        if (said == null && (id != null || name != null)) {
            return resolved ? StatusCategory.DONE : StatusCategory.ACTIVE;
        }
        return said;
    }
}
