package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "0", "-1", "65536", ""})
    void whatIsNoPortIsTold(String text) {
        assertThatThrownBy(() -> Ports.free("--kafka-port", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--kafka-port must be a port from 1 to 65535, but is \"" + text + "\"");
    }

    @Test
    void aTakenPortIsTold() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThatThrownBy(() -> Ports.free("--flink-port", port))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("--flink-port: port " + port + " is taken");
        }
    }

    /** The command refuses before anything starts. */
    @Test
    void theCommandRefusesATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun demo = CommandRun.of("demo", "--page", "none", "--kafka-port", taken.getLocalPort());
            assertThat(demo.failure()).isEqualTo("--kafka-port: port " + taken.getLocalPort() + " is taken");
            assertThat(demo.code()).isEqualTo(2);
        }
    }

    @Test
    void aFreePortIsTaken() throws Exception {
        int free = Broker.freePort();
        assertThat(Ports.free("--kafka-port", Integer.toString(free))).isEqualTo(free);
        Ports none = new Ports();
        assertThat(none.flink()).isZero();
        assertThat(none.kafka()).isPositive();
    }
}
