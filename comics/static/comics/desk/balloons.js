/* The balloons of one panel as plain objects, their history, and their form fields, which stay the truth. */
(function () {
  'use strict';

  const NUMBERS = ['x', 'y', 'w', 'h', 'tail_x', 'tail_y'];
  const HISTORY = 100;

  const first = (value) => (Array.isArray(value) ? value[0] : value);
  const number = (value) => (value === '' || value === null || value === undefined ? null : Number(value));
  const copy = (value) => JSON.parse(JSON.stringify(value));

  /** What the form's widgets hold, as a balloon: numbers as numbers, a choice as one value. */
  function fromState({ id, value }) {
    const balloon = { id: id || crypto.randomUUID() };
    for (const [name, held] of Object.entries(value)) {
      balloon[name] = NUMBERS.includes(name) ? number(held) : first(held);
    }
    balloon.vertical = Boolean(balloon.vertical);
    balloon.bare = Boolean(balloon.bare);
    return balloon;
  }

  function toState(balloon) {
    const { id, ...value } = balloon;
    for (const name of NUMBERS) value[name] = value[name] === null ? '' : String(value[name]);
    value.kind = [value.kind];
    return { id, value };
  }

  class Balloons extends EventTarget {
    /** `list` is Wagtail's ListBlock of balloons. Emits `change` whenever the balloons have changed. */
    constructor(list) {
      super();
      this.list = list;
      this.items = list.getState().map(fromState);
      this.past = [];
      this.future = [];
      this.settled = copy(this.items);
    }

    /** Take over what somebody typed into the plain fields. */
    reread() {
      const held = this.list.getState().map(fromState);
      if (JSON.stringify(held) === JSON.stringify(this.items)) return;
      this.items = held;
      this.settle();
      this.dispatchEvent(new Event('change'));
    }

    /** Change balloons while a drag or typing goes on; `settle` makes it one step of the history. */
    update(index, changes) {
      Object.assign(this.items[index], changes);
      this.dispatchEvent(new Event('change'));
    }

    /** End one step: remember what was before, and carry the result into the form. */
    settle() {
      const now = copy(this.items);
      if (JSON.stringify(now) !== JSON.stringify(this.settled)) {
        this.past.push(this.settled);
        if (this.past.length > HISTORY) this.past.shift();
        this.future = [];
        this.settled = now;
      }
      this.write();
    }

    replace(items) {
      this.items = copy(items);
      this.dispatchEvent(new Event('change'));
      this.settle();
    }

    undo() {
      this.settle(); // what is still being typed or nudged is a step of its own
      this.travel(this.past, this.future);
    }

    redo() {
      this.travel(this.future, this.past);
    }

    travel(from, to) {
      if (!from.length) return;
      to.push(this.settled);
      this.settled = from.pop();
      this.items = copy(this.settled);
      this.dispatchEvent(new Event('change'));
      this.write();
    }

    insert(index, balloon) {
      this.items.splice(index, 0, { ...copy(balloon), id: crypto.randomUUID() });
      this.dispatchEvent(new Event('change'));
      this.settle();
    }

    remove(index) {
      this.items.splice(index, 1);
      this.dispatchEvent(new Event('change'));
      this.settle();
    }

    reorder(index, to) {
      if (to < 0 || to >= this.items.length) return;
      this.items.splice(to, 0, this.items.splice(index, 1)[0]);
      this.dispatchEvent(new Event('change'));
      this.settle();
    }

    write() {
      const children = this.list.children;
      const same =
        children.length === this.items.length && children.every((child, at) => child.id === this.items[at].id);
      if (!same) {
        // Wagtail's list is built anew only when balloons come, go or change places.
        this.list.setState(this.items.map(toState));
        this.list.children.forEach((child) => child.collapse());
      } else {
        this.items.forEach((item, at) => {
          const held = children[at].block.getState();
          for (const [name, value] of Object.entries(toState(item).value)) {
            if (JSON.stringify(first(held[name])) !== JSON.stringify(first(value))) {
              children[at].block.childBlocks[name].setState(value);
            }
          }
        });
      }
      // Wagtail watches the form for what is unsaved.
      this.dispatchEvent(new Event('written'));
    }

    /** The balloons as the server reads them. */
    plain() {
      return this.items.map(({ id, ...value }) => value);
    }
  }

  window.comicsDesk = { ...window.comicsDesk, Balloons };
})();
