/* Slides, stepped through without the server. All texts are set as text; the stop is in the fragment of the address. */
const SVG = "http://www.w3.org/2000/svg";
const SWIPE = 50;
const CONNECTED = "[data-testid=stApp][data-test-connection-state=CONNECTED]";
const SIZES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7];

export default function ({ data, parentElement, setTriggerValue }) {
  const { slides, words } = data;
  let box = parentElement.querySelector(".show");
  if (box?.dataset.key !== data.key) {
    box?.remove();
    parentElement.append((box = build(data)));
  }
  // Modal: above all else, and alive while Streamlit makes the page around it inert to tell of a lost connection.
  if (!box.open) box.showModal();
  box.focus(); // on no button: the space bar steps
  const part = (name) => box.querySelector(`.${name}`);
  const remembered = `atlas-presentation?${data.key}`;
  const started = Number(sessionStorage.getItem(`${remembered}-started`)) || Date.now();
  sessionStorage.setItem(`${remembered}-started`, started);

  /* Long texts are set smaller, then project titles on one line: the last project is never cut off. */
  const fit = () => {
    const [text, list] = [part("text"), part("largest")];
    const fits = (size, kind) => {
      text.style.fontSize = `${size}em`;
      text.className = `text ${kind}`;
      return list.scrollHeight <= list.clientHeight + 1;
    };
    if (!SIZES.some((size) => fits(size, ""))) SIZES.some((size) => fits(size, "tight"));
  };
  const go = (position) => {
    const at = Math.min(Math.max(position, 0), slides.length - 1);
    sessionStorage.setItem(remembered, at);
    if (location.hash !== `#${at + 1}`) history.replaceState(history.state, "", `${location.pathname}${location.search}#${at + 1}`);
    if (box.dataset.at === String(at)) return;
    box.dataset.at = at;
    part("slide").replaceWith(slide(data, at));
    fit();
    box.scrollTop = 0;
    part("number").textContent = `${at + 1} / ${slides.length}`;
    part("live").textContent = filled(words.slide, { n: at + 1, all: slides.length, title: slides[at].title });
    part("previous").disabled = at === 0;
    part("next").disabled = at === slides.length - 1;
    part("upcoming").textContent = slides[at + 1] ? filled(words.upcoming, { title: slides[at + 1].title }) : words.last;
  };
  const step = (by) => go(Number(box.dataset.at) + by);
  const leave = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    sessionStorage.removeItem(remembered);
    sessionStorage.removeItem(`${remembered}-started`);
    setTriggerValue("left", true);
  };
  const full = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  const notes = () => {
    part("presenter").hidden = !part("presenter").hidden;
    part("notes").setAttribute("aria-pressed", String(!part("presenter").hidden));
    tick();
  };
  const keys = () => (part("keyboard").open ? part("keyboard").close() : part("keyboard").showModal());
  const tick = () => {
    const seconds = Math.floor((Date.now() - started) / 1000);
    const elapsed = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    part("clock").textContent = new Date().toLocaleTimeString(data.language, { hour: "2-digit", minute: "2-digit", hour12: false });
    part("elapsed").textContent = filled(words.elapsed, { time: elapsed });
  };
  const moves = {
    ArrowRight: () => step(1), ArrowDown: () => step(1), PageDown: () => step(1),
    ArrowLeft: () => step(-1), ArrowUp: () => step(-1), PageUp: () => step(-1),
    Home: () => go(0), End: () => go(slides.length - 1),
    f: full, n: notes, "?": keys, Escape: () => document.fullscreenElement || leave(),
  };
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const open = part("keyboard").open;
    if (open && event.key !== "?") return; // the dialog closes itself on Escape
    const onControl = event.composedPath()[0].closest?.("button");
    const move = event.key === " " ? !onControl && (() => step(event.shiftKey ? -1 : 1)) : moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };
  const offline = () => {
    part("offline").textContent = navigator.onLine && document.querySelector(CONNECTED) ? "" : words.offline;
  };
  const moved = () => go(Number(location.hash.slice(1)) - 1 || 0);
  let touched = null;

  const actions = { previous: () => step(-1), next: () => step(1), leave, full, notes, keys, close: keys, dismiss: () => part("notice").remove() };
  const click = (event) => {
    const pressed = event.composedPath()[0].closest?.("button");
    if (!pressed || !box.contains(pressed)) return;
    if (event.detail) box.focus(); // a mouse: what comes next is a key
    actions[pressed.className]();
  };
  box.ontouchstart = ({ touches }) => (touched = touches.length === 1 ? [touches[0].clientX, touches[0].clientY] : null);
  box.ontouchend = ({ changedTouches: [end] }) => {
    const [across, down] = touched ? [end.clientX - touched[0], end.clientY - touched[1]] : [0, 0];
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) step(across < 0 ? 1 : -1);
  };
  // Before Streamlit, whose word about a lost connection, covered as it is, would swallow keys and clicks.
  parentElement.left?.abort(); // called again for new data: a key that two listen to would go two slides on
  const left = (parentElement.left = new AbortController());
  const hear = (name, act, capture = false) => window.addEventListener(name, act, { capture, signal: left.signal });
  hear("keydown", press, true);
  hear("click", click, true);
  hear("hashchange", moved);
  hear("resize", fit);
  hear("online", offline);
  hear("offline", offline);
  const watch = new MutationObserver(offline);
  watch.observe(document.querySelector("[data-testid=stApp]"), { attributeFilter: ["data-test-connection-state"] });
  const timer = setInterval(tick, 1000);
  left.signal.addEventListener("abort", () => {
    watch.disconnect();
    clearInterval(timer);
  });
  tick();
  offline();
  const asked = Number(location.hash.slice(1)) - 1;
  go(location.hash && asked >= 0 ? asked : Number(sessionStorage.getItem(remembered)) || 0);
  return () => {
    left.abort();
    // Left: the address is the page's again.
    if (!new URLSearchParams(location.search).has("vue")) history.replaceState(history.state, "", location.pathname + location.search);
  };
}

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);

