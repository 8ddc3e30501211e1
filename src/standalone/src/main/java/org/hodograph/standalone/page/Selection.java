package org.hodograph.standalone.page;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.util.Fields;

/**
 * What a browser shows.
 *
 * @param series names
 * @param tracks entities
 * @param windowNanos how much time; {@link #ALL}: as much as there is
 * @param pixels how wide a plot is
 * @param columns of series that are plotted, a bit each
 */
record Selection(List<String> series, List<String> tracks, long windowNanos, int pixels, int columns) {

    /** As much time as there is. */
    static final long ALL = 0;

    private static final int MOST = 100; // series and tracks
    private static final int MOST_PIXELS = 8_192;
    private static final int FEWEST_PIXELS = 16;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double LONGEST = 1e9; // seconds

    Selection {
        series = List.copyOf(series);
        tracks = List.copyOf(tracks);
    }

    /**
     * Reads a query.
     *
     * @throws IllegalArgumentException if it asks for too much, or for something that is no number
     */
    static Selection of(Fields query) {
        List<String> series = values(query, "s");
        List<String> tracks = values(query, "t");
        if (series.size() + tracks.size() > MOST) {
            throw new IllegalArgumentException("a page shows at most " + MOST + " series and tracks, but "
                    + series.size() + " and " + tracks.size() + " were asked for");
        }
        double window = number(query, "w", 60, 0, LONGEST);
        int pixels = (int) number(query, "px", 800, FEWEST_PIXELS, MOST_PIXELS);
        return new Selection(series, tracks, (long) (window * NANOS_PER_SECOND), pixels, columns(query));
    }

    /** The columns whose digits are in a query's q; all where it has none. */
    static int columns(Fields query) {
        String digits = query.getValue("q");
        if (digits == null) {
            return Thinning.EVERY;
        }
        int columns = 0;
        int count = Columns.SERIES.plotted();
        for (int i = 0; i < digits.length(); i++) {
            int column = digits.charAt(i) - '0';
            if (column < 0 || column >= count) {
                throw new IllegalArgumentException(
                        "q must be digits from 0 to " + (count - 1) + ", but is \"" + digits + "\"");
            }
            columns |= 1 << column;
        }
        return columns;
    }

    private static List<String> values(Fields query, String name) {
        Fields.Field field = query.get(name);
        return field == null ? List.of() : field.getValues().stream().distinct().toList();
    }

    /** A number of a query, held within its bounds. */
    static double number(Fields query, String name, double otherwise, double least, double most) {
        String text = query.getValue(name);
        if (text == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text);
            if (!Double.isNaN(number)) {
                return Math.max(least, Math.min(most, number));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(name + " must be a number, but is \"" + text + "\"");
    }

    /** The views that there are of these, in their order. */
    List<SeriesView> on(Board board) {
        return Stream.concat(series.stream().map(board::series), tracks.stream().map(board::track))
                .filter(view -> view != null)
                .toList();
    }
}
