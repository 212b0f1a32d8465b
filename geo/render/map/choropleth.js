/* The browser's half of the map: areas are fetched once and recoloured when a filter changes.
 *
 * `atlas.start(id, config)` runs once, from the base map's script; `atlas.show(packed)` runs at every filter change and
 * carries one class character for each area, in the geometry's order. Either the geometry or the values may come first:
 * the map is drawn when both are there. Text from data only ever goes to `textContent`.
 */
"use strict";

(() => {
  const { element, frameOf, shapeOf, toWorld } = L.WorldLayer;

  const inflate = async (packed) => {
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(plain).json();
  };

  /* "dark" or "light", as the page around this frame is; Streamlit sets the colour scheme of its own frame. */
  const scheme = () => {
    const page = window.parent.document.querySelector(".stApp");
    return page && getComputedStyle(page).colorScheme === "dark" ? "dark" : "light";
  };

  class Atlas {
    constructor(id, { geometry, parts, mirror, text, themes, towns }) {
      this.text = text;
      this.parts = parts;
      this.turn = 0;
      this.clicks = 0;
      this.focused = null;
      this.moved = false;
      this.fitting = false;
      this.following = false;
      // Leaflet's 3D translations give the map a layer that is blended again into every frame the whole page paints.
      L.Browser.ie3d = true;
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      this.map = L.map(id, {
        zoomControl: false, attributionControl: false, zoomSnap: 0.1, minZoom: 3, maxZoom: 12,
        zoomAnimation: !still, fadeAnimation: !still, inertia: !still,
      });
      if (still) this.map.panBy = (by, options) => L.Map.prototype.panBy.call(this.map, by, { ...options, animate: false });
      this.themes = themes;
      this.theme = themes[scheme()];
      this.describe();
      this.layer = new L.AreaLayer(this.theme);
      this.tooltip = L.tooltip({ className: "atlas-tooltip", direction: "auto", offset: [12, 0] });
      this.points = new L.PointLayer(this.theme);
      this.labels = new L.LabelLayer(this.layer);
      this.map.setView([46.6, 2.5], 5.5, { animate: false });
      for (const layer of [this.layer, this.points, this.labels]) this.map.addLayer(layer);
      // The map is whole without either: what fails is told in the console alone.
      this.borrow().catch((error) => console.error(error));
      if (towns) this.name(towns).catch((error) => console.error(error));
      this.map.on("movestart", () => { this.moved ||= !this.fitting; });
      this.map.on("resize", () => this.fit());
      // The frame's style sheet may change the map's height after Leaflet has measured it: the window isn't resized then.
      new ResizeObserver(() => this.map.invalidateSize({ animate: false })).observe(this.map.getContainer());
      this.map.on("mousemove", (event) => this.point(event.latlng));
      this.map.on("mouseout", () => this.point(null));
      this.map.on("click", (event) => this.choose(event.latlng));
      // With the keyboard, arrows move the map under the cross in its middle, and Enter chooses what lies there.
      this.map.getContainer().addEventListener("keydown", (event) => {
        if (event.key === "Enter" && event.target === this.map.getContainer()) this.choose(this.map.getCenter());
      });
      // The message comes before the page itself has changed.
      window.addEventListener("message", () => requestAnimationFrame(() => this.dress()));
      if (mirror) this.zoomWith(mirror);
      this.load(geometry).catch((error) => this.fail(error));
    }

    /* Maps of one name, each in a frame of its own, zoom by the same steps; each keeps its own middle. */
    zoomWith(name) {
      const channel = new BroadcastChannel(name);
      let zoom = null;
      this.map.on("zoomstart", () => { zoom = this.map.getZoom(); });
      this.map.on("zoomend", () => {
        if (this.moved && !this.following && zoom !== null) channel.postMessage(this.map.getZoom() - zoom);
      });
      channel.onmessage = ({ data: step }) => {
        this.following = true;
        this.map.setZoom(this.map.getZoom() + step, { animate: false });
        this.following = false;
      };
    }

    /* Take the colours that the page has now: it tells its frames when the reader's system turns dark or light. */
    dress() {
      const theme = this.themes[scheme()];
      if (theme === this.theme) return;
      this.theme = this.layer.theme = this.points.theme = theme;
      this.ink();
      this.layer.hatch();
      this.draw();
    }

    draw() {
      this.layer.draw();
      this.points.draw();
      this.labels.draw();
    }

    /* The page's own font: a frame has none but those that it declares itself. */
    async borrow() {
      const page = window.parent.document;
      const app = page.querySelector(".stApp");
      const family = app && getComputedStyle(app).fontFamily;
      if (!family) return;
      const [wanted] = family.split(",").map((name) => name.replaceAll('"', "").trim());
      const faces = [...page.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => [sheet, rule]))
        .filter(([, { style, type }]) => type === CSSRule.FONT_FACE_RULE && style.fontFamily.replaceAll('"', "") === wanted);
      for (const [sheet, { style }] of faces) {
        const source = style.src.replace(/url\("?([^")]+)"?\)/g, (_, url) => `url("${new URL(url, sheet.href ?? page.baseURI)}")`);
        document.fonts.add(new FontFace(wanted, source, { style: style.fontStyle, weight: style.fontWeight }));
      }
      await document.fonts.load(`600 12px "${wanted}"`);
      L.WorldLayer.face = family;
      this.map.getContainer().style.fontFamily = family;
      this.draw();
    }

    /* The theme's colours for the style sheet. */
    ink() {
      const { style } = this.map.getContainer();
      for (const [name, colour] of Object.entries(this.theme)) style.setProperty(`--atlas-${name}`, colour);
    }

    /* Names for assistive technology. */
    describe() {
      const { text } = this;
      const container = this.map.getContainer();
      document.documentElement.lang = text.language;
      document.title = text.aria_label;
      if (window.frameElement) window.frameElement.title = text.aria_label;
      container.setAttribute("role", "application");
      container.setAttribute("aria-label", text.aria_label);
      this.ink();
      L.control.zoom({ position: "topright", zoomInTitle: text.zoom_in, zoomOutTitle: text.zoom_out }).addTo(this.map);
      const credits = L.control.attribution({ prefix: false }).addTo(this.map);
      credits.addAttribution(element("span", "", text.attribution).innerHTML);
    }

    async name(url) {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      this.labels.towns = await response.json();
      this.labels.draw();
    }

    async load(url) {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      const collection = await response.json();
      this.layer.areas = collection.features.map(({ properties, geometry }) =>
        ({ code: properties.c, name: properties.n, point: toWorld(properties.p), ...shapeOf(geometry) }));
      this.layer.frames = this.points.frames = (collection.frames ?? []).map(frameOf);
      this.layer.outline = collection.outline ? shapeOf(collection.outline).path : null;
      this.bounds = this.extent(this.parts ? this.layer.areas : [...this.layer.areas, ...this.layer.frames]);
      this.fit();
      this.map.setMaxBounds(this.extent([...this.layer.areas, ...this.layer.frames]).pad(0.5));
      this.layer.draw();
      this.points.place();
      this.labels.draw();
      this.settle();
    }

    /* The bounds of `shapes`, in degrees. */
    extent(shapes) {
      const boxes = shapes.map(({ box }) => box);
      const [west, north] = [0, 1].map((side) => Math.min(...boxes.map((box) => box[side])));
      const [east, south] = [2, 3].map((side) => Math.max(...boxes.map((box) => box[side])));
      return L.latLngBounds([[west, north], [east, south]].map((corner) => this.map.unproject(corner, 0)));
    }

    /* Show everything, unless the reader has chosen another view. */
    fit() {
      if (this.moved || !this.bounds) return;
      this.fitting = true;
      this.map.fitBounds(this.bounds, { animate: false, paddingTopLeft: [8, 8], paddingBottomRight: [8, 24] });
      this.fitting = false;
    }

    fail(error) {
      console.error(error);
      const message = element("p", "atlas-message", this.text.failed);
      message.setAttribute("role", "alert");
      this.map.getContainer().append(message);
    }

    async show(packed) {
      const turn = ++this.turn;
      const values = await inflate(packed);
      if (turn !== this.turn) return;
      values.visible = values.visible && new Set(values.visible);
      this.layer.values = values;
      this.lay(values.tiles);
      this.layer.draw();
      this.labels.draw();
      this.points.show(values.layers);
      this.settle();
    }

    /* Go where the reader has asked to go, once; without a new request the view is the reader's own. */
    settle() {
      const { focus } = this.layer.values ?? {};
      if (!focus || !this.bounds || focus.turn === this.focused) return;
      this.focused = focus.turn;
      this.moved = true;
      const [west, south, east, north] = focus.box;
      const corners = [[west, north], [east, south]].map((corner) => this.layer.displayed(corner, focus.zone));
      this.following = true;
      this.map.fitBounds(corners.map((corner) => this.map.unproject(corner, 0)), { padding: [24, 24], maxZoom: 11, animate: false });
      this.following = false;
    }

    /* The base map of another party, when the reader asks for one; its failure changes nothing else. */
    lay(tiles) {
      if (tiles?.url === this.tiles?._url) return;
      this.tiles?.remove();
      this.tiles = tiles && L.tileLayer(tiles.url, { maxZoom: tiles.max_zoom, attribution: tiles.attribution });
      this.tiles?.addTo(this.map);
      this.map.getContainer().classList.toggle("atlas-tiled", Boolean(tiles));
    }

    point(position) {
      const place = position && this.points.placeAt(position);
      if (place) {
        this.layer.hover(-1);
        this.map.getContainer().style.cursor = "pointer";
        this.tooltip.setContent(this.points.summary(place)).setLatLng(position).addTo(this.map);
        return;
      }
      const i = position && this.layer.areas.length ? this.layer.areaAt(position) : -1;
      this.map.getContainer().style.cursor = i < 0 ? "" : "pointer";
      if (i >= 0) this.tooltip.setContent(this.sentence(i));
      this.layer.hover(i);
      if (i < 0) this.tooltip.remove();
      else this.tooltip.setLatLng(position).addTo(this.map);
    }

    sentence(i) {
      const { values, areas } = this.layer;
      const { text } = this;
      const content = element("div", "", "");
      content.append(element("strong", "", areas[i].name));
      const lines = [[values.measure, values.values[i] || values.states[values.classes[i]]]];
      if (values.second) lines.push([values.second, values.sizes[i] || text.no_data]);
      lines.push([text.projects, values.projects[i].toLocaleString(text.language)]);
      if (values.aid[i]) lines.push([text.aid, values.aid[i]]);
      for (const [label, value] of lines) {
        const line = element("div", "atlas-line", "");
        line.append(element("span", "", label), element("span", "atlas-value", value));
        content.append(line);
      }
      return content;
    }

    /* The count tells a second click on the same area from no click. */
    choose(position) {
      const place = this.points.placeAt(position);
      if (place) {
        this.tooltip.remove();
        this.points.open(place);
        return;
      }
      this.points.close();
      const i = this.layer.areaAt(position);
      if (i >= 0) window.Streamlit.setComponentValue({ code: this.layer.areas[i].code, click: ++this.clicks });
    }
  }

  window.atlas = {
    start(id, config) {
      document.body.style.margin = "0";
      this.current = new Atlas(id, config);
      return this.current.map;
    },
    show(packed) {
      return this.current.show(packed);
    },
  };
})();
