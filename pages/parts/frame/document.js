/* What Streamlit says by itself, in English only, in the reader's language; the language of the document, and what only
 * the browser can do before it prints.
 *
 * The words are attributes and a few texts that React sets once and leaves alone; what it writes anew is seen by an
 * observer. Each original is kept, so that a change of language starts from it again.
 */
const NAMED = ["aria-label", "placeholder", "title"];
const TEXTS = '[data-testid="stSkipToContent"], [data-testid="stTooltipContent"], [data-testid="stTopNav"], [role="listbox"], [role="menu"], [data-testid="stDataFrameColumnVisibilityMenu"]';
const SHEET = [1031, 700]; // CSS pixels between the margins of the sheet in print.css
const originals = new WeakMap();

/* Streamlit calls this again for each new `data` and cleans up only when the component goes: what followed the document
   with the words of before must end first, or both would write their own language for ever. */
export default function ({ data, parentElement }) {
  parentElement.left?.abort();
  const left = (parentElement.left = new AbortController());
  document.documentElement.lang = data.language;
  const said = (text) => {
    if (Object.hasOwn(data.whole, text)) return data.whole[text];
    for (const [start, other] of Object.entries(data.starts)) if (text.startsWith(start)) return other + text.slice(start.length);
    for (const [end, other] of Object.entries(data.ends)) if (text.endsWith(end)) return text.slice(0, -end.length) + other;
    return text;
  };
  const put = (node, name, read, write) => {
    const kept = originals.get(node) ?? originals.set(node, {}).get(node);
    const now = read();
    if (now === null) return;
    if (kept[name]?.written !== now) kept[name] = { original: now };
    const written = said(kept[name].original);
    kept[name].written = written;
    if (written !== now) write(written);
  };
  const pass = () => {
    for (const node of document.querySelectorAll(NAMED.map((name) => `[${name}]`).join())) {
      for (const name of NAMED) put(node, name, () => node.getAttribute(name), (text) => node.setAttribute(name, text));
    }
    for (const holder of document.querySelectorAll(TEXTS)) {
      const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        put(node, "text", () => node.data, (text) => { node.data = text; });
      }
    }
  };
  let waiting = 0;
  const soon = () => {
    waiting ||= requestIdleCallback(() => {
      waiting = 0;
      pass();
    }, { timeout: 500 });
  };
  pass();
  const observer = new MutationObserver(soon);
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: NAMED });
  const prepare = () => {
    sayLink(data.defaults);
    keepSizes();
  };
  addEventListener("beforeprint", prepare, { signal: left.signal });
  left.signal.addEventListener("abort", () => {
    observer.disconnect();
    cancelIdleCallback(waiting);
  });
  return () => left.abort();
}

/* The map's tools change the address without a run of the page that wrote the line. An address leaves out just the
   defaults, so that what it lacks is one of `defaults`; whoever names a measure names its circles too. */
function sayLink(defaults) {
  const link = new URL(location.href);
  const said = link.searchParams, measured = said.has("mesure");
  for (const [key, value] of Object.entries(defaults)) {
    if (key === "donnees" || !(said.has(key) || (measured && key === "cercles"))) said.set(key, value);
  }
  const line = document.querySelector(".atlas-address");
  if (line) line.textContent = link.href.replaceAll("%2C", ",");
}

/* Canvases and charts are drawn for the screen: paper shows the page as wide as it stands there, made so small that a
   sheet holds what a screen does. */
function keepSizes() {
  const block = document.querySelector(".stMainBlockContainer");
  const style = getComputedStyle(block);
  const width = block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const widest = Math.max(width, ...[...block.querySelectorAll(".atlas-scroll")].map((box) => box.scrollWidth));
  block.style.setProperty("--atlas-width", `${width}px`);
  block.style.setProperty("--atlas-zoom", Math.min(1, SHEET[0] / widest, SHEET[1] / innerHeight));
  for (const frame of block.querySelectorAll("iframe")) {
    const { offsetWidth, offsetHeight } = frame; // read before the first is written
    frame.style.setProperty("--atlas-frame-width", `${offsetWidth}px`);
    frame.style.setProperty("--atlas-frame-height", `${offsetHeight}px`);
  }
}
