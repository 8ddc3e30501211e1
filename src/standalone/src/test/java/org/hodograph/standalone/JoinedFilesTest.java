package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files are one recording. */
final class JoinedFilesTest {

    private static final String SLOPE = "finite-difference(points=2)";

    @TempDir
    Path folder;

    private Path file(String name, String... rows) throws IOException {
        return Files.write(folder.resolve(name), List.of(rows));
    }

    /** Two loggers of one drive, each with its columns: what comes out is what one file would give. */
    @Test
    void otherColumnsAtOtherTimesMeet() throws IOException {
        Path gps = file("gps.csv", "t,x,y", "0,0,0", "1,3,4", "2,6,8", "3,9,12");
        Path imu = file("imu.csv", "t,ax", "0.5,1", "1.5,2", "2.5,4");
        Run joined = Run.of("stream", gps, imu, "--value", "x", "--value", "ax", "--method", SLOPE, "--out", "csv");
        assertThat(joined.code()).as(joined.err()).isZero();
        assertThat(joined.err()).isEqualTo("in 7 = used 7 + duplicate 0 + late 0 + rejected 0\n");
        assertThat(joined.lines().stream()
                        .map(line ->
                                String.join("@", List.of(line.split(",", -1)).subList(0, 2))))
                .containsExactly("series@t", "x@0", "ax@0.5", "x@1", "ax@1.5", "x@2", "ax@2.5", "x@3");
        Run absent = Run.of("stream", gps, imu, "--value", "x", "--value", "az");
        assertThat(absent.code()).isEqualTo(2);
        assertThat(absent.err())
                .startsWith("column \"x\" is not among the columns, did you mean ax? (there are: t, ax)")
                .contains("imu.csv");
        Run none = Run.of("stream", gps, imu, "--value", "x", "--value", "ax", "--value", "az");
        assertThat(none.err()).isEqualTo("column \"az\" is in none of the files\n");
    }

    /** A recording that was cut is what it was before, whatever the order of its files. */
    @Test
    void aSeriesGoesOnFromFileToFile() throws IOException {
        Path whole = file("whole.csv", "t,value", "0,0", "1,1", "2,4", "3,9", "4,16");
        Path first = file("part-1.csv", "t,value", "0,0", "1,1", "2,4");
        Path second = file("part-2.csv", "t,value", "3,9", "4,16");
        Run cut = Run.of("stream", second, first, "--method", SLOPE);
        assertThat(cut.code()).as(cut.err()).isZero();
        assertThat(cut.out())
                .isEqualTo(Run.of("stream", whole, "--method", SLOPE).out());
        assertThat(Run.of("differentiate", second, first, "--method", "spline").out())
                .isEqualTo(Run.of("differentiate", whole, "--method", "spline").out());
        Path picture = folder.resolve("cut.svg");
        assertThat(Run.of("plot", first, second, "-o", picture).code()).isZero();
        String drawn = Files.readString(picture);
        assertThat(Run.of("plot", whole, "-o", picture).code()).isZero();
        assertThat(Files.readString(picture)).isEqualTo(drawn);
    }

