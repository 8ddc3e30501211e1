// Why an alert on the unusual fired: the level that is passed once in a time against that time, the peaks that it was learned from,
// and the alert's own.

import { ask } from './stream.js';
import { figure, pretty, ticks } from './units.js';

const SVG = 'http://www.w3.org/2000/svg';
const BEYOND = 10; // times what was learned; what is rarer can't be told
const HEIGHT = 250;
const LEFT = 62, RIGHT = 14, TOP = 14, BOTTOM = 42;
const TIMES = [['s', 1, [1, 2, 5, 10, 20, 30]], ['min', 60, [1, 2, 5, 10, 20, 30]], ['h', 3600, [1, 2, 5, 10]], ['d', 86400, [1, 2, 5, 10, 20, 50, 100, 200]],
  ['y', 31536e3, [1, 2, 5, 10, 20, 50, 100, 1000]]].flatMap(([unit, size, numbers]) => numbers.map((number) => [number * size, number + ' ' + unit]));
const NUMBERS = Array.from({ length: 14 }, (_, i) => [1, 2, 5].map((by) => [by * 10 ** i, (by * 10 ** i).toLocaleString('en')])).flat();

function svg(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A time in words, with the digits that such a time has. */
function period(seconds) {
  const [size, unit] = seconds < 120 ? [1, 's'] : seconds < 3600 ? [60, 'min'] : seconds < 172800 ? [3600, 'h'] : seconds < 63072e3 ? [86400, 'days'] : [31536e3, 'years'];
  const number = seconds / size;
  return (number < 100 ? Number(number.toPrecision(2)) : Math.round(number)).toLocaleString('en') + ' ' + unit;
}

/** An amount of the budget's unit. */
function amount(tail, number) {
  return tail.inSamples ? Math.round(number).toLocaleString('en') + ' samples' : period(number);
}

/** Asks what is known of the tail and tells it within an element of so many pixels' width. */
export async function tell(into, alert, rule, width) {
  let tail = null;
  try {
    ({ tail } = await ask('tail', { id: alert.id }));
  } catch (fault) {
    // told below
  }
  if (!tail) {
    into.replaceChildren(paragraph('What it had learned is not known any more.'));
    return;
  }
  const peak = alert.peak ?? alert.value;
  const rarity = alert.rarity ?? alert.raritySamples ?? null;
  const words = sentences(tail, alert, rule, peak, rarity);
  into.replaceChildren(...words.map(paragraph), plot(tail, alert, rule, peak, rarity, width, words[0]),
    paragraph('The curve is what was known before: dots are its largest peaks by their rank' + (tail.alarms.length ? ', rings alarms, of which only the limit they passed counts' : '') + '. The shade holds the true curve with 90 %.', 'quiet small'));
}

function paragraph(text, name = 'said') {
  const made = document.createElement('p');
  made.className = name;
  made.textContent = text;
  return made;
}

function sentences(tail, alert, rule, peak, rarity) {
  const unit = ' ' + pretty(alert.unit);
  const isHigh = tail.levels[tail.levels.length - 1] >= tail.levels[0];
  const of = rule?.magnitude ? ' or more, either way,' : isHigh ? ' or more' : ' or less';
  const quantity = rule ? rule.quantity.replace(/-/g, ' ') : 'value';
  const known = tail.inSamples ? tail.samples : tail.seconds;
  const often = rarity === null ? 'comes how often, is not known' : rarity > BEYOND * known
    ? 'comes less than once in ' + amount(tail, BEYOND * known) + ', more can\'t be told,' : 'comes once in about ' + amount(tail, rarity) + ', this one counted,';
  const alarms = tail.alarms.length;
  return [(/^[aeiou]/.test(quantity) ? 'An ' : 'A ') + quantity + ' of ' + figure(rule?.magnitude ? Math.abs(peak) : peak) + unit + of + ' ' + often + ' on ' + alert.series + '. '
    + 'Usual is ' + (rule?.magnitude ? 'within ± ' : isHigh ? 'up to ' : 'down to ') + figure(tail.limit) + unit + ', which is passed once in ' + amount(tail, tail.every)
    + (rule?.twoSided ? ': half of the budget of one in ' + amount(tail, tail.every / 2) + ' is for each side.' : ', the budget.'),
  'Learned from ' + tail.samples.toLocaleString('en') + ' samples in ' + period(tail.seconds) + (rule?.context && !rule.common ? ' at this place of ' + rule.context : '') + ', of these '
    + tail.peaks.length + ' peaks' + (alarms ? ', ' + alarms + (alarms === 1 ? ' an alarm.' : ' alarms.') : '.')];
}

function plot(tail, alert, rule, peak, rarity, width, words) {
  const last = tail.times.length - 1;
  const [x0, x1] = [Math.log(tail.times[0]), Math.log(Math.max(tail.times[last], tail.peakTimes[0] ?? 0, tail.every) * 1.1)];
  const shownAt = rarity === null ? Math.exp(x1) : Math.min(rarity, Math.exp(x1));
  const away = rule?.magnitude ? Math.abs(peak) : peak;
  const numbers = [...tail.levels, ...tail.peaks, away, tail.limit].filter((number) => number !== null);
  let [y0, y1] = [Math.min(...numbers), Math.max(...numbers)];
  const air = 0.12 * (y1 - y0 || Math.abs(y1) || 1);
  [y0, y1] = [y0 - air, y1 + air];
  const px = (t) => LEFT + (Math.log(t) - x0) / (x1 - x0) * (width - LEFT - RIGHT);
  const py = (y) => TOP + (y1 - Math.max(y0, Math.min(y1, y))) / (y1 - y0) * (HEIGHT - TOP - BOTTOM);
  const path = (at) => tail.times.map((t, i) => (i ? 'L' : 'M') + px(t).toFixed(1) + ' ' + py(at[i] ?? (tail.levels[last] >= tail.levels[0] ? y1 : y0)).toFixed(1));
  const made = svg('svg', { class: 'tail', width, height: HEIGHT, viewBox: '0 0 ' + width + ' ' + HEIGHT, role: 'img', 'aria-label': 'Level against the time in which it is passed once. ' + words,
    'data-every': tail.every, 'data-limit': tail.limit, 'data-peak': peak, 'data-rarity': rarity ?? '' });
  axes(made, tail, alert, rule, { x0, x1, y0, y1, px, py, width });
  made.append(svg('path', { class: 'doubt', d: [...path(tail.nearest), ...path(tail.furthest).reverse().map((step) => 'L' + step.slice(1))].join('') + 'Z' }),
    svg('line', { class: 'limit', x1: LEFT, x2: width - RIGHT, y1: py(tail.limit), y2: py(tail.limit) }),
    svg('line', { class: 'limit', x1: px(tail.every), x2: px(tail.every), y1: TOP, y2: HEIGHT - BOTTOM }),
    svg('path', { class: 'curve', d: path(tail.levels).join('') }));
  tail.peaks.forEach((level, i) => made.append(svg('circle', { class: tail.alarms.includes(i) ? 'alarm' : 'peak', cx: px(tail.peakTimes[i]), cy: py(level), r: 3, 'data-t': tail.peakTimes[i], 'data-level': level })));
  const isHigh = tail.levels[last] >= tail.levels[0];
  made.append(text('usual', LEFT + 6, py(tail.limit) + (isHigh ? -5 : 14), 'start', 'bad'),
    text('budget', px(tail.every) - 5, isHigh ? HEIGHT - BOTTOM - 6 : TOP + 10, 'end', 'bad'));
  const [x, y] = [px(shownAt), py(away)];
  const right = x > width * 0.6;
  made.append(svg('path', { class: 'me', d: 'M' + x + ' ' + (y - 7) + 'l7 7l-7 7l-7 -7Z', 'data-t': rarity ?? '', 'data-level': peak }),
    text('this alert' + (rarity !== null && rarity > shownAt ? ' →' : ''), x + (right ? -12 : 12), y + 4, right ? 'end' : 'start', 'strong'));
  return made;
}

function text(words, x, y, anchor, name) {
  return svg('text', { x, y, 'text-anchor': anchor, class: name }, words);
}

function axes(made, tail, alert, rule, { x0, x1, y0, y1, px, py, width }) {
  const inside = (tail.inSamples ? NUMBERS : TIMES).filter(([t]) => Math.log(t) > x0 && Math.log(t) < x1);
  let free = -Infinity;
  for (const [t, words] of inside) {
    const x = px(t);
    const half = 3.2 * words.length;
    if (x - half < free || x + half > width) continue;
    free = x + half + 14;
    made.append(svg('line', { class: 'grid', x1: x, x2: x, y1: TOP, y2: HEIGHT - BOTTOM }), text(words, x, HEIGHT - BOTTOM + 16, 'middle', 'quiet'));
  }
  const size = (y1 - y0) / 4;
  const power = 10 ** Math.floor(Math.log10(size));
  const step = [1, 2, 5, 10].map((by) => by * power).find((by) => by >= size);
  const levels = [];
  for (let i = Math.ceil(y0 / step); i * step <= y1; i++) levels.push(i * step);
  ticks(levels, step).forEach((words, i) => {
    const y = py(levels[i]);
    made.append(svg('line', { class: 'grid', x1: LEFT, x2: width - RIGHT, y1: y, y2: y }), text(words, LEFT - 7, y + 4, 'end', 'quiet'));
  });
  const unit = pretty(alert.unit);
  const quantity = rule ? rule.quantity.replace(/-/g, ' ') : 'value';
  const upright = text(quantity + (unit ? ', ' + unit : ''), 0, 0, 'middle', 'quiet');
  upright.setAttribute('transform', 'translate(12 ' + (TOP + (HEIGHT - TOP - BOTTOM) / 2) + ') rotate(-90)');
  made.append(upright, text('passed once in' + (tail.inSamples ? ', samples' : ''), LEFT + (width - LEFT - RIGHT) / 2, HEIGHT - 6, 'middle', 'quiet'));
}
