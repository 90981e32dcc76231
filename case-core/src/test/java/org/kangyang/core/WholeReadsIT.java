package org.kangyang.core;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class WholeReadsIT {

    @Test
    @DisplayName("The database of these tests gives no half of a change to a reader")
    void whole() throws Exception {
        WholeReads.require(Core.fresh().get(MongoTemplate.class).getCollection("whole-reads"));
    }
}
