package org.kangyang.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kangyang.local.launch.StaffLogins.Login;

class StaffLoginsTest {

    @TempDir
    Path directory;

    @Test
    void readsTheSampleStaff() throws URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(StaffLogins.class.getResource("/staff.yaml"))
                .toURI());
        assertThat(StaffLogins.read(file))
                .contains(new Login("wang.yisheng", "王样一", "kangyang", "主治医生（第一医院）"))
                .contains(new Login("jianguan", "督导样", "kangyang", "督导"))
                .contains(new Login("admin", "管理样", "kangyang", "系统管理员"));
    }

    @Test
    void namesAFileThatIsNoYaml() throws IOException {
        Path file = Files.writeString(directory.resolve("staff.yaml"), "users: [");
        assertThatThrownBy(() -> StaffLogins.read(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void padsByColumnsOfTheTerminal() {
        assertThat(Welcome.padded("王样一", 8)).isEqualTo("王样一  ");
        assertThat(Welcome.padded("wang", 8)).isEqualTo("wang    ");
        assertThat(Welcome.padded("too long a name", 4)).endsWith(" ");
    }
}
