// The path from above, and lateral against longitudinal acceleration.

import { $, colour, paper } from './dom.js';
import { state } from './state.js';
import * as store from './store.js';
import { figure, pretty, shown } from './units.js';

const UNITS = { curvature: '1/m', lateralAcceleration: 'm/s2', longitudinalAcceleration: 'm/s2', speed: 'm/s', jerk: 'm/s3' };
const NEAR = 0.25; // s between an instant of the path and the jerk of it
const G = 9.80665;
// From blue over grey to orange, told apart with any kind of sight.
const STEPS = ['#0b5fa5', '#4a8fc4', '#94b8d4', '#b9bfc4', '#dcb083', '#dd8437', '#c24a00'];

/** Draws both for a track, from an instant to another, with the place of the cursor; hides them where there is none. */
export function draw(series, from, to, row) {
  const there = !!series && series.t.length > 1;
  $('path').hidden = !there;
  $('gg').hidden = !there;
  if (!there) return;
  const column = (name) => series.c[series.names.indexOf(name)];
  const begin = Math.max(0, store.nearest(series.t, from));
  let end = begin;
  while (end < series.t.length && series.t[end] <= to) end++;
  map(series, column, begin, end, row);
  gg(series, column, begin, end, row);
}

function map(series, column, begin, end, row) {
  const { context: c, width, height } = paper($('map'));
  const x = column('x');
  const y = column('y');
  const { by, factor } = colours(series, column, begin, end);
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = begin; i < end; i++) {
    if (x[i] === null || y[i] === null) continue;
    if (x[i] < x0) x0 = x[i];
    if (x[i] > x1) x1 = x[i];
    if (y[i] < y0) y0 = y[i];
    if (y[i] > y1) y1 = y[i];
  }
  if (!(x1 >= x0)) return;
  const sizes = [];
  for (let i = begin; i < end; i++) if (by[i] !== null && by[i] !== undefined) sizes.push(Math.abs(by[i]));
  sizes.sort((a, b) => a - b);
  const most = sizes[Math.floor(0.98 * (sizes.length - 1))] || 1;
  const scale = Math.min((width - 30) / Math.max(x1 - x0, 1), (height - 30) / Math.max(y1 - y0, 1));
  const px = (value) => width / 2 + (value - (x0 + x1) / 2) * scale;
  const py = (value) => height / 2 - (value - (y0 + y1) / 2) * scale;
  c.lineWidth = 3.5;
  c.lineCap = 'round';
  for (let i = begin + 1; i < end; i++) {
    if (x[i] === null || x[i - 1] === null || y[i] === null || y[i - 1] === null) continue;
    const known = by[i] !== null && by[i] !== undefined;
    const share = !known ? 0.5 : state.colour === 'speed' ? by[i] / most : (by[i] / most + 1) / 2;
    c.strokeStyle = !known ? colour('edge') : STEPS[Math.max(0, Math.min(STEPS.length - 1, Math.floor(share * STEPS.length)))];
    c.beginPath();
    c.moveTo(px(x[i - 1]), py(y[i - 1]));
    c.lineTo(px(x[i]), py(y[i]));
    c.stroke();
  }
  const place = row ?? last(series, column, end);
  if (place && place.x !== null && place.x !== undefined) here(c, px, py, scale, place, series.rightIsPositive);
  if (!sizes.length) {
    $('scale').textContent = state.colour === 'jerk' ? 'No series of it with a jerk in m/s³ is shown.' : '';
    return;
  }
  const unit = shown(UNITS[state.colour], state.units);
  $('scale').replaceChildren(...[state.colour === 'speed' ? 0 : -most, most].map((value) => {
    const text = document.createElement('span');
    text.textContent = figure(value / factor * unit.factor, 3) + ' ' + pretty(unit.name);
    return text;
  }));
}

/** The numbers that colour the path, by its rows, and their factor. */
function colours(series, column, begin, end) {
  if (state.colour !== 'jerk') return { by: column(state.colour), factor: series.factors[series.names.indexOf(state.colour)] };
  const of = jerk(series.key.slice(2));
  if (!of) return { by: [], factor: 1 };
  const { one, numbers, factor } = of;
  const by = [];
  for (let i = begin; i < end; i++) {
    const j = store.nearest(one.t, series.t[i]);
    by[i] = j < 0 || Math.abs(one.t[j] - series.t[i]) > NEAR ? null : numbers[j];
  }
  return { by, factor };
}

