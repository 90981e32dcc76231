package org.kangyang.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.engine.pages.StaffFile.Role;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;

class StaffFileTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            groups: [{id: 'bench NH', name: x}]                                        | bench NH
            users: [{id: a, password: short, groups: []}]                              | user a: password needs at least 8
            users: [{id: a, password: long-enough, groups: [nowhere]}]                 | group nowhere is not among
            users: [{id: a, password: long-enough, role: boss}]                        | boss
            users: [{id: a, password: long-enough, grupps: []}]                       | grupps
            filters: [{name: 我的, tasks: theirs}]                                      | theirs
            filters: [{name: 我的, tasks: mine, role: boss}]                            | boss
            filters: [{name: 我的}]                                                     | needs a name and tasks
            """)
    void refusesWhatItCannotUseAndNamesIt(String yaml, String named) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("engine.staff")
                .hasMessageContaining(named);
    }

    @Test
    void namesTheFileThatIsNotThere() {
        assertThatThrownBy(() -> StaffFile.read(new FileSystemResource("no-such-staff.yaml")))
                .hasMessageContaining("engine.staff")
                .hasMessageContaining("no-such-staff.yaml");
    }

    @Test
    void takesGroupsAsModelsNameThem() {
        StaffFile file = read("""
                groups: [{id: bench.NH-001, name: 一号维修台}]
                users: [{id: an.yi, firstName: 一, lastName: 安, password: long-enough, groups: [bench.NH-001], role: supervisor}]
                """);
        assertThat(file.groups().getFirst().id()).isEqualTo("bench.NH-001");
        assertThat(file.users().getFirst().role()).isEqualTo(Role.SUPERVISOR);
    }

    @Test
    void bringsTheUsualFiltersWhereItNamesNone() {
        assertThat(read("groups: []").filters())
                .extracting(TaskFilter::name)
                .containsExactly("我组的任务", "我的任务", "待领取", "已超期", "全部超期任务", "全部任务");
    }

    private static StaffFile read(String yaml) {
        return StaffFile.read(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8), "staff.yaml"));
    }
}
