/* What Streamlit says by itself, in English only, in the reader's language; and the language of the document.
 *
 * The words are attributes and a few texts that React sets once and leaves alone; what it writes anew is seen by an
 * observer. Each original is kept, so that a change of language starts from it again.
 */
const NAMED = ["aria-label", "placeholder", "title"];
const TEXTS = '[data-testid="stSkipToContent"], [data-testid="stTooltipContent"], [data-testid="stTopNav"], [role="listbox"], [role="menu"], [data-testid="stDataFrameColumnVisibilityMenu"]';
const originals = new WeakMap();

export default function ({ data }) {
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
  return () => {
    observer.disconnect();
    cancelIdleCallback(waiting);
  };
}
