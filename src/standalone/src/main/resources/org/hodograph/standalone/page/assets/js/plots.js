// A card for each shown series, in it a plot for each quantity; all share time and cursor.

import uPlot from '../lib/uPlot.js';
import { $, colour, el } from './dom.js';
import { stretches } from './alerts.js';
import { above, below } from './marks.js';
import { change, state } from './state.js';
import * as store from './store.js';
import { duration, nameOf, next, pretty, shown, ticks, withError } from './units.js';
import { inSight, words as usualWords } from './usual.js';

const SYNC = 'time';
const OF_TRACK = [
  { name: 'speed', unit: 'm/s', title: 'speed', quantity: 'speed' },
  { name: 'longitudinalAcceleration', unit: 'm/s2', title: 'longitudinal acceleration', quantity: 'longitudinal-acceleration' },
  { name: 'lateralAcceleration', unit: 'm/s2', title: 'lateral acceleration', quantity: 'lateral-acceleration' },
  { name: 'curvature', unit: '1/m', title: 'curvature', quantity: 'curvature' },
];
const COLUMNS = ['value', 'd1', 'd2', 'd3', 'k'];
const AROUND = 120; // pixels of the screen beyond which a plot is out of sight
const cards = new Map(); // by key
const others = new Map(); // what another setting would have said, by key
let onCursor = () => {};
let moving = false;
const sight = new IntersectionObserver((entries) => entries.forEach((entry) => { entry.target.plot.seen = entry.isIntersecting; }), { rootMargin: AROUND + 'px' });

export function whenPointed(listener) {
  onCursor = listener;
}

/** All plots that there are. */
function all() {
  return [...cards.values()].flatMap((card) => card.plots);
}

/** The same, each with its chart. */
export function charted() {
  const plots = all();
  plots.forEach((plot) => plot.u ?? chart(plot));
  return plots;
}

/** How wide the plots are, in pixels of the screen. */
export function pixels() {
  return Math.max(200, Math.round(($('plots').clientWidth - 100) / 2) * 2);
}

/** Cards for what is shown now, in its order. */
export function arrange() {
  const made = [];
  for (const [key, card] of cards) {
    if (!state.keys.includes(key)) drop(key, card);
  }
  for (const key of state.keys) {
    const series = store.get(key);
    if (!series || !series.t.length && !series.samples.t.length) continue;
    const card = cards.get(key);
    const shape = shapeOf(series);
    if (!card || card.shape !== shape) {
      if (card) drop(key, card);
      made.push(make(key, series, shape));
    }
  }
  const order = state.keys.filter((key) => cards.has(key));
  order.forEach((key, i) => {
    const { root } = cards.get(key);
    if ($('plots').children[i] !== root) $('plots').insertBefore(root, $('plots').children[i] ?? null);
  });
  for (const card of made) { // all of them stand by now: the browser lays them out once
    card.width = widthOf(card);
    for (const plot of card.plots) plot.seen = plot.holder.getBoundingClientRect().top < innerHeight + AROUND;
  }
  $('empty').hidden = order.length > 0;
  $('empty').textContent = state.keys.length ? 'Waiting for records of ' + state.keys.map((key) => key.slice(2)).join(', ') + '.'
    : 'Choose a series on the left.';
}

function shapeOf(series) {
  return state.quantities.join() + '|' + series.units.join() + '|' + JSON.stringify(state.units) + '|' + (document.documentElement.dataset.theme ?? '')
    + '|' + series.limits.length + '|' + (state.keys.length > 3);
}

function drop(key, card) {
  card.plots.forEach((plot) => { sight.unobserve(plot.holder); plot.u?.destroy(); });
  card.root.remove();
  cards.delete(key);
}

function make(key, series, shape) {
  const name = key.slice(2);
  const about = el('span', { class: 'quiet' });
  const root = el('article', { class: 'card graph', 'aria-label': name, 'data-key': key },
    el('header', {}, el('h2', {}, name), about,
      el('button', { type: 'button', class: 'close', 'aria-label': 'Remove ' + name, onclick: () => change({ keys: state.keys.filter((other) => other !== key) }) }, '✕')));
  const card = { root, about, plots: [], shape, series };
  cards.set(key, card);
  $('plots').insertBefore(root, $('empty'));
  const wanted = key[0] === 's' ? ofSeries(series) : OF_TRACK.map((q) => ({ ...q, column: series.names.indexOf(q.name) }));
  wanted.forEach((quantity, i) => card.plots.push(plot(card, quantity, i, wanted.length)));
  return card;
}

function ofSeries(series) {
  return state.quantities
    .map((order) => {
      const unit = order < 4 ? series.units[order] : null;
      return { name: COLUMNS[order], column: series.names.indexOf(COLUMNS[order]), unit, order, title: nameOf(order, unit) };
    })
    .filter(({ order, column }) => order === 0 || order === 4 || series.c[column].some((number) => number !== null) || series.t.length < 30);
}

