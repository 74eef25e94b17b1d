package io.landfall.connect.map;

import io.landfall.event.Facts;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.WorkItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What hosts of repositories have in common: an open issue is as far as its labels say, and a repository is a service. */
final class RepositoryFacts {

    private final String tool;
    private final GithubMap map;

    /** @param tool what sources begin with, e.g. {@code github} */
    RepositoryFacts(String tool, GithubMap map) {
        this.tool = tool;
        this.map = map;
    }

    /** @param state the host's word for open */
    void open(WorkItem item, String state, List<String> labels) {
        item.setStatus(state);
        item.setStatusCategory(StatusCategory.INTAKE);
        for (String label : labels) {
            StatusCategory category = map.statusLabels().get(label.toLowerCase(Locale.ROOT));
            if (category != null && category.compareTo(item.getStatusCategory()) > 0) { // of several, the furthest
                item.setStatus(label);
                item.setStatusCategory(category);
            }
        }
    }

    /** Of a repository, with the team and the features that the map has for it. */
    Deployment deployment(String repository, String id) {
        Deployment fact = new Deployment();
        fact.setSource(tool + ':' + repository);
        fact.setDeploymentId(id);
        fact.setService(repository);
        fact.setTeam(map.teamOf(repository));
        fact.setFeatures(map.features().get(repository));
        return fact;
    }

    /** @param value the host's word for the status */
    static Mapped happened(Deployment fact, Instant at, DeploymentStatus status, String value) {
        fact.setOccurredAt(at);
        fact.setStatus(status);
        String second = at.truncatedTo(ChronoUnit.SECONDS).toString();
        fact.setId(Facts.contentId(String.join("\n", fact.getDeploymentId(), "status", second, value), 0));
        return Mapped.Facts.of(fact);
    }
}
