/* Boxes as fractions of the panel: keep them inside, and let edges meet. Nothing here touches the page. */
(function () {
  'use strict';

  const SMALLEST = 0.05;
  const MARGIN = 0.03;
  const NEAR = 0.008;

  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  // Four places: a ten-thousandth of a panel is a tenth of a pixel.
  const round = (value) => Math.round(value * 10000) / 10000;

  /** `box` at (x, y), wholly inside the panel. */
  function moved(box, x, y) {
    return { ...box, x: round(clamp(x, 0, 1 - box.w)), y: round(clamp(y, 0, 1 - box.h)) };
  }

  /** `box` with one corner ('nw', 'ne', 'sw', 'se') carried to (x, y). */
  function resized(box, corner, x, y) {
    const right = box.x + box.w;
    const bottom = box.y + box.h;
    const result = { ...box };
    if (corner.includes('w')) {
      result.x = clamp(x, 0, right - SMALLEST);
      result.w = right - result.x;
    } else {
      result.w = clamp(x, box.x + SMALLEST, 1) - box.x;
    }
    if (corner.includes('n')) {
      result.y = clamp(y, 0, bottom - SMALLEST);
      result.h = bottom - result.y;
    } else {
      result.h = clamp(y, box.y + SMALLEST, 1) - box.y;
    }
    for (const name of ['x', 'y', 'w', 'h']) result[name] = round(result[name]);
    return result;
  }

  /** The shift, at most `NEAR`, that makes one of `edges` meet one of `lines`; and the line it meets. */
  function pull(edges, lines) {
    let best = { shift: 0, line: null };
    let nearest = NEAR;
    for (const edge of edges) {
      for (const line of lines) {
        if (Math.abs(line - edge) < nearest) {
          nearest = Math.abs(line - edge);
          best = { shift: line - edge, line };
        }
      }
    }
    return best;
  }

  /** What edges and middles are drawn to: the margins and the middle of the panel, and those of `others`. */
  function lines(others) {
    const across = [MARGIN, 0.5, 1 - MARGIN];
    const down = [MARGIN, 0.5, 1 - MARGIN];
    for (const other of others) {
      across.push(other.x, other.x + other.w, other.x + other.w / 2);
      down.push(other.y, other.y + other.h, other.y + other.h / 2);
    }
    return { across, down };
  }

  /** `box` drawn to margins, middles and the edges of `others`; with the lines it met, for showing them. */
  function snapped(box, others) {
    const { across, down } = lines(others);
    const x = pull([box.x, box.x + box.w, box.x + box.w / 2], across);
    const y = pull([box.y, box.y + box.h, box.y + box.h / 2], down);
    return { box: moved(box, box.x + x.shift, box.y + y.shift), lines: { x: x.line, y: y.line } };
  }

  /** Where the corner of a box that is being resized goes: the nearest line in each direction, if one is near. */
  function snappedPoint(px, py, others) {
    const { across, down } = lines(others);
    const x = pull([px], across);
    const y = pull([py], down);
    return { x: px + x.shift, y: py + y.shift, lines: { x: x.line, y: y.line } };
  }

  /** A box of `w` by `h` where it covers least of `others`, as high up as it can be; `right` says which side is tried first. */
  function freePlace(w, h, others, right) {
    const sides = [MARGIN, Math.max(1 - MARGIN - w, 0)];
    if (right) sides.reverse();
    const shared = (at, side, other, length) => Math.max(0, Math.min(at + length, other[side] + other[side === 'x' ? 'w' : 'h']) - Math.max(at, other[side]));
    let best = { covered: Infinity };
    for (let y = MARGIN; y + h <= 1 - MARGIN; y += 0.02) {
      for (const x of sides) {
        const covered = others.reduce((sum, other) => sum + shared(x, 'x', other, w) * shared(y, 'y', other, h), 0);
        if (covered < best.covered - 0.0001) best = { x: round(x), y: round(y), covered };
      }
    }
    return { x: best.x, y: best.y, w, h };
  }

  /** The end of a tail that hangs a little below `box`, or stands above it at the foot of the panel. */
  function tailOf({ x, y, w, h }) {
    const below = y + h + 0.1 <= 0.97;
    return { tail_x: round(clamp(x + w / 2, 0.03, 0.97)), tail_y: round(below ? y + h + 0.1 : Math.max(0.03, y - 0.1)) };
  }

  window.comicsDesk = { ...window.comicsDesk, geometry: { clamp, round, moved, resized, snapped, snappedPoint, freePlace, tailOf, SMALLEST } };
})();
