package org.hodograph.pipeline.format.nmea;

import java.util.function.Predicate;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.LineAnswers;
import org.hodograph.pipeline.format.Values;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/** What one sentence tells of position and motion. Fields as written, empty where it tells nothing. */
final class Fix {

    private static final int DECIMALS = 20; // characters of a coordinate, far more than any receiver knows

    private final long nanos;
    private String latitude = "";
    private String north = "";
    private String longitude = "";
    private String east = "";
    private String speed = "";
    private String course = "";
    private String altitude = "";
    private String heading = "";

    private Fix(long nanos) {
        this.nanos = nanos;
    }

    /** What a sentence tells; null if nothing, as without a fix. */
    static Fix of(Sentence sentence, FixClock clock, SourceRecord source) throws UnreadableException {
        return switch (sentence.type()) {
            case "RMC" -> rmc(sentence, clock);
            case "GGA" -> gga(sentence, clock, source);
            case "GNS" -> gns(sentence, clock, source);
            case "GLL" -> gll(sentence, clock, source);
            case "VTG" -> vtg(sentence, clock, source);
            case "HDT" -> hdt(sentence, clock, source);
            case "ZDA" -> zda(sentence, clock);
            default -> null;
        };
    }

    /** Why a sentence gave nothing. */
    static String nothing(Sentence sentence) {
        return switch (sentence.type()) {
            case "RMC", "GGA", "GNS", "GLL", "VTG", "HDT" ->
                "absent: " + sentence.type() + " tells nothing that is asked for, or has no fix";
            default ->
                "absent: " + Texts.shortened(sentence.type())
                        + " tells no position or motion, read are RMC, GGA, GNS, GLL, VTG and HDT";
        };
    }

    private static Fix rmc(Sentence sentence, FixClock clock) throws UnreadableException {
        sentence.needs(11);
        if (!sentence.field(2).equals("A") || sentence.field(12).equals("N")) {
            return null;
        }
        Fix fix = new Fix(clock.at(sentence.field(1), sentence.field(9)));
        fix.position(sentence, 3);
        fix.speed = sentence.field(7);
        fix.course = sentence.field(8);
        return fix;
    }

    private static Fix gga(Sentence sentence, FixClock clock, SourceRecord source) throws UnreadableException {
        sentence.needs(14);
        if (sentence.field(6).isEmpty() || sentence.field(6).equals("0")) {
            return null;
        }
        Fix fix = new Fix(clock.near(sentence.field(1), source));
        fix.position(sentence, 2);
        if (!sentence.field(9).isEmpty() && !sentence.field(10).equals("M")) {
            throw new UnreadableException(
                    "malformed: the altitude's unit is \"" + Texts.shortened(sentence.field(10)) + "\" and not M");
        }
        fix.altitude = sentence.field(9);
        return fix;
    }

    private static Fix gns(Sentence sentence, FixClock clock, SourceRecord source) throws UnreadableException {
        sentence.needs(12);
        if (sentence.field(6).chars().allMatch(mode -> mode == 'N')) { // one letter a satellite system
            return null;
        }
        Fix fix = new Fix(clock.near(sentence.field(1), source));
        fix.position(sentence, 2);
        fix.altitude = sentence.field(9);
        return fix;
    }

    private static Fix gll(Sentence sentence, FixClock clock, SourceRecord source) throws UnreadableException {
        sentence.needs(6);
        if (!sentence.field(6).equals("A") || sentence.field(7).equals("N")) {
            return null;
        }
        Fix fix = new Fix(clock.near(sentence.field(5), source));
        fix.position(sentence, 1);
        return fix;
    }

    private static Fix vtg(Sentence sentence, FixClock clock, SourceRecord source) throws UnreadableException {
        sentence.needs(8);
        if (sentence.field(9).equals("N")) {
            return null;
        }
        boolean isTrue = sentence.field(2).equals("T") || sentence.field(1).isEmpty();
        boolean isKnots = sentence.field(6).equals("N") || sentence.field(5).isEmpty();
        if (!isTrue || !isKnots) {
            throw new UnreadableException("malformed: VTG has no T behind its course, or no N behind its speed");
        }
        if (sentence.field(1).isEmpty() && sentence.field(5).isEmpty()) {
            return null;
        }
        Fix fix = new Fix(clock.now(source));
        fix.course = sentence.field(1);
        fix.speed = sentence.field(5);
        return fix;
    }

    private static Fix hdt(Sentence sentence, FixClock clock, SourceRecord source) throws UnreadableException {
        sentence.needs(2);
        if (!sentence.field(2).equals("T") && !sentence.field(1).isEmpty()) {
            throw new UnreadableException("malformed: HDT has no T behind its heading");
        }
        if (sentence.field(1).isEmpty()) {
            return null;
        }
        Fix fix = new Fix(clock.now(source));
        fix.heading = sentence.field(1);
        return fix;
    }

    /** Tells the date, and nothing else. */
    private static Fix zda(Sentence sentence, FixClock clock) throws UnreadableException {
        sentence.needs(4);
        double day = Values.number(sentence.field(2));
        double month = Values.number(sentence.field(3));
        double year = Values.number(sentence.field(4));
        if (day >= 1
                && month >= 1
                && year >= 1900
                && year < 2200
                && !sentence.field(1).isEmpty()) {
            clock.at(sentence.field(1), (int) year, (int) month, (int) day);
        }
        return null;
    }

    private void position(Sentence sentence, int first) {
        latitude = sentence.field(first);
        north = sentence.field(first + 1);
        longitude = sentence.field(first + 2);
        east = sentence.field(first + 3);
    }

    void give(Predicate<String> wanted, LineAnswers answers) {
        if (wanted.test("latitude")) {
            give("latitude", latitude, degrees(latitude, north, 90, "N", "S"), "deg", answers);
        }
        if (wanted.test("longitude")) {
            give("longitude", longitude, degrees(longitude, east, 180, "E", "W"), "deg", answers);
        }
        give(wanted, "speed", speed, "kn", answers);
        give(wanted, "course", course, "deg", answers);
        give(wanted, "altitude", altitude, "m", answers);
        give(wanted, "heading", heading, "deg", answers);
    }

    private void give(Predicate<String> wanted, String series, String text, String unit, LineAnswers answers) {
        if (wanted.test(series)) {
            give(series, text, Values.number(text), unit, answers);
        }
    }

    private void give(String series, String text, double value, String unit, LineAnswers answers) {
        if (Double.isFinite(value)) {
            answers.sample(series, nanos, value, unit);
        } else if (!text.isEmpty()) {
            answers.rejected(Values.notANumber(text, series), series, nanos);
        }
    }

    /** Degrees of dddmm.mmm and a hemisphere; NaN where they are none. */
    private static double degrees(String text, String hemisphere, int most, String plus, String minus) {
        int dot = text.indexOf('.');
        int minutesFrom = (dot < 0 ? text.length() : dot) - 2;
        boolean isSigned = hemisphere.equals(plus) || hemisphere.equals(minus);
        boolean isPlain = text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
        if (!isSigned || !isPlain || minutesFrom < 1 || minutesFrom > 3 || text.length() > DECIMALS) {
            return Double.NaN;
        }
        double minutes = Values.number(text.substring(minutesFrom));
        double degrees = Integer.parseInt(text.substring(0, minutesFrom)) + minutes / 60;
        if (!(minutes < 60) || !(degrees <= most)) { // a NaN too
            return Double.NaN;
        }
        return hemisphere.equals(plus) ? degrees : -degrees;
    }
}
