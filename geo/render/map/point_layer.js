/* A layer of points on one canvas: what stands at the same place is one mark, whose popup lists it all.
 *
 * Layers are fetched by their URL and kept while it stays the same. A mark's area tells the sum of its amounts; without
 * amounts all marks of a layer are alike. Shapes tell layers apart, colours their categories.
 */
"use strict";

(() => {
  const { element, toWorld } = L.WorldLayer;
  const SMALLEST = 2.5;
  const PLAIN = 4.5;
  const CROWDED = { usines: 3.4 }; // of layers with many marks everywhere
  const OUTLINE = 2.5; // between a mark and the dashes around it
  const COUNTED = 9;
  const LISTED = 10;
  const MOST = 20000;
  const CELL = 24;

  const SHAPES = {
    projets: (path, x, y, r) => path.arc(x, y, r, 0, 2 * Math.PI),
    ecosysteme: (path, x, y, r) => polygon(path, [[x, y - 1.25 * r], [x + 1.25 * r, y], [x, y + 1.25 * r], [x - 1.25 * r, y]]),
    sites: (path, x, y, r) => path.rect(x - 0.886 * r, y - 0.886 * r, 1.772 * r, 1.772 * r),
    usines: (path, x, y, r) => polygon(path, [[x, y + 1.3 * r], [x + 1.2 * r, y - 0.8 * r], [x - 1.2 * r, y - 0.8 * r]]),
    "cles-en-main": (path, x, y, r) => polygon(path, [[x, y - 1.4 * r], [x + 1.3 * r, y + 0.9 * r], [x - 1.3 * r, y + 0.9 * r]]),
  };

  const polygon = (path, corners) => {
    corners.forEach(([x, y], i) => (i ? path.lineTo(x, y) : path.moveTo(x, y)));
    path.closePath();
  };

  L.PointLayer = L.WorldLayer.extend({
    initialize(theme) {
      L.WorldLayer.prototype.initialize.call(this);
      this.theme = theme;
      this.layers = [];
      this.marks = [];
      this.drawn = [];
      this.dialog = null;
    },

    _initContainer() {
      [this.context] = this._canvases("atlas-points", 1);
    },

    /* Show `layers` ({slug, url}); those that are shown already are not fetched again. */
    show(layers) {
      const kept = new Map(this.layers.map((layer) => [layer.url, layer]));
      this.layers = layers.map((layer) => kept.get(layer.url) ?? this._fetch({ ...layer, items: null }));
      this.place();
    },

    _fetch(layer) {
      const stays = () => this.layers.includes(layer);
      fetch(layer.url)
        .then((response) => (response.ok ? response.json() : Promise.reject(new Error(`${layer.url}: ${response.status}`))))
        .then((items) => {
          layer.items = items;
          if (stays()) this.place();
        })
        .catch((error) => {
          console.error(error);
          if (stays()) this._map.getContainer().append(Object.assign(element("p", "atlas-notice", error.message), { role: "alert" }));
        });
      return layer;
    },

    /* Gather items into marks, once frames are known and whenever a layer has come or gone. */
    place() {
      this.marks = [];
      for (const { slug, items } of this.layers) {
        if (!items) continue;
        const places = new Map();
        items.title.forEach((_, i) => {
          const [x, y] = this.displayed([items.lon[i], items.lat[i]], items.zone.values[items.zone.at[i]]);
          const key = `${x},${y}`;
          if (!places.has(key)) places.set(key, { slug, items, x, y, members: [] });
          places.get(key).members.push(i);
        });
        this.marks.push(...[...places.values()].map((place) => this._mark(place)));
      }
      // The largest first, so that none hides a smaller one.
      this.marks.sort((a, b) => b.radius - a.radius);
      this.draw();
    },

    _mark(place) {
      const { items, members } = place;
      if (!items.amount) return { ...place, radius: CROWDED[place.slug] ?? PLAIN, colour: items.colours[items.colour[members[0]]], hollow: false, outlined: false };
      members.sort((a, b) => (items.amount[b] ?? -1) - (items.amount[a] ?? -1));
      const sum = members.reduce((total, i) => total + (items.amount[i] ?? 0), 0);
      const radius = Math.max(SMALLEST, Math.min(items.pixels, items.pixels * Math.sqrt(sum / (items.largest || 1))));
      // An unknown amount is not a small one: its mark is hollow. One that is not added up, such as a ceiling, is an outline.
      const outlined = members.some((i) => items.outlined?.[i]);
      return { ...place, radius, colour: items.colours[items.colour[members[0]]], hollow: items.amount[members[0]] === null, outlined };
    },

    draw() {
      if (!this._map || !this.context) return;
      // An empty canvas would still be blended into every frame.
      this.context.canvas.hidden = this.marks.length === 0;
      this.drawn = [];
      if (!this.marks.length) return;
      const { pixel, view } = this._prepare(this.context);
      const margin = 30 * pixel;
      const seen = ({ x, y }) => x > view[0] - margin && x < view[2] + margin && y > view[1] - margin && y < view[3] + margin;
      this.drawn = this._grouped(this.marks.filter(seen), pixel);
      for (const mark of this.drawn) this._drawMark(mark, pixel);
      this._drawCounts(pixel);
    },

    /* More marks than a reader can tell apart: neighbours become one, with a notice. */
    _grouped(marks, pixel) {
      const crowded = marks.length > MOST;
      this._notice(crowded ? marks[0].items.words.grouped : null);
      if (!crowded) return marks;
      const cells = new Map();
      for (const mark of marks) {
        const key = [mark.x, mark.y].map((value) => Math.floor(value / pixel / CELL)).join();
        if (!cells.has(key)) cells.set(key, { ...mark, members: [] });
        cells.get(key).members.push(...mark.members);
      }
      return [...cells.values()].map((mark) => Object.assign(mark, { radius: COUNTED, hollow: false, outlined: false }));
    },

    _notice(text) {
      if ((this.notice?.textContent ?? null) === text) return;
      this.notice?.remove();
      this.notice = text && element("p", "atlas-notice", text);
      if (text) this._map.getContainer().append(Object.assign(this.notice, { role: "status" }));
    },

    _drawMark({ slug, x, y, radius, colour, hollow, outlined }, pixel) {
      const { context } = this;
      context.beginPath();
      SHAPES[slug](context, x, y, radius * pixel);
      context.lineWidth = 0.8 * pixel;
      context.fillStyle = hollow ? this.theme.ground : colour;
      context.strokeStyle = hollow ? colour : this.theme.ring;
      context.globalAlpha = hollow ? 0.9 : 0.82;
      context.fill();
      context.globalAlpha = 1;
      context.stroke();
      if (!outlined) return;
      context.beginPath();
      SHAPES[slug](context, x, y, (radius + OUTLINE) * pixel);
      context.lineWidth = 1.4 * pixel;
      context.strokeStyle = colour;
      context.setLineDash([3 * pixel, 2 * pixel]);
      context.stroke();
      context.setLineDash([]);
    },

    _drawCounts(pixel) {
      const { context } = this;
      context.textAlign = "center";
      context.textBaseline = "middle";
      for (const { x, y, members, radius } of this.drawn) {
        if (members.length < 2 || radius < COUNTED) continue;
        context.save();
        context.translate(x, y);
        context.scale(pixel, pixel);
        context.font = `600 10px ${L.WorldLayer.face}`;
        context.lineWidth = 2.5;
        context.strokeStyle = "#00000099";
        context.fillStyle = "#ffffff";
        context.strokeText(members.length, 0, 0);
        context.fillText(members.length, 0, 0);
        context.restore();
      }
    },

    /* The topmost mark under a position, null when there is none; small marks can be hit a little beside them. */
    placeAt({ lng, lat }) {
      const [x, y] = toWorld([lng, lat]);
      const pixel = 1 / 2 ** this._map.getZoom();
      return this.drawn.findLast((mark) => Math.hypot(mark.x - x, mark.y - y) <= Math.max(mark.radius, 5) * pixel) ?? null;
    },

    /* The one line of a tooltip. */
    summary({ items, members }) {
      const node = element("div", "", "");
      const many = items.words.items.replace("{n}", members.length.toLocaleString(items.words.language));
      node.append(element("strong", "", members.length > 1 ? many : items.title[members[0]]));
      return node;
    },

    open({ x, y, items, members }) {
      const content = element("div", "atlas-popup", "");
      const { words } = items;
      if (members.length > 1) content.append(element("strong", "", words.items.replace("{n}", members.length)));
      for (const i of members.slice(0, LISTED)) content.append(this._card(items, i));
      if (members.length > LISTED) {
        const rest = element("details", "", "");
        rest.append(element("summary", "", words.more.replace("{n}", members.length - LISTED)));
        // Built when opened: a city has hundreds of projects.
        rest.addEventListener("toggle", () => rest.append(...members.slice(LISTED).map((i) => this._card(items, i))), { once: true });
        content.append(rest);
      }
      this._dialog(content, [x, y], words.close);
    },

    /* A popup beside its mark that stays inside the map: unlike Leaflet's own, it never moves the reader's view. */
    _dialog(content, at, closing) {
      this.close();
      const container = this._map.getContainer();
      const dialog = element("div", "atlas-card", "");
      dialog.setAttribute("role", "dialog");
      dialog.setAttribute("aria-label", content.querySelector("strong, h4").textContent);
      const button = element("button", "", "×");
      button.type = "button";
      button.setAttribute("aria-label", closing);
      button.addEventListener("click", () => this.close());
      dialog.append(button, content);
      dialog.addEventListener("keydown", (event) => {
        event.stopPropagation();
        if (event.key === "Escape") this.close();
      });
      L.DomEvent.disableClickPropagation(dialog).disableScrollPropagation(dialog);
      container.append(dialog);
      const mark = this._map.latLngToContainerPoint(this._map.unproject(at, 0));
      const inside = (value, size, room) => Math.max(8, Math.min(value, room - size - 8));
      const { x: width, y: height } = this._map.getSize();
      const beside = mark.x + 14 + dialog.offsetWidth < width ? mark.x + 14 : mark.x - 14 - dialog.offsetWidth;
      dialog.style.left = `${inside(beside, dialog.offsetWidth, width)}px`;
      dialog.style.top = `${inside(mark.y - 30, dialog.offsetHeight, height)}px`;
      this.dialog = dialog;
      button.focus({ preventScroll: true });
    },

    close() {
      if (!this.dialog) return;
      this.dialog.remove();
      this.dialog = null;
      this._map.getContainer().focus({ preventScroll: true });
    },

    _card(items, i) {
      const card = element("article", "", "");
      card.dir = "auto";
      card.append(element("h4", "", items.title[i]));
      for (const { label, values, at } of items.fields) {
        const value = values[at[i]];
        if (!value) continue;
        const line = element("p", "", "");
        line.append(element("span", "", label), element("span", "", value));
        card.append(line);
      }
      const link = items.link.values[items.link.at[i]];
      if (link) card.append(Object.assign(element("a", "", items.words.source), { href: link, target: "_blank", rel: "noopener" }));
      return card;
    },
  });
})();
