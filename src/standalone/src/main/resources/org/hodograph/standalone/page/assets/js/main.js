// Ties the parts of the page together: what comes, what is chosen, and one drawing for each frame of the screen.

import * as alerts from './alerts.js';
import { $, el } from './dom.js';
import { show as showHealth } from './health.js';
import * as path from './path.js';
import * as picker from './picker.js';
import * as plots from './plots.js';
import * as reading from './reading.js';
import { change, onChange, read, state, WINDOWS } from './state.js';
import * as store from './store.js';
import { ask, listen } from './stream.js';
import { duration } from './units.js';

let epoch = null;
let dirty = true;
let flow = { newest: null, at: 0, rate: 1, wall: null }; // of the newest instant, seconds, against the browser's clock
let end = null; // of what is drawn, seconds
let cursor = { t: null, key: null };
let ended = false;
const PATH_MILLIS = 150; // between two drawings of the path
let pathDrawn = 0;
let pathAt = null;
let lastDraw = 0;
let cost = 0; // of a drawing, ms
const frames = { count: 0, since: performance.now(), rate: 0 };

const handlers = {
  state(word, seconds) {
    $('state').dataset.state = word;
    $('state').lastChild.textContent = word === 'live' ? 'connected' : 'connection lost' + (seconds > 2 ? ' for ' + duration(seconds) : '') + ', trying again';
  },
  job(job) {
    const isNew = epoch !== job.epoch;
    if (isNew) { // another run: what is here is of the old one
      store.clear();
      alerts.clear();
      flow.newest = null;
    }
    epoch = job.epoch;
    store.begin(job.columns);
    alerts.begin(job.rules);
    if (isNew && state.end !== null) fetchStretch(); // an address that was kept, of a stretch of time
    if (!isNew) state.keys.map(store.get).filter(Boolean).forEach(about); // other alert rules, and their limits
    $('job').textContent = job.name;
    $('host').textContent = job.host;
    dirty = true;
  },
  rows(blocks) {
    for (const block of blocks) {
      const isNew = !store.get(block.key);
      const one = store.apply(block);
      if (isNew) about(one);
      const t = Math.max(one.t[one.t.length - 1] ?? -Infinity, one.samples.t[one.samples.t.length - 1] ?? -Infinity);
      if (Number.isFinite(t)) arrived(t);
      if (state.window && state.end === null) store.trim(one, t - 1.3 * state.window);
    }
    dirty = true;
  },
  alerts(news) {
    alerts.apply(news);
  },
  health(health) {
    ended = health.ended;
    showHealth(health, Date.now() - health.now);
    told();
  },
};

/** What a series is asked for once: limits of alerts, and on which side turns are positive. */
async function about(one) {
  try {
    const { limits, rightIsPositive } = await ask('about', { key: one.key });
    one.limits = limits;
    one.rightIsPositive = rightIsPositive;
    dirty = true;
  } catch (fault) {
    // the lines are missing, nothing else
  }
}

/** Keeps how fast time goes in what arrives, so that the plots move evenly between two frames. */
function arrived(t) {
  const now = performance.now();
  if (flow.newest === null || t < flow.newest - 3600) flow = { newest: t, at: now, rate: 1, wall: { t, now } };
  if (t <= flow.newest) return;
  flow.newest = t;
  flow.at = now;
  if (now - flow.wall.now > 1000) {
    const rate = 1000 * (t - flow.wall.t) / (now - flow.wall.now);
    flow.rate = rate > 0 && rate < 1000 ? rate : 1;
    flow.wall = { t, now };
  }
}

function target(now) {
  const ahead = Math.min(now - flow.at, 250) / 1000 * flow.rate;
  return flow.newest + (ended ? 0 : ahead);
}

function span() {
  if (state.end !== null) return [state.end / 1000 - (state.window || extent()), state.end / 1000];
  return [end - (state.window || extent()), end];
}

function extent() {
  let first = Infinity;
  for (const key of state.keys) {
    const one = store.get(key);
    if (one) first = Math.min(first, one.t[0] ?? Infinity, one.samples.t[0] ?? Infinity);
  }
  return Number.isFinite(first) && flow.newest > first ? flow.newest - first : 60;
}

