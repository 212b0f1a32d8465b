/* Names above everything else on the map, so that no point's mark hides them: the largest areas with their figures, then
 * towns.
 */
"use strict";

(() => {
  const TOWNS = 20;
  const APART = 12; // pixels that a town keeps free on both sides

  L.LabelLayer = L.WorldLayer.extend({
    initialize(areas) {
      L.WorldLayer.prototype.initialize.call(this);
      this.source = areas;
      this.towns = [];
    },

    _initContainer() {
      [this.context] = this._canvases("atlas-labels", 1);
    },

    draw() {
      const { areas, frames, theme, values } = this.source;
      if (!this._map || !this.context || !areas.length || !values) return;
      const { pixel, view } = this._prepare(this.context);
      const { min, max } = this._map.getPixelBounds();
      const [west, north, east, south] = [min.x, min.y, max.x, max.y].map((edge) => edge * pixel);
      const taken = frames.map(({ box }) => box);
      const free = (box) => box[0] >= west && box[2] <= east && box[1] >= north && box[3] <= south
        && taken.every((other) => box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]);
      const narrow = max.x - min.x < 480;
      this.context.textBaseline = "middle";
      this._drawLeaders({ areas, values, theme, pixel, narrow, taken, free });
      // Tiles have names of their own.
      if (!values.tiles) this._drawTowns({ frames, theme, pixel, view, narrow, taken, free });
    },

    /* Each leader's label stands beside the circle of its area, where the part of the map that is seen has room. */
    _drawLeaders({ areas, values: { labels = [], radii = [] }, theme, pixel, narrow, taken, free }) {
      const { context } = this;
      const size = narrow ? 10 : 12, line = (size + 2) * pixel, pad = 3 * pixel;
      const fonts = [`600 ${size}px ${L.WorldLayer.face}`, `${size}px ${L.WorldLayer.face}`];
      for (const [i, ...texts] of narrow ? labels.slice(0, 3) : labels) {
        if (!this.source.shows(i)) continue;
        const widths = texts.map((text, at) => {
          context.font = fonts[at];
          return context.measureText(text).width * pixel;
        });
        const [x, y] = areas[i].point;
        const across = Math.max(...widths) + 2 * pad, up = 2 * line + 2 * pad, gap = ((radii[i] ?? 0) + 3) * pixel;
        const spot = [[x + gap, y - up / 2], [x - gap - across, y - up / 2], [x - across / 2, y - gap - up], [x - across / 2, y + gap]]
          .find(([left, top]) => free([left, top, left + across, top + up]));
        if (!spot) continue;
        const [left, top] = spot;
        taken.push([left, top, left + across, top + up]);
        const ground = new Path2D();
        ground.roundRect(left, top, across, up, 3 * pixel);
        context.globalAlpha = 0.85;
        context.fillStyle = theme.ground;
        context.fill(ground);
        context.globalAlpha = 1;
        context.save();
        context.translate(left + pad, top + pad);
        context.scale(pixel, pixel);
        context.fillStyle = theme.text;
        texts.forEach((text, at) => {
          context.font = fonts[at];
          context.fillText(text, 0, (at + 0.5) * (size + 2));
        });
        context.restore();
      }
    },

    /* Towns come largest first: the ones that have room here are named, up to `TOWNS`, in quiet letters with a halo. */
    _drawTowns({ frames, theme, pixel, view, narrow, taken, free }) {
      const { context } = this;
      const size = narrow ? 9 : 11, up = (size + 3) * pixel, gap = 4 * pixel, most = narrow ? TOWNS / 2 : TOWNS;
      const inset = new Set(frames.map(({ code }) => code));
      let named = 0;
      for (const [name, lon, lat, zone] of this.towns) {
        if (named === most) return;
        // A frame is too small for a name beside its own.
        if (inset.has(zone)) continue;
        const [x, y] = this.displayed([lon, lat], zone);
        if (x < view[0] || x > view[2] || y < view[1] || y > view[3]) continue;
        context.font = `${size}px ${L.WorldLayer.face}`;
        const across = context.measureText(name).width * pixel;
        const left = [x + gap, x - gap - across].find((at) => free([at - APART * pixel, y - up / 2, at + across + APART * pixel, y + up / 2]));
        if (left === undefined) continue;
        named += 1;
        taken.push([Math.min(left, x) - gap, y - up / 2, Math.max(left + across, x) + gap, y + up / 2]);
        context.save();
        context.translate(x, y);
        context.scale(pixel, pixel);
        context.strokeStyle = theme.halo;
        context.fillStyle = theme.text;
        context.lineWidth = 2.5;
        context.beginPath();
        context.arc(0, 0, 1.8, 0, 2 * Math.PI);
        context.stroke();
        context.fill();
        context.strokeText(name, (left - x) / pixel, 0);
        context.fillText(name, (left - x) / pixel, 0);
        context.restore();
      }
    },
  });
})();
