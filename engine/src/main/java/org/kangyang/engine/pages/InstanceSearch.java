package org.kangyang.engine.pages;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What someone looks for among instances.
 *
 * @param number business key or number, or the beginning of the business key
 * @param process id of the process
 * @param state which instances by how they stand
 * @param from first day of the start
 * @param to last day of the start
 * @param page from 1
 */
record InstanceSearch(
        @Nullable String number,
        @Nullable String process,
        @Nullable State state,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate to,

        @Nullable Integer page) {

    /** How an instance stands, as the list can be narrowed to it. */
    enum State {
        FINISHED("已结束"),
        RUNNING("在办"),
        ANY("全部");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String getLabel() {
            return label;
        }
    }

    InstanceSearch {
        number = number == null || number.isBlank() ? null : number.trim();
        process = process == null || process.isBlank() ? null : process;
        state = state == null ? State.FINISHED : state;
        page = page == null || page < 1 ? Integer.valueOf(1) : page;
    }

    int pageNumber() {
        return page == null ? 1 : page;
    }
}
