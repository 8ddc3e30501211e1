#!/usr/bin/env bash
# nmea-simple 3.3.0 (npm): an RMC sentence keeps the fraction of its second only if it has exactly two digits.
#
# NMEA 0183 writes the time as hhmmss.ss, where the number of decimals is the receiver's choice: one and three are common at 10 Hz.
# Expected by most: .5, .50 and .500 are the same instant, as they are in the library's own GGA and ZDA.
# Seen: RMC drops .5 and .500 without a word, so ten fixes of one second share one time and every speed between them
# divides by zero; the GGA sentence of the same fix keeps all three.
#> 120000.5: RMC 12:00:00.000Z GGA 12:00:00.500Z
#> 120000.50: RMC 12:00:00.500Z GGA 12:00:00.500Z
#> 120000.500: RMC 12:00:00.000Z GGA 12:00:00.500Z
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --prefix "$dir" --silent --no-audit --no-fund --ignore-scripts nmea-simple@3.3.0 > /dev/null

cat > seen.cjs <<'JS'
const { parseNmeaSentence } = require('nmea-simple');
const signed = body => {
  const sum = [...body].reduce((x, c) => x ^ c.charCodeAt(0), 0);
  return `$${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}`;
};
const clock = date => date.toISOString().slice(11);
for (const time of ['120000.5', '120000.50', '120000.500']) {
  const rmc = parseNmeaSentence(signed(`GPRMC,${time},A,4807.038,N,01131.000,E,022.4,084.4,050126,,`));
  const gga = parseNmeaSentence(signed(`GPGGA,${time},4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,`));
  console.log(`${time}: RMC ${clock(rmc.datetime)} GGA ${clock(gga.time)}`);
}
JS
node seen.cjs | tee seen
diff <(sed -n 's/^#> //p' "$self") seen || { echo "nmea-simple behaves differently now" >&2; exit 1; }
