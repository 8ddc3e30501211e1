package org.hodograph.pipeline.honesty;

import java.util.Random;

/** What real sensors do to a signal whose first derivative is known; each with a seed. */
enum SensorKind {
    CLEAN("10 Hz, white noise of 1 %") {
        @Override
        void make(Stream out, Random random) {
            for (int i = 0; i < 1_200; i++) {
                out.add(0.1 * i, wave(0.1 * i, 8) + 0.01 * random.nextGaussian(), waveRate(0.1 * i, 8));
            }
        }
    },
    COLOURED("10 Hz, noise that remembers: AR(1) of 0.9") {
        @Override
        void make(Stream out, Random random) {
            double noise = 0;
            for (int i = 0; i < 1_200; i++) {
                noise = 0.9 * noise + 0.01 * random.nextGaussian();
                out.add(0.1 * i, wave(0.1 * i, 16) + noise, waveRate(0.1 * i, 16));
            }
        }
    },
    STEPS("a meter in whole units, about 50 readings a unit") {
        @Override
        void make(Stream out, Random random) {
            for (int i = 0; i < 4_000; i++) {
                double t = i + 0.6 * random.nextDouble();
                double phase = 2 * Math.PI * t / 2_000;
                double total = 0.02 * (t + 0.4 * 2_000 / (2 * Math.PI) * (1 - Math.cos(phase)));
                out.add(t, Math.floor(total + 0.3), 0.02 * (1 + 0.4 * Math.sin(phase)));
            }
        }
    },
    REPEATS("renewed each second, published at 5 Hz") {
        @Override
        void make(Stream out, Random random) {
            double value = 0;
            for (int i = 0; i < 2_000; i++) {
                double t = 0.2 * i;
                if (i % 5 == 0) {
                    value = wave(t, 60) + 0.003 * random.nextGaussian();
                }
                out.add(t, value, waveRate(t, 60));
            }
        }
    },
    MARKS("−9999 where a value was lost, for 1 to 12 samples") {
        @Override
        void make(Stream out, Random random) {
            int lost = 0;
            for (int i = 0; i < 1_200; i++) {
                if (lost == 0 && i > 100 && i % 97 == 0) {
                    lost = 1 + random.nextInt(12);
                    out.disturbed();
                }
                double value = lost > 0 ? -9_999 : wave(0.1 * i, 8) + 0.01 * random.nextGaussian();
                out.add(0.1 * i, value, waveRate(0.1 * i, 8));
                if (lost > 0 && --lost == 0) {
                    out.restored();
                }
            }
        }
    },
    SPIKES("3 % of samples off by 20 standard deviations") {
        @Override
        void make(Stream out, Random random) {
            for (int i = 0; i < 1_200; i++) {
                double spike = random.nextInt(33) == 0 ? 0.2 * (random.nextBoolean() ? 1 : -1) : 0;
                out.add(0.1 * i, wave(0.1 * i, 8) + spike + 0.01 * random.nextGaussian(), waveRate(0.1 * i, 8));
            }
        }
    },
    FROZEN("a position at rest that stands exactly still for 5 s, twice") {
        @Override
        void make(Stream out, Random random) {
            double value = 0;
            for (int i = 0; i < 3_000; i++) {
                boolean frozen = i % 1_500 >= 700 && i % 1_500 < 1_200;
                value = frozen ? value : 0.25 + 4e-5 * random.nextGaussian();
                if (i % 1_500 == 700) {
                    out.disturbed();
                }
                out.add(0.01 * i, value, 0);
                if (i % 1_500 == 1_200) {
                    out.restored();
                }
            }
        }
    },
    HOLE("hourly, silent for 174 hours") {
        @Override
        void make(Stream out, Random random) {
            for (int i = 0; i < 800; i++) {
                double t = 3_600.0 * (i < 400 ? i : i + 174);
                if (i == 400) {
                    out.disturbed();
                    out.restored();
                }
                out.add(t, 70 + 3 * wave(t, 48 * 3_600) + 0.05 * random.nextGaussian(), 3 * waveRate(t, 48 * 3_600));
            }
        }
    },
    SWING("6.3 samples a period, no noise") {
        @Override
        void make(Stream out, Random random) {
            for (int i = 0; i < 600; i++) {
                out.add(i, Math.sin(i), Math.cos(i));
            }
        }
    },
    TURNS("a heading at 1 Hz: straight, then 90° within 4 to 8 s; noise of 0.3°") {
        @Override
        void make(Stream out, Random random) {
            double heading = 0;
            int left = 0;
            double rate = 0;
            for (int i = 0; i < 1_200; i++) {
                if (left == 0 && i % 60 == 30) {
                    left = 4 + random.nextInt(5);
                    rate = (random.nextBoolean() ? 90.0 : -90.0) / left;
                }
                out.add(i, heading + 0.3 * random.nextGaussian(), left > 0 ? rate : 0);
                if (left > 0) {
                    heading += rate;
                    left--;
                }
            }
        }
    },
    JUMP("a total that jumps once and stays") {
        @Override
        void make(Stream out, Random random) {
            for (int i = 0; i < 600; i++) {
                double t = 300.0 * i;
                if (i == 300) {
                    out.disturbed();
                    out.restored();
                }
                double jump = i >= 300 ? 50 : 0;
                out.add(t, 2 + t / 7_200 + jump + 5e-4 * random.nextGaussian(), 1 / 7_200.0);
            }
        }
    };

    private final String words;

    SensorKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The first sample that is scored; of steps once four of them were seen. */
    int from() {
        return this == STEPS ? 240 : 60;
    }

    /** What the sensor sends, for a seed. */
    Stream stream(long seed) {
        Stream stream = new Stream();
        make(stream, new Random(seed));
        return stream;
    }

    abstract void make(Stream out, Random random);

    static double wave(double t, double period) {
        return Math.sin(2 * Math.PI * t / period) + 0.4 * Math.sin(2 * Math.PI * t / (period * 0.37) + 1);
    }

    static double waveRate(double t, double period) {
        double slow = 2 * Math.PI / period;
        double fast = slow / 0.37;
        return slow * Math.cos(slow * t) + 0.4 * fast * Math.cos(fast * t + 1);
    }
}
