/* Drawing a panel with stock figures: choose a place, put people and things into it, see the drawing at once. */
(function () {
  'use strict';

  const { ask, element } = window.comicsDesk;
  const { clamp } = window.comicsDesk.geometry;
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  const NEAREST = 1.2;
  const FARTHEST = 16;
  const HISTORY = 100;
  // How much of the scene is seen: height of the eye in metres, height of the horizon, length of the lens.
  const SHOTS = {
    全景: { eye: 1.5, horizon: 0.5, focal: 0.72 },
    中景: { eye: 1.45, horizon: 0.58, focal: 0.95 },
    近景: { eye: 1.45, horizon: 0.72, focal: 1.45 },
    俯看: { eye: 2.6, horizon: 0.3, focal: 0.9 },
  };
  const SIZES = { usual: '一般（4:3）', wide: '横格（16:9）', tall: '长格' };
  const ASPECTS = { usual: [1600, 1200], wide: [1600, 900], tall: [1600, 1760] };
  const POSES_OF_THINGS = { broom: 'sweep', phone: 'phone', leaflet: 'leaflet', stick: 'stick', table: 'carry', ladle: 'cook', chopsticks: 'sit_eat' };

  const copy = (value) => JSON.parse(JSON.stringify(value));
  const hundredth = (value) => Math.round(value * 100) / 100;

  function button(label, className, act, attributes = {}) {
    const made = element('button', className, { type: 'button', ...attributes });
    made.textContent = label;
    made.addEventListener('click', act);
    return made;
  }

  class Scenery {
    constructor(config) {
      this.config = config;
      this.build();
    }

    build() {
      this.dialog = element('dialog', 'scenery', { 'aria-labelledby': 'scenery-title' });
      const title = element('h2', 'scenery-title', { id: 'scenery-title' });
      title.textContent = '用素材画这一格';
      this.undoButton = button('撤销', 'desk-tool', () => this.travel(this.past, this.future), { title: 'Ctrl+Z' });
      this.redoButton = button('重做', 'desk-tool', () => this.travel(this.future, this.past), { title: 'Ctrl+Y' });
      this.keepButton = button('放进画格', 'button button-small', () => this.keep());
      const head = element('div', 'scenery-head');
      head.append(title, this.undoButton, this.redoButton, this.keepButton, button('不改了', 'button button-small button-secondary', () => this.close()));
      this.stage = element('div', 'scenery-stage');
      this.picture = element('img', 'scenery-picture', { alt: '', draggable: 'false' });
      this.layer = element('div', 'scenery-boxes', { role: 'group', 'aria-label': '画面上的人物和东西' });
      this.stage.append(this.picture, this.layer);
      this.status = element('p', 'desk-status', { role: 'status' });
      const hint = element('p', 'scenery-hint');
      hint.textContent = '拖动人物：左右移动；往上拖走远，往下拖走近。方向键、加号、减号、Delete 也行。';
      const view = element('div', 'scenery-view');
      view.append(this.stage, this.status, hint);
      this.tabs = element('div', 'scenery-tabs', { role: 'tablist' });
      this.side = element('div', 'scenery-side', { role: 'tabpanel', tabindex: '-1' });
      const controls = element('div', 'scenery-controls');
      controls.append(this.tabs, this.side);
      const body = element('div', 'scenery-body');
      body.append(view, controls);
      this.dialog.append(head, body);
      this.dialog.addEventListener('cancel', (event) => {
        event.preventDefault();
        this.close();
      });
      this.dialog.addEventListener('keydown', (event) => this.shortcut(event));
      this.layer.addEventListener('pointerdown', (event) => this.grab(event));
      this.layer.addEventListener('pointermove', (event) => this.carry(event));
      for (const end of ['pointerup', 'pointercancel']) this.layer.addEventListener(end, () => this.drop());
      this.layer.addEventListener('keydown', (event) => this.key(event));
      document.body.append(this.dialog);
    }

    /** `desk` is the panel; `others` the scenes of the other panels, nearest first. */
    async open(desk, others) {
      this.desk = desk;
      this.past = [];
      this.future = [];
      this.chosen = null;
      this.bodies = [];
      this.drawn = null;
      this.failed = false;
      this.say('');
      delete this.dialog.dataset.drawn;
      this.picture.removeAttribute('src');
      this.tab = 'figures';
      this.dialog.showModal();
      document.body.classList.add('desk-zoomed');
      this.before = desk.scene();
      try {
        this.scene =
          this.before || (await ask(this.config.suggestUrl, { balloons: desk.balloons.plain(), others })).scene;
      } catch (error) {
        this.say(error.message, true);
        return;
      }
      this.settled = copy(this.scene);
      if (!this.scene.figures.length) this.tab = this.before ? 'figures' : 'background';
      else this.chosen = { list: 'figures', index: 0 };
      this.show();
      this.draw();
    }

    close() {
      const changed = this.past.length > 0;
      if (changed && !window.confirm('这一格画的改动还没有放进画格，不要了吗？')) return;
      this.leave();
    }

    leave() {
      this.dialog.close();
      document.body.classList.remove('desk-zoomed');
      this.desk.element.querySelector('.desk-scenery').focus();
    }

    say(sentence, bad = false) {
      this.status.textContent = sentence;
      this.status.classList.toggle('is-bad', bad);
    }

    // ---- the drawing
    async draw() {
      if (this.asking) {
        this.again = true;
        return;
      }
      this.asking = true;
      this.stage.setAttribute('aria-busy', 'true');
      const asked = copy(this.scene);
      try {
        const answer = await ask(this.config.drawUrl, { scene: asked });
        const url = URL.createObjectURL(new Blob([answer.svg], { type: 'image/svg+xml' }));
        const old = this.picture.src;
        this.picture.src = url;
        if (old.startsWith('blob:')) URL.revokeObjectURL(old);
        this.bodies = answer.figures.map((figure) => figure.body);
        this.drawn = asked;
        if (this.failed) this.say(''); // only what drawing itself has said
        this.failed = false;
        this.place();
        this.dialog.dataset.drawn = JSON.stringify(asked);
      } catch (error) {
        this.failed = true;
        this.say(error.message, true);
      } finally {
        this.asking = false;
        if (this.again) {
          this.again = false;
          this.draw();
        } else this.stage.removeAttribute('aria-busy');
      }
    }

    /** Change the scene: at once in the boxes, a moment later in the drawing. `step` ends one step of the history. */
    change(act, { step = true } = {}) {
      act(this.scene);
      if (step) this.settle();
      this.place();
      this.draw();
    }

    settle() {
      if (JSON.stringify(this.settled) === JSON.stringify(this.scene)) return;
      this.past.push(this.settled);
      if (this.past.length > HISTORY) this.past.shift();
      this.future = [];
      this.settled = copy(this.scene);
      this.offer();
    }

    travel(from, to) {
      if (!from.length) return;
      to.push(this.settled);
      this.settled = from.pop();
      this.scene = copy(this.settled);
      if (this.chosen && this.chosen.index >= this.scene[this.chosen.list].length) this.chosen = null;
      this.show();
      this.draw();
    }

    offer() {
      this.undoButton.disabled = !this.past.length;
      this.redoButton.disabled = !this.future.length;
    }

    // ---- places: metres in the scene, fractions of the picture
    camera() {
      return { eye: 1.45, horizon: 0.5, focal: 1.1, x: 0, ...this.scene.camera };
    }

    aspect() {
      const [width, height] = ASPECTS[this.scene.size || 'usual'];
      return width / height;
    }

    project(x, y, z) {
      const camera = this.camera();
      const metre = camera.focal / z;
      return [0.5 + (x - camera.x) * metre, camera.horizon + (camera.eye - y) * metre * this.aspect()];
    }

    /** The distance at which something on the ground stands `down` the picture. */
    distance(down) {
      const camera = this.camera();
      const below = down - camera.horizon;
      return below <= 0.01 ? FARTHEST : clamp((camera.eye * camera.focal * this.aspect()) / below, NEAREST, FARTHEST);
    }

    /** The box over a figure or thing, as fractions: x, y, w, h. */
    box(list, index) {
      const one = { x: 0, z: 4, y: 0, scale: 1, ...this.scene[list][index] };
      const [fx, fy] = this.project(one.x, one.y, one.z);
      if (list === 'props') {
        const size = (this.camera().focal / one.z) * 0.6;
        const up = (one.options && one.options.y) || 0;
        const [, top] = this.project(one.x, up + 0.9, one.z);
        return [fx - size / 2, Math.min(top, 0.92), size, Math.max(fy - top, 0.06)];
      }
      const old = this.drawn && { x: 0, z: 4, y: 0, scale: 1, ...this.drawn.figures[index] };
      const body = this.bodies[index];
      const size = body && old ? (old.z / one.z) * (one.scale / old.scale) : 1;
      const w = body ? body[2] * size : 0.12;
      const h = body ? body[3] * size : 0.4;
      return [fx - w / 2, fy - h, w, h];
    }

    all() {
      return ['props', 'figures'].flatMap((list) => this.scene[list].map((_, index) => ({ list, index })));
    }

    place() {
      const [width, height] = ASPECTS[this.scene.size || 'usual'];
      this.stage.style.aspectRatio = `${width} / ${height}`;
      this.stage.style.setProperty('--aspect', width / height);
      // The near ones lie over the far ones, as in the drawing.
      const all = this.all().sort((a, b) => (this.scene[b.list][b.index].z ?? 4) - (this.scene[a.list][a.index].z ?? 4));
      while (this.layer.children.length > all.length) this.layer.lastChild.remove();
      while (this.layer.children.length < all.length) this.layer.append(element('button', 'scenery-box', { type: 'button' }));
      all.forEach((one, at) => {
        const made = this.layer.children[at];
        made.one = one;
        const [x, y, w, h] = this.box(one.list, one.index);
        const percent = (value) => `${value * 100}%`;
        Object.assign(made.style, { left: percent(x), top: percent(y), width: percent(w), height: percent(h) });
        made.classList.toggle('is-selected', this.isChosen(one));
        made.classList.toggle('is-thing', one.list === 'props');
        made.setAttribute('aria-label', `${this.called(one)}，方向键移动，加减号改大小`);
        made.title = this.called(one);
      });
      this.offer();
    }

    called({ list, index }) {
      const one = this.scene[list][index];
      const label = this.config.labels[list === 'props' ? 'prop' : 'kind'][one.kind];
      return one.name ? `${one.name}（${label}）` : label;
    }

    isChosen(one) {
      return Boolean(this.chosen) && this.chosen.list === one.list && this.chosen.index === one.index;
    }

    choose(one, { tab = true } = {}) {
      if (this.chosen && one && this.isChosen(one)) return;
      this.chosen = one;
      if (one && tab) this.tab = one.list;
      this.show();
    }

    focusChosen() {
      const made = [...this.layer.children].find((child) => this.isChosen(child.one));
      if (made) made.focus({ preventScroll: true });
    }

    // ---- by hand
    at(event) {
      const frame = this.layer.getBoundingClientRect();
      return [(event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height];
    }

    grab(event) {
      if (event.button !== 0) return;
      const box = event.target.closest('.scenery-box');
      if (!box) return;
      const one = box.one;
      this.choose(one);
      const held = { x: 0, z: 4, y: 0, ...this.scene[one.list][one.index] };
      this.drag = { one, from: this.at(event), feet: this.project(held.x, 0, held.z) };
      this.layer.setPointerCapture(event.pointerId);
      event.preventDefault();
      this.focusChosen();
    }

    carry(event) {
      if (!this.drag) return;
      const [px, py] = this.at(event);
      const { one, from, feet } = this.drag;
      this.change(
        (scene) => {
          const held = scene[one.list][one.index];
          const camera = this.camera();
          // A small sideways drag must not change the distance.
          const z = Math.abs(py - from[1]) < 0.01 && held.z !== undefined ? held.z : this.distance(feet[1] + py - from[1]);
          held.z = hundredth(z);
          held.x = hundredth(clamp(((feet[0] + px - from[0] - 0.5) * z) / camera.focal + camera.x, -20, 20));
        },
        { step: false },
      );
    }

    drop() {
      if (!this.drag) return;
      this.drag = null;
      this.settle();
      this.show();
    }

    key(event) {
      const box = event.target.closest('.scenery-box');
      if (!box || event.ctrlKey || event.metaKey) return;
      const { list, index } = box.one;
      this.choose(box.one);
      if (event.key in ARROWS) {
        const [dx, dz] = ARROWS[event.key];
        const step = event.shiftKey ? 0.5 : 0.1;
        this.nudge(list, index, dx * step, dz * step);
      } else if (['+', '='].includes(event.key) && list === 'figures') this.grow(index, 0.05);
      else if (['-', '_'].includes(event.key) && list === 'figures') this.grow(index, -0.05);
      else if (['Delete', 'Backspace'].includes(event.key)) this.remove(list, index);
      else return;
      event.preventDefault();
      this.focusChosen();
    }

    shortcut(event) {
      if (!(event.ctrlKey || event.metaKey) || event.target.matches('input')) return;
      const pressed = event.key.toLowerCase();
      if (pressed === 'z' && !event.shiftKey) this.travel(this.past, this.future);
      else if (pressed === 'y' || pressed === 'z') this.travel(this.future, this.past);
      else return;
      event.preventDefault();
    }

    nudge(list, index, dx, dz) {
      this.change((scene) => {
        const held = scene[list][index];
        held.x = hundredth(clamp((held.x ?? 0) + dx, -20, 20));
        held.z = hundredth(clamp((held.z ?? 4) + dz, NEAREST, FARTHEST));
      });
    }

    grow(index, by) {
      this.change((scene) => {
        scene.figures[index].scale = hundredth(clamp((scene.figures[index].scale ?? 1) + by, 0.5, 2));
      });
    }

    remove(list, index) {
      this.change((scene) => {
        scene[list].splice(index, 1);
        // Who holds a dog is known by number.
        if (list === 'figures') {
          for (const prop of scene.props) {
            if (prop.leash === index) delete prop.leash;
            else if (prop.leash > index) prop.leash -= 1;
          }
        }
      });
      this.chosen = null;
      this.bodies = [];
      this.show();
    }

    // ---- the choices
    show() {
      this.tabs.replaceChildren(
        ...[['figures', '人物'], ['props', '东西'], ['background', '地方'], ['camera', '镜头']].map(([name, label]) =>
          button(label, 'scenery-tab', () => {
            this.tab = name;
            this.show();
          }, { role: 'tab', 'aria-selected': String(this.tab === name) }),
        ),
      );
      const scrolled = this.shown === this.tab ? this.side.scrollTop : 0;
      const open = Object.fromEntries([...this.side.querySelectorAll('details')].map((one) => [one.dataset.name, one.open]));
      this.side.replaceChildren(...{ figures: () => this.people(), props: () => this.things(), background: () => this.places(), camera: () => this.shots() }[this.tab]());
      if (this.shown === this.tab) for (const one of this.side.querySelectorAll('details')) one.open = open[one.dataset.name] ?? one.open;
      this.side.scrollTop = scrolled;
      this.shown = this.tab;
      this.place();
    }

    /** The place of one choice on the sheet of all choices of its sort. */
    sample(what, index, count, kind) {
      const { samplesUrl, edition, columns } = this.config;
      const path = samplesUrl.replace('WHAT', what);
      const rows = Math.ceil(count / columns);
      const share = (at, all) => (all > 1 ? (at / (all - 1)) * 100 : 0);
      const made = element('span', 'scenery-sample');
      made.style.backgroundImage = `url("${path}?v=${edition}${kind ? `&kind=${kind}` : ''}")`;
      made.style.backgroundSize = `${columns * 100}% ${rows * 100}%`;
      made.style.backgroundPosition = `${share(index % columns, columns)}% ${share(Math.floor(index / columns), rows)}%`;
      return made;
    }

    /** A grid of small pictures, one a choice. */
    grid(what, current, choose, { kind = '' } = {}) {
      const grid = element('div', `scenery-grid scenery-grid-${what}`);
      const all = Object.entries(this.config.labels[what]);
      all.forEach(([name, label], index) => {
        const made = button('', 'scenery-choice', () => choose(name), { 'data-name': name });
        if (current !== undefined) made.setAttribute('aria-pressed', String(name === current));
        const words = element('span', '');
        words.textContent = label;
        made.append(this.sample(what, index, all.length, kind), words);
        grid.append(made);
      });
      return grid;
    }

    drawer(name, label, content, open = false) {
      const made = element('details', 'scenery-drawer', { 'data-name': name });
      made.open = open;
      const summary = element('summary', '');
      summary.textContent = label;
      // Samples are asked for when somebody wants to see them.
      const fill = () => made.open && made.childElementCount === 1 && made.append(content());
      made.addEventListener('toggle', fill);
      made.append(summary);
      fill();
      return made;
    }

    chips(list) {
      const chips = element('div', 'scenery-chips', { role: 'group', 'aria-label': '画面里已有的' });
      this.scene[list].forEach((_, index) => {
        const one = { list, index };
        chips.append(button(this.called(one), 'scenery-chip', () => this.choose(one), { 'aria-pressed': String(this.isChosen(one)) }));
      });
      return chips;
    }

    switch(label, on, act) {
      const made = element('label', 'desk-toggle');
      const box = element('input', '', { type: 'checkbox' });
      box.checked = on;
      box.addEventListener('change', () => act(box.checked));
      made.append(box, document.createTextNode(label));
      return made;
    }

    people() {
      const parts = [this.chips('figures')];
      const index = this.chosen?.list === 'figures' ? this.chosen.index : -1;
      const add = () => this.grid('kind', undefined, (kind) => this.addFigure(kind));
      if (index < 0) return [...parts, this.drawer('add', '加一个人物', add, true)];
      const figure = this.scene.figures[index];
      const set = (changes) => {
        this.change((scene) => Object.assign(scene.figures[index], changes));
        this.show();
      };
      const name = element('input', 'scenery-name', { type: 'text', maxlength: '20', list: 'scenery-speakers', placeholder: '说话人，如“老板”', 'aria-label': '这个人物叫什么（说话人）' });
      name.value = figure.name || '';
      name.addEventListener('change', () => set({ name: name.value.trim() }));
      const known = element('datalist', '', { id: 'scenery-speakers' });
      for (const speaker of this.speakers()) known.append(new Option(speaker, speaker));
      const row = element('div', 'scenery-row');
      row.append(
        name,
        known,
        button(figure.facing === 'left' ? '朝左 → 朝右' : '朝右 → 朝左', 'scenery-tool', () => set({ facing: figure.facing === 'left' ? 'right' : 'left' })),
        this.switch('画背面', Boolean(figure.turned), (on) => set({ turned: on })),
      );
      const tools = element('div', 'scenery-row');
      tools.append(
        this.stepper('大小', () => this.grow(index, -0.05), () => this.grow(index, 0.05), '小一点', '大一点'),
        this.stepper('远近', () => this.nudge('figures', index, 0, 0.2), () => this.nudge('figures', index, 0, -0.2), '远一点', '近一点'),
        this.stepper('左右', () => this.nudge('figures', index, -0.1, 0), () => this.nudge('figures', index, 0.1, 0), '往左', '往右'),
        button('删除', 'scenery-tool is-danger', () => this.remove('figures', index)),
      );
      const { kind } = figure;
      const held = element('select', 'scenery-held', { 'aria-label': '手里拿着' });
      held.add(new Option('手里空着', ''));
      for (const [value, label] of Object.entries(this.config.labels.holds)) held.add(new Option(`拿着${label}`, value));
      held.value = figure.holds || '';
      held.addEventListener('change', () => {
        const pose = POSES_OF_THINGS[held.value] || 'hold';
        set(held.value ? { holds: held.value, ...(figure.pose === 'stand' || !figure.pose ? { pose } : {}) } : { holds: null });
      });
      row.append(held);
      return [
        ...parts,
        row,
        tools,
        this.drawer('expression', `表情：${this.config.labels.expression[figure.expression || 'kind']}`, () => this.grid('expression', figure.expression || 'kind', (value) => set({ expression: value }), { kind }), true),
        this.drawer('pose', `动作：${this.config.labels.pose[figure.pose || 'stand']}`, () => this.grid('pose', figure.pose || 'stand', (value) => set({ pose: value }), { kind }), true),
        this.drawer('clothes', `衣服：${figure.clothes ? this.config.labels.clothes[figure.clothes] : '本来的'}`, () => this.wardrobe(figure, kind, set)),
        this.drawer('kind', `换人：${this.config.labels.kind[kind]}`, () => this.grid('kind', kind, (value) => set({ kind: value, clothes: null }))),
        this.drawer('add', '再加一个人物', add),
      ];
    }

    wardrobe(figure, kind, set) {
      const all = element('div', '');
      all.append(button('穿本来的衣服', 'scenery-tool', () => set({ clothes: null })), this.grid('clothes', figure.clothes || '', (value) => set({ clothes: value }), { kind }));
      return all;
    }

    stepper(label, less, more, lessTitle, moreTitle) {
      const words = element('span', 'scenery-label');
      words.textContent = label;
      const made = element('span', 'scenery-steps');
      made.append(
        words,
        button('−', 'scenery-step', less, { title: lessTitle, 'aria-label': lessTitle }),
        button('＋', 'scenery-step', more, { title: moreTitle, 'aria-label': moreTitle }),
      );
      return made;
    }

    speakers() {
      const names = this.desk.balloons.items.map((item) => (item.speaker || '').trim());
      return [...new Set(names.filter(Boolean))];
    }

    addFigure(kind) {
      const count = this.scene.figures.length;
      const unnamed = this.speakers().find((name) => !this.scene.figures.some((figure) => figure.name === name));
      this.change((scene) => {
        scene.figures.push({
          kind,
          pose: 'stand',
          expression: 'kind',
          x: hundredth([-0.9, 0.9, 0, -1.8, 1.8][count % 5] + this.camera().x),
          z: hundredth(3.3 + 0.5 * Math.floor(count / 2)),
          facing: count % 2 ? 'left' : 'right',
          ...(unnamed ? { name: unnamed } : {}),
        });
      });
      this.bodies = [];
      this.chosen = { list: 'figures', index: count };
      this.show();
    }

    things() {
      const parts = [this.chips('props')];
      const index = this.chosen?.list === 'props' ? this.chosen.index : -1;
      const add = () => this.grid('prop', undefined, (kind) => this.addThing(kind));
      if (index < 0) return [...parts, this.drawer('add', '加一样东西', add, true)];
      const thing = this.scene.props[index];
      const tools = element('div', 'scenery-row');
      tools.append(
        this.stepper('远近', () => this.nudge('props', index, 0, 0.2), () => this.nudge('props', index, 0, -0.2), '远一点', '近一点'),
        this.stepper('左右', () => this.nudge('props', index, -0.1, 0), () => this.nudge('props', index, 0.1, 0), '往左', '往右'),
      );
      for (const [name, usual] of Object.entries(this.config.switches[`prop:${thing.kind}`])) {
        const options = thing.options || {};
        const on = name === 'flip' ? options.flip === -1 : (options[name] ?? usual);
        const label = name === 'flip' ? '左右翻转' : this.config.labels.switch[name];
        tools.append(this.switch(label, on, (value) => this.change((scene) => {
          scene.props[index].options = { ...options, [name]: name === 'flip' ? (value ? -1 : 1) : value };
        })));
      }
      if (thing.kind === 'dog') tools.append(this.leash(thing, index));
      tools.append(button('删除', 'scenery-tool is-danger', () => this.remove('props', index)));
      return [...parts, tools, this.drawer('add', '再加一样东西', add, true)];
    }

    leash(thing, index) {
      const holder = element('select', 'scenery-held', { 'aria-label': '谁牵着' });
      holder.add(new Option('没有牵绳', ''));
      this.scene.figures.forEach((_, at) => holder.add(new Option(`${this.called({ list: 'figures', index: at })}牵着`, String(at))));
      holder.value = String(thing.leash ?? '');
      holder.addEventListener('change', () => {
        this.change((scene) => {
          if (holder.value === '') delete scene.props[index].leash;
          else {
            scene.props[index].leash = Number(holder.value);
            scene.figures[Number(holder.value)].pose = 'leash';
          }
        });
      });
      return holder;
    }

    addThing(kind) {
      const count = this.scene.props.length;
      this.change((scene) => scene.props.push({ kind, x: hundredth([1.6, -1.6, 0.4, 2.4, -2.4][count % 5] + this.camera().x), z: 4.2 }));
      this.chosen = { list: 'props', index: count };
      this.show();
    }

    places() {
      const set = (name) => {
        this.change((scene) => {
          scene.background = name;
          scene.options = {};
        });
        this.show();
      };
      const row = element('div', 'scenery-row');
      for (const [name, usual] of Object.entries(this.config.switches[this.scene.background])) {
        row.append(this.switch(this.config.labels.switch[name], (this.scene.options || {})[name] ?? usual, (on) =>
          this.change((scene) => {
            scene.options = { ...scene.options, [name]: on };
          }),
        ));
      }
      return [row, this.grid('background', this.scene.background, set)];
    }

    shots() {
      const camera = this.camera();
      const row = element('div', 'scenery-row');
      for (const [label, shot] of Object.entries(SHOTS)) {
        const now = Object.entries(shot).every(([name, value]) => camera[name] === value);
        row.append(button(label, 'scenery-chip', () => {
          this.change((scene) => {
            scene.camera = { ...scene.camera, ...shot };
          });
          this.show();
        }, { 'aria-pressed': String(now) }));
      }
      const pan = element('div', 'scenery-row');
      const by = (name, step, low, high) => () => this.change((scene) => {
        scene.camera = { ...camera, ...scene.camera, [name]: hundredth(clamp((scene.camera?.[name] ?? camera[name]) + step, low, high)) };
      });
      pan.append(
        this.stepper('镜头左右', by('x', -0.2, -6, 6), by('x', 0.2, -6, 6), '镜头往左', '镜头往右'),
        this.stepper('画面上下', by('horizon', -0.03, 0, 1.2), by('horizon', 0.03, 0, 1.2), '往上', '往下'),
        this.stepper('推拉', by('focal', -0.08, 0.5, 2.4), by('focal', 0.08, 0.5, 2.4), '拉远', '推近'),
      );
      const shape = element('div', 'scenery-row');
      for (const [name, label] of Object.entries(SIZES)) {
        shape.append(button(label, 'scenery-chip', () => {
          this.change((scene) => {
            scene.size = name;
          });
          this.show();
        }, { 'aria-pressed': String((this.scene.size || 'usual') === name) }));
      }
      return [row, pan, shape];
    }

    // ---- into the panel
    async keep() {
      this.keepButton.disabled = true;
      this.say('正在画…');
      try {
        const answer = await ask(this.config.keepUrl, { scene: this.scene, before: this.before, balloons: this.desk.balloons.plain() });
        this.desk.takeScene(answer);
        this.leave();
      } catch (error) {
        this.say(error.message, true);
      } finally {
        this.keepButton.disabled = false;
      }
    }
  }

  let only = null;

  /** Open the drawing with stock figures for one panel. */
  function drawWithFigures(desk, config, others) {
    only = only || new Scenery(config);
    return only.open(desk, others);
  }

  window.comicsDesk = { ...window.comicsDesk, drawWithFigures };
})();
