package org.kangyang.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MachineTest {

    private static final Path DATA = Path.of("/kangyang/data");

    @Test
    void oneGigabyteIsEnough() {
        assertThatCode(() -> Machine.requireDisk(DATA, Machine.REQUIRED_BYTES)).doesNotThrowAnyException();
    }

    @Test
    void tooLittleDiskNamesWhatIsFreeAndTheMend() {
        assertThatThrownBy(() -> Machine.requireDisk(DATA, Machine.REQUIRED_BYTES - 1))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.text())
                                .contains("磁盘空间不足", "1023 MB are free for /kangyang/data", "KANGYANG_DATA"));
    }

    @Test
    void aFreePortIsAccepted() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
            assertThatThrownBy(() -> Machine.requireFreePort(port, "流程引擎", "engine", "KANGYANG_ENGINE_PORT"))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("Port " + port + " (engine) is taken");
        }
        assertThatCode(() -> Machine.requireFreePort(port, "流程引擎", "engine", "KANGYANG_ENGINE_PORT"))
                .doesNotThrowAnyException();
    }
}
