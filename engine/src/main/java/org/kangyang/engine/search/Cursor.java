package org.kangyang.engine.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.kangyang.engine.web.Rejection;

/** The values a row is ordered by, as opaque text: where the next page begins whatever happened in between. */
final class Cursor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Cursor() {}

    static String of(ResultSet row, List<Order> orders) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            values.add(
                    orders.get(i).column().type() == Column.Type.TIME
                            ? row.getTimestamp("SORT_" + i).toString()
                            : String.valueOf(row.getObject("SORT_" + i)));
        }
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(JSON.writeValueAsString(values).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<Object> read(String cursor, List<Order> orders) {
        try {
            String[] texts = JSON.readValue(Base64.getUrlDecoder().decode(cursor), String[].class);
            if (texts == null
                    || texts.length != orders.size()
                    || Arrays.asList(texts).contains(null)) {
                throw new IllegalArgumentException("cursor of another order");
            }
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < texts.length; i++) {
                values.add(
                        switch (orders.get(i).column().type()) {
                            case TEXT, WORD -> texts[i];
                            case NUMBER, FLAG -> Long.valueOf(texts[i]);
                            case TIME -> Timestamp.valueOf(texts[i]);
                        });
            }
            return values;
        } catch (java.io.IOException | IllegalArgumentException malformed) {
            throw Rejection.invalidArgument("page: [" + cursor + "] is no cursor of this search and order");
        }
    }
}
