// Units to show numbers in: by the unit of the record, those that a click goes through.

const FAMILIES = {
  'm/s': { 'm/s': 1, 'km/h': 3.6, 'mph': 3600 / 1609.344 },
  'm/s2': { 'm/s2': 1, 'g': 1 / 9.80665 },
  'm/s3': { 'm/s3': 1, 'g/s': 1 / 9.80665 },
  'm': { 'm': 1, 'km': 1e-3, 'ft': 1 / 0.3048 },
  'rad': { 'rad': 1, 'deg': 180 / Math.PI },
  'rad/s': { 'rad/s': 1, 'deg/s': 180 / Math.PI },
  'rad/s2': { 'rad/s2': 1, 'deg/s2': 180 / Math.PI },
};

/** The unit that is shown for one of a record, and its factor. */
export function shown(unit, chosen) {
  const family = FAMILIES[unit];
  const name = family && chosen[unit] in family ? chosen[unit] : unit;
  return { name: name ?? '', factor: family ? family[name] : 1 };
}

/** The next unit of the family; null: there is no other. */
export function next(unit, chosen) {
  const family = FAMILIES[unit];
  if (!family) return null;
  const names = Object.keys(family);
  return names[(names.indexOf(shown(unit, chosen).name) + 1) % names.length];
}

/** As it is read: m/s2 with its raised two. */
export function pretty(unit) {
  return (unit ?? '').replace(/(?<=[a-z])2\b/gi, '²').replace(/(?<=[a-z])3\b/gi, '³').replace(/\./g, '·');
}

const NAMES = { 'm': 'position', 'm/s': 'velocity', 'm/s2': 'acceleration', 'm/s3': 'jerk', 'rad': 'angle', 'rad/s': 'angular velocity',
  'rad/s2': 'angular acceleration' };
const PLAIN = ['value', 'first derivative', 'second derivative', 'third derivative', 'curvature of the graph'];

/** What the derivative of an order is called. */
export function nameOf(order, unit) {
  return NAMES[unit] ?? PLAIN[order];
}

/** A number with so many significant digits, and a true minus. */
export function figure(number, digits = 4) {
  if (number === null || number === undefined || !Number.isFinite(number)) return '–';
  const size = Math.abs(number);
  let text;
  if (size !== 0 && (size >= 1e7 || size < 1e-4)) {
    text = number.toExponential(Math.max(0, digits - 1)).replace('e', ' × 10^').replace('+', '');
  } else {
    const before = size < 1 ? 1 : Math.floor(Math.log10(size)) + 1;
    text = number.toFixed(Math.max(0, Math.min(6, digits - before + (size < 1 ? 1 : 0))));
  }
  return text.replace(/-/g, '−');
}

/** A number with as many digits as its error makes sense of, and twice the error. */
export function withError(number, error) {
  if (number === null || number === undefined) return ['–', ''];
  if (!(error > 0)) return [figure(number), ''];
  const decimals = Math.max(0, 1 - Math.floor(Math.log10(2 * error)));
  if (Math.abs(number) >= 1e7 || decimals > 7) return [figure(number), '± ' + figure(2 * error, 2)];
  return [number.toFixed(decimals).replace('-', '−'), '± ' + (2 * error).toFixed(decimals)];
}

/** The numbers of an axis, with the digits that tell them apart. */
export function ticks(splits, step) {
  const most = Math.max(...splits.map(Math.abs));
  if (most >= 1e5 || step < 1e-4 && most < 1e-2) return splits.map((number) => number === 0 ? '0' : number.toExponential(1).replace(/\.0(?=e)/, '').replace('+', '').replace(/-/g, '−'));
  const decimals = Math.max(0, Math.min(7, Math.ceil(-Math.log10(step) - 1e-9)));
  return splits.map((number) => number.toFixed(decimals).replace('-', '−'));
}

/** A duration in seconds, in words. */
export function duration(seconds) {
  if (!(seconds >= 0)) return '–';
  if (seconds < 1) return Math.round(seconds * 1000) + ' ms';
  if (seconds < 100) return figure(seconds, 3) + ' s';
  if (seconds < 6000) return Math.round(seconds / 60) + ' min';
  return figure(seconds / 3600, 3) + ' h';
}

/** An instant in ms as time of day, UTC. */
export function clock(ms) {
  const text = new Date(ms).toISOString();
  return text.slice(11, 23);
}
