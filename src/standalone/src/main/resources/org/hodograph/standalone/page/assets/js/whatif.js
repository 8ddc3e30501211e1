// What would another method, lag or threshold have said? The job's own trackers answer, on the samples that are still there.

import { $, el } from './dom.js';
import { beside } from './plots.js';
import { ask, tell } from './stream.js';
import { clock, duration, figure, pretty } from './units.js';

let yaml = '';
let tried = null; // what the last answer is to
const ANSWER = 30; // s that the job's answer is waited for

/** Opens the form for a series; {@code redraw} after each answer. */
export async function open(key, redraw) {
  const box = $('whatif');
  const close = () => { box.hidden = true; if (key) beside(key, null); redraw(); $('tune').focus(); };
  if (!box.hidden) { close(); return; }
  box.hidden = false;
  const head = el('h2', { id: 'whatif-title' }, 'What if', el('span', { class: 'quiet' }, key ? key.slice(2) : ''));
  if (!key) {
    box.replaceChildren(head, el('p', { class: 'quiet' }, 'Choose a series first.'));
    return;
  }
  const about = await ask('about', { key });
  const { rules, control } = await ask('rules', { series: key.slice(2) });
  const result = el('div', { class: 'result', role: 'status' });
  const form = el('form', { class: 'tune', onsubmit: (event) => { event.preventDefault(); run(form, key, result, rules, redraw); } },
    ...field('method', 'Method', about.method), ...field('lag', 'Lag', about.lag),
    ...rules.flatMap((rule) => [...field('when ' + rule.alert, rule.alert, rule.when), ...field('release ' + rule.alert, 'until', rule.release ?? ''), ...field('for ' + rule.alert, 'for', rule.forText)]),
    el('div', { class: 'acts' }, el('button', { type: 'submit', class: 'primary' }, 'Try'),
      el('button', { type: 'button', id: 'yaml', disabled: true, onclick: () => copy(result) }, 'Copy YAML'),
      control && rules.length ? el('button', { type: 'button', id: 'apply', disabled: true, onclick: () => confirm(key, control, result) }, 'Apply …') : null,
      el('button', { type: 'button', onclick: close }, 'Close')), result);
  box.replaceChildren(head, form);
  form.querySelector('input').focus();
}

function field(name, label, value) {
  const id = 'tune-' + name.replace(/\W+/g, '-');
  return [el('label', { for: id, class: 'quiet' }, label), el('input', { id, name, value, autocomplete: 'off', spellcheck: 'false' })];
}

async function run(form, key, result, rules, redraw) {
  const words = new FormData(form);
  const alerts = {};
  for (const rule of rules) {
    alerts[rule.alert] = { when: words.get('when ' + rule.alert), release: words.get('release ' + rule.alert), for: words.get('for ' + rule.alert) };
  }
  try {
    result.replaceChildren('…');
    const answer = await tell('whatif', { series: key.slice(2), method: words.get('method'), lag: words.get('lag'), alerts });
    yaml = answer.yaml;
    $('yaml').disabled = false;
    if ($('apply')) $('apply').disabled = false;
    tried = { series: key.slice(2), alerts };
    if (answer.rows) {
      beside(key, { t: answer.rows.t.map((us) => (answer.rows.t0 + us / 1000) / 1000), c: answer.rows.c });
    }
    result.replaceChildren(el('p', {}, 'On ' + answer.samples.toLocaleString('en') + ' samples: ' + (answer.alerts.length === 0 ? 'no alert.' : answer.alerts.length === 1 ? '1 alert.' : answer.alerts.length + ' alerts.')),
      el('ul', {}, ...answer.alerts.slice(0, 12).map((alert) => el('li', {}, clock(alert.fired) + ' ' + alert.alert + ', ' + alert.series + ': ' + figure(alert.value, 3) + ' ' + pretty(alert.unit)
        + (alert.end === null ? '' : ', for ' + duration((alert.end - alert.since) / 1000))))));
    result.dataset.alerts = JSON.stringify(answer.alerts.map((alert) => [alert.alert, alert.series, alert.fired]));
  } catch (fault) {
    result.replaceChildren(el('p', { class: 'fault' }, fault.message));
  }
  redraw();
}

async function copy(result) {
  try {
    await navigator.clipboard.writeText(yaml);
    result.append(el('p', {}, 'Copied.'));
  } catch (fault) { // a browser that does not let a page write there
    const text = el('textarea', { rows: 8, readonly: true, 'aria-label': 'YAML' });
    text.value = yaml;
    result.append(text);
    text.select();
  }
}

/** Says what would be sent, and sends it when that is wanted. */
function confirm(key, control, result) {
  const words = el('p', {}, 'Sends the alert rules as tried here to the topic ' + control + ': they take the place of those that hold now, of all series, until others are sent. Method and lag are not sent.');
  const send = el('button', { type: 'button', class: 'primary', id: 'send', onclick: () => apply(words, send) }, 'Send');
  result.replaceChildren(words, send);
  send.focus();
}

async function apply(words, send) {
  send.disabled = true;
  try {
    const { id } = await tell('apply', tried);
    words.textContent = 'Sent; the job has not answered yet.';
    for (let i = 0; i < 2 * ANSWER; i++) {
      const answer = await ask('applied', { id });
      if (answer.answered) {
        words.textContent = answer.accepted ? 'The job has taken the rules.' : 'The job has refused the rules: ' + answer.errors.join('; ');
        send.remove();
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    words.textContent = 'Sent, but the job has not answered for ' + ANSWER + ' s: is it running?';
  } catch (fault) {
    words.textContent = fault.message;
    words.className = 'fault';
    send.disabled = false;
  }
}
