package org.hodograph.standalone;

import java.io.PrintWriter;
import org.hodograph.kernels.Estimate;

/** Estimates as CSV, or as a JSON array. */
final class EstimateTable {

    private final PrintWriter out;
    private final int order;
    private final boolean json;
    private final XAxis axis;
    private boolean first = true;

    EstimateTable(PrintWriter out, int order, boolean json, XAxis axis) {
        this.axis = axis;
        this.out = out;
        this.order = order;
        this.json = json;
    }

    void begin() {
        if (json) {
            out.print("[");
            return;
        }
        StringBuilder header = new StringBuilder("x,value");
        for (int k = 1; k <= order; k++) {
            header.append(",d").append(k);
        }
        for (int k = 0; k <= order; k++) {
            header.append(",se").append(k);
        }
        out.println(header);
    }

    void row(double x, Estimate estimate) {
        StringBuilder row = new StringBuilder();
        add(row, "x", axis.print(x));
        for (int k = 0; k <= order; k++) {
            add(row, k == 0 ? "value" : "d" + k, DerivativesCsv.number(estimate.derivative(k)));
        }
        for (int k = 0; k <= order; k++) {
            add(row, "se" + k, DerivativesCsv.number(estimate.standardError(k)));
        }
        if (json) {
            out.print((first ? "\n{" : ",\n{") + row + "}");
        } else {
            out.println(row);
        }
        first = false;
    }

    private void add(StringBuilder row, String name, String number) {
        row.append(row.isEmpty() ? "" : ",");
        if (json) {
            row.append('"').append(name).append("\":").append(number.isEmpty() ? "null" : number);
        } else {
            row.append(number);
        }
    }

    void end() {
        if (json) {
            out.println("\n]");
        }
        out.flush();
    }
}
