package org.hodograph.standalone.plot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.hodograph.standalone", importOptions = ImportOption.DoNotIncludeTests.class)
final class PlotArchitectureTest {

    /** No other command is slower to start for what draws pictures. */
    @ArchTest
    static final ArchRule CHARTS_ARE_KNOWN_WHERE_PICTURES_ARE_DRAWN = noClasses()
            .that()
            .resideOutsideOfPackage("org.hodograph.standalone.plot")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jfree..", "org.apache.batik..", "java.awt..", "javax.swing..");
}