function plot(card, quantity, place, count) {
  const { series } = card;
  const { column } = quantity;
  const unit = shown(quantity.unit, state.units);
  store.scale(series, column, unit.factor);
  const tone = colour('q' + (quantity.order ?? [1, 2, 3, 4][place]));
  const following = next(quantity.unit, state.units);
  const newest = el('span', { class: 'newest' });
  const usual = el('span', { class: 'usual' });
  const holder = el('div', { class: 'plot', 'data-quantity': quantity.name });
  const head = el('div', { class: 'head' }, el('b', {}, quantity.title),
    el('button', { type: 'button', class: 'unit', disabled: following === null, title: following ? 'Show in ' + following : null,
      'aria-label': 'Unit of ' + quantity.title + ': ' + unit.name,
      onclick: () => change({ units: { ...state.units, [quantity.unit]: following } }) }, pretty(unit.name)), usual, newest);
  head.children[1].hidden = !unit.name;
  head.firstChild.style.color = tone;
  holder.append(head);
  card.root.append(holder);
  const made = { series, column, quantity, unit, newest, holder, u: null, seen: true, first: place === 0, at: null, range: null, key: series.key, other: () => others.get(series.key),
    usual, said: '', rules: () => series.limits.filter((limit) => limit.order !== undefined ? limit.order === quantity.order : limit.quantity === quantity.quantity) };
  made.limits = () => made.rules().filter((rule) => !rule.learns);
  made.learned = () => made.rules().filter((rule) => rule.learns);
  made.fired = () => made.rules().flatMap((rule) => stretches(rule.alert, series.key.slice(2)));
  const last = place === count - 1;
  made.height = (last ? 34 : 6) + (card.series.key && state.keys.length > 3 ? 74 : quantity.order === 0 || place === 0 ? 132 : 92);
  holder.style.minHeight = made.height + 20 + 'px'; // its head and the chart to come
  holder.plot = made;
  made.card = card;
  made.last = last;
  made.tone = tone;
  sight.observe(holder);
  return made;
}

/** Gives a plot its chart: of those in sight with the first drawing, of the others when there is time. */
function chart(made) {
  const { series, quantity, tone, last } = made;
  const line = { stroke: tone, width: 1.6, points: { show: false }, spanGaps: false };
  const edge = { stroke: 'transparent', width: 0, points: { show: false }, spanGaps: false };
  made.u = new uPlot({
    width: made.card.width, height: made.height, legend: { show: false }, padding: [5, 8, 0, 0],
    cursor: { sync: { key: SYNC, setSeries: false }, y: false, points: { size: 7 }, drag: { x: true, y: false, setScale: false } },
    scales: { x: { time: true, range: (u, min, max) => made.span ?? [min, max] }, y: { range: () => made.range ?? [0, 1] } },
    tzDate: (t) => uPlot.tzDate(new Date(t * 1e3), 'Etc/UTC'),
    axes: [
      { show: true, size: last ? 28 : 0, ticks: { show: last, stroke: colour('grid'), size: 4 }, grid: { stroke: colour('grid'), width: 1 }, stroke: colour('quiet'), font: '11px ' + colour('font'),
        space: 70, values: last ? (u, splits, axis, space, step) => splits.map((t) => timeText(t, step)) : () => [] },
      { size: 58, grid: { stroke: colour('grid'), width: 1 }, ticks: { show: false }, stroke: colour('quiet'), font: '11px ' + colour('font'), space: 26, gap: 6,
        values: (u, splits, axis, space, step) => ticks(splits, step) },
    ],
    series: [{}, line, edge, edge],
    bands: [{ series: [2, 3], fill: tone + '2b' }],
    hooks: {
      drawClear: [(u) => below(u, made)],
      draw: [(u) => above(u, made)],
      setCursor: [(u) => { if (!moving && u.cursor.event) onCursor(u.cursor.left >= 0 ? u.posToVal(u.cursor.left, 'x') : null, series.key); }],
      setSelect: [(u) => zoom(u)],
    },
  }, data(made), made.holder);
  made.holder.style.minHeight = '';
  made.u.root.setAttribute('role', 'img');
  made.u.root.setAttribute('aria-label', quantity.title + ' of ' + series.key.slice(2));
}

/** Makes the chart of one plot that is out of sight, so that it is there when it is scrolled to. */
export function prepare() {
  const waiting = all().find((plot) => !plot.u);
  if (waiting) chart(waiting);
}

function timeText(t, step) {
  const text = new Date(t * 1000).toISOString();
  return step >= 60 ? text.slice(11, 16) : step >= 1 ? text.slice(11, 19) : text.slice(14, 22);
}

function zoom(u) {
  if (u.select.width < 6) return;
  const from = u.posToVal(u.select.left, 'x');
  const to = u.posToVal(u.select.left + u.select.width, 'x');
  u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  dispatchEvent(new CustomEvent('zoom', { detail: { from, to } }));
}

