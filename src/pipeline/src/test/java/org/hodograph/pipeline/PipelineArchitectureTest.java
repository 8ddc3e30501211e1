package org.hodograph.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.hodograph.pipeline", importOptions = ImportOption.DoNotIncludeTests.class)
final class PipelineArchitectureTest {

    /** R25: as in the kernels; a method reference is a call too. */
    @ArchTest
    static final ArchRule NUMBERS_ARE_THE_SAME_ON_EVERY_PLATFORM = noClasses()
            .should()
            .accessTargetWhere(JavaAccess.Predicates.target(
                            HasOwner.Predicates.With.<JavaClass>owner(HasName.Predicates.name("java.lang.Math")))
                    .and(JavaAccess.Predicates.target(HasName.Predicates.nameMatching(
                            "tanh|sinh|cosh|cbrt|hypot|expm1|log1p|tan|asin|acos|atan|atan2"))));
}
