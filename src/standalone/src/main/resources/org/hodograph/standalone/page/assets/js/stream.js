// The live stream: opened anew when what is shown changes; the browser itself comes back when the connection is lost.

let source = null;
let asked = '';
let heard = null;
let lost = 0;

/** Listens from now on; {@code handlers} by the name of the event, and state(word, seconds). */
export function listen(selection, handlers) {
  const words = new URLSearchParams();
  for (const key of selection.keys) words.append(key[0], key.slice(2));
  words.set('w', selection.window);
  words.set('px', selection.pixels);
  if (selection.quantities) words.set('q', selection.quantities.join('')); // the peaks of others need not be sent
  const address = 'live?' + words;
  if (address === asked && source && source.readyState !== EventSource.CLOSED) return;
  stop();
  asked = address;
  source = new EventSource(address);
  source.onopen = () => { lost = 0; handlers.state('live', 0); };
  source.onerror = () => {
    lost = lost || Date.now();
    handlers.state('lost', (Date.now() - lost) / 1000);
    if (source.readyState === EventSource.CLOSED) { // refused, not lost: the browser gives up, the page does not
      clearTimeout(heard);
      heard = setTimeout(() => { asked = ''; listen(selection, handlers); }, 2000);
    }
  };
  for (const name of ['job', 'rows', 'alerts', 'health']) {
    source.addEventListener(name, (event) => handlers[name](JSON.parse(event.data)));
  }
}

function stop() {
  clearTimeout(heard);
  if (source) source.close();
  source = null;
  asked = '';
}

/** Asks the server for something else. */
export async function ask(path, words = {}) {
  const response = await fetch(path + '?' + new URLSearchParams(words));
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? response.statusText);
  return answer;
}

/** Tells the server something. */
export async function tell(path, body) {
  const response = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? response.statusText);
  return answer;
}
