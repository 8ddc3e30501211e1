package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Central differences on filmed pedestrians against the velocities their recorder published, all 959 that lie inside a track. */
final class PedestrianTracksTest {

    private static final long FRAME = 40_000_000; // 25 a second

    private final Estimate estimate = new Estimate();
    private int compared;

    @ParameterizedTest
    @ValueSource(strings = {"finite-difference(points=3)", "hermite", "lla(window=3)"})
    void publishedVelocitiesAreReproduced(String text) throws IOException {
        Path file = SharedRecordings.file("pedestrian-tracks/n34_cam2.csv");
        List<String[]> track = new ArrayList<>();
        for (String line : Files.readAllLines(file).subList(1, 1102)) {
            String[] row = line.split(",");
            if (!track.isEmpty() && !track.get(0)[0].equals(row[0])) {
                check(track, text);
                track.clear();
            }
            track.add(row);
        }
        check(track, text);
        assertThat(compared).isEqualTo(959);
    }

    private void check(List<String[]> track, String text) {
        for (int axis = 0; axis < 2; axis++) {
            Differentiator stream = Methods.parse(text).newDifferentiator();
            for (int i = 0; i < track.size(); i++) {
                stream.push(frame(track, i), Double.parseDouble(track.get(i)[2 + axis]));
                if (i >= 2) {
                    assertThat(stream.estimateAt(frame(track, i - 1), estimate)).isTrue();
                    assertThat(Math.abs(estimate.derivative(1) - Double.parseDouble(track.get(i - 1)[4 + axis])))
                            .isLessThanOrEqualTo(1e-9);
                    compared += axis;
                }
            }
        }
    }

    private static long frame(List<String[]> track, int i) {
        return Long.parseLong(track.get(i)[1]) * FRAME;
    }
}
