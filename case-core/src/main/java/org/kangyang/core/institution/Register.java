package org.kangyang.core.institution;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kangyang.core.institution.RegisterImport.Stored;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Keeps register entries by id; an import is an upsert of each row, so repeating one changes nothing. */
final class Register<E> {

    private final MongoTemplate mongo;
    private final Class<E> type;
    private final String collection;
    private final BiPredicate<E, E> same;

    /** @param same whether two entries say the same, whenever they were stored */
    Register(MongoTemplate mongo, Class<E> type, String collection, BiPredicate<E, E> same) {
        this.mongo = mongo;
        this.type = type;
        this.collection = collection;
        this.same = same;
    }

    Optional<E> find(String id) {
        return Optional.ofNullable(mongo.findById(id, type, collection));
    }

    /** Those that match; the filter needs an index. */
    List<E> all(Bson filter) {
        return mongo.getCollection(collection)
                .find(filter)
                .map(document -> mongo.getConverter().read(type, document))
                .into(new ArrayList<>());
    }

    Stored store(String id, E entry) {
        Optional<E> before = find(id);
        if (before.isPresent() && same.test(before.get(), entry)) {
            return Stored.UNCHANGED;
        }
        Document document = new Document();
        mongo.getConverter().write(entry, document);
        mongo.getCollection(collection).replaceOne(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true));
        return before.isPresent() ? Stored.UPDATED : Stored.INSERTED;
    }
}
