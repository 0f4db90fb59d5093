package io.tributary.cdc.change;

import org.apache.avro.Schema;

/// Names schemas by the registry's ids.
public interface SchemaIds {

    /// The id of a topic's value schema; registers it when it is new.
    int idOf(String topic, Schema value);
}
