// How the source is, in words.

import { $, el, terms } from './dom.js';
import { duration, figure } from './units.js';

const NAMES = { used: 'used', duplicate: 'duplicates', late: 'late', rejected: 'rejected', absent: 'absent' };

/** Shows the newest account; {@code skew} is how far the browser's clock is off, ms. */
export function show(health, skew) {
  const count = (n) => n.toLocaleString('en');
  const pairs = [];
  for (const one of health.shown) {
    const words = one.rate === null ? 'no two samples yet'
      : figure(one.rate, 3) + ' Hz, ± ' + duration(one.jitter) + (one.silent > Math.max(2000, 5000 / one.rate) && !health.ended ? ', silent for ' + duration(one.silent / 1000) : '');
    pairs.push([one.key.slice(2), words]);
  }
  pairs.push(['samples in', count(health.counts.in)]);
  for (const [name, word] of Object.entries(NAMES)) {
    if (health.counts[name] >= 0) pairs.push([word, count(health.counts[name])]);
  }
  if (health.unreadable) pairs.push(['records that are none of ours', count(health.unreadable)]);
  const reasons = health.reasons.map((reason) => el('li', {}, (reason.series ? reason.series + ': ' : '') + reason.words));
  $('health').replaceChildren(terms(pairs), reasons.length ? el('ul', { class: 'reasons', 'aria-label': 'Newest reasons' }, ...reasons) : '');
  const troubles = [...health.troubles];
  if (Math.abs(skew) > 30_000) {
    troubles.push('This browser’s clock is ' + duration(Math.abs(skew) / 1000) + (skew > 0 ? ' ahead of' : ' behind') + ' the server’s; times here are those of the records.');
  }
  const text = troubles.join('\n');
  if ($('troubles').dataset.text !== text) {
    $('troubles').dataset.text = text;
    $('troubles').replaceChildren(...troubles.map((words) => el('p', {}, words)));
  }
}
