package org.hodograph.pipeline.format.nmea;

import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * A sentence cut into its fields: {@code $GPRMC,…*6A}. A block of tags before it ({@code \s:…*5B\}) is skipped. The checksum,
 * in upper or lower case, must be right where there is one; the standard lets old sentences go without.
 *
 * @param type the last three characters of the address, {@code RMC}; of a maker's own sentence the whole address
 * @param fields those behind the address
 */
@SuppressWarnings("ArrayRecordComponent") // read at once and forgotten, never compared
record Sentence(String type, String[] fields) {

    private static final int LONGEST = 1000; // characters; the standard has 82, real receivers send more
    private static final int MOST_FIELDS = 100;

    static Sentence parse(String line) throws UnreadableException {
        int from = 0;
        if (line.startsWith("\\")) {
            from = line.indexOf('\\', 1) + 1;
        }
        if (line.length() > LONGEST || from >= line.length() || line.charAt(from) != '$') {
            throw new UnreadableException("malformed: not an NMEA sentence, which begins with $ and has at most "
                    + LONGEST + " characters: " + Texts.shortened(line));
        }
        int star = line.lastIndexOf('*');
        int end = star > from ? star : line.length();
        if (star > from) {
            check(line, from + 1, star);
        }
        String[] parts = line.substring(from + 1, end).split(",", MOST_FIELDS);
        String address = parts[0];
        if (address.length() < 3) {
            throw new UnreadableException(
                    "malformed: the address \"" + Texts.shortened(address) + "\" is none, for example GPRMC");
        }
        String type = address.startsWith("P") ? address : address.substring(address.length() - 3);
        String[] fields = new String[parts.length - 1];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = parts[i + 1].strip();
        }
        return new Sentence(type, fields);
    }

    /** The checksum is the exclusive or of all between $ and *. */
    private static void check(String line, int from, int star) throws UnreadableException {
        int sum = 0;
        for (int i = from; i < star; i++) {
            sum ^= line.charAt(i);
        }
        String told = line.substring(star + 1);
        String right = String.format("%02X", sum & 0xFF);
        if (!told.equalsIgnoreCase(right)) {
            throw new UnreadableException(
                    "malformed: the checksum is \"" + Texts.shortened(told) + "\" where the sentence's is " + right);
        }
    }

    /** A field counted from 1, as the standard does; empty where there is none. */
    String field(int number) {
        return number <= fields.length ? fields[number - 1] : "";
    }

    /** A sentence that is cut off may hold half a number in its last field. */
    void needs(int count) throws UnreadableException {
        if (fields.length < count) {
            throw new UnreadableException("malformed: " + Texts.shortened(type) + " has " + fields.length
                    + " fields where there are " + count);
        }
    }
}
