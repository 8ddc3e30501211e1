package org.hodograph.pipeline.format;

import java.util.List;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * Cuts the rows of one CSV source, whose columns are known or are only asked for by their places. A row may end in blank
 * cells that the header does not have, and leave out those at its end that have no name. For one thread.
 */
public final class CsvCells {

    private final CsvRow row;
    private final CsvColumns columns;
    private final int all;
    private int least; // cells of a row
    private String farthest; // the place that asks for most

    public CsvCells(FormatSettings.Csv csv) {
        row = new CsvRow(csv.delimiter());
        columns = new CsvColumns(csv.columns());
        all = columns.names().size();
        least = columns.named();
    }

    /** The columns; none where rows are read by place. */
    public CsvColumns columns() {
        return columns;
    }

    /**
     * Where a column stands in every row from now on.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public int index(String name) {
        int index = columns.index(name);
        if (index >= least) {
            least = index + 1;
            farthest = name;
        }
        return index;
    }

    /**
     * The cells of a row, at least as many as are asked for.
     *
     * @throws UnreadableException if the bytes are not exactly one such row
     */
    public List<String> of(byte[] bytes) throws UnreadableException {
        List<String> cells = row.cells(bytes);
        if (cells == null) {
            throw new UnreadableException("malformed: not one CSV row");
        }
        if (cells.size() != all && !fits(cells)) {
            throw new UnreadableException("malformed: " + cells.size() + " cells where "
                    + (all > 0 ? "there are " + all + " columns" : "column " + Texts.shortened(farthest) + " is read"));
        }
        return cells;
    }

    private boolean fits(List<String> cells) {
        if (all == 0 || cells.size() < all) {
            return cells.size() >= least;
        }
        for (int i = all; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                return false;
            }
        }
        return true;
    }
}
