// Limits that alerts learn: a band of what is usual, with its history, and how far learning is.

import { colour } from './dom.js';
import { figure, pretty } from './units.js';

/** The edges of what is usual in the plot's unit; null: that side has none. */
function edges(plot, rule, level) {
  const factor = plot.series.factors[plot.column];
  const above = level.above === null ? null : level.above * factor;
  return { above, below: rule.magnitude ? above === null ? null : -above : level.below === null ? null : level.below * factor };
}

/** Stretches of time with one limit, as far as it holds: from, to, above, below. */
function steps(plot, rule) {
  const { series } = plot;
  const levels = series.levels.get(rule.alert) ?? [];
  const newest = series.t[series.t.length - 1] ?? -Infinity;
  return levels.map((level, i) => ({ from: level.t, to: levels[i + 1]?.t ?? Math.max(newest, level.t), ...edges(plot, rule, level) }));
}

/** What a series has learned at an instant; null: nothing was told. */
export function levelAt(series, alert, t) {
  const levels = series.levels.get(alert) ?? [];
  let found = null;
  for (const level of levels) if (level.t <= t) found = level;
  return found;
}

/** The band itself, above the shade of what says little. */
export function band(u, plot, c, box) {
  for (const rule of plot.learned()) {
    c.fillStyle = colour('good') + '1f';
    for (const { from, to, above, below } of steps(plot, rule)) {
      if (above === null && below === null) continue;
      const x = u.valToPos(from, 'x', true);
      const top = above === null ? box.top : u.valToPos(above, 'y', true);
      const bottom = below === null ? box.top + box.height : u.valToPos(below, 'y', true);
      c.fillRect(x, top, u.valToPos(to, 'x', true) - x, bottom - top);
    }
  }
}

/** Its edges, and the name of the alert where they begin. */
export function outline(u, plot, c, box, ratio) {
  for (const rule of plot.learned()) {
    const all = steps(plot, rule);
    c.strokeStyle = colour('bad');
    c.lineWidth = ratio;
    c.setLineDash([6 * ratio, 4 * ratio]);
    for (const side of ['above', 'below']) {
      c.beginPath();
      let open = false;
      for (const step of all) {
        if (step[side] === null) { open = false; continue; }
        const y = u.valToPos(step[side], 'y', true);
        const x = u.valToPos(step.from, 'x', true);
        if (open && !rule.context) c.lineTo(x, y); else c.moveTo(x, y); // another place is no step
        c.lineTo(u.valToPos(step.to, 'x', true), y);
        open = true;
      }
      c.stroke();
    }
    c.setLineDash([]);
    const first = all.find((step) => step.to >= u.scales.x.min && (step.above !== null || step.below !== null)); // in sight
    if (!first) continue;
    const y = u.valToPos(first.above ?? first.below, 'y', true);
    const over = y > box.top + (first.above !== null ? 18 * ratio : box.height - 18 * ratio);
    name(c, rule.alert, Math.max(box.left, u.valToPos(first.from, 'x', true)), y + (over ? -5 : 13) * ratio, ratio);
  }
}

/** The name of an alert from x on, readable on any line. */
export function name(c, text, x, y, ratio) {
  c.strokeStyle = colour('card');
  c.lineWidth = 3 * ratio;
  c.fillStyle = colour('bad');
  c.font = 11 * ratio + 'px ' + colour('font');
  c.textAlign = 'left';
  c.strokeText(text, x + 6 * ratio, y);
  c.fillText(text, x + 6 * ratio, y);
}

/** When alerts of the plot fired. */
export function firing(u, plot, c, box, ratio) {
  const { series } = plot;
  const newest = series.t[series.t.length - 1] ?? -Infinity;
  for (const { fired, end } of plot.fired()) {
    const x = u.valToPos(fired / 1000, 'x', true);
    const width = Math.max(2 * ratio, u.valToPos(end === null ? Math.max(newest, fired / 1000) : end / 1000, 'x', true) - x);
    c.fillStyle = colour('bad') + '1c';
    c.fillRect(x, box.top, width, box.height);
    c.fillStyle = colour('bad');
    c.fillRect(x, box.top, width, 3 * ratio);
  }
}

/** The levels in sight. */
export function inSight(plot, from, to) {
  const found = [];
  for (const rule of plot.learned()) {
    for (const step of steps(plot, rule)) {
      if (step.to < from || step.from > to) continue;
      if (step.above !== null) found.push(step.above);
      if (step.below !== null) found.push(step.below);
    }
  }
  return found;
}

/** What is usual at an instant, in words: alert, words, and the numbers as the records tell them. */
export function words(plot, t) {
  return plot.learned().map((rule) => {
    const level = levelAt(plot.series, rule.alert, t);
    if (!level) return { alert: rule.alert, text: rule.alert + ' has told no limit yet' };
    const { above, below } = edges(plot, rule, level);
    const unit = ' ' + pretty(plot.unit.name);
    const here = rule.context ? 'usual here ' : 'usual ';
    let text;
    if (level.learned < 1) text = rule.alert + ' learns: ' + Math.floor(100 * level.learned) + ' % of ' + rule.learns;
    else if (above === null && below === null) text = rule.alert + ' has no limit yet';
    else if (rule.magnitude) text = here + 'within ± ' + figure(above) + unit;
    else if (below === null) text = here + 'up to ' + figure(above) + unit;
    else if (above === null) text = here + 'from ' + figure(below) + unit;
    else text = here + figure(below) + ' to ' + figure(above) + unit;
    return { alert: rule.alert, text: text.trim(), learned: level.learned, above: level.above, below: level.below };
  });
}
