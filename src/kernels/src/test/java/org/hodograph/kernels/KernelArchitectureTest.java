package org.hodograph.kernels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Kernels know nothing of their hosts. */
@AnalyzeClasses(packages = "org.hodograph.kernels", importOptions = ImportOption.DoNotIncludeTests.class)
final class KernelArchitectureTest {

    @ArchTest
    static final ArchRule KERNELS_REST_ON_JAVA_AND_COMMONS_MATH_ALONE = classes()
            .that()
            .resideInAPackage("org.hodograph.kernels..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.apache.commons.math3..", "org.hodograph.kernels..");
}
