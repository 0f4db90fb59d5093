package io.tributary.cdc.change;

import io.tributary.schemas.catalog.Visibility;
import io.tributary.schemas.contract.TableName;
import io.tributary.schemas.contract.TopicName;
import java.util.Optional;
import org.apache.avro.Schema;

/// A table whose rows go to a topic.
///
/// @param row the Avro schema of the topic's values
/// @param broadcast whether its rows go to every partition, since all organizations see them
/// @param compacted whether only the last record of a key is kept
/// @param visibility by whom its rows are seen, where their own fields say it
public record CapturedTable(
        TableName name,
        Schema row,
        boolean broadcast,
        boolean compacted,
        Optional<Visibility> visibility) {

    public String topic() {
        return TopicName.of(name);
    }
}
