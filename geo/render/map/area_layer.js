/* A layer that draws every area of a choropleth on one canvas. Nothing here knows of pages, tooltips or messages: see
 * choropleth.js.
 */
"use strict";

(() => {
  const { toWorld } = L.WorldLayer;
  const NO_DATA = "-", NOTHING = ".", FEW = "~";
  const HIDDEN = "hidden";
  const HATCH_STEP = 6;

  /* Two canvases over each other: areas below, hovered and selected borders above, so that hovering redraws no area. */
  L.AreaLayer = L.WorldLayer.extend({
    initialize(theme) {
      L.WorldLayer.prototype.initialize.call(this);
      this.theme = theme;
      this.areas = [];
      this.values = null;
      this.hovered = -1;
    },

    _initContainer() {
      [this.ground, this.highlight] = this._canvases("atlas-areas", 2);
      this.hatch();
    },

    /* Make the patterns of "no data" (lines) and "too few" (dots) in the colours of the theme. */
    hatch() {
      this.pattern = this._tile((pen) => {
        for (const shift of [-HATCH_STEP, 0, HATCH_STEP]) {
          pen.moveTo(shift, HATCH_STEP);
          pen.lineTo(shift + HATCH_STEP, 0);
        }
        pen.stroke();
      });
      this.dots = this._tile((pen) => {
        pen.arc(HATCH_STEP / 2, HATCH_STEP / 2, 1, 0, 2 * Math.PI);
        pen.fill();
      });
    },

    _tile(paint) {
      const tile = Object.assign(document.createElement("canvas"), { width: HATCH_STEP, height: HATCH_STEP });
      const pen = tile.getContext("2d");
      pen.strokeStyle = pen.fillStyle = this.theme.hatch;
      pen.lineWidth = 1.4;
      paint(pen);
      return this.ground.createPattern(tile, "repeat");
    },

    draw() {
      if (!this._map || !this.values || !this.areas.length) return;
      const context = this.ground;
      const { pixel, view } = this._prepare(context);
      const seen = ({ box }) => box[0] < view[2] && box[2] > view[0] && box[1] < view[3] && box[3] > view[1];
      const { no_data, nothing, hidden } = this.theme;
      const colours = { [NO_DATA]: no_data, [FEW]: no_data, [NOTHING]: nothing, [HIDDEN]: hidden, ...this.values[this.theme.ramp] };
      const groups = new Map([[NO_DATA, []], [FEW, []]]);
      this.areas.forEach((area, i) => {
        if (!seen(area)) return;
        const group = this.shows(i) ? this.values.classes[i] : HIDDEN;
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
        if (group === FEW) this._dot(context, pixel, paths);
      }
      this._stroke(context, borders, this.theme.border, 0.6 * pixel);
      if (this.outline) this._ground(context, pixel);
      this._drawCircles(context, pixel);
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

    /* Dots over the areas of one group, after those that are hatched. */
    _dot(context, pixel, paths) {
      const all = new Path2D();
      for (const path of paths) all.addPath(path);
      this.dots.setTransform(new DOMMatrix().scale(pixel));
      context.fillStyle = this.dots;
      context.fill(all, "evenodd");
    },

    /* The country under a level that does not cover it, and its borders over all: "no data" is hatched before this. */
    _ground(context, pixel) {
      if (!this.values.tiles) {
        context.globalCompositeOperation = "destination-over";
        context.fillStyle = this.theme.land;
        context.fill(this.outline, "evenodd");
        context.globalCompositeOperation = "source-over";
      }
      this._stroke(context, this.outline, this.theme.outline, 0.9 * pixel);
    },

    /* The second measure: circles whose area tells the value, the largest first so that none hides a smaller one. */
    _drawCircles(context, pixel) {
      const { radii = [] } = this.values;
      const order = [...radii.keys()].filter((i) => radii[i] > 0 && this.shows(i)).sort((a, b) => radii[b] - radii[a]);
      context.fillStyle = this.theme.circle;
      for (const i of order) {
        const [x, y] = this.areas[i].point;
        const circle = new Path2D();
        circle.arc(x, y, radii[i] * pixel, 0, 2 * Math.PI);
        context.globalAlpha = 0.55;
        context.fill(circle);
        context.globalAlpha = 1;
        this._stroke(context, circle, this.theme.halo, 0.7 * pixel);
      }
    },

    _drawFrames(context, pixel) {
      context.textBaseline = "top";
      for (const { label, box } of this.frames) {
        const rectangle = new Path2D();
        rectangle.roundRect(box[0], box[1], box[2] - box[0], box[3] - box[1], 4 * pixel);
        this._stroke(context, rectangle, this.theme.frame, pixel);
        // A small screen has small frames: the label shrinks with them, down to what can still be read.
        const width = (box[2] - box[0]) / pixel, margin = width < 60 ? 2 : 5;
        context.save();
        context.translate(box[0] + margin * pixel, box[1] + margin * pixel);
        context.scale(pixel, pixel);
        context.font = `10px ${L.WorldLayer.face}`;
        const fitting = 10 * (width - 2 * margin) / context.measureText(label).width;
        context.font = `${Math.max(7, Math.min(width < 105 ? 11 : 14, fitting))}px ${L.WorldLayer.face}`;
        context.fillStyle = this.theme.text;
        context.fillText(label, 0, 0);
        context.restore();
      }
    },

    drawHighlight() {
      const outlined = this.hovered >= 0 || this.values.selected.length > 0 || Boolean(this.values.pin);
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
      if (this.values.pin) {
        const ring = new Path2D();
        const { lon, lat, zone } = this.values.pin;
        ring.arc(...this.displayed([lon, lat], zone), 9 * pixel, 0, 2 * Math.PI);
        this._stroke(this.highlight, ring, this.theme.halo, 5 * pixel);
        this._stroke(this.highlight, ring, this.theme.accent, 2.5 * pixel);
      }
    },

    _stroke(context, path, colour, width) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke(path);
    },

    shows(i) {
      return !this.values.visible || this.values.visible.has(i);
    },

    /* Index of the shown area under a position, -1 when there is none. */
    areaAt({ lng, lat }) {
      if (!this.values) return -1;
      const [x, y] = toWorld([lng, lat]);
      this.probe ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      return this.areas.findIndex(({ box, path }, i) =>
        x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && this.shows(i) &&
        this.probe.isPointInPath(path, x, y, "evenodd"));
    },

    hover(i) {
      if (i === this.hovered) return;
      this.hovered = i;
      if (this.areas.length && this.values) this.drawHighlight();
    },
  });

})();