    @Test
    void oneSeriesAtOneTimeInTwoFilesIsAFault() throws IOException {
        Path left = file("left.log.csv", "t,speed", "0,1", "1,2", "2,3");
        Path right = file("right.csv", "t,speed", "0,1", "1,2", "2,3");
        Run mixed = Run.of("stream", left, right, "--value", "speed");
        assertThat(mixed.code()).isEqualTo(2);
        assertThat(mixed.err())
                .isEqualTo("the series speed is in " + left + " and in " + right
                        + " at the same time; --by-file puts the names of the files before the series: left/speed\n");
        Run apart = Run.of("stream", left, right, "--value", "speed", "--by-file", "--method", SLOPE);
        assertThat(apart.code()).as(apart.err()).isZero();
        assertThat(apart.out()).contains("\"series\":\"left/speed\"", "\"series\":\"right/speed\"");
        Run twice = Run.of("stream", left, left);
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).startsWith("a file is named twice among ");
        Run standard = Run.of("plot", left, "-", "-o", folder.resolve("x.svg"));
        assertThat(standard.code()).isEqualTo(2);
        assertThat(standard.err()).isEqualTo("- is standard input, which can't be joined with files\n");
    }

    /** An entity is called by as little of its file's name as tells it apart from the others. */
    @Test
    void filesOfOneNameAreKeptApart() throws IOException {
        assertThat(FileEntities.of(List.of("run.1.csv", "drive.csv"))).containsExactly("run", "drive");
        assertThat(FileEntities.of(List.of("run.1.csv", "run.2.csv.gz", "drive.csv")))
                .containsExactly("run.1", "run.2", "drive");
        assertThat(FileEntities.of(List.of("run.csv", "run.jsonl"))).containsExactly("run.csv", "run.jsonl");
        assertThat(FileEntities.of(List.of("a1/drive.csv", "b/a2/drive.csv"))).containsExactly("a1/drive", "a2/drive");
        Path first = file("run.1.csv", "t,speed", "0,1", "1,2", "2,3");
        Path second = file("run.2.csv", "t,speed", "0,1", "1,2", "2,3");
        Run apart = Run.of("stream", first, second, "--value", "speed", "--by-file", "--method", SLOPE);
        assertThat(apart.code()).as(apart.err()).isZero();
        assertThat(apart.out()).contains("\"series\":\"run.1/speed\"", "\"series\":\"run.2/speed\"");
        assertThat(Run.of("stream", first, second, "--value", "speed").err())
                .endsWith("--by-file puts the names of the files before the series: run.1/speed\n");
        Path left = Files.createDirectories(folder.resolve("left/same")).resolve("drive.csv");
        Path right = Files.createDirectories(folder.resolve("right/same")).resolve("drive.csv");
        Files.copy(first, left);
        Files.copy(first, right);
        Run same = Run.of("stream", left, right, "--value", "speed", "--by-file");
        assertThat(same.code()).isEqualTo(2);
        assertThat(same.err())
                .isEqualTo(
                        "--by-file would call two files same/drive: give them names of their own, or put them into folders"
                                + " with other names\n");
    }

    /** The first two columns of each are one curve only where they are the same. */
    @Test
    void aCurveIsOfTheSameColumns() throws IOException {
        Path speed = file("a.csv", "t,speed,temp", "0,1,20", "1,2,20", "2,3,20");
        Path temp = file("b.csv", "t,temp,speed", "3,20,4", "4,20,5");
        Run mixed = Run.of("differentiate", speed, temp, "--method", SLOPE);
        assertThat(mixed.code()).isEqualTo(2);
        assertThat(mixed.err())
                .isEqualTo("the first columns of " + temp + " are t and temp, those of " + speed
                        + " are t and speed; files of one curve have the same, or --time and --value name them\n");
        Run timed = Run.of("differentiate", speed, temp, "--method", SLOPE, "--time-unit", "s");
        assertThat(timed.code()).isEqualTo(2);
        assertThat(timed.err()).isEqualTo(mixed.err());
        Run named = Run.of("differentiate", speed, temp, "--value", "speed", "--method", SLOPE);
        assertThat(named.code()).as(named.err()).isZero();
        assertThat(named.lines()).hasSize(6);
    }

    /** A job with several sources reads as many files, each as its own source is written; signals have one name. */
    @Test
    void everyFileIsReadAsItsSource() throws IOException {
        Path can = file("can.csv", "ms;vehicle_speed", "0;36", "1000;72", "2000;108");
        Path phone = file("phone.jsonl", "{\"series\":\"car-1/alt\",\"t\":\"1970-01-01T00:00:00.500Z\",\"value\":5}");
        Path job = file(
                "job.yaml",
                "source: {}",
                "sources:",
                "  - topics: [can]",
                "    format: csv",
                "    csv: {delimiter: \";\"}",
                "    fields: {time: ms, value: vehicle_speed}",
                "    time: ms",
                "    entity: car-1",
                "    as: {vehicle_speed: speed}",
                "  - topics: {pattern: \"phone\\\\..*\"}",
                "    format: json",
                "series: [{match: \"*/speed\", unit: km/h, order: 1, method: \"" + SLOPE + "\"}, {match: \"*/sped\"}]");
        Run run = Run.of("stream", can, phone, "--config", job);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.lines()).hasSize(4);
        assertThat(run.lines().get(3)).contains("\"series\":\"car-1/speed\"", "\"value\":30.0", "\"d1\":10.0");
        assertThat(run.err()).contains("series rule */sped holds for nothing: ");
        Run check = Run.of("stream", can, phone, "--config", job, "--check");
        assertThat(check.code()).as(check.err()).isZero();
        assertThat(check.out())
                .contains("vehicle_speed: speed", "phone\\..*")
                .endsWith(
                        "# series rule */sped holds for nothing: no match: no series is */sped, the nearest is car-1/speed\n");
        Path printed = file("printed.yaml", check.out());
        assertThat(Run.of("stream", "--config", printed, "--check").out())
                .isEqualTo(Run.of("stream", "--config", job, "--check").out());
        Run one = Run.of("stream", can, "--config", job);
        assertThat(one.code()).isEqualTo(2);
        assertThat(one.err())
                .isEqualTo("the job has 2 sources, so it reads as many files, in their order, but is given 1\n");
    }
}