const node = (tag, name = "", children = []) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...[children].flat());
  return made;
};

/* Text from data, in its own direction. */
const said = (tag, name, text) => Object.assign(node(tag, name, text), { dir: "auto" });

const ICONS = {
  previous: "M10 3L5 8l5 5",
  next: "M6 3l5 5-5 5",
  notes: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 4.5V8l2.5 2",
  full: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
  keys: "M5.5 6a2.5 2.5 0 1 1 3.7 2.2c-.9.5-1.2 1-1.2 1.8M8 12.5v.6",
  leave: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  dismiss: "M3.5 3.5l9 9M12.5 3.5l-9 9",
};

const button = (name, label) => {
  const icon = draw("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" });
  icon.append(draw("path", { d: ICONS[name] }));
  const made = Object.assign(node("button", name, icon), { type: "button", title: label });
  made.setAttribute("aria-label", label);
  return made;
};

function build({ key, language, notices, words }) {
  const box = Object.assign(node("dialog", "show"), { lang: language, tabIndex: -1, oncancel: (event) => event.preventDefault() });
  box.setAttribute("aria-label", words.name);
  box.dataset.key = key;
  const live = node("div", "live");
  live.setAttribute("aria-live", "polite");
  const controls = node("nav", "controls", [
    node("span", "offline"),
    button("previous", words.previous),
    node("span", "number"),
    button("next", words.next),
    button("notes", words.notes),
    button("full", words.full),
    button("keys", words.keys),
    button("leave", words.leave),
  ]);
  controls.querySelector(".offline").setAttribute("role", "status");
  controls.querySelector(".notes").setAttribute("aria-pressed", "false");
  controls.setAttribute("aria-label", words.keys);
  const presenter = Object.assign(node("aside", "presenter", [said("span", "upcoming", ""), node("span", "clock"), node("span", "elapsed")]), { hidden: true });
  presenter.setAttribute("aria-label", words.notes);
  const rows = words.shortcuts.map(([pressed, does]) => node("div", "", [node("dt", "", pressed), node("dd", "", does)]));
  const keyboard = node("dialog", "keyboard", [node("h2", "", words.keys), node("dl", "", rows), Object.assign(node("button", "close", words.close), { type: "button" })]);
  keyboard.setAttribute("aria-label", words.keys);
  box.append(live, node("article", "slide"), presenter, controls, keyboard);
  if (notices.length) {
    const lines = notices.map((line) => said("li", "", line));
    const notice = node("div", "notice", [node("p", "", words.ignored), node("ul", "", lines), button("dismiss", words.dismiss)]);
    notice.setAttribute("role", "alert");
    box.prepend(notice);
  }
  return box;
}

function slide({ slides, words, size, country }, at) {
  const { title, kind, figures, sentence, projects, map, scope, sources } = slides[at];
  const name = said("h1", title.length > 60 ? "long" : "", title);
  const numbers = figures.map(({ label, value, rank }) =>
    node("div", "", [node("dt", "", label), node("dd", "", value), node("dd", "rank", rank)]));
  const listed = projects.map(([what, about, amount, badge, outlined]) =>
    node("li", "", [
      said("span", "what", what),
      node("b", outlined ? "outlined" : "", amount),
      said("span", "about", [node("span", "badge", badge), ` ${about}`]),
    ]));
  const list = listed.length ? [node("h2", "", words.largest), node("ol", "", listed)] : []; // else the sentence says why
  return node("article", "slide", [
    figure(map, filled(words.map, { title }), size, country),
    node("div", "text", [
      node("header", "", [said("p", "kind", kind), name]),
      node("dl", "figures", numbers),
      said("p", "sentence", sentence),
      node("div", "largest", list),
      node("footer", "", [said("p", "scope", scope), said("p", "sources", sources)]),
    ]),
  ]);
}

function draw(tag, attributes, text = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}

function figure(map, label, [width, height], country) {
  const picture = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
  for (const name of ["land", "near", "lines", "own"]) picture.append(draw("path", { d: map[name], class: name, "fill-rule": "evenodd" }));
  for (const [cx, cy, r] of map.circles) picture.append(draw("circle", { cx, cy, r, class: "point" }));
  for (const [cx, cy] of map.hollow) picture.append(draw("circle", { cx, cy, r: 7, class: "hollow" }));
  for (const [x, y, name] of map.towns) {
    picture.append(draw("circle", { cx: x, cy: y, r: 3, class: "dot" }));
    const right = x < width * 0.7;
    picture.append(draw("text", { x: x + (right ? 10 : -10), y: y + 8, "text-anchor": right ? "start" : "end", class: "town" }, name));
  }
  const [length, distance] = map.bar;
  const bar = draw("g", { class: "bar", transform: `translate(${width - 20} ${height - 20})`, "aria-hidden": "true" });
  bar.append(draw("path", { d: `M${-length} -12V0H0V-12` }), draw("text", { y: -22, "text-anchor": "end" }, distance));
  picture.append(bar);
  const drawn = [picture];
  if (map.about) drawn.push(node("p", "note", map.about));
  if (map.spot) {
    const place = draw("svg", { viewBox: `-30 -30 ${width + 60} ${width + 60}`, class: "where", "aria-hidden": "true" });
    place.append(draw("path", { d: country }), draw("circle", { cx: map.spot[0], cy: map.spot[1], r: 48 }));
    drawn.push(place);
  }
  return node("figure", "", drawn);
}
