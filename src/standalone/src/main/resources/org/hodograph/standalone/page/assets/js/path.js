// The path from above, and lateral against longitudinal acceleration.

import { $, colour, paper } from './dom.js';
import { state } from './state.js';
import * as store from './store.js';
import { figure, pretty, shown } from './units.js';

const UNITS = { curvature: '1/m', lateralAcceleration: 'm/s2', longitudinalAcceleration: 'm/s2', speed: 'm/s' };
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
  const by = column(state.colour);
  const factor = series.factors[series.names.indexOf(state.colour)];
  let [x0, x1, y0, y1, most] = [Infinity, -Infinity, Infinity, -Infinity, 0];
  for (let i = begin; i < end; i++) {
    if (x[i] === null || y[i] === null) continue;
    if (x[i] < x0) x0 = x[i];
    if (x[i] > x1) x1 = x[i];
    if (y[i] < y0) y0 = y[i];
    if (y[i] > y1) y1 = y[i];
  }
  if (!(x1 >= x0)) return;
  const sizes = [];
  for (let i = begin; i < end; i++) if (by[i] !== null) sizes.push(Math.abs(by[i]));
  sizes.sort((a, b) => a - b);
  most = sizes[Math.floor(0.98 * (sizes.length - 1))] || 1;
  const scale = Math.min((width - 30) / Math.max(x1 - x0, 1), (height - 30) / Math.max(y1 - y0, 1));
  const px = (value) => width / 2 + (value - (x0 + x1) / 2) * scale;
  const py = (value) => height / 2 - (value - (y0 + y1) / 2) * scale;
  c.lineWidth = 3.5;
  c.lineCap = 'round';
  for (let i = begin + 1; i < end; i++) {
    if (x[i] === null || x[i - 1] === null || y[i] === null || y[i - 1] === null) continue;
    const share = by[i] === null ? 0.5 : state.colour === 'speed' ? by[i] / most : (by[i] / most + 1) / 2;
    c.strokeStyle = by[i] === null ? colour('edge') : STEPS[Math.max(0, Math.min(STEPS.length - 1, Math.floor(share * STEPS.length)))];
    c.beginPath();
    c.moveTo(px(x[i - 1]), py(y[i - 1]));
    c.lineTo(px(x[i]), py(y[i]));
    c.stroke();
  }
  const place = row ?? last(series, column, end);
  if (place && place.x !== null && place.x !== undefined) here(c, px, py, scale, place);
  const unit = shown(UNITS[state.colour], state.units);
  $('scale').replaceChildren(...[state.colour === 'speed' ? 0 : -most, most].map((value) => {
    const text = document.createElement('span');
    text.textContent = figure(value / factor * unit.factor, 3) + ' ' + pretty(unit.name);
    return text;
  }));
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

/** The place, its tangent and the circle that the path follows there. */
function here(c, px, py, scale, { x, y, course, curvature }) {
  if (course !== null) {
    c.strokeStyle = colour('text');
    c.lineWidth = 1.5;
    c.beginPath();
    c.moveTo(px(x) - 34 * Math.cos(course), py(y) + 34 * Math.sin(course));
    c.lineTo(px(x) + 34 * Math.cos(course), py(y) - 34 * Math.sin(course));
    c.stroke();
    if (curvature && scale / Math.abs(curvature) < 4000) {
      c.lineWidth = 1;
      c.setLineDash([4, 3]);
      c.beginPath();
      c.arc(px(x - Math.sin(course) / curvature), py(y + Math.cos(course) / curvature), scale / Math.abs(curvature), 0, 2 * Math.PI);
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
  const x = (value) => width / 2 - value * scale; // left is left
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
