package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.text.Setting;
import org.junit.jupiter.api.Test;

class MethodsCommandTest {

    @Test
    void everyMethodAndSettingIsListed() {
        Run run = Run.of("methods");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        for (MethodDefinition method : Methods.definitions()) {
            assertThat(run.lines()).contains(method.name(), "  " + method.summary(), "  formula  " + method.formula());
            for (Setting setting : method.settings()) {
                assertThat(run.out()).contains(setting.name(), "; default " + setting.defaultText(), setting.meaning());
            }
        }
    }

    @Test
    void oneMethodIsPrintedAlone() {
        Run run = Run.of("methods", "finite-difference");
        assertThat(run.code()).isZero();
        assertThat(run.lines().get(0)).isEqualTo("finite-difference");
        assertThat(run.out()).doesNotContain("local-polynomial\n");
    }

    @Test
    void unknownMethodIsOneLineWithTheNearest() {
        Run run = Run.of("methods", "finite-diference");
        assertThat(run.code()).isEqualTo(CommandLines.WRONG);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .hasLineCount(1)
                .startsWith("unknown method \"finite-diference\", did you mean finite-difference?");
    }
}
