// What the user has chosen. It is in the address, so that a view can be kept and sent.

const LISTENERS = new Set();

export const WINDOWS = [[10, '10 s'], [30, '30 s'], [60, '1 min'], [300, '5 min'], [600, '10 min'], [0, 'all']];

export const state = {
  keys: [], // shown, s:NAME or t:ENTITY, in their order
  window: 60, // seconds; 0: all there is
  quantities: [0, 1, 2, 3, 4],
  units: {}, // of a kind of quantity, by its SI unit
  colour: 'curvature',
  theme: '', // as the system says
  end: null, // ms; null: follows what comes
};

export function onChange(listener) {
  LISTENERS.add(listener);
}

/** Changes something and tells who wants to know which fields changed. */
export function change(fields) {
  Object.assign(state, fields);
  const words = new URLSearchParams();
  state.keys.forEach((key) => words.append(key[0], key.slice(2)));
  words.set('w', state.window);
  words.set('q', state.quantities.join(''));
  Object.entries(state.units).forEach(([si, unit]) => words.append('u', si + ' ' + unit));
  words.set('c', state.colour);
  if (state.theme) words.set('theme', state.theme);
  if (state.end) words.set('end', Math.round(state.end));
  history.replaceState(null, '', '#' + words);
  LISTENERS.forEach((listener) => listener(Object.keys(fields)));
}

/** Reads the address; whether it says what to show. */
export function read() {
  const words = new URLSearchParams(location.hash.slice(1));
  for (const [name, value] of words) {
    if (name === 's' || name === 't') {
      const key = name + ':' + value;
      if (!state.keys.includes(key)) state.keys.push(key);
    }
    if (name === 'u') state.units[value.split(' ')[0]] = value.split(' ')[1];
  }
  const seconds = Number(words.get('w') ?? 60);
  state.window = WINDOWS.some(([known]) => known === seconds) ? seconds : 60;
  if (words.has('q')) state.quantities = [...words.get('q')].map(Number).filter((q) => q >= 0 && q <= 4);
  if (words.has('c')) state.colour = words.get('c');
  if (words.has('end')) state.end = Number(words.get('end')) || null;
  state.theme = words.get('theme') ?? '';
  return state.keys.length > 0;
}
