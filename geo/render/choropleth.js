/* The browser's half of the map: areas are fetched once and recoloured when a filter changes.
 *
 * `atlas.start(id, config)` runs once, from the base map's script; `atlas.show(packed)` runs at every filter change and
 * carries one class character for each area, in the geometry's order. Either the geometry or the values may come first:
 * the map is drawn when both are there. Text from data only ever goes to `textContent`.
 */
"use strict";

(() => {
  const { shapeOf, toWorld } = L.AreaLayer;

  const inflate = async (packed) => {
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(plain).json();
  };

  const element = (tag, className, text) => {
    const node = document.createElement(tag);
    node.className = className;
    node.textContent = text;
    return node;
  };

  class Atlas {
    constructor(id, { geometry, text, theme }) {
      this.text = text;
      this.turn = 0;
      this.clicks = 0;
      this.moved = false;
      this.fitting = false;
      // Leaflet's 3D translations give the map a layer that is blended again into every frame the whole page paints.
      L.Browser.ie3d = true;
      this.map = L.map(id, { zoomControl: false, attributionControl: false, zoomSnap: 0.25, minZoom: 3, maxZoom: 12 });
      this.describe(theme);
      this.layer = new L.AreaLayer(theme);
      this.tooltip = L.tooltip({ className: "atlas-tooltip", direction: "auto", offset: [12, 0] });
      this.map.setView([46.6, 2.5], 5.5, { animate: false }).addLayer(this.layer);
      this.map.on("movestart", () => { this.moved ||= !this.fitting; });
      this.map.on("resize", () => this.fit());
      // The frame's style sheet may change the map's height after Leaflet has measured it: the window isn't resized then.
      new ResizeObserver(() => this.map.invalidateSize()).observe(this.map.getContainer());
      new ResizeObserver(() => this.map.invalidateSize({ animate: false })).observe(this.map.getContainer());
      this.map.on("mousemove", (event) => this.point(event.latlng));
      this.map.on("mouseout", () => this.point(null));
      this.map.on("click", (event) => this.choose(event.latlng));
      this.load(geometry).catch((error) => this.fail(error));
    }

    /* Names for assistive technology, and the theme's colours for the style sheet. */
    describe(theme) {
      const { text } = this;
      const container = this.map.getContainer();
      document.documentElement.lang = text.language;
      document.title = text.aria_label;
      if (window.frameElement) window.frameElement.title = text.aria_label;
      container.setAttribute("role", "application");
      container.setAttribute("aria-label", text.aria_label);
      for (const [name, colour] of Object.entries(theme)) container.style.setProperty(`--atlas-${name}`, colour);
      L.control.zoom({ position: "topright", zoomInTitle: text.zoom_in, zoomOutTitle: text.zoom_out }).addTo(this.map);
      const credits = L.control.attribution({ prefix: false }).addTo(this.map);
      credits.addAttribution(element("span", "", text.attribution).innerHTML);
    }

    async load(url) {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      const collection = await response.json();
      this.layer.areas = collection.features.map(({ properties, geometry }) =>
        ({ code: properties.c, name: properties.n, ...shapeOf(geometry) }));
      this.layer.frames = (collection.frames ?? []).map(({ label, bounds: [[south, west], [north, east]] }) =>
        ({ label, box: [...toWorld([west, north]), ...toWorld([east, south])] }));
      this.layer.outline = collection.outline ? shapeOf(collection.outline).path : null;
      this.bounds = this.extent();
      this.fit();
      this.map.setMaxBounds(this.bounds.pad(0.5));
      this.layer.draw();
    }

    /* The bounds of all areas and frames, in degrees. */
    extent() {
      const boxes = [...this.layer.areas, ...this.layer.frames].map(({ box }) => box);
      const [west, north] = [0, 1].map((side) => Math.min(...boxes.map((box) => box[side])));
      const [east, south] = [2, 3].map((side) => Math.max(...boxes.map((box) => box[side])));
      return L.latLngBounds([[west, north], [east, south]].map((corner) => this.map.unproject(corner, 0)));
    }

    /* Show everything, unless the reader has chosen another view. */
    fit() {
      if (this.moved || !this.bounds) return;
      this.fitting = true;
      this.map.fitBounds(this.bounds, { animate: false, padding: [8, 8] });
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
      this.layer.draw();
    }

    point(position) {
      const i = position && this.layer.areas.length ? this.layer.areaAt(position) : -1;
      this.map.getContainer().style.cursor = i < 0 ? "" : "pointer";
      if (i !== this.layer.hovered && i >= 0) this.tooltip.setContent(this.sentence(i));
      this.layer.hover(i);
      if (i < 0) this.tooltip.remove();
      else this.tooltip.setLatLng(position).addTo(this.map);
    }

    sentence(i) {
      const { values, areas } = this.layer;
      const { text } = this;
      const content = element("div", "", "");
      content.append(element("strong", "", areas[i].name));
      const lines = [[values.measure, values.values[i] || text.no_data]];
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
