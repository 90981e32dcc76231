package org.kangyang.local.database;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks documents up by a unique key wherever the query names one, whatever else it asks for.
 *
 * <p>The backend uses an index only for queries with exactly its keys: a guarded update {@code {_id, version}} would scan
 * (24–53 ms at 100,000 documents instead of 0.7 ms, DESIGN §5). The whole query is still matched against what is found.
 */
final class KeyedCollection extends H2Collection {

    private static final String ID = "_id";

    KeyedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> data,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, data, meta, cursors);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        for (Index<Object> index : getIndexes()) {
            Document lookUp = lookUp(index, query);
            if (lookUp != null && index.canHandle(lookUp)) {
                return matchDocuments(query, index.getPositions(lookUp), orderBy, skip, limit, batchSize, fields);
            }
        }
        return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    /** The part of a query that a unique index answers, or null if the query does not pin all its keys. */
    private static @Nullable Document lookUp(Index<Object> index, Document query) {
        if (!index.isUnique()) {
            return null;
        }
        Document lookUp = new Document();
        for (IndexKey key : index.getKeys()) {
            Object value = pinned(query.get(key.getKey()), key.getKey());
            if (value == null) {
                return null;
            }
            lookUp.put(key.getKey(), value);
        }
        return lookUp;
    }

    private static @Nullable Object pinned(@Nullable Object value, String key) {
        if (value instanceof Document operators && operators.size() == 1) {
            if (operators.containsKey("$eq")) {
                return pinned(operators.get("$eq"), key);
            }
            // _id cannot be an array, so the look-up of each listed value is the whole answer.
            return key.equals(ID) && operators.containsKey("$in") ? value : null;
        }
        if (value instanceof Document
                || value instanceof Collection
                || BsonRegularExpression.isRegularExpression(value)) {
            return null;
        }
        return value;
    }
}
