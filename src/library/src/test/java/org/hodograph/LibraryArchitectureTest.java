package org.hodograph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "org.hodograph", importOptions = ImportOption.DoNotIncludeTests.class)
final class LibraryArchitectureTest {

    private static final String OWN = "org.hodograph";

    /** What users compile against is this package and the JDK: kernels and pipeline may change behind it. */
    @ArchTest
    static final ArchRule SIGNATURES_ARE_CLOSED = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(DescribedPredicate.describe(
                    "are public ones of the library",
                    type -> type.getPackageName().equals(OWN) && isPublic(type)))
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveSimpleName("Ears")
            .should()
            .haveRawReturnType(
                    DescribedPredicate.describe("of the library or the JDK", LibraryArchitectureTest::isOpen))
            .andShould()
            .haveRawParameterTypes(DescribedPredicate.describe(
                    "of the library or the JDK", types -> types.stream().allMatch(LibraryArchitectureTest::isOpen)));

    /** The packages of the pipeline that are reached, one after another, lest one of them begin to need a reader of formats. */
    @ArchTest
    static final ArchRule ONLY_THE_TRACKER_AND_WHAT_IT_RESTS_ON = classes()
            .that()
            .resideInAPackage(OWN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    OWN,
                    "java..",
                    "org.hodograph.kernels..",
                    "org.apache.commons.math3..",
                    "org.hodograph.pipeline",
                    "org.hodograph.pipeline.alert",
                    "org.hodograph.pipeline.entity",
                    "org.hodograph.pipeline.pair",
                    "org.hodograph.pipeline.series",
                    "org.hodograph.pipeline.track",
                    "org.hodograph.pipeline.unit");

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC);
    }

    private static boolean isOpen(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return base.isPrimitive()
                || base.getPackageName().startsWith("java.")
                || base.getPackageName().equals(OWN);
    }

    /** Nothing that the library can reach, however far, is missing on the class path of a user. */
    @Test
    void whatIsReachedIsThere() {
        Set<JavaClass> reached = new LinkedHashSet<>();
        Set<String> foreign = new TreeSet<>();
        Deque<JavaClass> next = new ArrayDeque<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(OWN).stream()
                        .filter(type -> type.getPackageName().equals(OWN))
                        .forEach(next::add);
        while (!next.isEmpty()) {
            JavaClass type = next.remove();
            if (type.getName().startsWith(OWN) && reached.add(type)) {
                needs(type).forEach(next::add);
            } else if (!type.getName().startsWith(OWN)
                    && !type.getName().matches("(java|org\\.apache\\.commons\\.math3)\\..*")) {
                foreign.add(type.getName());
            }
        }
        assertThat(foreign).isEmpty();
        assertThat(reached)
                .anyMatch(type -> type.getSimpleName().equals("Tracker"))
                .hasSizeGreaterThan(200);
    }

    private static Stream<JavaClass> needs(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> !target.isPrimitive());
    }
}
