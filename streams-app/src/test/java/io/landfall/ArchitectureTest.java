package io.landfall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The packages say the direction: app -> topology -> state, mapping -> domain -> nothing. */
@AnalyzeClasses(packages = "io.landfall", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DOMAIN_IS_JAVA_ALONE = classes()
            .that()
            .resideInAPackage("io.landfall.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.landfall.domain..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule STATE_AND_MAPPING_KNOW_NO_TOPOLOGY = noClasses()
            .that()
            .resideInAnyPackage("io.landfall.state..", "io.landfall.mapping..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.landfall.topology..", "io.landfall.app..");

    @ArchTest
    static final ArchRule TOPOLOGY_RUNS_NOTHING = noClasses()
            .that()
            .resideInAPackage("io.landfall.topology..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.kafka.streams.KafkaStreams");

    @ArchTest
    static final ArchRule NOBODY_READS_THE_SYSTEM_CLOCK = noClasses()
            .that()
            .resideInAnyPackage("io.landfall.domain..", "io.landfall.topology..", "io.landfall.state..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.landfall.domain.(*)..").should().beFreeOfCycles();
}
