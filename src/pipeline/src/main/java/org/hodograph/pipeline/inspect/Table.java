package org.hodograph.pipeline.inspect;

import java.util.List;
import java.util.Optional;

/**
 * The first records of a file by their fields.
 *
 * @param columns in the order of the file
 * @param said lines that are no records: comments, and what stands before the header
 * @param isJson whether the fields are those of JSON objects
 */
record Table(List<Column> columns, List<String> said, boolean isJson) {

    Table {
        columns = List.copyOf(columns);
        said = List.copyOf(said);
    }

    int rows() {
        return columns.isEmpty() ? 0 : columns.get(0).cells().size();
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
