package io.landfall.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** How deployments name items in their commit messages, computed by hand. */
class ReferenceSemanticsTest {

    private final Scenario s = new Scenario();

    private boolean isDelivered(String message, String key, String source) {
        Scenario one = new Scenario();
        one.item("1 00:00", "'key':'" + key + "'");
        one.deployment("2 00:00", "d", "SUCCEEDED", ",'commits':[{'sha':'x'},{'message':'" + message + "'}]")
                .put("source", source);
        return one.result("9 00:00").items().get(0).get("delivered").booleanValue();
    }

    @Test
    void findsKeysThatStandAlone() {
        for (String message :
                new String[] {"SHOP-12", "fix (SHOP-12): x", "a\\nSHOP-12.", "OPS-1,SHOP-12", "#SHOP-12"}) {
            assertThat(isDelivered(message, "SHOP-12", "s")).as(message).isTrue();
        }
        for (String message : new String[] {
            "SHOP-123", "XSHOP-12", "SHOP-12a", "SHOP-12-x", "SHOP-12_", "shop-12", "SHOP-012", "x-SHOP-12"
        }) {
            assertThat(isDelivered(message, "SHOP-12", "s")).as(message).isFalse();
        }
    }

    @Test
    void findsIssuesByRepositoryAndAloneInTheirOwn() {
        assertThat(isDelivered("fixes acme/shop#7", "acme/shop#7", "s")).isTrue();
        assertThat(isDelivered("fixes #7", "acme/shop#7", "github:acme/shop")).isTrue();
        assertThat(isDelivered("fixes #7.", "acme/shop#7", "gitlab:acme/shop")).isTrue();
        assertThat(isDelivered("fixes #7", "acme/shop#7", "s")).isFalse();
        assertThat(isDelivered("fixes #70", "acme/shop#7", "github:acme/shop")).isFalse();
        assertThat(isDelivered("fixes acme/shop#7", "acme/web#7", "github:acme/web"))
                .isFalse();
    }

    @Test
    void absentCommitsKeepTheNamesBesideTheItems() {
        s.item("1 00:00", "'key':'A-1'");
        s.item("1 00:00", "'key':'AB-1'").put("itemId", "j");
        s.deployment("2 00:00", "d", "STARTED", ",'commits':[{'message':'AB-1'}],'items':['A-1']");
        s.deployment("3 00:00", "d", "SUCCEEDED", "");
        assertThat(s.result("9 00:00").items()).allMatch(ReferenceSemanticsTest::delivered);

        s.deployment("4 00:00", "d", "SUCCEEDED", ",'commits':[]");
        assertThat(s.result("9 00:00").items())
                .filteredOn(ReferenceSemanticsTest::delivered)
                .hasSize(1);
    }

    private static boolean delivered(ObjectNode item) {
        return item.get("delivered").booleanValue();
    }
}
