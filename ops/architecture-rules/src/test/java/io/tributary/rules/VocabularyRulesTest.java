package io.tributary.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// `schemas` is what all services share; it stays small and pure so that sharing it costs nothing.
@AnalyzeClasses(packages = "io.tributary.schemas", importOptions = DoNotIncludeTests.class)
class VocabularyRulesTest {

    @ArchTest
    static final ArchRule knows_no_framework =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..", "org.apache.kafka..", "org.opensearch..")
                    .because(
                            "the vocabulary is used by every service. Ways out: (1) keep the class in"
                                    + " the station that talks to the framework, (2) take plain values.");

    @ArchTest
    static final ArchRule does_no_input_or_output =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.net.http..", "java.nio.file..", "java.sql..", "javax.sql..")
                    .because(
                            "a derivation must give the same answer everywhere. Way out: take the text"
                                    + " or the bytes as a parameter and read them in the service.");

    @ArchTest
    static final ArchRule contract_knows_nobody =
            noClasses()
                    .that()
                    .resideInAPackage("..contract..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..catalog..", "..derive..")
                    .because("names and identities come first; the catalog is built from them.");

    @ArchTest
    static final ArchRule catalog_does_not_derive =
            noClasses()
                    .that()
                    .resideInAPackage("..catalog..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..derive..")
                    .because(
                            "what a domain turns into follows from the catalog, never the reverse.");
}
