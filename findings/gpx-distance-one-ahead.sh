#!/usr/bin/env bash
# gpxparser 3.0.8 (npm): the cumulative distance "at each point" is that of the point after it.
#
# Expected by most: cumul[0] is 0, cumul[i] is the way from the start to point i, and the speed over an interval is
# the difference of cumul over the difference of time.
# Seen: cumul[0] is the length of the first interval, and the last two are equal. Speeds made of it are those of the next
# interval, and the last is always 0: a vehicle that speeds up from 11 to 33 m/s seems to go 22, 33, 0.
#> cumul: 111 334 667 667
#> speeds of cumul: 22.2 33.4 0.0
#> true speeds: 11.1 22.2 33.4
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --prefix "$dir" --silent --no-audit --no-fund --ignore-scripts gpxparser@3.0.8 > /dev/null

# North along a meridian, 10 s apart: 0.001, 0.002 and 0.003 degrees.
cat > seen.cjs <<'JS'
const GpxParser = require('gpxparser');
const latitudes = [48, 48.001, 48.003, 48.006];
const points = latitudes.map((lat, i) => `<trkpt lat="${lat}" lon="11"><time>2026-01-05T10:00:${i}0Z</time></trkpt>`);
const gpx = new GpxParser();
gpx.parse(`<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">
<trk><trkseg>${points.join('')}</trkseg></trk></gpx>`);
const track = gpx.tracks[0];
const cumul = track.distance.cumul;
const seconds = i => (track.points[i + 1].time - track.points[i].time) / 1000;
const intervals = [0, 1, 2];
const metres = i => (latitudes[i + 1] - latitudes[i]) * Math.PI / 180 * 6371000;
const show = (name, values) => console.log(`${name}: ${values.join(' ')}`);
show('cumul', cumul.map(v => v.toFixed(0)));
show('speeds of cumul', intervals.map(i => ((cumul[i + 1] - cumul[i]) / seconds(i)).toFixed(1)));
show('true speeds', intervals.map(i => (metres(i) / seconds(i)).toFixed(1)));
JS
node seen.cjs | tee seen
diff <(sed -n 's/^#> //p' "$self") seen || { echo "gpxparser behaves differently now" >&2; exit 1; }