function frame(now) {
  requestAnimationFrame(frame);
  if (document.hidden || flow.newest === null && state.end === null) return;
  const live = state.end === null && !ended;
  // what takes long is done less often, so that the page answers
  if (!dirty && !live || now - lastDraw < Math.min(1000, 1.6 * cost)) return;
  const begun = performance.now();
  if (state.end === null) {
    const wanted = target(begun);
    end = end === null || Math.abs(wanted - end) > Math.max(2, flow.rate) ? wanted : Math.max(end, end + 0.35 * (wanted - end));
    if (live && !dirty && Math.abs(wanted - end) < 1e-4) return;
  }
  dirty = false;
  lastDraw = now;
  plots.arrange();
  const [from, to] = span();
  tell(); // before the plots, which draw tangent and circle there
  plots.draw(from, to);
  plots.point(cursor.t);
  const track = state.keys.find((key) => key[0] === 't');
  if (now - pathDrawn > PATH_MILLIS || cursor.t !== pathAt) {
    pathDrawn = now;
    pathAt = cursor.t;
    path.draw(track ? store.get(track) : null, from, to, track ? reading.at(track, cursor.t) : null);
  } else if (!live) {
    dirty = true; // the last one is not left out
  }
  cost = 0.8 * cost + 0.2 * (performance.now() - begun);
  plots.prepare();
  frames.count++;
  if (begun - frames.since > 1000) { frames.rate = 1000 * frames.count / (begun - frames.since); frames.count = 0; frames.since = begun; }
}

/** The cursor's numbers. */
function tell() {
  const key = state.keys.includes(cursor.key) ? cursor.key : state.keys[0];
  const row = key ? reading.at(key, cursor.t) : null;
  reading.show(key, row);
  plots.mark(key, row && key[0] === 's' ? row : null);
}

function told() {
  if (state.end !== null) $('state').lastChild.textContent = 'paused';
  else if ($('state').dataset.state === 'live') $('state').lastChild.textContent = ended ? 'the input has ended' : 'live';
  $('live').textContent = state.end === null ? 'Pause' : 'Live';
  $('live').setAttribute('aria-pressed', state.end === null);
}

function subscribe() {
  if (document.hidden || state.end !== null) listen({ keys: [], window: 10, pixels: 16 }, handlers); // alerts and health go on
  else listen({ keys: state.keys, window: state.window, pixels: plots.pixels(), quantities: state.quantities }, handlers);
}

/** Rows of what is looked at while paused, as fine as the screen. */
async function fetchStretch() {
  const [from, to] = span();
  for (const key of state.keys) {
    try {
      const block = await ask('rows', { key, from: from * 1000, to: to * 1000, px: plots.pixels(), q: state.quantities.join('') });
      const old = store.get(key);
      store.forget(key);
      const one = store.apply(block);
      one.limits = old?.limits ?? [];
      one.rightIsPositive = old?.rightIsPositive;
      if (!old) about(one);
    } catch (fault) {
      // not there yet
    }
  }
  plots.refresh();
  dirty = true;
}

function pause(on) {
  if (on && state.end === null) change({ end: (end ?? Date.now() / 1000) * 1000 });
  else if (!on) change({ end: null });
}

function shift(part) {
  const seconds = state.window || extent();
  pause(true);
  change({ end: state.end + part * seconds * 1000 });
}

function step(by) {
  const known = WINDOWS.map(([seconds]) => seconds).filter(Boolean);
  const i = known.indexOf(state.window);
  const next = known[Math.max(0, Math.min(known.length - 1, (i < 0 ? known.length : i) + by))];
  change({ window: next });
}

function point(pixels) {
  const [from, to] = span();
  const t = cursor.t === null ? to : cursor.t;
  const one = store.get(state.keys.includes(cursor.key) ? cursor.key : state.keys[0]);
  if (!one || !one.t.length) return;
  const i = Math.max(0, Math.min(one.t.length - 1, store.nearest(one.t, t) + pixels));
  cursor = { t: one.t[i], key: one.key };
  dirty = true;
}

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || /INPUT|SELECT|TEXTAREA/.test(event.target.tagName) || $('why').open) return;
  const inList = $('series').contains(event.target);
  const acts = {
    '/': () => $('search').focus(),
    '+': () => step(-1), '=': () => step(-1), '-': () => step(1),
    'ArrowLeft': () => event.shiftKey ? shift(-0.25) : point(-1),
    'ArrowRight': () => event.shiftKey ? shift(0.25) : point(1),
    'Home': () => shift(-1), 'End': () => pause(false),
    'Escape': () => { cursor = { t: null, key: null }; dirty = true; },
    'w': () => $('tune').click(), 't': () => $('theme').click(),
  };
  if (event.key === ' ' && !/BUTTON|A/.test(event.target.tagName)) acts[' '] = () => pause(state.end === null);
  if (/^[1-5]$/.test(event.key)) acts[event.key] = () => quantity(Number(event.key) - 1);
  if (acts[event.key] && !(inList && event.key.startsWith('Arrow'))) {
    event.preventDefault();
    acts[event.key]();
  }
}

