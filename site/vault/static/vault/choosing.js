// Choosing words by keyboard: a caret in the raw text that moves by characters, words, lines and paragraphs.
// What is chosen is the browser's own selection, so every key that acts on chosen words acts on these too.
// A step asks for the boxes of a few characters of one or two rows, never for the whole text.
window.vaultChoosing = ({ pane, rows, bar, shown, told, chars, lines, lineAt, about }) => {
  const TELL_AFTER = 200; // who holds a key down hears where it ended
  const caret = Object.assign(document.createElement("div"), { className: "vault-caret" });
  const range = document.createRange();
  let isOn = false;
  let at = 0;
  let anchor = null; // the other end of what is chosen
  let holds = false; // V was pressed again: every step extends, as if Shift were held
  let goal = null; // where lines are kept to when going up and down
  let unit = "grapheme"; // of the last step: what is read out

  const length = (text) => Array.from(text).length;
  const ends = () => (anchor === null || anchor === at ? null : { start: Math.min(anchor, at), end: Math.max(anchor, at) });
  const hasText = (number) => lines()[number][0] < lines()[number][1];

  // Where in the page an offset is

  // The runs of a row, as [where it starts, how many characters, its text]. A row that changes is another element.
  const known = new WeakMap();
  const runsOf = (row) => {
    if (!known.has(row)) {
      const runs = [...row.querySelectorAll(".vault-cell--raw [data-o]")].map((run) => run.firstChild);
      known.set(row, runs.map((node) => [Number(node.parentNode.dataset.o), length(node.data), node]));
    }
    return known.get(row);
  };

  const point = (offset) => {
    const runs = runsOf(rows.children[lineAt(offset)]);
    const [start, size, node] = runs.find(([from, many]) => offset < from + many) || runs.at(-1);
    const here = Math.min(offset - start, size);
    return [node, size === node.data.length ? here : Array.from(node.data).slice(0, here).join("").length];
  };

  // The character that the caret stands before; behind the last one of a row, that one's far edge.
  const box = (offset) => {
    const isEnd = offset >= lines()[lineAt(offset)][1];
    const [node, start] = point(isEnd ? offset - 1 : offset);
    range.setStart(node, start);
    range.setEnd(node, start + (node.data.codePointAt(start) > 0xffff ? 2 : 1));
    const boxes = range.getClientRects();
    const { left, right, top, bottom } = (isEnd ? boxes[boxes.length - 1] : boxes[0]) || range.getBoundingClientRect();
    return { left: isEnd ? right : left, top, bottom, half: (bottom - top) / 2 };
  };

  // Stepping

  // The first offset from `low` to `high` for which `holds`, which is so for all after it; `high` + 1 when for none.
  const first = (low, high, isSo) => {
    high += 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isSo(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  // Where a row can be entered: between what readers see as characters, or between words. The last row is remembered.
  const bounds = (number, what) => {
    const [from, to] = lines()[number];
    const known = bounds.known;
    if (known?.number === number && known.what === what && known.text === chars()) return known.found;
    const text = chars().slice(from, to).join("");
    const parts = Intl.Segmenter ? [...new Intl.Segmenter("zh", { granularity: what }).segment(text)].map((part) => part.segment) : Array.from(text);
    const found = [from];
    for (const part of parts) found.push(found.at(-1) + length(part));
    bounds.known = { number, what, text: chars(), found };
    return found;
  };

  const forward = (what) => {
    for (let number = lineAt(at); number < lines().length; number++) {
      const next = hasText(number) ? bounds(number, what).find((offset) => offset > at) : undefined;
      if (next !== undefined) return next;
    }
    return at;
  };

  const back = (what) => {
    for (let number = lineAt(at); number >= 0; number--) {
      const next = hasText(number) ? bounds(number, what).findLast((offset) => offset < at) : undefined;
      if (next !== undefined) return next;
    }
    return at;
  };

  const rowFrom = (number, direction) => {
    while (number >= 0 && number < lines().length && !hasText(number)) number += direction;
    return number >= 0 && number < lines().length ? number : null;
  };

  const paragraph = (direction) => {
    const number = lineAt(at), [from] = lines()[number];
    if (direction < 0 && at > from) return from;
    const next = rowFrom(number + direction, direction);
    return next === null ? (direction < 0 ? from : lines()[number][1]) : lines()[next][0];
  };

  // One line of the screen up or down, as near as can be to where the first of several such steps began.
  const line = (from, direction) => {
    const here = box(from);
    goal ??= here.left;
    let number = lineAt(from), [start, end] = lines()[number];
    const isBelow = (offset) => box(offset).top > here.top + here.half;
    const isNotAbove = (offset) => box(offset).top > here.top - here.half;
    let edge = direction > 0 ? first(from, end, isBelow) : first(start, from, isNotAbove) - 1;
    if (edge > end || edge < start) {
      number = rowFrom(number + direction, direction);
      if (number === null) return direction > 0 ? end : start;
      [start, end] = lines()[number];
      edge = direction > 0 ? start : end;
    }
    const there = box(edge);
    const low = direction > 0 ? edge : first(start, edge, (offset) => box(offset).top > there.top - there.half);
    const high = direction < 0 ? edge : first(edge, end, (offset) => box(offset).top > there.top + there.half) - 1;
    const behind = Math.min(high, first(low, high, (offset) => box(offset).left >= goal));
    const nearer = behind > low && goal - box(behind - 1).left < box(behind).left - goal ? behind - 1 : behind;
    return bounds(number, "grapheme").findLast((offset) => offset <= nearer);
  };

  const page = (direction) => {
    let offset = at;
    for (let times = Math.max(1, Math.floor(pane.clientHeight / 45)); times > 0; times--) offset = line(offset, direction);
    return offset;
  };

  const steps = {
    ArrowRight: (far) => forward(far ? "word" : "grapheme"),
    ArrowLeft: (far) => back(far ? "word" : "grapheme"),
    ArrowDown: (far) => (far ? paragraph(1) : line(at, 1)),
    ArrowUp: (far) => (far ? paragraph(-1) : line(at, -1)),
    PageDown: () => page(1),
    PageUp: () => page(-1),
    Home: (far) => lines()[far ? rowFrom(0, 1) : lineAt(at)][0],
    End: (far) => lines()[far ? rowFrom(lines().length - 1, -1) : lineAt(at)][1],
  };

  // Showing

  const slice = (start, end) => chars().slice(start, end).join("");

  const tell = () => {
    const chosen = ends();
    let words;
    if (chosen) {
      const all = slice(chosen.start, chosen.end).replace(/\s+/g, " "), most = 40;
      const short = length(all) > most ? `${Array.from(all).slice(0, most / 2).join("")}……${Array.from(all).slice(-most / 2).join("")}` : all;
      words = `选了 ${chosen.end - chosen.start} 字：${short}`;
    } else {
      const number = lineAt(at), [, to] = lines()[number];
      const next = unit === "line" ? Math.min(at + 12, to) : bounds(number, unit).find((offset) => offset > at);
      const kind = about(at);
      const ahead = at >= to ? (number === lines().length - 1 ? "文末" : "段末") : `“${slice(at, next)}”`;
      words = `第 ${Math.min(at + 1, chars().length)} 字 ${ahead}${kind ? `，${kind}` : ""}`;
    }
    shown.textContent = `${holds ? "接着选，" : ""}${words}`;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => isOn && (told.textContent = shown.textContent), TELL_AFTER);
  };

  const show = () => {
    if (!isOn) return;
    const here = point(at), there = anchor === null ? here : point(anchor);
    getSelection().setBaseAndExtent(...there, ...here);
    const row = rows.children[lineAt(at)];
    if (caret.parentNode !== row) row.append(caret);
    const place = box(at), frame = row.getBoundingClientRect();
    caret.style.transform = `translate(${place.left - frame.left - 1}px, ${place.top - frame.top}px)`;
    caret.style.height = `${place.bottom - place.top}px`;
    tell();
  };

  // Rows that come into sight may turn out higher or lower than expected: look again once they are laid out.
  const follow = (again = 2) => {
    const place = box(at), view = pane.getBoundingClientRect();
    const top = view.top + 60, bottom = view.bottom - bar.offsetHeight - 20;
    const off = place.top < top ? place.top - top : place.bottom > bottom ? place.bottom - bottom : 0;
    if (!off) return;
    pane.scrollTop += Math.abs(off) > view.height ? place.top - view.top - view.height / 3 : off;
    if (again) requestAnimationFrame(() => isOn && follow(again - 1));
  };

  const firstInSight = () => {
    const view = pane.getBoundingClientRect();
    const row = document.elementFromPoint(view.left + 20, view.top + 60)?.closest(".vault-row");
    const number = rowFrom(Math.max(0, [...rows.children].indexOf(row)), 1) ?? rowFrom(lines().length - 1, -1);
    const [from, to] = lines()[number];
    return Math.min(to, first(from, to, (offset) => box(offset).top > view.top + 40));
  };

  const isInSight = (offset) => {
    const place = box(offset), view = pane.getBoundingClientRect();
    return place.bottom > view.top && place.top < view.bottom;
  };

  // Begin with `chosen` words, or before `near` when it is in sight, or at the first words that are.
  const begin = (chosen, near) => {
    if (!lines().some(([from, to]) => from < to)) return;
    isOn = true;
    [holds, goal, unit] = [false, null, "grapheme"];
    if (chosen) [anchor, at] = [chosen.start, chosen.end];
    else [anchor, at] = [null, near !== null && isInSight(near) ? near : firstInSight()];
    rows.classList.add("is-choosing-raw");
    bar.hidden = false;
    bar.focus({ preventScroll: true });
    show();
    follow();
  };

  const leave = () => {
    isOn = false;
    clearTimeout(tell.timer);
    told.textContent = "";
    bar.hidden = true;
    caret.remove();
  };

  // Go a step; whether `event` was one.
  const key = (event) => {
    const step = steps[event.key];
    if (!step) return false;
    const far = event.ctrlKey || event.altKey || event.metaKey;
    if (event.shiftKey || holds) anchor ??= at;
    else anchor = null;
    const keepsColumn = ["ArrowUp", "ArrowDown", "PageUp", "PageDown"].includes(event.key) && !far;
    if (!keepsColumn) goal = null;
    at = step(far);
    unit = keepsColumn ? "line" : far ? "word" : "grapheme";
    show();
    follow();
    return true;
  };

  // Every step extends, without Shift, until it is pressed again.
  const hold = () => {
    holds = !holds;
    if (holds) anchor ??= at;
    tell();
  };

  // What was chosen has been dealt with: go on behind it, unless something else has been chosen since.
  const release = ({ start, end }) => {
    const now = ends();
    if (!isOn || now?.start !== start || now.end !== end) return;
    [anchor, at, holds] = [null, end, false];
    show();
  };

  addEventListener("resize", show);
  return { isOn: () => isOn, begin, leave, key, hold, release, show };
};
