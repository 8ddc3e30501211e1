package org.hodograph.pipeline.inspect;

import java.util.ArrayList;
import java.util.List;

/** Proposals for a file of rows. */
final class CsvProposals implements Detector {

    private static final int MOST_SHAPES = 2; // that are tried

    @Override
    public List<Proposal> of(Head head) {
        List<String> lines = head.lines();
        List<CsvShape> shapes = CsvShape.of(lines);
        List<Proposal> all = new ArrayList<>();
        for (CsvShape shape : shapes.subList(0, Math.min(MOST_SHAPES, shapes.size()))) {
            all.addAll(of(head, lines, shape));
        }
        return all;
    }

    private static List<Proposal> of(Head head, List<String> lines, CsvShape shape) {
        CsvTable csv = CsvTable.of(shape, lines);
        Proposal begun = Proposal.NONE.with("source.format", "csv", "rows of " + shape.cells() + " cells");
        if (!head.encoding().isMarked()) {
            begun = begun.with(
                    "source.encoding",
                    head.encoding().charset(),
                    head.encoding().why());
        }
        if (shape.delimiter() != ',') {
            begun = begun.with("source.csv.delimiter", List.of(delimiter(shape.delimiter())), "between the cells");
        }
        long skipped = lines.subList(0, shape.first()).stream()
                .filter(line -> !CsvShape.isComment(line) && !line.isBlank())
                .count();
        if (skipped > 0) {
            begun = begun.with("source.csv.skip", String.valueOf(shape.first()), "lines before the header");
        }
        if (csv.headerRows() > 1) {
            begun = begun.with(
                    "source.csv.header-rows", String.valueOf(csv.headerRows()), "rows before those with numbers");
        }
        if (csv.unitsRow() > 0) {
            begun = begun.with("source.csv.units-row", String.valueOf(csv.unitsRow()), "units of the columns");
        }
        if (csv.headerRows() == 0 && !csv.isCommented()) {
            begun = begun.with("source.csv.header-rows", "0", "the first row holds numbers already");
        }
        return Roles.of(begun, csv.table());
    }

    private static String delimiter(char c) {
        return c == '\t' ? "tab" : c == ' ' ? "blanks" : String.valueOf(c);
    }
}
