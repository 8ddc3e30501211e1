// What is drawn round the line of a plot: limits and the lag below it; samples, dimmed stretches, marks, tangent and circle above it.

import { colour } from './dom.js';
import { IDLE, OUTLIER, WARMUP } from './store.js';
import { band, firing, name, outline } from './usual.js';

const SHAPES = { CORNER: '◆', JUMP: '▮', VERTICAL_TANGENT: '┃', MAXIMUM: '▲', MINIMUM: '▼', INFLECTION: '●', RESET: '↺', GAP: '⋯',
  IDLE: '◌', AGREEMENT: '✓', DISAGREEMENT: '✕' };

function clipped(u, draw) {
  const c = u.ctx;
  c.save();
  c.beginPath();
  c.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
  c.clip();
  draw(c, u.bbox, devicePixelRatio || 1);
  c.restore();
}

/** Limits of alerts with the zone in which an alert that fires goes on; the time between the newest answer and the newest sample. */
export function below(u, plot) {
  clipped(u, (c, box, ratio) => {
    const { series, column } = plot;
    const last = series.t[series.t.length - 1];
    const newest = series.samples.t[series.samples.t.length - 1] ?? last;
    if (newest > last) {
      const x0 = u.valToPos(last, 'x', true);
      const x1 = u.valToPos(newest, 'x', true);
      c.fillStyle = colour('hover');
      c.fillRect(x0, box.top, x1 - x0, box.height);
    }
    if (column === 0 && series.key[0] === 's') dots(u, plot, c, ratio);
    for (const limit of plot.limits()) {
      for (const sign of limit.absolute ? [1, -1] : [1]) {
        const y = u.valToPos(sign * limit.level * series.factors[column], 'y', true);
        const zone = limit.release === null ? y : u.valToPos(sign * limit.release * series.factors[column], 'y', true);
        c.fillStyle = colour('bad') + '1c';
        c.fillRect(box.left, Math.min(y, zone), box.width, Math.abs(zone - y));
      }
    }
  });
}

export function above(u, plot) {
  clipped(u, (c, box, ratio) => {
    dim(u, plot, c, box);
    band(u, plot, c, box);
    firing(u, plot, c, box, ratio);
    const { truth } = plot.series;
    if (truth?.[plot.column]) line(u, { t: plot.series.t, y: truth[plot.column], width: 1 }, c, ratio);
    what(u, plot, c, box, ratio);
    limits(u, plot, c, box, ratio);
    outline(u, plot, c, box, ratio);
    symbols(u, plot, c, box, ratio);
    if (plot.column === 0 && plot.at) circle(u, plot, c, ratio);
  });
}

function limits(u, plot, c, box, ratio) {
  for (const limit of plot.limits()) {
    for (const sign of limit.absolute ? [1, -1] : [1]) {
      const y = u.valToPos(sign * limit.level * plot.series.factors[plot.column], 'y', true);
      c.strokeStyle = colour('bad');
      c.lineWidth = ratio;
      c.setLineDash([6 * ratio, 4 * ratio]);
      c.beginPath();
      c.moveTo(box.left, y);
      c.lineTo(box.left + box.width, y);
      c.stroke();
      c.setLineDash([]);
      name(c, limit.alert, box.left, y - 5 * ratio, ratio);
    }
  }
}

/** Stretches that say little: while the window fills, in silence, and where the number is below its noise. */
function dim(u, plot, c, box) {
  const { series, column } = plot;
  const [from, to] = u.series[0].idxs;
  const errors = series.bands[column] >= 0 ? series.c[series.bands[column]] : null;
  c.fillStyle = 'rgba(' + colour('shade') + ', .58)';
  let begun = null;
  for (let i = from; i <= to + 1; i++) {
    const weak = i <= to && ((series.f[i] & (WARMUP | IDLE)) || (errors && series.c[column][i] !== null
      && Math.abs(series.c[column][i]) < series.lowSnr * errors[i] && column > 0));
    if (weak && begun === null) begun = u.valToPos(series.t[Math.max(i - 1, from)], 'x', true);
    if (!weak && begun !== null) {
      c.fillRect(begun, box.top, u.valToPos(series.t[Math.min(i, series.t.length - 1)], 'x', true) - begun, box.height);
      begun = null;
    }
  }
}

