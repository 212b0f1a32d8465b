/* A Leaflet layer of canvases whose coordinates are "world units": Web Mercator pixels at zoom 0.
 *
 * One path serves every zoom through the canvas's transform. Layers extend it and say what `draw` draws.
 */
"use strict";

(() => {
  const WORLD = 256;

  const toWorld = ([lon, lat]) => {
    const sine = Math.sin((lat * Math.PI) / 180);
    return [WORLD * (lon / 360 + 0.5), WORLD * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))];
  };

  /* The rings and lines of any GeoJSON geometry; points have none. */
  const linesOf = (geometry) => {
    const { type, coordinates, geometries } = geometry ?? {};
    if (type === "GeometryCollection") return geometries.flatMap(linesOf);
    if (type === "MultiPolygon") return coordinates.flat();
    if (type === "LineString") return [coordinates];
    return type === "Polygon" || type === "MultiLineString" ? coordinates : [];
  };

  /* One Path2D in world units, and its box [west, north, east, south]. Rings end where they began: none needs closing. */
  const shapeOf = (geometry) => {
    const path = new Path2D();
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const line of linesOf(geometry)) {
      line.forEach((position, i) => {
        const [x, y] = toWorld(position);
        if (i === 0) path.moveTo(x, y);
        else path.lineTo(x, y);
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      });
    }
    return { path, box };
  };

  const METRES = 2 * Math.PI * 6378137;
  const fromMetres = ([x, y]) => [WORLD * (0.5 + x / METRES), WORLD * (0.5 - y / METRES)];

  /* A frame of the map: its box in world units, and how it moves what lies in its department. */
  const frameOf = ({ code, label, bounds: [[south, west], [north, east]], origin, target, scale }) => {
    const [from, to] = [origin, target].map(fromMetres);
    const move = (point) => point.map((value, axis) => (value - from[axis]) * scale + to[axis]);
    return { code, label, move, box: [...toWorld([west, north]), ...toWorld([east, south])] };
  };

  /* Text from data only ever goes to `textContent`. */
  const element = (tag, className, text) => {
    const node = document.createElement(tag);
    node.className = className;
    node.textContent = text;
    return node;
  };

  L.WorldLayer = L.Renderer.extend({
    initialize() {
      L.Renderer.prototype.initialize.call(this, { padding: 0.1 });
      this.frames = [];
    },

    /* The contexts of `count` canvases over each other, in a container of the class `name`. */
    _canvases(name, count) {
      this._container = L.DomUtil.create("div", name);
      // Thousands of paths: drawn in memory they take tens of milliseconds everywhere, on a GPU without drivers seconds.
      const options = { willReadFrequently: true };
      const canvas = () => L.DomUtil.create("canvas", "", this._container).getContext("2d", options);
      this.contexts = Array.from({ length: count }, canvas);
      return this.contexts;
    },

    _destroyContainer() {
      this._container.remove();
      delete this._container;
    },

    /* Leaflet calls this after every move, zoom and resize: take the new place and size, then draw. */
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      this.ratio = Math.min(window.devicePixelRatio || 1, 2);
      L.DomUtil.setPosition(this._container, this._bounds.min);
      for (const { canvas } of this.contexts) {
        canvas.width = Math.round(size.x * this.ratio);
        canvas.height = Math.round(size.y * this.ratio);
        canvas.style.width = `${size.x}px`;
        canvas.style.height = `${size.y}px`;
      }
      this.draw();
    },

    /* Clear the canvas and set its transform to world units; returns one screen pixel and the view's box in them. */
    _prepare(context) {
      const { canvas } = context;
      const scale = 2 ** this._map.getZoom();
      const corner = this._map.getPixelOrigin().add(this._bounds.min);
      const size = this._bounds.getSize();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.setTransform(scale * this.ratio, 0, 0, scale * this.ratio, -corner.x * this.ratio, -corner.y * this.ratio);
      context.lineJoin = "round";
      const view = [corner.x, corner.y, corner.x + size.x, corner.y + size.y].map((pixel) => pixel / scale);
      return { pixel: 1 / scale, view };
    },

    /* Where the map shows a position in degrees of the department `zone`, in world units. */
    displayed(position, zone) {
      const point = toWorld(position);
      return this.frames.find(({ code }) => code === zone)?.move(point) ?? point;
    },
  });

  /* `face` is the font family of all text on the map. */
  Object.assign(L.WorldLayer, { element, face: "system-ui, sans-serif", frameOf, shapeOf, toWorld });
})();
