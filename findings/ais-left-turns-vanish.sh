#!/usr/bin/env bash
# ais-stream-decoder 2.1.2 (npm): every turn to port is null, and turns to starboard have the wrong size.
#
# An AIS position report packs the rate of turn as sign(r) * 4.733 * sqrt(|r|), r in degrees a minute, negative to port;
# 127 and -127 say "turning fast, no indicator", -128 "no information" (ITU-R M.1371).
# Expected by most: raw -8 is -2.86 deg/min, 8 is 2.86, 100 is 446, and null for 127, -127 and -128.
# Seen: the root is taken where a square was meant, so 2.86 becomes 1.30 and 446 becomes 4.60; the root of a negative number
# is NaN, which JSON writes as null: a ship that turns to port looks like one without an indicator; 127 is taken for a rate.
#> raw   -8: null (means -2.86 deg/min)
#> raw    8: 1.30 (means 2.86 deg/min)
#> raw -100: null (means -446.40 deg/min)
#> raw  100: 4.60 (means 446.40 deg/min)
#> raw  127: 5.18 (means no rate)
#> raw -128: null (means no rate)
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --prefix "$dir" --silent --no-audit --no-fund --ignore-scripts ais-stream-decoder@2.1.2 > /dev/null

# Type 1 reports that differ only in the rate of turn: 48.1 N, 11.5 E, 12.3 knots.
cat > seen.cjs <<'JS'
const AisDecoder = require('ais-stream-decoder').default;
const reports = [
  [-8, '!AIVDM,1,1,,A,139>Jh0v1s0la90KQNH3RBnt0000,0*14'],
  [8, '!AIVDM,1,1,,A,139>Jh021s0la90KQNH3RBnt0000,0*50'],
  [-100, '!AIVDM,1,1,,A,139>Jh0W1s0la90KQNH3RBnt0000,0*35'],
  [100, '!AIVDM,1,1,,A,139>Jh0I1s0la90KQNH3RBnt0000,0*2B'],
  [127, '!AIVDM,1,1,,A,139>Jh0Ois0la90KQNH3RBnt0000,0*75'],
  [-128, '!AIVDM,1,1,,A,139>Jh0P1s0la90KQNH3RBnt0000,0*32'],
];
const decoder = new AisDecoder();
let next = 0;
decoder.on('data', json => {
  const raw = reports[next++][0];
  const rate = JSON.parse(json).rateOfTurn;
  const meant = Math.abs(raw) > 126 ? 'no rate' : `${(Math.sign(raw) * (raw / 4.733) ** 2).toFixed(2)} deg/min`;
  console.log(`raw ${String(raw).padStart(4)}: ${rate === null ? rate : rate.toFixed(2)} (means ${meant})`);
});
for (const [, sentence] of reports) decoder.write(sentence);
JS
node seen.cjs | tee seen
diff <(sed -n 's/^#> //p' "$self") seen || { echo "ais-stream-decoder behaves differently now" >&2; exit 1; }
