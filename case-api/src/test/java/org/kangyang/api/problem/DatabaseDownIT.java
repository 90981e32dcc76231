package org.kangyang.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.api.RunningApi;
import org.kangyang.core.MemoryDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DisplayName("A database that is down")
class DatabaseDownIT extends RunningApi {
    private static final MongoServer SERVER = new MongoServer(new MemoryDatabase());

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        String uri = SERVER.bindAndGetConnectionString() + "/down";
        registry.add("kangyang.mongodb.uri", () -> uri);
    }

    @Test
    void isA503WithRetryAfterAndNothingIsLostSilently() {
        String path = openCase();
        SERVER.shutdownNow();

        for (Answer answer :
                new Answer[] {get(path), get("/api/v1/cases"), refer(referral()), get("/api/v1/cases?limit=5")}) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("unavailable");
            assertThat(answer.header("Retry-After")).isNotBlank();
        }
        Answer page = get(path.replace("/api/v1", ""), "Accept", "text/html");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text()).contains("暂时无法读取数据");
    }
}
