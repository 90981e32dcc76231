package org.kangyang.core.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.core.Samples.key;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.core.AtOnce;
import org.kangyang.core.Core;
import org.springframework.data.mongodb.core.MongoTemplate;

@DisplayName("DESIGN §6: attempts of a command are counted, since job time-outs use up no retries")
class CommandAttemptsIT {

    private Core core;
    private CommandAttempts attempts;

    @BeforeEach
    void start() {
        core = Core.fresh();
        attempts = core.get(CommandAttempts.class);
    }

    private List<Document> kept() {
        return core.get(MongoTemplate.class)
                .getCollection("commandAttempts")
                .find()
                .into(new ArrayList<>());
    }

    @Test
    void each_beginning_counts_for_its_own_command() {
        assertThat(attempts.begin(key("c:1"), "a.do-it")).isEqualTo(1);
        assertThat(attempts.begin(key("c:1"), "a.do-it")).isEqualTo(2);
        assertThat(attempts.begin(key("c:2"), "a.do-it")).isEqualTo(1);
        assertThat(attempts.begin(key("c:1"), "a.do-it")).isEqualTo(3);
    }

    @Test
    void an_end_leaves_nothing_behind_and_a_later_beginning_is_the_first_again() {
        attempts.begin(key("c:1"), "a.do-it");
        attempts.begin(key("c:2"), "a.do-it");

        attempts.end(key("c:1"));
        attempts.end(key("c:1"));

        assertThat(kept()).extracting(kept -> kept.getString("_id")).containsExactly("c:2");
        assertThat(attempts.begin(key("c:1"), "a.do-it")).isEqualTo(1);
    }

    @Test
    void whoever_reads_the_collection_learns_what_was_tried() {
        attempts.begin(key("c:1"), "a.do-it");
        assertThat(kept()).singleElement().satisfies(kept -> assertThat(kept).containsEntry("what", "a.do-it"));
    }

    @Test
    void beginnings_at_the_same_time_are_all_counted() throws Exception {
        attempts.begin(key("c:1"), "a.do-it");
        assertThat(AtOnce.call(16, i -> attempts.begin(key("c:1"), "a.do-it")))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(2, 17).boxed().toList());
    }
}
