package org.hodograph.kernels.steps;

/**
 * One member on its way through what was seen. At an instant it can leave a mark: what it knows of that instant then follows
 * what is seen later, by the covariance of the two (A. Gelb 1974, Applied Optimal Estimation, section 5.3).
 */
final class Fixed {

    private static final int STATES = 3;

    final double[] s = new double[Walk.SIZE];
    final double[] marked = new double[Walk.SIZE];
    private final double[] across = new double[STATES * STATES]; // of the marked state with the moving one
    private boolean isMarked;
    private long at;
    private int order;
    private double intensity;

    /** Begins where a bank is, under the intensities of another one. */
    void load(Bank bank, Bank current, int member) {
        System.arraycopy(bank.states, member * Walk.SIZE, s, 0, Walk.SIZE);
        at = bank.at();
        order = Bank.order(member);
        intensity = current.intensity(member);
        isMarked = false;
    }

    /** Leaves the mark, unless there is one, if the instant lies on the way to another. */
    void markBefore(long instant, long next) {
        if (!isMarked && instant <= next) {
            carryTo(instant);
            mark();
        }
    }

    private void mark() {
        isMarked = true;
        System.arraycopy(s, 0, marked, 0, Walk.SIZE);
        for (int i = 0; i < STATES; i++) {
            for (int j = 0; j < STATES; j++) {
                across[i * STATES + j] = s[place(i, j)];
            }
        }
    }

    /** Where the covariance of two of value, rate and bend is. */
    private static int place(int i, int j) {
        int low = Math.min(i, j);
        int high = Math.max(i, j);
        return low == 0 ? Walk.VALUE_VALUE + high : low == 1 ? Walk.RATE_RATE + high - 1 : Walk.BEND_BEND;
    }

    void carryTo(long nanos) {
        if (nanos <= at) {
            return;
        }
        double h = Bank.seconds(nanos - at);
        Walk.carry(s, 0, h, order, intensity);
        at = nanos;
        for (int i = 0; isMarked && i < across.length; i += STATES) {
            across[i] += h * across[i + 1] + h * h / 2 * across[i + 2];
            across[i + 1] += h * across[i + 2];
        }
    }

    /** Takes what was seen at the instant it is at; returns the logarithm of its likelihood. */
    double see(Bank bank, Sight sight) {
        double v = s[Walk.VALUE_VALUE];
        double r = s[Walk.VALUE_RATE];
        double b = s[Walk.VALUE_BEND];
        double likelihood = bank.see(s, 0, sight);
        if (isMarked) {
            follow(bank.walk.pull(), bank.walk.less(), v, r, b);
        }
        return likelihood;
    }

    private void follow(double pull, double less, double v, double r, double b) {
        for (int i = 0; i < STATES; i++) {
            marked[i] += across[i * STATES] * pull;
            for (int j = i; j < STATES; j++) {
                marked[place(i, j)] -= across[i * STATES] * across[j * STATES] * less;
            }
        }
        for (int i = 0; i < across.length; i += STATES) {
            double lost = across[i] * less;
            across[i] -= lost * v;
            across[i + 1] -= lost * r;
            across[i + 2] -= lost * b;
        }
    }
}
