#!/usr/bin/env bash
# @garmin/fitsdk 21.217.0 and fit-file-parser 6.1.2 (npm): a fast speed wraps, and two readers of a file disagree.
#
# In a FIT record, speed is 16 bits of mm/s (up to 65.534 m/s), enhancedSpeed 32 bits; a writer may give both.
# Expected by most: 70.5 m/s (a fast train) is refused or left out as speed, and read back as enhancedSpeed.
# Seen: the encoder writes speed modulo 65.536 m/s without a word; the decoder then overwrites the enhancedSpeed that is in the
# file, and right, by the wrapped speed (expandComponents, on unless switched off). The other parser reads the 70.5.
#> Garmin decoder: speed 4.964 enhancedSpeed 4.964
#> Garmin decoder, expandComponents off: speed 4.964 enhancedSpeed 70.500
#> fit-file-parser: speed 4.964 enhancedSpeed 70.500
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --prefix "$dir" --silent --no-audit --no-fund --ignore-scripts @garmin/fitsdk@21.217.0 fit-file-parser@6.1.2 > /dev/null

cat > seen.mjs <<'JS'
import { Decoder, Encoder, Profile, Stream } from '@garmin/fitsdk';
import parserModule from 'fit-file-parser';
const FitParser = parserModule.default ?? parserModule;
const timestamp = new Date('2026-01-05T10:00:00Z');
const encoder = new Encoder();
encoder.onMesg(Profile.MesgNum.FILE_ID,
  { type: 'activity', manufacturer: 'development', product: 1, serialNumber: 1, timeCreated: timestamp });
encoder.onMesg(Profile.MesgNum.RECORD, { timestamp, speed: 70.5, enhancedSpeed: 70.5 });
const file = encoder.close();

const show = (who, speed, enhanced) => console.log(`${who}: speed ${speed.toFixed(3)} enhancedSpeed ${enhanced.toFixed(3)}`);
const garmin = options => {
  const { messages, errors } = new Decoder(Stream.fromByteArray(file)).read(options);
  if (errors.length > 0) throw errors[0];
  return messages.recordMesgs[0];
};
let record = garmin({});
show('Garmin decoder', record.speed, record.enhancedSpeed);
record = garmin({ expandComponents: false, mergeHeartRates: false });
show('Garmin decoder, expandComponents off', record.speed, record.enhancedSpeed);
new FitParser({ speedUnit: 'm/s' }).parse(Buffer.from(file), (error, data) => {
  if (error) throw new Error(error);
  show('fit-file-parser', data.records[0].speed, data.records[0].enhanced_speed);
});
JS
node seen.mjs | tee seen
diff <(sed -n 's/^#> //p' "$self") seen || { echo "the FIT libraries behave differently now" >&2; exit 1; }
