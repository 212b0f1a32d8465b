/* A Leaflet layer that draws every area of a choropleth on one canvas.
 *
 * Coordinates are Web Mercator pixels at zoom 0 ("world units"), so that one Path2D an area serves every zoom through the
 * canvas's transform. Nothing here knows of pages, tooltips or messages: see choropleth.js.
 */
"use strict";

(() => {
  const WORLD = 256;
  const NO_DATA = "-";
  const HIDDEN = "hidden";
  const HATCH_STEP = 6;

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

  /* Two canvases over each other: areas below, hovered and selected borders above, so that hovering redraws no area. */
  L.AreaLayer = L.Renderer.extend({
    initialize(theme) {
      L.Renderer.prototype.initialize.call(this, { padding: 0.1 });
      this.theme = theme;
      this.areas = [];
      this.frames = [];
      this.values = null;
      this.hovered = -1;
    },

    _initContainer() {
      this._container = L.DomUtil.create("div", "atlas-areas");
      // Thousands of paths: drawn in memory they take tens of milliseconds everywhere, on a GPU without drivers seconds.
      const options = { willReadFrequently: true };
      const canvas = () => L.DomUtil.create("canvas", "", this._container).getContext("2d", options);
      this.ground = canvas();
      this.highlight = canvas();
      const tile = Object.assign(document.createElement("canvas"), { width: HATCH_STEP, height: HATCH_STEP });
      const pen = tile.getContext("2d", options);
      pen.strokeStyle = this.theme.hatch;
      pen.lineWidth = 1.4;
      for (const shift of [-HATCH_STEP, 0, HATCH_STEP]) {
        pen.moveTo(shift, HATCH_STEP);
        pen.lineTo(shift + HATCH_STEP, 0);
      }
      pen.stroke();
      this.pattern = this.ground.createPattern(tile, "repeat");
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
      for (const { canvas } of [this.ground, this.highlight]) {
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

    draw() {
      if (!this._map || !this.values || !this.areas.length) return;
      const context = this.ground;
      const { pixel, view } = this._prepare(context);
      const seen = ({ box }) => box[0] < view[2] && box[2] > view[0] && box[1] < view[3] && box[3] > view[1];
      const colours = { [NO_DATA]: this.theme.no_data, [HIDDEN]: this.theme.hidden, ...this.values.palette };
      const groups = new Map([[NO_DATA, []]]);
      this.areas.forEach((area, i) => {
        if (!seen(area)) return;
        const group = this._shown(i) ? this.values.classes[i] : HIDDEN;
        if (!groups.has(group)) groups.set(group, []);
        groups.get(group).push(area.path);
      });
      const borders = new Path2D();
      for (const [group, paths] of groups) {
        context.fillStyle = colours[group];
        for (const path of paths) {
          context.fill(path, "evenodd");
          borders.addPath(path);
        }
        if (group === NO_DATA) this._hatch(context, pixel, view);
      }
      this._stroke(context, borders, this.theme.border, 0.6 * pixel);
      if (this.outline) this._ground(context, pixel);
      this._drawFrames(context, pixel);
      this.drawHighlight();
    },

    /* Hatch what is painted so far, the areas without data: one pattern for all is ten times faster than one for each. */
    _hatch(context, pixel, view) {
      this.pattern.setTransform(new DOMMatrix().scale(pixel));
      context.globalCompositeOperation = "source-atop";
      context.fillStyle = this.pattern;
      context.fillRect(view[0], view[1], view[2] - view[0], view[3] - view[1]);
      context.globalCompositeOperation = "source-over";
    },

    /* The country under a level that does not cover it, and its borders over all: "no data" is hatched before this. */
    _ground(context, pixel) {
      context.globalCompositeOperation = "destination-over";
      context.fillStyle = this.theme.land;
      context.fill(this.outline, "evenodd");
      context.globalCompositeOperation = "source-over";
      this._stroke(context, this.outline, this.theme.outline, 0.9 * pixel);
    },

    _drawFrames(context, pixel) {
      context.textBaseline = "top";
      for (const { label, box } of this.frames) {
        const rectangle = new Path2D();
        rectangle.roundRect(box[0], box[1], box[2] - box[0], box[3] - box[1], 4 * pixel);
        this._stroke(context, rectangle, this.theme.frame, pixel);
        context.save();
        context.translate(box[0] + 4 * pixel, box[1] + 4 * pixel);
        context.scale(pixel, pixel);
        context.font = "11px system-ui, sans-serif";
        // A small screen has small frames: the label shrinks with them, down to what can still be read.
        const fits = (box[2] - box[0]) / pixel - 8;
        context.font = `${Math.max(7, Math.min(11, 11 * fits / context.measureText(label).width))}px system-ui, sans-serif`;
        context.fillStyle = this.theme.text;
        context.fillText(label, 0, 0);
        context.restore();
      }
    },

    drawHighlight() {
      const outlined = this.hovered >= 0 || this.values.selected.length > 0;
      // An empty canvas would still be blended into every frame.
      this.highlight.canvas.hidden = !outlined;
      if (!outlined) return;
      const { pixel } = this._prepare(this.highlight);
      const outline = (i, width) => {
        this._stroke(this.highlight, this.areas[i].path, this.theme.halo, (width + 2) * pixel);
        this._stroke(this.highlight, this.areas[i].path, this.theme.accent, width * pixel);
      };
      for (const i of this.values.selected) outline(i, 2.5);
      if (this.hovered >= 0) outline(this.hovered, 1.5);
    },

    _stroke(context, path, colour, width) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke(path);
    },

    _shown(i) {
      return !this.values.visible || this.values.visible.has(i);
    },

    /* Index of the shown area under a position, -1 when there is none. */
    areaAt({ lng, lat }) {
      if (!this.values) return -1;
      const [x, y] = toWorld([lng, lat]);
      this.probe ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      return this.areas.findIndex(({ box, path }, i) =>
        x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && this._shown(i) &&
        this.probe.isPointInPath(path, x, y, "evenodd"));
    },

    hover(i) {
      if (i === this.hovered) return;
      this.hovered = i;
      if (this.areas.length && this.values) this.drawHighlight();
    },
  });

  Object.assign(L.AreaLayer, { shapeOf, toWorld });
})();
