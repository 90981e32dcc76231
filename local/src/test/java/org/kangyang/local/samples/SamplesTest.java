package org.kangyang.local.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    static final List<String> REFERRALS = Samples.REFERRALS;

    private static JsonNode read(String name) {
        return JSON.readTree(Samples.sample(name));
    }

    @ParameterizedTest
    @FieldSource("REFERRALS")
    @DisplayName("sample citizen ids have a valid check character and a division code that is assigned to no place")
    void citizenIdsAreValidAndInvented(String name) {
        JsonNode elder = read(name).get("elder");
        if (!elder.get("documentType").asString().equals("CITIZEN_ID")) {
            assertThat(elder.has("documentNumber")).isFalse();
            return;
        }
        String id = elder.get("documentNumber").asString();
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += WEIGHTS[i] * (id.charAt(i) - '0');
        }
        assertThat(id).startsWith("999001").hasSize(18);
        assertThat(id.charAt(17)).isEqualTo("10X98765432".charAt(sum % 11));
        assertThat(id.substring(6, 14))
                .isEqualTo(elder.get("birthDate").asString().replace("-", ""));
        assertThat((id.charAt(16) - '0') % 2 == 1)
                .isEqualTo(elder.get("sex").asString().equals("MALE"));
    }

    @Test
    @DisplayName("R33: sample beds belong to sample care homes: every type, rooms for women and men, what they cost; no"
            + " nursing bed is free for a man, so that the samples can show a waiting list")
    void bedsOfSampleCareHomes() {
        Set<String> homes = new HashSet<>();
        read("institutions").forEach(institution -> {
            if (institution.get("kind").asString().equals("CARE_HOME")) {
                homes.add(institution.get("id").asString());
            }
        });
        Set<String> ids = new HashSet<>();
        Set<String> types = new HashSet<>();
        Set<String> rooms = new HashSet<>();
        read("beds").forEach(bed -> {
            String sexOnly = bed.get("sexOnly").asString("");
            assertThat(homes).contains(bed.get("careHomeId").asString());
            assertThat(ids.add(bed.get("bedId").asString())).isTrue();
            assertThat(bed.get("monthlyPriceFen").asInt()).isPositive();
            types.add(bed.get("type").asString());
            rooms.add(sexOnly);
            assertThat(bed.get("type").asString().equals("NURSING") && !sexOnly.equals("FEMALE"))
                    .isFalse();
        });
        assertThat(types).containsExactlyInAnyOrder("NURSING", "REHAB", "DEMENTIA");
        assertThat(rooms).contains("FEMALE", "MALE", "");
    }

    @Test
    @DisplayName("three sample elders share a masked name, so that what tells them apart is seen")
    void threeElders() {
        assertThat(REFERRALS.stream()
                        .map(name -> read(name).get("elder").get("name").asString())
                        .filter(name -> name.startsWith("王")))
                .hasSize(3);
    }

    @Test
    void referralsNameRegisteredHospitalsAndDivisions() {
        Set<String> hospitals = values(read("institutions"), "id");
        Set<String> divisions = values(read("divisions"), "code");
        for (String name : REFERRALS) {
            assertThat(hospitals)
                    .contains(read(name).get("hospital").get("hospitalId").asString());
            assertThat(divisions)
                    .contains(read(name)
                            .get("elder")
                            .get("address")
                            .get("divisionCode")
                            .asString());
        }
    }

    @Test
    @DisplayName("the staff register and the engine's staff file name the same people and groups (R02, DESIGN §3.10)")
    void staffFilesAgree() throws IOException {
        Map<?, ?> file;
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("/staff.yaml"))) {
            file = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        }
        List<String> inFile = new ArrayList<>();
        for (Object entry : (List<?>) file.get("users")) {
            Map<?, ?> user = (Map<?, ?>) entry;
            if (user.get("groups") != null) {
                inFile.add(user.get("id") + " " + user.get("groups"));
            }
        }
        List<String> inRegister = new ArrayList<>();
        for (JsonNode member : read("staff")) {
            List<String> groups = new ArrayList<>();
            member.get("groups").forEach(group -> groups.add(group.asString()));
            inRegister.add(member.get("userId").asString() + " " + groups);
        }
        assertThat(inRegister).containsExactlyInAnyOrderElementsOf(inFile);
    }

    @Test
    void putsRealDatesForRelativeOnes() {
        LocalDate today = LocalDate.of(2026, 11, 29);
        assertThat(Samples.dated("{\"a\":\"{today+3}\",\"b\":\"{today-29}\"}", today))
                .isEqualTo("{\"a\":\"2026-12-02\",\"b\":\"2026-10-31\"}");
    }

    private static Set<String> values(JsonNode rows, String field) {
        Set<String> values = new HashSet<>();
        rows.forEach(row -> values.add(row.get(field).asString()));
        return values;
    }
}
