// What is shown, to keep: rows as CSV, the plots as a picture.

import { colour } from './dom.js';
import { charted } from './plots.js';

function save(address, name) {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

/** The rows of a series, between two instants in seconds, or all. */
export function csv(key, span) {
  if (!key) return;
  const words = new URLSearchParams({ key });
  if (span) { words.set('from', span[0] * 1000); words.set('to', span[1] * 1000); }
  save('csv?' + words, key.slice(2).replace(/[^\w.-]+/g, '_') + '.csv');
}

/** All plots, one below the other. */
export function png() {
  const plots = charted();
  if (!plots.length) return;
  const title = 22 * (devicePixelRatio || 1);
  const canvases = plots.map((plot) => plot.u.ctx.canvas);
  const picture = document.createElement('canvas');
  picture.width = Math.max(...canvases.map((canvas) => canvas.width));
  picture.height = canvases.reduce((sum, canvas) => sum + canvas.height + title, 0);
  const c = picture.getContext('2d');
  c.fillStyle = colour('card');
  c.fillRect(0, 0, picture.width, picture.height);
  let y = 0;
  plots.forEach((plot, i) => {
    c.fillStyle = colour('text');
    c.font = title * 0.6 + 'px ' + colour('font');
    c.fillText(plot.key.slice(2) + ', ' + plot.quantity.title + ', ' + plot.unit.name, 8, y + title * 0.75);
    c.drawImage(canvases[i], 0, y + title);
    y += canvases[i].height + title;
  });
  picture.toBlob((blob) => {
    const address = URL.createObjectURL(blob);
    save(address, 'hodograph.png');
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  });
}
