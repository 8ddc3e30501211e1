// The numbers at the cursor, with the tangent and the circle that fits best.

import { $, el, terms } from './dom.js';
import { state } from './state.js';
import * as store from './store.js';
import { clock, duration, figure, nameOf, pretty, shown, withError } from './units.js';

/** The row of a series nearest to an instant, in the records' own units; null: there is none. */
export function at(key, t) {
  const series = store.get(key);
  if (!series || t === null) return null;
  let i = store.nearest(series.t, t);
  if (i > 0 && series.c[0][i] === null && i + 1 < series.t.length) i++; // the break before a gap
  if (i < 0) return null;
  const row = { i, t: series.t[i], flags: series.f[i] };
  series.names.forEach((name, column) => {
    const number = series.c[column][i];
    row[name] = number === null ? null : number / series.factors[column];
  });
  return row;
}

/** Radius of the circle that touches the graph with the same curvature. */
export function circleOf(row) {
  if (row.d1 === null || !row.d2) return null;
  const stretch = 1 + row.d1 * row.d1;
  return { radius: Math.pow(stretch, 1.5) / Math.abs(row.d2), t: row.t - row.d1 * stretch / row.d2, y: row.value + stretch / row.d2 };
}

let told = '';

export function show(key, row) {
  const box = $('reading');
  const tell = row ? key + row.t + row.flags + JSON.stringify(state.units) + row.d1 : '';
  if (tell === told && box.firstChild) return;
  told = tell;
  if (!row) {
    box.replaceChildren(el('p', { class: 'quiet' }, 'Point at a plot, or use the arrow keys.'));
    return;
  }
  const series = store.get(key);
  const pairs = key[0] === 's' ? ofSeries(series, row) : ofTrack(series, row);
  const lag = row.lag > 0 ? ', from samples up to ' + duration(row.lag) + ' later' : '';
  box.replaceChildren(el('p', { class: 'at' }, key.slice(2) + ', ' + clock(row.t * 1000) + lag), terms(pairs));
  box.dataset.t = Math.round(row.t * 1e6); // µs
  for (const name of ['value', 'd1', 'd2', 'd3', 'speed', 'lateralAcceleration', 'curvature']) box.dataset[name] = row[name] ?? '';
}

function number(value, error, si) {
  const unit = shown(si, state.units);
  const [text, spread] = withError(value === null ? null : value * unit.factor, error === null ? null : error * unit.factor);
  return text + ' ' + spread + ' ' + pretty(unit.name);
}

function ofSeries(series, row) {
  const pairs = ['value', 'd1', 'd2', 'd3']
    .map((name, order) => [nameOf(order, series.units[order]), row[name] === null && order > 1 ? null : number(row[name], row['se' + order], series.units[order])])
    .filter(([, words]) => words !== null);
  const circle = circleOf(row);
  if (row.d1 !== null) {
    pairs.push(['tangent', 'slope ' + figure(row.d1) + ' ' + pretty(series.units[1])]);
  }
  if (circle) {
    pairs.push(['circle', 'radius ' + figure(circle.radius) + ', curvature ' + figure(row.k)]);
    pairs.push(['its centre', duration(Math.abs(circle.t - row.t)) + (circle.t < row.t ? ' before, ' : ' after, ') + figure(circle.y) + ' ' + pretty(series.units[0])]);
  }
  if (row.n !== null) pairs.push(['from', figure(row.n, 6).replace(/\.0*$/, '') + ' samples']);
  const flags = flagWords(row.flags);
  if (flags) pairs.push(['flags', flags]);
  return pairs;
}

function ofTrack(series, row) {
  const radius = row.curvature ? Math.abs(1 / row.curvature) : null;
  const pairs = [
    ['speed', number(row.speed, row.speedSe, 'm/s')],
    ['course', number(row.course, null, 'rad')],
    ['yaw rate', number(row.yawRate, null, 'rad/s')],
    ['longitudinal', number(row.longitudinalAcceleration, row.longitudinalAccelerationSe, 'm/s2')],
    ['lateral', number(row.lateralAcceleration, row.lateralAccelerationSe, 'm/s2')],
    ['curvature', number(row.curvature, row.curvatureSe, '1/m')],
    ['circle', radius === null ? '–' : 'radius ' + figure(radius) + ' m, to the ' + (row.curvature > 0 !== !!series.rightIsPositive ? 'left' : 'right')],
    ['way', figure(row.pathLength) + ' m'],
  ];
  const flags = flagWords(row.flags);
  if (flags) pairs.push(['flags', flags]);
  return pairs;
}

const FLAGS = [[1, 'warming up'], [2, 'after a gap'], [4, 'after a reset'], [8, 'silent'], [16, 'outlier'], [32, 'below its noise'], [64, 'standing'],
  [128, 'provisional']];

export function flagWords(flags) {
  return FLAGS.filter(([bit]) => flags & bit).map(([, word]) => word).join(', ');
}
