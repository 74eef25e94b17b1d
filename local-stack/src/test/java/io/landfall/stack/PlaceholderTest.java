package io.landfall.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void loads() {
        assertThat(Placeholder.name()).isEqualTo("stack");
    }
}
