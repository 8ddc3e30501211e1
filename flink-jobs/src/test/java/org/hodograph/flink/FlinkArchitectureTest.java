package org.hodograph.flink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.hodograph", importOptions = ImportOption.DoNotIncludeTests.class)
class FlinkArchitectureTest {

    @ArchTest
    static final ArchRule HOSTS_DO_NOT_SEE_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("org.hodograph.flink..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hodograph.standalone..", "org.hodograph.local..", "org.hodograph.benchmarks..");
}
