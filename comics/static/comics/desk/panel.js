/* One panel in the page editor: Wagtail's own form of the block, with the desk between the drawing and its fields. */
(function () {
  'use strict';

  const { Balloons, Stage, Rows, element, icon } = window.comicsDesk;
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
      throw new Error('连不上服务器，稍后会再试。改动还在这里，没有丢。');
    }
    const type = response.headers.get('Content-Type') || '';
    if (!type.includes('json')) throw new Error('服务器没有答复（可能已退出登录）。请先复制好文字，再刷新页面。');
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error || '服务器出错了，请再试一次。');
    return answer;
  }

  class Desk {
    constructor(block, config) {
      this.block = block;
      this.config = config;
      this.balloons = new Balloons(block.childBlocks.balloons);
      this.stage = new Stage(this.balloons, config);
      this.rows = new Rows(this.balloons, config);
      this.element = element('div', 'desk', { 'data-desk': '' });
      this.status = element('p', 'desk-status', { role: 'status' });
      const side = element('div', 'desk-side');
      this.zoomButton = this.tool('放大', '占满整个窗口', () => this.zoom());
      side.append(this.toolbar(), this.rows.element, this.help());
      const view = element('div', 'desk-view');
      const below = element('div', 'desk-below');
      below.append(this.status, this.zoomButton);
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
      this.undoButton = this.tool('撤销', 'Ctrl+Z', () => this.balloons.undo());
      this.redoButton = this.tool('重做', 'Ctrl+Y', () => this.balloons.redo());
      bar.append(spring, this.undoButton, this.redoButton);
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
        'Delete 删除，Ctrl+D 复制一个，Ctrl+C、Ctrl+V 复制到别的格，Ctrl+Z 撤销。</li>' +
        '<li>拖动时会吸附到边线，按住 Alt 可以不吸附。</li>' +
        '<li>把图片文件拖到画面上，就换成新画面，气泡不动。</li></ul>';
      return help;
    }

    listen() {
      this.balloons.addEventListener('change', () => {
        this.empty();
        this.later();
      });
      this.balloons.addEventListener('written', () => {
        this.writing = true;
        this.block.container[0].dispatchEvent(new Event('change', { bubbles: true }));
        this.writing = false;
        this.undoButton.disabled = !this.balloons.past.length;
        this.redoButton.disabled = !this.balloons.future.length;
      });
      this.undoButton.disabled = this.redoButton.disabled = true;
      // Chooser and plain fields are Wagtail's own; both tell of a change by a bubbling event.
      this.block.container[0].addEventListener('change', (event) => {
        if (this.writing || this.element.contains(event.target)) return;
        if (this.drawer.contains(event.target)) this.balloons.reread();
        this.later();
      });
      this.drawer.addEventListener('click', () => setTimeout(() => this.balloons.reread(), 300));
      this.stage.addEventListener('select', (event) => this.rows.select(event.detail));
      this.stage.addEventListener('edit', (event) => this.rows.edit(event.detail));
      this.rows.addEventListener('select', (event) => {
        this.stage.select(event.detail);
        this.rows.select(event.detail);
      });
      this.rows.addEventListener('duplicate', (event) => this.stage.duplicate(event.detail));
      this.element.addEventListener('keydown', (event) => this.shortcut(event));
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
      const right = count % 2 === 1;
      const balloon = {
        kind,
        speaker: '',
        text: '',
        x: wide ? 0.03 : right ? 0.57 : 0.03,
        y: Math.min(0.03 + count * 0.08, 0.7),
        w: wide ? 0.94 : 0.4,
        h: wide ? 0.12 : 0.22,
        tail_x: wide ? null : right ? 0.7 : 0.3,
        tail_y: wide ? null : Math.min(0.35 + count * 0.08, 0.95),
        vertical: false,
      };
      this.balloons.insert(count, balloon);
      this.stage.select(count);
      this.rows.edit(count);
    }

    empty() {
      const drawn = this.block.childBlocks.image.getValue();
      this.stage.hint.hidden = Boolean(drawn);
      this.stage.hint.textContent = '还没有画面。点上面的“选择图片”，或把图片文件拖到这里。';
    }

    /** A new drawing for this panel; its balloons stay where they are. */
    async redrawn(file) {
      this.say('正在处理新画面…');
      const body = new FormData();
      body.append('file', file);
      try {
        const { image } = await ask(this.config.drawingUrl, body);
        this.block.childBlocks.image.setState(image);
        this.balloons.write();
        this.empty();
        this.say('画面已经换好，气泡没有动。');
        this.preview();
      } catch (error) {
        this.say(error.message, true);
      }
    }

    later() {
      if (!this.seen) return;
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
      this.empty();
      const image = this.block.childBlocks.image.getValue();
      try {
        const answer = await ask(this.config.previewUrl, {
          image: image ? Number(image.id || image) : null,
          balloons: this.balloons.plain(),
        });
        this.stage.picture.src = answer.picture;
        this.stage.element.style.aspectRatio = `${answer.width} / ${answer.height}`;
        this.stage.showMisfits(answer.misfits.map(({ index }) => index));
        this.rows.showMisfits(answer.misfits);
        const misfits = answer.misfits.map(({ index }) => index + 1).join('、');
        if (misfits) this.say(`第 ${misfits} 个气泡的文字放不下。`, true);
        else if (answer.faults.length) this.say(answer.faults.join('；'), true);
        else this.say('');
      } catch (error) {
        this.say(error.message, true);
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.preview(), 8000);
      } finally {
        this.asking = false;
        if (this.again) {
          this.again = false;
          this.preview();
        }
      }
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
