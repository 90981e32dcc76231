package org.kangyang.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.kangyang.api.integration.Refuses;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** DESIGN §1: what may lean on what. */
class ArchitectureTest {
    private static final JavaClasses API = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.kangyang.api");

    @Test
    void controllersSpeakToUseCasesNeverToTheDatabase() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.data..", "com.mongodb..", "org.bson..")
                .check(API);
    }

    @Test
    void onlyTheIdempotencyKeysHaveAStoreOfTheirOwn() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.kangyang.api.integration")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.data.mongodb.core..")
                .check(API);
    }

    @Test
    void theApiKnowsNoEngine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.camunda..", "org.operaton..", "org.kangyang.workers..", "org.kangyang.engine..")
                .check(API);
    }

    @Test
    void controllersAndMappersAreNobodyElsesBusiness() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .or()
                .haveSimpleNameEndingWith("Mapper")
                .or()
                .haveSimpleNameEndingWith("Request")
                .should()
                .bePackagePrivate()
                .check(API);
    }

    @Test
    void everyOperationDeclaresItsRefusals() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .and()
                .areAnnotatedWith(GetMapping.class)
                .or()
                .areAnnotatedWith(PostMapping.class)
                .or()
                .areAnnotatedWith(PutMapping.class)
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .should()
                .beAnnotatedWith(Refuses.class)
                .check(API);
    }

    @Test
    void featuresFormNoCircle() {
        SlicesRuleDefinition.slices()
                .matching("org.kangyang.api.(*)..")
                .should()
                .beFreeOfCycles()
                .check(API);
    }
}
