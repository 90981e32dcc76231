package org.kangyang.core;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.core.integration.Aggregate;
import org.springframework.stereotype.Component;

class ArchitectureTest {

    /** A feature may use those before it. */
    private static final List<String> FEATURES = List.of(
            "integration",
            "institution",
            "elder",
            "pathway",
            "attachment",
            "referral",
            "escalation",
            "assessment",
            "intake",
            "plan",
            "homebed",
            "reassessment");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kangyang.core");

    @Test
    @DisplayName("DESIGN §1: the domain knows neither web nor process engine")
    void no_web_no_engine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "jakarta.servlet..",
                        "io.camunda..",
                        "org.camunda..",
                        "org.operaton..",
                        "com.fasterxml.jackson..",
                        "tools.jackson..",
                        "org.kangyang.api..",
                        "org.kangyang.workers..",
                        "org.kangyang.engine..")
                .check(CORE);
    }

    @Test
    void features_use_only_those_before_them() {
        for (int i = 0; i < FEATURES.size(); i++) {
            for (String later : FEATURES.subList(i + 1, FEATURES.size())) {
                noClasses()
                        .that()
                        .resideInAPackage("org.kangyang.core." + FEATURES.get(i))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.kangyang.core." + later)
                        .check(CORE);
            }
        }
        slices().matching("org.kangyang.core.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void every_package_is_a_feature_of_the_list() {
        assertThat(CORE.stream().map(JavaClass::getPackageName).distinct())
                .allMatch(name -> name.equals("org.kangyang.core")
                        || FEATURES.contains(name.substring("org.kangyang.core.".length())));
    }

    @Test
    void aggregates_stay_within_their_feature() {
        classes()
                .that()
                .areAssignableTo(Aggregate.class)
                .and()
                .doNotBelongToAnyOf(Aggregate.class)
                .should()
                .bePackagePrivate()
                .check(CORE);
    }

    @Test
    void beans_are_made_by_the_container_alone() {
        assertThat(CORE.stream()
                        .filter(type -> type.isAnnotatedWith(Component.class))
                        .filter(type -> !type.getName().endsWith("CareClock")
                                && !type.getName().endsWith("WorkingCalendar"))
                        .flatMap(type -> type.getConstructors().stream())
                        .filter(constructor -> constructor.getModifiers().contains(PUBLIC)))
                .isEmpty();
    }

    @Test
    @DisplayName("DESIGN §3.7: time comes from the injected clock")
    void injected_clock() {
        noClasses().should().callMethod(Instant.class, "now").check(CORE);
        noClasses().should().callMethod(LocalDate.class, "now").check(CORE);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CORE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(CoreConfiguration.class.getName())
                .should()
                .callMethodWhere(new com.tngtech.archunit.base.DescribedPredicate<>("a clock of the system") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                        return call.getTargetOwner().isEquivalentTo(Clock.class)
                                && call.getName().startsWith("system");
                    }
                })
                .check(CORE);
    }

    @Test
    @DisplayName("DESIGN §3.5, R03: no class names a colour but the type itself and the rule of recovery")
    void colours_come_from_the_table() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Colour")
                .and()
                .doNotHaveSimpleName("CareCase")
                .should()
                .accessField(org.kangyang.core.pathway.Colour.class, "GREEN")
                .orShould()
                .accessField(org.kangyang.core.pathway.Colour.class, "RED")
                .orShould()
                .accessField(org.kangyang.core.pathway.Colour.class, "ORANGE")
                .orShould()
                .accessField(org.kangyang.core.pathway.Colour.class, "YELLOW")
                .check(CORE);
    }
}