function data({ series, column }) {
  return [series.t, series.c[column], series.hi[column] ?? series.c[column], series.lo[column] ?? series.c[column]];
}

/** Draws everything for a stretch of time, seconds. */
export function draw(from, to) {
  for (const card of cards.values()) {
    const { series } = card;
    const lag = series.t.length ? series.c[series.names.indexOf('lag')][series.t.length - 1] : null;
    const words = (series.method ? series.method + ' · ' : '') + (lag > 0 ? duration(lag) + ' behind' : lag === 0 ? 'at the newest sample' : '');
    if (card.about.textContent !== words) card.about.textContent = words;
    for (const plot of card.plots) {
      tell(plot, to);
      if (!plot.seen) continue; // scrolled away
      plot.span = [from, to];
      plot.range = range(plot, from, to);
      if (!plot.u) { chart(plot); continue; }
      plot.u.batch(() => {
        plot.u.setData(data(plot), false);
        plot.u.setScale('x', { min: from, max: to });
      });
    }
  }
}

function tell(plot, to) {
  const { series, column } = plot;
  const i = series.t.length - 1;
  if (i < 0) return;
  const usual = usualWords(plot, Math.min(to, series.t[i]));
  const said = JSON.stringify(usual);
  if (plot.said !== said) {
    plot.said = said;
    plot.usual.replaceChildren(...usual.map((one) => el('span', { 'data-alert': one.alert, 'data-learned': one.learned, 'data-above': one.above, 'data-below': one.below,
      title: 'What the alert ' + one.alert + ' has learned' }, one.text)));
  }
  const error = series.bands[column];
  const [number, spread] = withError(series.c[column][i], error >= 0 ? series.c[error][i] : null);
  const text = number + ' ' + spread;
  if (plot.told !== text) {
    plot.told = text;
    plot.newest.replaceChildren(number + ' ', el('small', {}, spread));
  }
}

/** The values in sight with some air, the error where it is not much more, limits that are near; it shrinks late, so that it stands still. */
function range(plot, from, to) {
  const { series, column } = plot;
  const numbers = series.c[column];
  let least = Infinity;
  let most = -Infinity;
  const begin = Math.max(0, store.nearest(series.t, from) - 1);
  let low = Infinity;
  let high = -Infinity;
  for (let i = begin; i < series.t.length && series.t[i] <= to; i++) {
    const number = numbers[i];
    if (number === null || (series.f[i] & store.WARMUP)) continue;
    if (number < least) least = number;
    if (number > most) most = number;
    const top = series.hi[column]?.[i];
    if (top !== null && top !== undefined) {
      if (top > high) high = top;
      if (series.lo[column][i] < low) low = series.lo[column][i];
    }
  }
  if (least > most) return plot.range ?? [-1, 1];
  const size = most - least || Math.abs(most) * 0.1 || 1;
  least = Math.max(Math.min(least, low), least - 0.6 * size);
  most = Math.min(Math.max(most, high), most + 0.6 * size);
  const levels = inSight(plot, from, to);
  for (const limit of plot.limits()) {
    for (const sign of limit.absolute ? [1, -1] : [1]) levels.push(sign * limit.level * series.factors[column]);
  }
  const [far, near] = [most + 1.2 * size, least - 1.2 * size];
  for (const level of levels) {
    if (level < least && level > near) least = level;
    if (level > most && level < far) most = level;
  }
  const air = 0.08 * (most - least);
  const wanted = [least - air, most + air];
  const now = plot.range;
  return now && now[0] <= least && now[1] >= most && now[1] - now[0] < 1.7 * (wanted[1] - wanted[0]) ? now : wanted;
}

/** Says where the plots of a series draw tangent and circle from now on; null: nowhere. */
export function mark(key, row) {
  for (const plot of all()) plot.at = plot.key === key ? row : null;
}

/** Puts the cursor of all plots at an instant; null: away. */
export function point(t) {
  moving = true;
  for (const plot of all()) {
    if (!plot.seen || !plot.u) continue;
    const left = t === null ? -10 : plot.u.valToPos(t, 'x');
    if (Math.abs((plot.u.cursor.left ?? -10) - left) > 0.5) plot.u.setCursor({ left, top: plot.u.height / 2 }, false);
  }
  moving = false;
}

function size(card) {
  card.width = widthOf(card);
  card.plots.forEach((plot) => plot.u?.setSize({ width: card.width, height: plot.height }));
}

function widthOf(card) {
  return Math.max(180, card.root.clientWidth - 30);
}

export function resize() {
  cards.forEach(size);
}

/** Makes all cards anew, for example in other colours. */
export function refresh() {
  for (const [key, card] of [...cards]) drop(key, card);
}

/** Draws what another setting would have said beside a series; null: nothing. */
export function beside(key, other) {
  if (other) others.set(key, other); else others.delete(key);
}