function dots(u, plot, c, ratio) {
  const { t, y } = plot.series.samples;
  const { min, max } = u.scales.x;
  c.fillStyle = colour('dot');
  const apart = (u.bbox.width / ratio) * (t.length > 1 ? (t[t.length - 1] - t[0]) / (t.length - 1) : 1) / (max - min); // of two samples, pixels
  const size = Math.max(1.5, Math.min(4, 1.5 + apart / 3)) * ratio;
  const [x0, y0] = [u.valToPos(min, 'x', true), u.valToPos(0, 'y', true)];
  const [perX, perY] = [(u.valToPos(max, 'x', true) - x0) / (max - min), u.valToPos(1, 'y', true) - y0];
  // samples of one pixel are one stroke from the least to the greatest
  let [pixel, low, high] = [NaN, 0, 0];
  const stroke = () => { if (!Number.isNaN(pixel)) c.fillRect(pixel - size / 2, low - size / 2, size, high - low + size); };
  for (let i = t.length - 1; i >= 0 && t[i] >= min; i--) {
    if (t[i] > max || y[i] === null) continue;
    const exact = x0 + perX * (t[i] - min);
    const x = apart < 0.5 ? Math.round(exact) : exact;
    const at = y0 + perY * y[i];
    if (x === pixel) {
      low = Math.min(low, at);
      high = Math.max(high, at);
    } else {
      stroke();
      [pixel, low, high] = [x, at, at];
    }
  }
  stroke();
}

/** What another method would have said. */
function what(u, plot, c, box, ratio) {
  const other = plot.other?.();
  if (other) line(u, { t: other.t, y: other.c[plot.column], factor: plot.series.factors[plot.column], dashed: true }, c, ratio);
}

function line(u, { t, y, factor = 1, dashed = false, width = 1.5 }, c, ratio) {
  const { min, max } = u.scales.x;
  c.strokeStyle = colour('text');
  c.lineWidth = width * ratio;
  if (dashed) c.setLineDash([5 * ratio, 3 * ratio]);
  c.beginPath();
  let open = false;
  for (let i = 0; i < t.length; i++) {
    if (y[i] === null || t[i + 1] < min || t[i - 1] > max) { open = false; continue; }
    const x = u.valToPos(t[i], 'x', true);
    const at = u.valToPos(y[i] * factor, 'y', true);
    if (open) c.lineTo(x, at); else c.moveTo(x, at);
    open = true;
  }
  c.stroke();
  c.setLineDash([]);
}

function symbols(u, plot, c, box, ratio) {
  const { min, max } = u.scales.x;
  c.font = 11 * ratio + 'px ' + colour('font');
  c.textAlign = 'center';
  for (const mark of plot.series.marks) {
    const t = mark.t / 1000;
    if (t < min || t > max) continue;
    const x = u.valToPos(t, 'x', true);
    c.strokeStyle = colour('quiet') + '66';
    c.lineWidth = ratio;
    c.beginPath();
    c.moveTo(x, box.top);
    c.lineTo(x, box.top + box.height);
    c.stroke();
    if (plot.first) {
      c.fillStyle = colour('text');
      c.fillText(SHAPES[mark.kind] ?? '·', x, box.top + 11 * ratio);
    }
  }
  const [from, to] = u.series[0].idxs;
  c.fillStyle = colour('warn');
  for (let i = from; i <= to; i++) {
    if ((plot.series.f[i] & OUTLIER) && plot.first) c.fillText('✕', u.valToPos(plot.series.t[i], 'x', true), box.top + box.height - 4 * ratio);
  }
  c.textAlign = 'left';
}

/**
 * Tangent and osculating circle of the graph at the cursor: centre (t − y'(1 + y'²)/y'', y + (1 + y'²)/y''), radius (1 + y'²)^(3/2) / |y''|,
 * which the unequal axes draw as an ellipse.
 */
function circle(u, plot, c, ratio) {
  const { t, value, d1, d2 } = plot.at;
  if (value === null || d1 === null) return;
  const factor = plot.series.factors[0]; // it is a circle in the record's own units
  const x = u.valToPos(t, 'x', true);
  const at = u.valToPos(value * factor, 'y', true);
  const perX = u.valToPos(t + 1, 'x', true) - x;
  const perY = factor * (at - u.valToPos(value * factor + 1, 'y', true));
  const reach = 130 * ratio / Math.hypot(perX, d1 * perY);
  c.strokeStyle = colour('q2');
  c.lineWidth = 2 * ratio;
  c.beginPath();
  c.moveTo(x - reach * perX, at + reach * d1 * perY);
  c.lineTo(x + reach * perX, at - reach * d1 * perY);
  c.stroke();
  if (d2) {
    const stretch = 1 + d1 * d1;
    const radius = Math.pow(stretch, 1.5) / Math.abs(d2);
    const cx = x - d1 * stretch / d2 * perX;
    const cy = at - stretch / d2 * perY;
    if (radius * Math.max(perX, perY) < 1e6) {
      c.strokeStyle = colour('q4');
      c.lineWidth = 1.5 * ratio;
      c.beginPath();
      c.ellipse(cx, cy, radius * perX, radius * perY, 0, 0, 2 * Math.PI);
      c.stroke();
    }
  }
  c.fillStyle = colour('q2');
  c.beginPath();
  c.arc(x, at, 4 * ratio, 0, 2 * Math.PI);
  c.fill();
}
