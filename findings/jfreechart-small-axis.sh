#!/usr/bin/env bash
# org.jfree:jfreechart 1.5.6 (Maven): with NumberAxis.createStandardTickUnits(locale) an axis of small numbers is labelled 0 all along.
#
# Expected by most: the standard tick units label each tick of an axis with its value, whatever its size, as they do for large ones.
# Seen: from steps of 1e-4 down every tick is "0", without a word, while steps of 1e12 are written in full.
#> steps of 1.0E12: 1,000,000,000,000 2,000,000,000,000 3,000,000,000,000
#> steps of 0.001: 0.001 0.002 0.003
#> steps of 1.0E-4: 0 0 0
#> steps of 1.0E-5: 0 0 0
#> steps of 1.0E-9: 0 0 0
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>findings</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.jfree</groupId><artifactId>jfreechart</artifactId><version>1.5.6</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib > /dev/null

cat > Seen.java <<'JAVA'
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.TickUnit;

class Seen {
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        for (double size : new double[] {1e12, 1e-3, 1e-4, 1e-5, 1e-9}) {
            TickUnit unit = NumberAxis.createStandardTickUnits(Locale.ROOT).getCeilingTickUnit(size);
            StringBuilder labels = new StringBuilder();
            for (int i = 1; i <= 3; i++) {
                labels.append(' ').append(unit.valueToString(i * unit.getSize()));
            }
            System.out.println("steps of " + unit.getSize() + ":" + labels);
        }
    }
}
JAVA
LC_ALL=C.UTF-8 java -Djava.awt.headless=true -Dfile.encoding=UTF-8 -cp 'lib/*' Seen.java | tee seen
diff <(sed -n 's/^#> //p' "$self") seen || { echo "jfreechart behaves differently now" >&2; exit 1; }
