package org.hodograph.kernels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
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

    /**
     * R25: JDK 25 rounds Math.tanh and Math.cbrt otherwise than 17, and a platform may do so with each of these. StrictMath gives the
     * same everywhere. exp, log, log10, pow, sin and cos agree on both, and are on the way of each sample.
     */
    @ArchTest
    static final ArchRule NUMBERS_ARE_THE_SAME_ON_EVERY_PLATFORM = noClasses()
            .should()
            .accessTargetWhere(JavaAccess.Predicates.target(
                            HasOwner.Predicates.With.<JavaClass>owner(HasName.Predicates.name("java.lang.Math")))
                    .and(JavaAccess.Predicates.target(HasName.Predicates.nameMatching(
                            "tanh|sinh|cosh|cbrt|hypot|expm1|log1p|tan|asin|acos|atan|atan2"))));
}
