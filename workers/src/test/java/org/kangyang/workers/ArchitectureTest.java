package org.kangyang.workers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Rules of DESIGN §1, §3.7 and §4 for this module. */
class ArchitectureTest {

    private static final JavaClasses WORKERS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kangyang.workers");

    private static final String[] FEATURES = {
        "..pathway..", "..assessment..", "..escalation..", "..intake..", "..homebed..", "..plan..", "..reassessment.."
    };

    @Test
    @DisplayName("There are workers to check")
    void findsWorkers() {
        assertThat(WORKERS.stream().filter(type -> type.isAnnotatedWith(JobType.class)))
                .hasSizeGreaterThan(15);
    }

    @Test
    @DisplayName("A class serves one job type, is named …Worker, and is seen by its package only")
    void oneClassPerJobType() {
        classes()
                .that()
                .areAnnotatedWith(JobType.class)
                .should()
                .implement(JobWorker.class)
                .andShould()
                .haveSimpleNameEndingWith("Worker")
                .andShould()
                .bePackagePrivate()
                .andShould()
                .resideInAnyPackage(FEATURES)
                .check(WORKERS);
        classes()
                .that()
                .implement(JobWorker.class)
                .should()
                .beAnnotatedWith(JobType.class)
                .check(WORKERS);
    }

    @Test
    @DisplayName("A worker knows one use case of the domain and nothing else to call")
    void workersCallOneUseCase() {
        classes()
                .that()
                .areAnnotatedWith(JobType.class)
                .should(new ArchCondition<JavaClass>("have exactly one collaborator, of the domain") {
                    @Override
                    public void check(JavaClass worker, ConditionEvents events) {
                        List<String> fields = worker.getFields().stream()
                                .map(field -> field.getRawType().getName())
                                .toList();
                        boolean fine = fields.size() == 1 && fields.getFirst().startsWith("org.kangyang.core.");
                        events.add(new SimpleConditionEvent(worker, fine, worker.getName() + " has " + fields));
                    }
                })
                .check(WORKERS);
    }

    @Test
    @DisplayName("No repository, database or HTTP in a worker's feature, and no engine client either")
    void workersOnlyMap() {
        noClasses()
                .that()
                .resideInAnyPackage(FEATURES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.data..", "com.mongodb..", "io.camunda..", "org.springframework.web..")
                .check(WORKERS);
    }

    @Test
    @DisplayName("No database access anywhere in this module: the domain's beans are called")
    void noDatabaseAccess() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.data..", "com.mongodb..")
                .check(WORKERS);
    }

    @Test
    @DisplayName("Time comes from the injected clock; waiting is measured with nanoTime")
    void timeIsInjected() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..clock..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(WORKERS);
    }

    @Test
    @DisplayName("Features do not know each other; only the registration below them is shared")
    void featuresAreApart() {
        for (String feature : FEATURES) {
            noClasses()
                    .that()
                    .resideInAPackage(
                            "org.kangyang.workers" + feature.replace("..", ".").replaceAll("\\.$", ""))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(Stream.of(FEATURES)
                            .filter(other -> !other.equals(feature))
                            .map(other -> "org.kangyang.workers"
                                    + other.replace("..", ".").replaceAll("\\.$", ""))
                            .toArray(String[]::new))
                    .check(WORKERS);
        }
    }

    @Test
    @DisplayName("A worker is a mapping of at most 60 lines without a decision of its own")
    void workersAreShort() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> workers = files.filter(
                            file -> file.getFileName().toString().endsWith("Worker.java"))
                    .filter(file -> !file.getFileName().toString().equals("JobWorker.java"))
                    .toList();
            assertThat(workers).hasSizeGreaterThan(15);
            for (Path worker : workers) {
                List<String> lines = Files.readAllLines(worker);
                assertThat(lines.stream().filter(line -> !line.startsWith("import ")))
                        .as(worker.toString())
                        .hasSizeLessThanOrEqualTo(60);
                assertThat(String.join("\n", lines))
                        .as("DESIGN §4: no policy in " + worker)
                        .doesNotContainPattern("\\bif \\(|\\bswitch \\(");
            }
        }
    }
}
