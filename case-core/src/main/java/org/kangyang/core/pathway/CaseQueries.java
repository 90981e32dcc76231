package org.kangyang.core.pathway;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldError;
import org.kangyang.core.integration.InvalidFields;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Lists and counts cases. Every shape of query here is served by an index of {@code CoreIndexes}. */
@Component
class CaseQueries {

    private static final int LARGEST_PAGE = 500;
    private static final Set<Integer> DIVISION_LENGTHS = Set.of(2, 4, 6, 9);

    private final MongoTemplate mongo;
    private final CareClock clock;

    CaseQueries(MongoTemplate mongo, CareClock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    CasePage list(CaseFilter filter, @Nullable String cursor, int limit) {
        int size = pageSize(limit);
        List<Bson> conditions = conditions(filter);
        if (cursor != null) {
            conditions.add(after(Cursor.parse(cursor), "updatedAt"));
        }
        List<CareCase> found = mongo.getCollection(CaseStore.COLLECTION)
                .find(and(conditions))
                .sort(Sorts.ascending("updatedAt", "_id"))
                .limit(size + 1)
                .map(document -> mongo.getConverter().read(CareCase.class, document))
                .into(new ArrayList<>());
        List<CareCase> page = found.subList(0, Math.min(size, found.size()));
        String next = found.size() <= size
                ? null
                : new Cursor(page.getLast().updatedAt(), page.getLast().id()).text();
        return new CasePage(
                page.stream()
                        .map(one -> CaseViews.summary(one.view(), clock.today()))
                        .toList(),
                next);
    }

    long count(CaseFilter filter) {
        List<Bson> conditions = conditions(filter);
        conditions.add(Filters.eq("counted", true));
        return mongo.getCollection(CaseStore.COLLECTION).countDocuments(and(conditions));
    }

    static int pageSize(int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new InvalidFields(
                    List.of(new FieldError("limit", FaultCode.OUT_OF_RANGE, "超出范围，", "请填写1至" + LARGEST_PAGE)));
        }
        return limit;
    }

    static Bson after(Cursor cursor, String timeField) {
        Date at = Date.from(cursor.at());
        return Filters.and(
                Filters.gte(timeField, at),
                Filters.or(
                        Filters.gt(timeField, at),
                        Filters.and(Filters.eq(timeField, at), Filters.gt("_id", cursor.id()))));
    }

    private static List<Bson> conditions(CaseFilter filter) {
        List<Bson> conditions = new ArrayList<>();
        if (filter.status() != null) {
            conditions.add(Filters.eq("status", filter.status().name()));
        }
        if (filter.colour() != null) {
            conditions.add(Filters.eq("colour", filter.colour().name()));
        }
        String division = filter.division();
        if (division != null) {
            if (!DIVISION_LENGTHS.contains(division.length())) {
                throw new InvalidFields(
                        List.of(new FieldError("division", FaultCode.OUT_OF_RANGE, "长度不对，", "请填写区划代码的前2、4、6位或全部9位")));
            }
            conditions.add(Filters.eq("divisions", division));
        }
        if (filter.updatedSince() != null) {
            conditions.add(Filters.gte("updatedAt", Date.from(filter.updatedSince())));
        }
        return conditions;
    }

    private static Bson and(List<Bson> conditions) {
        return conditions.isEmpty() ? new Document() : Filters.and(conditions);
    }
}
