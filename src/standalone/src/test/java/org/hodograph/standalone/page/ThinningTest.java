package org.hodograph.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.hodograph.pipeline.series.Flag;
import org.junit.jupiter.api.Test;

/** No peak is lost, however many samples a pixel stands for. */
class ThinningTest {

    private static final int COLUMNS = 5;
    private static final long MILLI = 1_000_000;

    private final Random random = new Random(20260105);

    private Ring filled(int rows, long stepNanos) {
        Ring ring = new Ring(COLUMNS);
        for (int i = 0; i < rows; i++) {
            if (ring.isFull()) {
                ring.grow();
            }
            double[] row = random.doubles(COLUMNS, -1, 1).toArray();
            ring.add(i * stepNanos, i, i % 997 == 0 ? Flag.GAP.bit() : 0, row);
        }
        return ring;
    }

    @Test
    void eachBucketKeepsTheExtremesOfEachColumnAndItsMarks() {
        Ring ring = filled(30_000, 20 * MILLI);
        Thinning thinning = new Thinning(COLUMNS, Flag.GAP.bit());
        long width = 600 * MILLI;

        thinning.pick(ring, ring.begin(), ring.end(), width);

        assertThat(thinning.count()).isLessThan(30_000 / 2);
        boolean[] picked = new boolean[30_000];
        for (int i = 0; i < thinning.count(); i++) {
            picked[(int) thinning.row(i)] = true;
            assertThat(i == 0 || thinning.row(i) > thinning.row(i - 1)).isTrue();
        }
        for (int begin = 0; begin < 30_000; begin += 30) {
            for (int column = 0; column < COLUMNS; column++) {
                double most = Double.NEGATIVE_INFINITY;
                double mostPicked = Double.NEGATIVE_INFINITY;
                for (int row = begin; row < begin + 30; row++) {
                    most = Math.max(most, ring.cell(row, column));
                    mostPicked = picked[row] ? Math.max(mostPicked, ring.cell(row, column)) : mostPicked;
                }
                assertThat(mostPicked).isEqualTo(most);
            }
        }
        for (int row = 0; row < 30_000; row += 997) {
            assertThat(picked[row]).isTrue();
        }
    }

    @Test
    void fewRowsStayAsTheyAre() {
        Ring ring = filled(500, 20 * MILLI);
        Thinning thinning = new Thinning(COLUMNS, 0);

        thinning.pick(ring, 100, 400, 200 * MILLI);

        assertThat(thinning.count()).isEqualTo(300);
        assertThat(thinning.row(0)).isEqualTo(100);
    }

    @Test
    void aRingThatIsFullKeepsTheNewestRowsInOrder() {
        Ring ring = new Ring(1);
        for (int i = 0; i < 1_000; i++) {
            ring.add(i, i, 0, new double[] {i});
        }

        assertThat(ring.end() - ring.begin()).isEqualTo(256);
        assertThat(ring.cell(ring.begin(), 0)).isEqualTo(744);
        assertThat(ring.firstFrom(900)).isEqualTo(900);
        assertThat(ring.firstAfterArrival(990)).isEqualTo(991);
        assertThat(ring.replace(950, 1_001, 0, new double[] {-1})).isTrue();
        assertThat(ring.cell(950, 0)).isEqualTo(-1);
        ring.grow();
        assertThat(ring.cell(ring.begin(), 0)).isEqualTo(744);
        assertThat(ring.cell(950, 0)).isEqualTo(-1);
    }

    @Test
    void whatIsNotShownNeedsNoRows() {
        Ring ring = filled(30_000, 20 * MILLI);
        Thinning thinning = new Thinning(COLUMNS, Flag.GAP.bit());
        thinning.pick(ring, ring.begin(), ring.end(), 600 * MILLI, 0b00001);
        assertThat(thinning.count()).isLessThan(4 * 1_000 + 40); // first, last, least, greatest of a bucket; marks
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < thinning.count(); i++) {
            most = Math.max(most, ring.cell(thinning.row(i), 0));
        }
        double all = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < 30_000; row++) {
            all = Math.max(all, ring.cell(row, 0));
        }
        assertThat(most).isEqualTo(all);
    }
}
