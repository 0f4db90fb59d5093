package io.tributary.schemas.derive;

import io.tributary.schemas.catalog.FieldType;

/// One column of a table: the same name and order in row, Avro value and document.
public record Column(String name, FieldType type, boolean required) {}