/** The jerk of an entity, which no track has: that of its first shown series that has one. */
function jerk(entity) {
  for (const key of state.keys) {
    const one = key.startsWith('s:' + entity + '/') ? store.get(key) : null;
    const order = one ? one.units.indexOf(UNITS.jerk) : -1;
    if (order < 0) continue;
    const column = one.names.indexOf(['value', 'd1', 'd2', 'd3'][order]);
    if (one.c[column].some((number) => number !== null)) return { one, numbers: one.c[column], factor: one.factors[column] };
  }
  return null;
}

function last(series, column, end) {
  if (end < 1) return null;
  const row = {};
  for (const name of ['x', 'y', 'course', 'curvature']) {
    const numbers = column(name);
    row[name] = numbers[end - 1] === null ? null : numbers[end - 1] / series.factors[series.names.indexOf(name)];
  }
  return row;
}

/** The place, its tangent and the circle that the path follows there. The course is clockwise from north; left turns are positive, unless right ones are. */
function here(c, px, py, scale, { x, y, course, curvature }, rightIsPositive) {
  if (course !== null) {
    const [east, north] = [Math.sin(course), Math.cos(course)];
    const radius = curvature ? (rightIsPositive ? -1 : 1) / curvature : null; // to the left

    c.strokeStyle = colour('text');
    c.lineWidth = 1.5;
    c.beginPath();
    c.moveTo(px(x) - 34 * east, py(y) + 34 * north);
    c.lineTo(px(x) + 34 * east, py(y) - 34 * north);
    c.stroke();
    if (radius && scale * Math.abs(radius) < 4000) {
      c.lineWidth = 1;
      c.setLineDash([4, 3]);
      c.beginPath();
      c.arc(px(x - north * radius), py(y + east * radius), scale * Math.abs(radius), 0, 2 * Math.PI);
      c.stroke();
      c.setLineDash([]);
    }
  }
  c.fillStyle = colour('card');
  c.strokeStyle = colour('text');
  c.lineWidth = 2;
  c.beginPath();
  c.arc(px(x), py(y), 5, 0, 2 * Math.PI);
  c.fill();
  c.stroke();
}

function gg(series, column, begin, end, row) {
  const { context: c, width, height } = paper($('ggplot'));
  const lateral = column('lateralAcceleration');
  const along = column('longitudinalAcceleration');
  const f = 1 / series.factors[series.names.indexOf('lateralAcceleration')] / G;
  let most = 0.3;
  for (let i = begin; i < end; i++) {
    if (lateral[i] !== null && along[i] !== null && !(series.f[i] & store.WARMUP)) most = Math.max(most, Math.abs(lateral[i] * f), Math.abs(along[i] * f));
  }
  most = Math.min(most * 1.1, 3);
  const scale = Math.min(width, height) / 2 / most - 6 / most;
  const x = (value) => width / 2 - (series.rightIsPositive ? -value : value) * scale; // left is left
  const y = (value) => height / 2 - value * scale;
  const step = most > 1.5 ? 1 : most > 0.6 ? 0.5 : 0.2;
  c.strokeStyle = colour('edge');
  c.fillStyle = colour('quiet');
  c.font = '11px ' + colour('font');
  for (let ring = step; ring <= most; ring += step) {
    c.beginPath();
    c.arc(width / 2, height / 2, ring * scale, 0, 2 * Math.PI);
    c.stroke();
    c.fillText(figure(ring, 1), width / 2 + 3, y(ring) - 3);
  }
  c.beginPath();
  c.moveTo(0, height / 2);
  c.lineTo(width, height / 2);
  c.moveTo(width / 2, 0);
  c.lineTo(width / 2, height);
  c.stroke();
  c.strokeStyle = colour('bad');
  c.setLineDash([6, 4]);
  for (const limit of series.limits) {
    const level = limit.level / G;
    for (const sign of limit.absolute ? [1, -1] : [1]) {
      c.beginPath();
      if (limit.quantity === 'lateral-acceleration') { c.moveTo(x(sign * level), 0); c.lineTo(x(sign * level), height); }
      if (limit.quantity === 'longitudinal-acceleration') { c.moveTo(0, y(sign * level)); c.lineTo(width, y(sign * level)); }
      c.stroke();
    }
  }
  c.setLineDash([]);
  for (let i = begin; i < end; i++) {
    if (lateral[i] === null || along[i] === null || (series.f[i] & store.WARMUP)) continue;
    c.fillStyle = colour('q0') + (i > end - 40 ? 'ff' : '59');
    c.fillRect(x(lateral[i] * f) - 1.5, y(along[i] * f) - 1.5, 3, 3);
  }
  if (row && row.lateralAcceleration !== null) {
    c.fillStyle = colour('q2');
    c.beginPath();
    c.arc(x(row.lateralAcceleration / G), y(row.longitudinalAcceleration / G), 5, 0, 2 * Math.PI);
    c.fill();
  }
}
