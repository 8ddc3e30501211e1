// Firing and recent alerts.

import { $, el, terms } from './dom.js';
import { change, state } from './state.js';
import * as store from './store.js';
import { ask, tell } from './stream.js';
import { clock, duration, figure, pretty, shown, withError } from './units.js';

const MOST = 100;
const entries = new Map();
let rules = [];

export function begin(known) {
  rules = known;
}

export function clear() {
  entries.clear();
}

export function apply({ firing, alerts }) {
  for (const alert of alerts) {
    if (alert.state === 'resolved' && alert.fired === null) entries.delete(alert.id); else entries.set(alert.id, alert);
  }
  $('firing').hidden = firing === 0;
  $('firing').textContent = firing + ' firing';
  document.title = (firing ? '(' + firing + ') ' : '') + 'Hodograph';
  const order = { firing: 0, pending: 1, resolved: 2 };
  const sorted = [...entries.values()].sort((a, b) => order[a.state] - order[b.state] || b.since - a.since);
  for (const old of sorted.splice(MOST)) entries.delete(old.id);
  const rows = sorted.map(row);
  $('alerts').replaceChildren(...rows.length ? rows : [el('li', {}, el('span', { class: 'quiet' }, rules.length ? 'None yet. ' + rules.length + (rules.length === 1 ? ' rule watches.' : ' rules watch.') : 'The job has no alert rules.'))]);
}

/** When an alert fired for a series: from and, if it is over, to. */
export function stretches(alert, series) {
  return [...entries.values()].filter((one) => one.alert === alert && one.series === series && one.fired !== null);
}

function row(alert) {
  const over = alert.state === 'resolved';
  return el('li', { 'data-state': alert.state, 'data-seen': alert.acknowledged, 'data-id': alert.id },
    el('span', { class: 'mark', 'aria-hidden': true }, over ? '○' : alert.state === 'pending' ? '△' : '▲'),
    el('span', { class: 'who' }, alert.alert),
    el('span', { class: 'acts' },
      el('button', { type: 'button', 'aria-label': 'Why did ' + alert.alert + ' fire?', onclick: () => why(alert) }, 'why'), ' ',
      el('button', { type: 'button', 'aria-pressed': alert.acknowledged, 'aria-label': 'Seen: ' + alert.alert, onclick: () => tell('acknowledge', { id: alert.id, seen: !alert.acknowledged }) }, 'seen')),
    el('span', { class: 'what' }, alert.series + ': ' + reading(alert)),
    el('span', { class: 'when' }, alert.state + ' · ' + clock(alert.since) + (over ? ', for ' + duration((alert.end - alert.since) / 1000) : '')
      + (alert.x === null ? '' : ' · at ' + figure(alert.x, 5) + ', ' + figure(alert.y, 5) + ' m')));
}

function reading(alert) {
  const unit = shown(alert.unit, state.units);
  const [text, spread] = withError(alert.value === null ? null : alert.value * unit.factor, alert.se === null ? null : alert.se * unit.factor);
  return text + ' ' + spread + ' ' + pretty(unit.name) + (alert.probability === null ? '' : ', ' + percent(alert.probability));
}

function percent(p) {
  return p > 0.9995 ? '> 99.9 %' : (100 * p).toFixed(1) + ' %';
}

/** The rule, the numbers that met it, and the way to them on the plots. */
async function why(alert) {
  const rule = rules.find((known) => known.alert === alert.alert);
  const key = (store.get('t:' + alert.series) || rule && /lateral|longitudinal|yaw|speed|curvature/.test(rule.quantity) && !store.get('s:' + alert.series) ? 't:' : 's:') + alert.series;
  const samples = await around(key, alert);
  const unit = pretty(alert.unit);
  const words = [
    ['series', alert.series],
    ['rule', rule?.learns ? rule.quantity + ' ' + rule.when + ', one false alarm in ' + rule.every : rule ? rule.quantity + ' ' + rule.when + (rule.for ? ', for ' + duration(rule.for) : '') + (rule.confidence ? ', with ' + 100 * rule.confidence + ' % confidence' : '') : 'no longer in the job'],
    ['released by', rule?.release ? rule.release + (rule.keep ? ', for ' + duration(rule.keep) : '') : rule?.learns ? 'being below the tail\'s start again' : 'the rule no longer holding'],
    ['value', figure(alert.value) + ' ' + unit],
    ['standard error', alert.se === null ? 'none: the value alone decides' : figure(alert.se) + ' ' + unit],
    ['limit', figure(alert.threshold) + ' ' + unit + (alert.se > 0 ? ', ' + figure(Math.abs(alert.value - alert.threshold) / alert.se, 3) + ' standard errors away' : '')],
    ...alert.usual === undefined ? [] : [['peak', figure(alert.peak) + ' ' + unit]],
    ['probability that it is beyond', alert.probability === null ? '–' : percent(alert.probability)],
    ['began', clock(alert.since)],
    ['fired', alert.fired === null ? 'not yet' : clock(alert.fired) + ', ' + duration((alert.fired - alert.since) / 1000) + ' later'],
    ['the fit', samples],
  ];
  const tail = alert.usual === undefined ? null : el('div', { id: 'tail' });
  $('why').replaceChildren(el('h2', { id: 'why-title' }, 'Why ' + alert.alert + '?'), tail ?? '', terms(words),
    el('p', {}, el('button', { type: 'button', class: 'primary', onclick: () => { go(key, alert); $('why').close(); } }, 'Show on the plots'), ' ',
      el('button', { type: 'button', onclick: () => $('why').close() }, 'Close')));
  $('why').showModal();
  if (tail) (await import('./tail.js')).tell(tail, alert, rule, tail.clientWidth);
}

async function around(key, alert) {
  try {
    const t = alert.fired ?? alert.since;
    const stretch = await ask('rows', { key, from: t - 2000, to: t + 2000, px: 8000 });
    const times = stretch.t.map((us) => stretch.t0 + us / 1000);
    const i = store.nearest(times, t);
    const at = (name) => stretch.c[store.columns[key[0]].indexOf(name)]?.[i];
    if (i < 0) return 'its rows are no longer kept';
    return (at('n') ? at('n') + ' samples' + (at('span') ? ' over ' + duration(at('span')) : '') + ', ' : '') + (at('lag') > 0 ? duration(at('lag')) + ' behind the newest' : 'up to the newest');
  } catch (fault) {
    return 'its rows are no longer kept';
  }
}

function go(key, alert) {
  const middle = alert.fired ?? alert.since;
  change({ keys: state.keys.includes(key) ? state.keys : [key, ...state.keys], end: middle + Math.max(2, state.window / 2) * 1000 });
}
