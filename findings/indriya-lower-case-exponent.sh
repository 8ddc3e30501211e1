#!/usr/bin/env bash
# tech.units:indriya 2.2.4 (Maven): "1.5e-3 m/s" is 1.5 m/s; only a capital E is an exponent.
#
# Expected by most: e and E mean the same, as in JSON, CSV and Java itself, or the text is refused.
# Seen: Quantities.getQuantity(text) reads the number up to the e, skips to the space and takes the unit behind it: no exception,
# and a value that is off by the power of ten. SimpleQuantityFormat of the same library reads the same text right.
#> 1.5E-3 m/s: 0.0015 m/s, SimpleQuantityFormat 0.0015 m/s
#> 1.5e-3 m/s: 1.5 m/s, SimpleQuantityFormat 0.0015 m/s
#> 2e6 m: 2 m, SimpleQuantityFormat 2000000 m
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
    <dependency><groupId>tech.units</groupId><artifactId>indriya</artifactId><version>2.2.4</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib > /dev/null

cat > Seen.java <<'JAVA'
import tech.units.indriya.format.SimpleQuantityFormat;
import tech.units.indriya.quantity.Quantities;

class Seen {
    public static void main(String[] args) {
        for (String text : new String[] {"1.5E-3 m/s", "1.5e-3 m/s", "2e6 m"}) {
            System.out.println(text + ": " + Quantities.getQuantity(text)
                    + ", SimpleQuantityFormat " + SimpleQuantityFormat.getInstance().parse(text));
        }
    }
}
JAVA
LC_ALL=C.UTF-8 java -Duser.language=en -Duser.country=US -cp 'lib/*' Seen.java | tee seen
diff <(sed -n 's/^#> //p' "$self") seen || { echo "indriya behaves differently now" >&2; exit 1; }
