/* One panel in the page editor: Wagtail's own form of the block, with the desk between the drawing and its fields. */
(function () {
  'use strict';

  const { Balloons, Stage, Rows, element, icon, copied, snapping } = window.comicsDesk;
  const { freePlace, tailOf } = window.comicsDesk.geometry;
  const QUIET = 250; // milliseconds after the last keystroke
  const STARTS = { speech: '对白', narration: '旁白', thought: '心想' };

  /** POST to the server; returns the JSON answer, or throws an Error with a Chinese sentence. */
  async function ask(url, body, signal) {
    const plain = !(body instanceof FormData);
    let response;
    try {
      response = await fetch(url, {
        method: 'POST',
        headers: {
          'X-CSRFToken': window.wagtailConfig.CSRF_TOKEN,
          'X-Requested-With': 'XMLHttpRequest',
          ...(plain ? { 'Content-Type': 'application/json' } : {}),
        },
        body: plain ? JSON.stringify(body) : body,
        signal,
      });
    } catch (error) {
      if (error.name === 'AbortError') throw error;
      throw new Error('连不上服务器，请稍后再试。改动还在这里，没有丢。');
    }
    const type = response.headers.get('Content-Type') || '';
    if (!type.includes('json')) throw new Error('服务器没有答复（可能已退出登录）。请先复制好文字，再刷新页面。');
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error || '服务器出错了，请再试一次。');
    return answer;
  }

  /** The form's choice of lettering, which is the same for every panel. */
  const faceField = () => document.querySelector('select[name="face"]');

  class Desk {
    constructor(block, config) {
      this.block = block;
      this.config = config;
      this.balloons = new Balloons(block.childBlocks.balloons);
      this.stage = new Stage(this.balloons, config);
      this.rows = new Rows(this.balloons, config);
      this.element = element('div', 'desk', { 'data-desk': '' });
      this.status = element('p', 'desk-status', { role: 'status' });
      this.told = null; // what was last done or refused, said until something else changes
      const side = element('div', 'desk-side');
      this.zoomButton = this.tool('放大', '占满整个窗口', () => this.zoom());
      side.append(this.toolbar(), this.rows.element, this.help());
      const view = element('div', 'desk-view');
      const below = element('div', 'desk-below');
      this.sceneButton = this.tool('用素材画', '用现成的人物和街景画这一格', () => this.draw());
      this.sceneButton.classList.add('desk-scenery');
      below.append(this.status, this.sceneButton, this.snapSwitch(), this.zoomButton);
      view.append(this.stage.element, below);
      this.element.append(view, side);
      this.arrange();
      this.listen();
      this.empty();
      // Eight panels must not all be rendered before the first is seen.
      new IntersectionObserver((entries, observer) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        this.seen = true;
        this.preview();
        this.rows.draw();
      }).observe(this.element);
    }

    /** Put the desk below the chooser, and the plain number fields into a drawer. */
    arrange() {
      this.block.container[0].classList.add('desk-panel');
      const part = (name) => this.block.container[0].querySelector(`:scope > [data-contentpath="${name}"]`);
      part('image').classList.add('desk-image');
      part('alt_text').after(this.element);
      this.drawer = element('details', 'desk-drawer');
      const summary = element('summary', '');
      summary.textContent = '精确位置（数字）';
      this.drawer.append(summary);
      part('balloons').before(this.drawer);
      this.drawer.append(part('balloons'));
      part('scene').hidden = true; // the drawing as data: for the desk, not for reading
    }

    toolbar() {
      const bar = element('div', 'desk-toolbar', { role: 'toolbar', 'aria-label': '气泡' });
      for (const [kind, label] of Object.entries(STARTS)) {
        const add = element('button', 'button button-small button-secondary', { type: 'button' });
        add.innerHTML = `${icon('plus')} ${label}`;
        add.addEventListener('click', () => this.add(kind));
        bar.append(add);
      }
      const spring = element('span', 'desk-spring');
      this.copyButton = this.tool('复制', '复制选中的气泡，Ctrl+C', () => this.stage.copy(this.stage.selected));
      this.pasteButton = this.tool('粘贴', '把复制的气泡放进这一格，Ctrl+V', () => this.stage.paste());
      this.undoButton = this.tool('撤销', 'Ctrl+Z', () => this.balloons.undo());
      this.redoButton = this.tool('重做', 'Ctrl+Y', () => this.balloons.redo());
      const pinyin = this.tool('生僻字加拼音', '给常用三千五百字以外的字标上拼音', () => this.addPinyin());
      bar.append(spring, this.copyButton, this.pasteButton, this.undoButton, this.redoButton, pinyin);
      return bar;
    }

    /** Repeat beside the words what Wagtail says in the drawer, where nobody would look. */
    showRefusals() {
      const sentences = this.block.childBlocks.balloons.children.map((child) =>
        [...child.element.querySelectorAll('.error-message, .help-critical')]
          .map((message) => message.textContent.trim())
          .join(' '),
      );
      this.rows.showRefusals(sentences);
      this.refused = Boolean(this.block.container[0].querySelector('.error-message, .help-critical'));
    }

    /** One switch for all panels: whether edges are drawn to each other. */
    snapSwitch() {
      const label = element('label', 'desk-toggle', { title: '拖动时对齐边线、中线和别的气泡；按住 Alt 暂时不对齐' });
      const box = element('input', 'desk-snap', { type: 'checkbox' });
      box.checked = snapping.on;
      box.addEventListener('change', () => {
        snapping.on = box.checked;
        for (const other of document.querySelectorAll('.desk-snap')) other.checked = box.checked;
      });
      label.append(box, document.createTextNode('对齐'));
      return label;
    }

    /** Which tools can do something now. */
    offer() {
      this.copyButton.disabled = this.stage.selected < 0;
      this.pasteButton.disabled = !copied();
      this.undoButton.disabled = !this.balloons.past.length;
      this.redoButton.disabled = !this.balloons.future.length;
    }

    tool(label, title, act) {
      const made = element('button', 'desk-tool', { type: 'button', title });
      made.textContent = label;
      made.addEventListener('click', act);
      return made;
    }

    help() {
      const help = element('details', 'desk-help');
      help.innerHTML =
        '<summary>怎么摆气泡</summary><ul>' +
        '<li>拖动气泡换位置，拖四角改大小，拖圆点让尾巴指到说话人嘴边。</li>' +
        '<li>数字就是阅读顺序，用上移、下移改。</li>' +
        '<li>键盘：Tab 选气泡，方向键移动，Shift+方向键改大小，Alt+方向键改顺序，回车写字，' +
        'Delete 删除，Ctrl+D 再来一个一样的，Ctrl+C、Ctrl+X、Ctrl+V 复制、剪切、粘贴（别的格、别的一期也行），Ctrl+Z 撤销。</li>' +
        '<li>拖动、改大小时会对齐边线、中线和别的气泡，红线就是对齐的线；按住 Alt 或关掉“对齐”就不对齐。</li>' +
        '<li>手指：先点一下选中，再拖。</li>' +
        '<li>强调：选中几个字点“着重”，或写成 *重点*。拼音：在字后面写 盬（gǔ），或点“生僻字加拼音”。</li>' +
        '<li>把图片文件拖到画面上，就换成新画面，气泡不动。</li></ul>';
      return help;
    }

    listen() {
      this.balloons.addEventListener('change', () => {
        this.told = null;
        this.empty();
        this.later();
      });
      this.balloons.addEventListener('written', () => {
        this.writing = true;
        this.block.container[0].dispatchEvent(new Event('change', { bubbles: true }));
        this.writing = false;
        this.offer();
      });
      this.offer();
      document.addEventListener('comicsdesk:copied', () => this.offer());
      window.addEventListener('storage', () => this.offer());
      // Chooser and plain fields are Wagtail's own; both tell of a change by a bubbling event.
      this.block.container[0].addEventListener('change', (event) => {
        this.refused = false; // whoever changes something has read it; the message itself stays
        if (this.writing || this.element.contains(event.target)) return;
        if (this.drawer.contains(event.target)) this.balloons.reread();
        this.later();
      });
      this.drawer.addEventListener('click', () => setTimeout(() => this.balloons.reread(), 300));
      faceField()?.addEventListener('change', () => this.later());
      this.stage.addEventListener('select', (event) => {
        this.rows.select(event.detail);
        this.offer();
      });
      this.stage.addEventListener('edit', (event) => this.rows.edit(event.detail));
      this.rows.addEventListener('select', (event) => {
        this.stage.select(event.detail);
        this.rows.select(event.detail);
      });
      this.rows.addEventListener('hint', (event) => this.tell(event.detail));
      this.rows.addEventListener('duplicate', (event) => this.stage.duplicate(event.detail));
      this.element.addEventListener('keydown', (event) => this.shortcut(event));
      // Who saves by Ctrl+S has not left the field or the balloon: what waits for a pause is written now.
      this.block.container[0].closest('form')?.addEventListener('submit', () => this.balloons.settle(), true);
      const stage = this.stage.element;
      for (const name of ['dragover', 'dragleave', 'drop']) {
        stage.addEventListener(name, (event) => {
          if (![...event.dataTransfer.types].includes('Files')) return;
          event.preventDefault();
          event.stopPropagation();
          stage.classList.toggle('is-target', name === 'dragover');
          if (name === 'drop' && event.dataTransfer.files[0]) this.redrawn(event.dataTransfer.files[0]);
        });
      }
    }

    shortcut(event) {
      if (event.key === 'Escape' && this.element.classList.contains('is-zoomed')) {
        this.zoom();
        event.stopPropagation();
      }
      if (event.target.matches('input, textarea, select')) return;
      const command = event.ctrlKey || event.metaKey;
      if (command && event.key.toLowerCase() === 'z') {
        if (event.shiftKey) this.balloons.redo();
        else this.balloons.undo();
        event.preventDefault();
      } else if (command && event.key.toLowerCase() === 'y') {
        this.balloons.redo();
        event.preventDefault();
      } else if (command && event.key.toLowerCase() === 'v' && copied()) {
        this.stage.paste();
        event.preventDefault();
      }
    }

    /** Fill the window with this panel, and back. */
    zoom() {
      const on = this.element.classList.toggle('is-zoomed');
      document.body.classList.toggle('desk-zoomed', on);
      this.zoomButton.textContent = on ? '还原' : '放大';
      this.zoomButton.title = on ? 'Esc' : '占满整个窗口';
      this.rows.draw();
    }

    add(kind) {
      const count = this.balloons.items.length;
      const wide = kind === 'narration';
      const box = freePlace(wide ? 0.94 : 0.4, wide ? 0.12 : 0.22, this.balloons.items, count % 2 === 1);
      const tail = wide ? { tail_x: null, tail_y: null } : tailOf(box);
      const balloon = { kind, speaker: '', text: '', ...box, ...tail, vertical: false, bare: false };
      this.balloons.insert(count, balloon);
      this.stage.select(count);
      this.rows.edit(count);
    }

    /** Mark rare characters of all balloons here; one step of the history. */
    async addPinyin() {
      const texts = this.balloons.items.map(({ text }) => text || '');
      try {
        const answer = await ask(this.config.pinyinUrl, { texts });
        if (!answer.marked.length) {
          this.tell('这一格没有要加拼音的生僻字。');
          return;
        }
        // Whoever went on typing meanwhile keeps the words.
        answer.texts.forEach((text, at) => {
          const item = this.balloons.items[at];
          if (item && (item.text || '') === texts[at]) this.balloons.update(at, { text });
        });
        this.balloons.settle();
        this.tell(`已给“${answer.marked.join('、')}”标上拼音，多音字请核对。`);
      } catch (error) {
        this.tell(error.message, true);
      }
    }

    /** The drawing as data, when it is made of stock figures. */
    scene() {
      try {
        return JSON.parse(this.block.childBlocks.scene.getState());
      } catch {
        return null;
      }
    }

    /** Draw this panel with stock figures; the other panels tell who looks how. */
    draw() {
      const asked = { block: this.block, scenes: [] };
      this.element.dispatchEvent(new CustomEvent('comicsdesk:scenes', { bubbles: true, detail: asked }));
      window.comicsDesk.drawWithFigures(this, this.config.scenery, asked.scenes);
    }

    /** What was drawn comes into the form: the picture, its data, a first alt text, the tails of who speaks. */
    takeScene({ image, scene, alt, balloons }) {
      this.block.childBlocks.image.setState(image);
      this.block.childBlocks.scene.setState(scene);
      const words = this.block.childBlocks.alt_text;
      if (!(words.getValue() || '').trim()) words.setState(alt);
      const items = this.balloons.items.map((item, at) => ({ ...item, tail_x: balloons[at].tail_x, tail_y: balloons[at].tail_y }));
      this.balloons.replace(items);
      this.empty();
      this.preview();
    }

    empty() {
      this.sceneButton.textContent = this.scene() ? '改素材画' : '用素材画';
      const drawn = this.block.childBlocks.image.getValue();
      this.stage.hint.hidden = Boolean(drawn);
      this.stage.hint.textContent = '还没有画面。点上面的“选择图片”，把图片文件拖到这里，或点下面的“用素材画”。';
    }

    /** A new drawing for this panel; its balloons stay where they are. */
    async redrawn(file) {
      this.tell('正在处理新画面…');
      const body = new FormData();
      body.append('file', file);
      try {
        const { image } = await ask(this.config.drawingUrl, body);
        this.block.childBlocks.image.setState(image);
        this.balloons.write();
        this.empty();
        this.tell('画面已经换好，气泡没有动。');
        this.preview();
      } catch (error) {
        this.tell(error.message, true);
      }
    }

    later() {
      if (!this.seen) return;
      this.element.setAttribute('aria-busy', 'true');
      clearTimeout(this.timer);
      // While something is dragged the picture follows, as fast as the server answers and no faster.
      this.timer = setTimeout(() => this.preview(), this.stage.drag ? 60 : QUIET);
    }

    async preview() {
      if (this.asking) {
        this.again = true;
        return;
      }
      this.asking = true;
      this.element.setAttribute('aria-busy', 'true');
      this.empty();
      const image = this.block.childBlocks.image.getValue();
      try {
        const answer = await ask(this.config.previewUrl, {
          image: image ? Number(image.id || image) : null,
          balloons: this.balloons.plain(),
          face: faceField() ? faceField().value : '',
        });
        this.stage.picture.src = answer.picture;
        this.stage.element.style.aspectRatio = `${answer.width} / ${answer.height}`;
        this.stage.element.style.setProperty('--aspect', answer.width / answer.height);
        this.element.classList.toggle('is-tall', answer.height > answer.width * 1.2);
        this.stage.showMisfits(answer.misfits);
        this.rows.showMisfits(answer.misfits);
        this.element.dispatchEvent(new Event('comicsdesk:drawn', { bubbles: true }));
        const misfits = answer.misfits.map(({ index, reason }) => `第 ${index + 1} 个气泡：${reason}。`);
        const wrong = misfits.join('') || answer.faults.join('；');
        const told = this.told ? this.told.sentence : '';
        this.say(told + wrong, Boolean(wrong || (this.told && this.told.bad)));
      } catch (error) {
        this.say(error.message, true);
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.preview(), 8000);
      } finally {
        this.asking = false;
        if (this.again) {
          this.again = false;
          this.preview();
        } else this.element.removeAttribute('aria-busy');
      }
    }

    /** Say something that the next picture must not wipe away. */
    tell(sentence, bad = false) {
      this.told = { sentence, bad };
      this.say(sentence, bad);
    }

    say(sentence, bad = false) {
      this.status.textContent = sentence;
      this.status.classList.toggle('is-bad', bad);
    }
  }

  class PanelBlockDefinition extends window.wagtailStreamField.blocks.StructBlockDefinition {
    render(placeholder, prefix, initialState, initialError) {
      const block = super.render(placeholder, prefix, initialState, initialError);
      block.desk = new Desk(block, this.meta.desk);
      const setError = block.setError.bind(block);
      block.setError = (errors) => {
        setError(errors);
        block.desk.showRefusals();
      };
      block.desk.showRefusals();
      const setState = block.setState.bind(block);
      block.setState = (state) => {
        setState(state);
        block.desk.balloons.reread();
        block.desk.preview();
      };
      return block;
    }
  }

  window.telepath.register('comics.PanelBlock', PanelBlockDefinition);
  window.comicsDesk = { ...window.comicsDesk, ask };
})();
