// The series there are: searched and sorted on the server, so that it doesn't matter how many.

import { $, el } from './dom.js';
import { change, state } from './state.js';
import { ask } from './stream.js';
import { figure, pretty, shown } from './units.js';

const LIMIT = 200;
const EVERY = 2000;
let asking = false;
let again = null;
let whenFirst = null;

export function begin(first) {
  whenFirst = first;
  $('search').addEventListener('input', () => { clearTimeout(again); again = setTimeout(refresh, 120); });
  $('series').addEventListener('keydown', move);
  $('search').addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') { event.preventDefault(); $('series').querySelector('button')?.focus(); }
  });
  setInterval(() => { if (!document.hidden) refresh(); }, EVERY);
  refresh();
}

export async function refresh() {
  if (asking) return;
  asking = true;
  try {
    const list = await ask('series', { q: $('search').value, limit: LIMIT });
    if (whenFirst && list.series.length) { const call = whenFirst; whenFirst = null; call(list); }
    fill(list);
  } catch (fault) {
    // the state of the connection is told elsewhere
  } finally {
    asking = false;
  }
}

function fill({ total, found, series }) {
  const list = $('series');
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const rows = new Map([...list.children].map((row) => [row.firstChild.dataset.key, row]));
  const wanted = series.map((one) => {
    const row = rows.get(one.key) ?? made(one);
    update(row.firstChild, one);
    return row;
  });
  if (wanted.length !== list.children.length || wanted.some((row, i) => list.children[i] !== row)) list.replaceChildren(...wanted);
  if (focused) [...list.querySelectorAll('button')].find((button) => button.dataset.key === focused)?.focus();
  const count = (n) => n.toLocaleString('en');
  $('found').textContent = found > series.length ? count(series.length) + ' of ' + count(found) + ' shown' + (found < total ? ', of ' + count(total) : '')
    : found < total ? count(found) + ' of ' + count(total) : total === 1 ? '1 series' : count(total) + ' series';
}

function made(one) {
  const button = el('button', { type: 'button', 'data-key': one.key, onclick: () => toggle(one.key) },
    el('span', { class: 'alarm', hidden: true }, '▲'), el('span', { class: 'name', title: one.name }, one.name), el('span', { class: 'now' }));
  return el('li', {}, button);
}

function update(button, one) {
  const [alarm, name, now] = button.children;
  button.setAttribute('aria-pressed', state.keys.includes(one.key));
  alarm.hidden = one.firing === 0;
  alarm.setAttribute('aria-label', one.firing + ' alerts firing');
  const unit = shown(one.unit, state.units);
  const text = one.key[0] === 't' ? 'track' : one.value === null ? '–' : figure(one.value * unit.factor, 4) + ' ' + pretty(unit.name);
  if (now.textContent !== text) now.textContent = text;
}

export function toggle(key) {
  change({ keys: state.keys.includes(key) ? state.keys.filter((other) => other !== key) : [...state.keys, key] });
  $('series').querySelectorAll('button').forEach((button) => button.setAttribute('aria-pressed', state.keys.includes(button.dataset.key)));
}

function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...$('series').querySelectorAll('button')];
  const next = buttons[buttons.indexOf(document.activeElement) + step];
  if (next) next.focus(); else if (step < 0) $('search').focus();
}
