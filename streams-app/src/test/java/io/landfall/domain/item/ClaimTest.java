package io.landfall.domain.item;

import static io.landfall.domain.Given.at;
import static io.landfall.domain.Given.fact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimTest {

    private static final Claim FIRST = new Claim("i1", fact("a", "2 00:00"));
    private static final Claim SECOND = new Claim("i2", fact("b", "4 00:00"));

    @Test
    void withoutAClaimAReferenceIsAnId() {
        assertThat(Claim.resolve("SHOP-1", List.of(), at("9 00:00"))).isEqualTo("SHOP-1");
        assertThat(Claim.resolve("SHOP-1", List.of(FIRST), at("1 00:00"))).isEqualTo("SHOP-1");
    }

    @Test
    void whoBeganToBearItLastIsMeant() {
        assertThat(Claim.resolve("SHOP-1", List.of(FIRST, SECOND), at("3 00:00")))
                .isEqualTo("i1");
        assertThat(Claim.resolve("SHOP-1", List.of(FIRST, SECOND), at("4 00:00")))
                .isEqualTo("i2");
        assertThat(Claim.resolve("SHOP-1", List.of(SECOND, FIRST), at("4 00:00")))
                .isEqualTo("i2");
    }
}
