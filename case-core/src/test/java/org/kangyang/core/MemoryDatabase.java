package org.kangyang.core;

import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.List;

/**
 * A MongoDB in memory that answers each command whole. The library's own gives its live documents away, and writes them
 * to the line while other commands change them: a reader may see a new revision with what the old one held.
 */
public final class MemoryDatabase extends MemoryBackend {

    @Override
    public synchronized Document handleCommand(Channel channel, String database, String command, Document query) {
        return super.handleCommand(channel, database, command, query).cloneDeeply();
    }

    @Override
    public synchronized QueryResult handleQuery(MongoQuery query) {
        QueryResult live = super.handleQuery(query);
        List<Document> copies =
                live.collectDocuments().stream().map(Document::cloneDeeply).toList();
        return new QueryResult(copies, live.getCursorId());
    }
}
