#!/usr/bin/env bash
# org.apache.commons:commons-math3 3.6.1 (Maven): PolynomialCurveFitter fits a flat line to an exact slope of 2, without a word.
#
# Eight points lie exactly on a line of slope 2; x is milliseconds since 1970.
# Expected by most: slope 2, or an exception.
# Seen: ten samples a second give slope 0.000, a flat line through the mean of y, and no exception; one sample a second gives
# 2.000. SimpleRegression of the same library gives 2 for both. So a test with slow data passes, and live data stands still.
#> x from 0, 100 ms apart: PolynomialCurveFitter 2.000, SimpleRegression 2.000
#> x from 1.7e12, 1000 ms apart: PolynomialCurveFitter 2.000, SimpleRegression 2.000
#> x from 1.7e12, 100 ms apart: PolynomialCurveFitter 0.000, SimpleRegression 2.000
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=org.apache.commons:commons-math3:3.6.1 -DoutputDirectory="$dir/lib" > /dev/null

cat > Seen.java <<'JAVA'
import java.util.Locale;
import org.apache.commons.math3.fitting.PolynomialCurveFitter;
import org.apache.commons.math3.fitting.WeightedObservedPoints;
import org.apache.commons.math3.stat.regression.SimpleRegression;

class Seen {
    public static void main(String[] args) {
        show("0", 0, 100);
        show("1.7e12", 1.7e12, 1000);
        show("1.7e12", 1.7e12, 100);
    }

    static void show(String name, double from, int step) {
        var points = new WeightedObservedPoints();
        var regression = new SimpleRegression();
        for (int i = 0; i < 8; i++) {
            points.add(from + i * step, 3 + 2.0 * i * step);
            regression.addData(from + i * step, 3 + 2.0 * i * step);
        }
        double slope = PolynomialCurveFitter.create(1).fit(points.toList())[1];
        System.out.printf(Locale.ROOT, "x from %s, %d ms apart: PolynomialCurveFitter %.3f, SimpleRegression %.3f%n",
                name, step, slope, regression.getSlope());
    }
}
JAVA
java -cp 'lib/*' Seen.java | tee seen
diff <(sed -n 's/^#> //p' "$self") seen || { echo "commons-math3 behaves differently now" >&2; exit 1; }
