// Elements are made, never parsed: a name from a stranger's record stays text.

/** An element with attributes, listeners (onclick) and children. */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const $ = (id) => document.getElementById(id);

const colours = new Map();
let theme = null;

/** A colour of the theme, or its font. */
export function colour(name) {
  const now = document.documentElement.dataset.theme;
  if (now !== theme) { theme = now; colours.clear(); }
  let value = colours.get(name);
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
    colours.set(name, value);
  }
  return value;
}

/** A list of terms and what is said of them. */
export function terms(pairs) {
  return el('dl', {}, ...pairs.flatMap(([term, words]) => [el('dt', {}, term), el('dd', {}, words)]));
}

/** A canvas sized for the screen's pixels, cleared; its context in CSS pixels. */
export function paper(canvas) {
  const ratio = devicePixelRatio || 1;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext('2d');
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height };
}
