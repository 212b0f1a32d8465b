/* A combobox with a list (WAI-ARIA Authoring Practices); what it lists comes from the service, as text. */
const PAUSE = 120;

export default function ({ data, parentElement, setTriggerValue }) {
  const { words } = data;
  const box = parentElement.querySelector(".box") ?? build(parentElement);
  const [input, list, count] = ["input", "ul", ".count"].map((name) => box.querySelector(name));
  input.setAttribute("aria-label", words.label);
  input.placeholder = words.hint;
  list.setAttribute("aria-label", words.label);
  let hits = [], active = -1, timer = 0, request = null;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const activate = (position) => {
    active = hits.length ? (position + hits.length) % hits.length : -1;
    [...list.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === active)));
    if (active < 0) return;
    input.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  };
  const choose = (hit) => {
    input.value = hit.label;
    close();
    setTriggerValue("chosen", hit.area);
  };
  const show = (rows) => {
    list.replaceChildren(...rows);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    active = -1;
  };
  const message = (text) => {
    const row = node("li", text, "message");
    row.setAttribute("role", "option");
    row.setAttribute("aria-disabled", "true");
    hits = [];
    show([row]);
    count.textContent = text;
  };
  const ask = async () => {
    request?.abort();
    const question = input.value.trim();
    if (question.length < 2) return close();
    request = new AbortController();
    const query = new URLSearchParams({ q: question, lang: data.language, perimetre: data.perimeter });
    try {
      const answer = await fetch(`${base()}api/search?${query}`, { signal: request.signal });
      if (!answer.ok) throw new Error(answer.status);
      hits = (await answer.json()).hits;
    } catch (error) {
      if (error.name !== "AbortError") message(words.failed);
      return;
    }
    if (!hits.length) return message(words.none);
    show(hits.map((hit, i) => option(hit, i, choose)));
    count.textContent = words.results.replace("{n}", hits.length);
    activate(0);
  };
  const moves = { ArrowDown: () => activate(active + 1), ArrowUp: () => activate(active - 1) };

  input.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };
  input.onkeydown = (event) => {
    const open = !list.hidden;
    if (!open && event.key === "ArrowDown") {
      ask();
    } else if (open && moves[event.key]) {
      moves[event.key]();
    } else if (open && event.key === "Enter" && hits[active]) {
      choose(hits[active]);
    } else if (open && event.key === "Escape") {
      close();
    } else {
      return; // what is typed goes into the box
    }
    event.preventDefault();
    event.stopPropagation();
  };
  input.onblur = () => setTimeout(close, 150);
  const shortcut = (event) => {
    const writing = event.target.closest?.("input, textarea, select, [contenteditable=true]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing || event.composedPath()[0] === input) return;
    event.preventDefault();
    input.focus();
  };
  parentElement.left?.abort(); // called again for new words, in another language
  const left = (parentElement.left = new AbortController());
  document.addEventListener("keydown", shortcut, { signal: left.signal });
  left.signal.addEventListener("abort", () => {
    clearTimeout(timer);
    request?.abort();
  });
  return () => left.abort();
}

/* The application's base path, which the page's address may continue (/atlas/sources): where its scripts come from. */
const base = () => new URL("..", new URL("..", document.querySelector('script[src*="/static/js/"]').src)).href;

const node = (tag, text, name = "") => Object.assign(document.createElement(tag), { textContent: text, className: name });

function build(parent) {
  const box = node("div", "", "box");
  const input = Object.assign(node("input", ""), { type: "text", autocomplete: "off", spellcheck: false });
  const list = Object.assign(node("ul", ""), { id: "atlas-hits", hidden: true, role: "listbox" });
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  const count = node("div", "", "count");
  count.setAttribute("aria-live", "polite");
  box.append(input, list, count);
  parent.append(box);
  return box;
}

function option(hit, position, choose) {
  const row = node("li", "");
  row.id = `atlas-hit-${position}`;
  row.setAttribute("role", "option");
  const label = node("span", hit.label);
  label.dir = "auto";
  row.append(label, node("small", `${hit.kind} · ${hit.detail}`));
  row.onmousedown = (event) => {
    event.preventDefault();
    choose(hit);
  };
  return row;
}