function quantity(order) {
  const on = state.quantities.includes(order);
  change({ quantities: on ? state.quantities.filter((other) => other !== order) : [...state.quantities, order].sort() });
}

function buttons() {
  for (const [seconds, name] of WINDOWS) {
    $('windows').append(el('button', { type: 'button', 'data-window': seconds, onclick: () => change({ window: seconds }) }, name));
  }
  ['value', '1st', '2nd', '3rd', 'κ'].forEach((name, order) => {
    $('quantities').append(el('button', { type: 'button', 'data-order': order, title: 'Key ' + (order + 1), 'aria-label': ['value', 'first derivative', 'second derivative', 'third derivative', 'curvature'][order],
      onclick: () => quantity(order) }, name));
  });
  $('live').addEventListener('click', () => pause(state.end === null));
  $('theme').addEventListener('click', () => change({ theme: document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark' }));
  $('colour').value = state.colour;
  $('colour').addEventListener('change', () => change({ colour: $('colour').value }));
  $('csv').addEventListener('click', () => save('csv'));
  $('png').addEventListener('click', () => save('png'));
  $('tune').addEventListener('click', async () => (await import('./whatif.js')).open(state.keys.find((key) => key[0] === 's'), () => { dirty = true; }));
  document.addEventListener('keydown', keys);
  addEventListener('zoom', ({ detail: { from, to } }) => {
    const wide = WINDOWS.map(([seconds]) => seconds).filter(Boolean);
    const window = wide.find((seconds) => seconds >= to - from) ?? 0;
    change({ window, end: (from + to) / 2 * 1000 + window * 500 });
  });
}

async function save(kind) {
  const { csv, png } = await import('./export.js');
  if (kind === 'csv') csv(state.keys[0], state.end === null && !state.window ? null : span()); else png();
}

function press() {
  document.querySelectorAll('#windows button').forEach((button) => button.setAttribute('aria-pressed', Number(button.dataset.window) === state.window));
  document.querySelectorAll('#quantities button').forEach((button) => button.setAttribute('aria-pressed', state.quantities.includes(Number(button.dataset.order))));
}

function theme() {
  const dark = state.theme ? state.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

const chosen = read();
theme();
buttons();
press();
plots.whenPointed((t, key) => { cursor = { t, key: t === null ? cursor.key : key }; dirty = true; });
onChange((fields) => {
  dirty = true;
  press();
  if (fields.includes('theme')) { theme(); plots.refresh(); }
  if (fields.includes('end') && state.end !== null || state.end !== null && (fields.includes('window') || fields.includes('keys') || fields.includes('quantities'))) fetchStretch();
  if (fields.includes('end') && state.end === null) { store.clear(); end = null; }
  if (fields.includes('window') && state.end === null) store.clear();
  for (const key of [...fields.includes('keys') ? state.keys : []]) if (!store.get(key)) flow.at = performance.now();
  subscribe();
  told();
});
addEventListener('resize', () => { plots.resize(); subscribe(); dirty = true; });
document.addEventListener('visibilitychange', () => { if (!document.hidden && state.end === null) store.clear(); subscribe(); });
picker.begin((list) => {
  if (chosen || state.keys.length) return;
  const track = list.series.find((one) => one.key[0] === 't');
  const plain = list.series.filter((one) => one.key[0] === 's');
  const speed = plain.find((one) => one.unit === 'm/s') ?? plain[0];
  change({ keys: [track?.key, speed?.key].filter(Boolean) });
});
subscribe();
requestAnimationFrame(frame);
window.hodograph = { state, store, frames, reading, span, flow: () => flow }; // for tests, and for the curious
