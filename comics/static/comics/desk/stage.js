/* The picture of one panel with a box over every balloon: drag, resize, move the tail; by mouse, finger or keyboard. */
(function () {
  'use strict';

  const { clamp, moved, resized, snapped, snappedPoint, round } = window.comicsDesk.geometry;
  const STEP = 0.01;
  const FINE = 0.002;
  const CORNERS = ['nw', 'ne', 'sw', 'se'];
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  // Kept by the browser, so that a balloon can be carried to another panel, episode or tab.
  const CLIPBOARD = 'comicsDesk.balloon';
  // Held by mouse only; a finger has a switch beside the picture.
  const snapping = { on: true };

  function copied() {
    try {
      return JSON.parse(localStorage.getItem(CLIPBOARD));
    } catch {
      return null;
    }
  }

  const element = (tag, className, attributes = {}) => {
    const made = document.createElement(tag);
    made.className = className;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };

  class Stage extends EventTarget {
    /** Emits `select` (detail: index) and `edit` (detail: index) when somebody wants to type. */
    constructor(balloons, config) {
      super();
      this.balloons = balloons;
      this.config = config;
      this.selected = -1;
      this.misfits = new Map();
      this.drag = null;
      this.element = element('div', 'desk-stage');
      this.picture = element('img', 'desk-picture', { alt: '', draggable: 'false' });
      this.guides = { x: element('span', 'desk-guide desk-guide-x'), y: element('span', 'desk-guide desk-guide-y') };
      this.layer = element('div', 'desk-boxes', { role: 'group', 'aria-label': '画面上的气泡，按阅读顺序' });
      this.hint = element('p', 'desk-hint');
      this.element.append(this.picture, this.guides.x, this.guides.y, this.layer, this.hint);
      this.boxes = [];
      this.guide({ x: null, y: null });
      this.layer.addEventListener('pointerdown', (event) => this.grab(event));
      this.layer.addEventListener('pointermove', (event) => this.carry(event));
      for (const end of ['pointerup', 'pointercancel']) this.layer.addEventListener(end, () => this.drop());
      this.layer.addEventListener('keydown', (event) => this.key(event));
      this.layer.addEventListener('focusin', (event) => {
        const box = event.target.closest('.desk-box');
        if (box) this.select(this.boxes.indexOf(box));
      });
      this.layer.addEventListener('dblclick', (event) => {
        const box = event.target.closest('.desk-box');
        if (box) this.dispatchEvent(new CustomEvent('edit', { detail: this.boxes.indexOf(box) }));
      });
      balloons.addEventListener('change', () => this.draw());
      this.draw();
    }

    select(index, { focus = false } = {}) {
      if (this.selected !== index) {
        this.selected = index;
        this.draw();
        this.dispatchEvent(new CustomEvent('select', { detail: index }));
      }
      if (focus && this.boxes[index]) this.boxes[index].focus({ preventScroll: true });
    }

    /** `misfits`: [{index, label}], the label in two or three characters. */
    showMisfits(misfits) {
      this.misfits = new Map(misfits.map(({ index, label }) => [index, label]));
      this.draw();
    }

    draw() {
      const items = this.balloons.items;
      while (this.boxes.length > items.length) this.boxes.pop().remove();
      while (this.boxes.length < items.length) this.addBox();
      if (this.selected >= items.length) this.selected = items.length - 1;
      items.forEach((item, index) => this.place(this.boxes[index], item, index));
    }

    addBox() {
      const box = element('div', 'desk-box', { tabindex: '0', role: 'group', 'aria-roledescription': '气泡' });
      const badge = element('span', 'desk-badge', { 'aria-hidden': 'true' });
      const handles = CORNERS.map((corner) => element('span', `desk-handle desk-handle-${corner}`, { 'data-corner': corner }));
      box.append(badge, ...handles);
      const tail = element('button', 'desk-tail', { type: 'button', title: '尾巴：拖到说话人嘴边' });
      box.tail = tail;
      this.layer.append(box, tail);
      const remove = box.remove.bind(box);
      box.remove = () => {
        tail.remove();
        remove();
      };
      this.boxes.push(box);
    }

    place(box, item, index) {
      const percent = (value) => `${value * 100}%`;
      Object.assign(box.style, { left: percent(item.x), top: percent(item.y), width: percent(item.w), height: percent(item.h) });
      box.classList.toggle('is-selected', index === this.selected);
      box.classList.toggle('is-misfit', this.misfits.has(index));
      box.firstChild.textContent = this.misfits.has(index) ? `${index + 1} ${this.misfits.get(index)}` : index + 1;
      const kind = this.config.kinds[item.kind] || '';
      const who = item.speaker ? `${item.speaker}：` : '';
      const misfit = this.misfits.has(index) ? `，文字${this.misfits.get(index)}` : '';
      box.setAttribute('aria-label', `第${index + 1}个气泡，${kind}，${who}${item.text || '还没有文字'}${misfit}`);
      const shown = item.tail_x !== null && item.tail_y !== null && this.config.tailed.includes(item.kind);
      box.tail.hidden = !shown;
      box.tail.classList.toggle('is-selected', index === this.selected);
      if (shown) {
        Object.assign(box.tail.style, { left: percent(item.tail_x), top: percent(item.tail_y) });
        box.tail.setAttribute('aria-label', `第${index + 1}个气泡的尾巴，方向键移动`);
      }
    }

    /** Where a pointer is, as fractions of the panel. */
    at(event) {
      const frame = this.layer.getBoundingClientRect();
      return [(event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height];
    }

    grab(event) {
      if (event.button !== 0) return;
      const tail = event.target.closest('.desk-tail');
      const box = tail ? this.boxes.find((candidate) => candidate.tail === tail) : event.target.closest('.desk-box');
      if (!box) {
        this.select(-1);
        return;
      }
      const index = this.boxes.indexOf(box);
      if (event.pointerType === 'touch' && index !== this.selected) {
        // The first touch chooses; a finger that only wants to scroll must not carry a balloon along.
        this.select(index);
        return;
      }
      const corner = event.target.dataset.corner;
      const item = this.balloons.items[index];
      this.drag = { index, how: tail ? 'tail' : corner ? 'resize' : 'move', corner, from: this.at(event), before: { ...item } };
      this.layer.setPointerCapture(event.pointerId);
      (tail || box).focus({ preventScroll: true });
      this.select(index);
      event.preventDefault();
    }

    carry(event) {
      if (!this.drag) return;
      const { index, how, corner, from, before } = this.drag;
      const [x, y] = this.at(event);
      if (how === 'tail') {
        this.balloons.update(index, { tail_x: round(clamp(x, 0, 1)), tail_y: round(clamp(y, 0, 1)) });
      } else if (how === 'resize') {
        let to = { x, y, lines: { x: null, y: null } };
        if (this.snaps(event)) to = snappedPoint(x, y, this.others(index));
        this.guide(to.lines);
        const { x: bx, y: by, w, h } = resized(before, corner, to.x, to.y);
        this.balloons.update(index, { x: bx, y: by, w, h });
      } else {
        let box = moved(before, before.x + x - from[0], before.y + y - from[1]);
        let lines = { x: null, y: null };
        if (this.snaps(event)) ({ box, lines } = snapped(box, this.others(index)));
        this.guide(lines);
        // The tail stays: it points at a mouth, which did not move.
        this.balloons.update(index, { x: box.x, y: box.y });
      }
    }

    snaps(event) {
      return snapping.on && !event.altKey;
    }

    others(index) {
      return this.balloons.items.filter((_, other) => other !== index);
    }

    guide(lines) {
      this.guides.x.hidden = lines.x === null;
      this.guides.y.hidden = lines.y === null;
      if (lines.x !== null) this.guides.x.style.left = `${lines.x * 100}%`;
      if (lines.y !== null) this.guides.y.style.top = `${lines.y * 100}%`;
    }

    drop() {
      if (!this.drag) return;
      this.drag = null;
      this.guide({ x: null, y: null });
      this.balloons.settle();
    }

    key(event) {
      const tail = event.target.closest('.desk-tail');
      const index = tail
        ? this.boxes.findIndex((box) => box.tail === tail)
        : this.boxes.indexOf(event.target.closest('.desk-box'));
      const item = this.balloons.items[index];
      if (!item) return;
      const command = event.ctrlKey || event.metaKey;
      const pressed = event.key.toLowerCase();
      if (event.key in ARROWS && !command) {
        if (event.altKey && !tail) {
          const to = index + (ARROWS[event.key][0] || ARROWS[event.key][1]);
          this.balloons.reorder(index, to);
          this.select(clamp(to, 0, this.boxes.length - 1), { focus: true });
        } else {
          this.nudge(index, item, ARROWS[event.key], { tail, resize: event.shiftKey, fine: event.altKey });
        }
      } else if (event.key === 'Enter') {
        this.dispatchEvent(new CustomEvent('edit', { detail: index }));
      } else if ((event.key === 'Delete' || event.key === 'Backspace') && !tail) {
        this.balloons.remove(index);
        if (this.boxes.length) this.select(Math.min(index, this.boxes.length - 1), { focus: true });
      } else if (event.key === 'Escape') {
        this.select(-1);
        event.target.blur();
        return; // the enlarged view may want it as well
      } else if (command && pressed === 'd') {
        this.duplicate(index);
      } else if (command && pressed === 'c') {
        this.copy(index);
      } else if (command && pressed === 'x' && !tail) {
        this.copy(index);
        this.balloons.remove(index);
        if (this.boxes.length) this.select(Math.min(index, this.boxes.length - 1), { focus: true });
      } else if (command && pressed === 'v' && copied()) {
        this.paste();
      } else if (command && pressed === 'z' && !event.shiftKey) {
        this.balloons.undo();
      } else if (command && (pressed === 'y' || (pressed === 'z' && event.shiftKey))) {
        this.balloons.redo();
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    }

    nudge(index, item, [dx, dy], { tail, resize, fine }) {
      const step = fine ? FINE : STEP;
      if (tail) {
        this.balloons.update(index, {
          tail_x: round(clamp(item.tail_x + dx * step, 0, 1)),
          tail_y: round(clamp(item.tail_y + dy * step, 0, 1)),
        });
      } else if (resize) {
        const { w, h } = resized(item, 'se', item.x + item.w + dx * step, item.y + item.h + dy * step);
        this.balloons.update(index, { w, h });
      } else {
        const { x, y } = moved(item, item.x + dx * step, item.y + dy * step);
        this.balloons.update(index, { x, y });
      }
      clearTimeout(this.nudging);
      this.nudging = setTimeout(() => this.balloons.settle(), 300);
    }

    duplicate(index) {
      const item = this.balloons.items[index];
      this.balloons.insert(index + 1, moved(item, item.x + 0.04, item.y + 0.06));
      this.select(index + 1, { focus: true });
    }

    copy(index) {
      const { id, ...balloon } = this.balloons.items[index];
      try {
        localStorage.setItem(CLIPBOARD, JSON.stringify(balloon));
      } catch {
        return; // a browser that keeps nothing
      }
      document.dispatchEvent(new Event('comicsdesk:copied'));
    }

    /** Put in what was copied: at its own place, or beside a balloon that already stands there. */
    paste() {
      const balloon = copied();
      if (!balloon) return;
      const end = this.balloons.items.length;
      let place = moved(balloon, balloon.x, balloon.y);
      const taken = (at) => this.balloons.items.some((item) => Math.hypot(item.x - at.x, item.y - at.y) < 0.01);
      for (let tries = 0; tries < 20 && taken(place); tries += 1) place = moved(place, place.x + 0.03, place.y + 0.04);
      this.balloons.insert(end, place);
      this.select(end, { focus: true });
    }
  }

  window.comicsDesk = { ...window.comicsDesk, Stage, element, copied, snapping };
})();
