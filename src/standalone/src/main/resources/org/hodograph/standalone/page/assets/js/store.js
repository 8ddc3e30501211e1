// The rows of the shown series, column by column as uPlot takes them: seconds, numbers, null where there is none.

export const GAP = 2, RESET = 4, WARMUP = 1, IDLE = 8, OUTLIER = 16;
const BREAK = 1e-6; // s before the first row after a gap: an empty row, so that no line crosses it
const MARKS = 300;
const LEVELS = 800; // of one alert

export let columns = { s: [], t: [] };
const series = new Map();

export function begin(names) {
  columns = names;
}

export function get(key) {
  return series.get(key);
}

export function forget(key) {
  series.delete(key);
}

export function clear() {
  series.clear();
}

function made(key) {
  let one = series.get(key);
  if (!one) {
    const names = columns[key[0]];
    one = { key, names, t: [], c: names.map(() => []), f: [], hi: [], lo: [], samples: { t: [], y: [] }, marks: [], units: [], units0: [],
      order: 0, lowSnr: 2, method: '', factors: names.map(() => 1), limits: [], levels: new Map(), truth: null };
    one.bands = bandsOf(names);
    one.bands.forEach((error, column) => { if (error >= 0) { one.hi[column] = []; one.lo[column] = []; } });
    series.set(key, one);
  }
  return one;
}

/** For each column the one of its standard error; -1: it has none. */
function bandsOf(names) {
  return names.map((name) => {
    const order = ['value', 'd1', 'd2', 'd3'].indexOf(name);
    return names.indexOf(order >= 0 ? 'se' + order : name + 'Se');
  });
}

/** A new array of rows with the block's rows and a break before each that follows a gap. */
export function apply(block) {
  const one = made(block.key);
  if (block.units) one.units = block.units;
  if (block.method) one.method = block.method;
  if (block.order !== undefined) { one.order = block.order; one.lowSnr = block.lowSnr; }
  if (block.t && block.t.length) {
    if (block.truth && !one.truth) one.truth = [[], [], [], []].map(() => one.t.map(() => null));
    truncate(one, (block.t0 + block.t[0] / 1000) / 1000 - 2 * BREAK);
    for (let i = 0; i < block.t.length; i++) append(one, block, i);
  }
  if (block.samples && block.samples.t.length) {
    const { t0, t, y } = block.samples;
    const from = (t0 + t[0] / 1000) / 1000;
    const into = one.samples;
    while (into.t.length && into.t[into.t.length - 1] >= from) { into.t.pop(); into.y.pop(); }
    for (let i = 0; i < t.length; i++) { into.t.push((t0 + t[i] / 1000) / 1000); into.y.push(y[i] === null ? null : y[i] * one.factors[0]); }
  }
  for (const level of block.levels ?? []) {
    const known = one.levels.get(level.alert) ?? [];
    one.levels.set(level.alert, known);
    const t = level.t / 1000;
    while (known.length && known[known.length - 1].t >= t) known.pop();
    known.push({ ...level, t });
    if (known.length > LEVELS) known.shift();
  }
  for (const mark of block.marks ?? []) {
    if (!one.marks.some((known) => known.t === mark.t && known.kind === mark.kind)) one.marks.push(mark);
    if (one.marks.length > MARKS) one.marks.shift();
  }
  return one;
}

function truncate(one, from) {
  let length = one.t.length;
  while (length > 0 && one.t[length - 1] >= from) length--;
  if (length === one.t.length) return;
  one.t.length = length;
  one.f.length = length;
  one.truth?.forEach((column) => { column.length = length; });
  one.c.forEach((column) => { column.length = length; });
  one.hi.forEach((column) => { column.length = length; });
  one.lo.forEach((column) => { column.length = length; });
}

function append(one, block, i) {
  const t = (block.t0 + block.t[i] / 1000) / 1000;
  const flags = block.f[i];
  if ((flags & (GAP | RESET)) && one.t.length) {
    one.t.push(t - BREAK);
    one.f.push(0);
    one.c.forEach((column) => column.push(null));
    one.truth?.forEach((column) => column.push(null));
    one.bands.forEach((error, column) => { if (error >= 0) { one.hi[column].push(null); one.lo[column].push(null); } });
  }
  one.t.push(t);
  one.f.push(flags);
  one.truth?.forEach((column, order) => column.push(block.truth ? block.truth[i][order] * one.factors[order] : null));
  for (let column = 0; column < one.c.length; column++) {
    const number = block.c[column][i];
    one.c[column].push(number === null ? null : number * one.factors[column]);
  }
  one.bands.forEach((error, column) => {
    if (error < 0) return;
    const number = block.c[column][i];
    const se = block.c[error][i];
    const known = number !== null && se !== null;
    one.hi[column].push(known ? (number + 2 * se) * one.factors[column] : null);
    one.lo[column].push(known ? (number - 2 * se) * one.factors[column] : null);
  });
}

/** Shows the numbers of a column in another unit. */
export function scale(one, column, factor) {
  const by = factor / one.factors[column];
  if (by === 1) return;
  const scaled = (numbers) => { for (let i = 0; i < numbers.length; i++) if (numbers[i] !== null) numbers[i] *= by; };
  scaled(one.c[column]);
  if (one.hi[column]) { scaled(one.hi[column]); scaled(one.lo[column]); }
  if (column === 0 && one.key[0] === 's') scaled(one.samples.y);
  if (one.truth?.[column]) scaled(one.truth[column]);
  one.factors[column] = factor;
  const error = one.bands[column];
  if (error >= 0) scale(one, error, factor);
}

/** Lets go of what is older than can be shown. */
export function trim(one, before) {
  let gone = 0;
  while (gone < one.t.length && one.t[gone] < before) gone++;
  if (gone > 200 && gone > one.t.length / 8) {
    for (const column of [one.t, one.f, ...one.c, ...one.hi, ...one.lo, ...one.truth ?? []]) if (column) column.splice(0, gone);
  }
  const samples = one.samples;
  gone = 0;
  while (gone < samples.t.length && samples.t[gone] < before) gone++;
  if (gone > 200 && gone > samples.t.length / 8) { samples.t.splice(0, gone); samples.y.splice(0, gone); }
}

/** The row nearest to an instant in seconds; -1: there is none. */
export function nearest(times, t) {
  let low = 0;
  let high = times.length - 1;
  if (high < 0) return -1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] < t) low = middle + 1; else high = middle;
  }
  return low > 0 && t - times[low - 1] < times[low] - t ? low - 1 : low;
}
