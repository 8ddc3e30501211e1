#!/usr/bin/env bash
# ml-spectra-processing 14.35.1 (npm): a constant, resampled to equal steps, droops at its ends or starts at 210 times its value.
#
# xyEquallySpaced lays a series on equally spaced x. Its default variant integrates between the samples and divides by the step.
# Expected by most: y = 5 at every x stays 5 at every new x, whatever the unit or the origin of x.
# Seen: outside its ends the series is taken to fall to 0, so the first and last values lose an eighth or a quarter; and with
# x = milliseconds since 1970 the first half step is lost in rounding, and the first value is 1050.451.
# A derivative of the result has a jump at both ends that is not in the data. The variant 'slot' keeps the constant.
#> x 0..4, 5 steps: 4.375 5.000 5.000 5.000 4.375
#> x 0..4, 3 steps: 3.750 5.000 3.750
#> x 1.7e12 + 0..4000: 1050.451 5.000 5.000 5.000 4.375
#> x 0..4, slot: 5.000 5.000 5.000 5.000 5.000
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --prefix "$dir" --silent --no-audit --no-fund --ignore-scripts ml-spectra-processing@14.35.1 > /dev/null

cat > seen.mjs <<'JS'
import { xyEquallySpaced } from 'ml-spectra-processing';
const y = [5, 5, 5, 5, 5];
const show = (name, x, options) => {
  const values = Array.from(xyEquallySpaced({ x, y }, options).y, v => v.toFixed(3));
  console.log(`${name}: ${values.join(' ')}`);
};
const x = [0, 1, 2, 3, 4];
show('x 0..4, 5 steps', x, { numberOfPoints: 5 });
show('x 0..4, 3 steps', x, { numberOfPoints: 3 });
show('x 1.7e12 + 0..4000', x.map(v => 1.7e12 + 1000 * v), { numberOfPoints: 5 });
show('x 0..4, slot', x, { numberOfPoints: 5, variant: 'slot' });
JS
node seen.mjs | tee seen
diff <(sed -n 's/^#> //p' "$self") seen || { echo "ml-spectra-processing behaves differently now" >&2; exit 1; }
