/* The tools above all panels: many drawings at once, and the script of the whole episode. */
(function () {
  'use strict';

  const { ask, element, icon, Filmstrip } = window.comicsDesk;

  class Bench {
    constructor(stream, config) {
      this.stream = stream;
      this.config = config;
      this.element = element('div', 'bench');
      this.files = element('input', '', { type: 'file', multiple: '', accept: 'image/*,.heic,.heif', hidden: '' });
      this.files.addEventListener('change', () => {
        this.takeIn([...this.files.files]);
        this.files.value = '';
      });
      const drawings = this.tool('upload', '一次放入多张画面', () => this.files.click());
      const script = this.tool('edit', '写台词（剧本）', () => this.openScript());
      this.links = element('span', 'bench-links');
      const hint = element('span', 'bench-hint');
      hint.textContent = '也可以把一组图片拖到这里，按文件名排序，一张一格。';
      this.status = element('p', 'bench-status', { role: 'status' });
      this.film = new Filmstrip(stream, this);
      this.review = element('p', 'bench-review');
      this.element.append(drawings, script, this.links, hint, this.files, this.review, this.status, this.film.element);
      this.refused();
      this.reviewed();
      // The page has an address from its first save on, and its words may have changed with every later one.
      document.addEventListener('w-autosave:success', () => this.reviewed());
      for (const name of ['dragover', 'dragleave', 'drop']) {
        this.element.addEventListener(name, (event) => {
          if (![...event.dataTransfer.types].includes('Files')) return;
          event.preventDefault();
          this.element.classList.toggle('is-target', name === 'dragover');
          if (name === 'drop') this.takeIn([...event.dataTransfer.files]);
        });
      }
      stream.container[0].addEventListener('comicsdesk:scenes', ({ detail }) => {
        detail.scenes = this.scenesBeside(detail.block);
      });
      stream.container[0].classList.add('bench-panels');
      stream.container[0].before(this.element);
    }

    tool(name, label, act) {
      const made = element('button', 'button button-small button-secondary', { type: 'button' });
      made.innerHTML = `${icon(name)} ${label}`;
      made.addEventListener('click', act);
      return made;
    }

    /** Which panels the server sent back: the messages stand in them, which nobody finds among seventy. */
    refused() {
      const numbers = this.panels().flatMap((panel, at) => (panel.desk.refused ? [at + 1] : []));
      if (!numbers.length) return;
      const which = numbers.length > 12 ? `有 ${numbers.length} 格要改` : `第 ${numbers.join('、')} 格要改`;
      this.say(`${which}，要改什么写在那一格开头。点下面的红框小图就到。`, true);
    }

    link(name, label, href, title) {
      const made = element('a', 'button button-small button-secondary', { href, title });
      made.innerHTML = `${icon(name)} ${label}`;
      return made;
    }

    /** What is made from the newest saved draft, and whether somebody has read its words. */
    async reviewed() {
      const page = window.location.pathname.match(/\/pages\/(\d+)\/edit\//);
      if (!page) return;
      const url = (name) => this.config[name].replace('/0/', `/${page[1]}/`);
      if (!this.links.children.length) {
        this.links.append(
          this.link('check', '审台词', url('readUrl'), '从头到尾读一遍，审过了就记下来，按最近保存的草稿'),
          this.link('doc-full', '分镜脚本（PDF）', url('storyboardUrl'), '给画师：空画格、画面说明和台词，按最近保存的草稿'),
        );
      }
      try {
        const response = await fetch(url('readStateUrl'));
        const { said, is_current: current } = await response.json();
        this.review.textContent = said + (current ? '' : '也可以先画。');
        this.review.classList.toggle('is-current', current);
      } catch {
        // It is only a hint; the next save asks again.
      }
    }

    /** The scenes of the other panels for `panel`, the nearest first, those before sooner than those after. */
    scenesBeside(panel) {
      const panels = this.panels();
      const at = panels.indexOf(panel);
      return panels
        .map((other, index) => ({ scene: other === panel ? null : other.desk.scene(), far: index < at ? at - index : index - at + 0.5 }))
        .filter(({ scene }) => scene)
        .sort((one, other) => one.far - other.far)
        .map(({ scene }) => scene);
    }

    panels() {
      return this.stream.children.filter((child) => child.type === 'panel').map((child) => child.block);
    }

    /** One panel a file, in the order of their names; panels that wait for a drawing are filled first. */
    takeIn(files) {
      // A second handful waits for the first, or their panels would be mixed.
      this.taking = (this.taking || Promise.resolve()).then(() => this.takeAll(files));
    }

    async takeAll(files) {
      files.sort((one, other) => one.name.localeCompare(other.name, 'zh', { numeric: true }));
      const refused = new Map(); // the reason → names of files
      let done = 0;
      for (const [at, file] of files.entries()) {
        this.say(`正在处理第 ${at + 1} 张，共 ${files.length} 张…`);
        const body = new FormData();
        body.append('file', file);
        const free = () => this.panels().find((panel) => !panel.childBlocks.image.getValue());
        try {
          if (!free() && this.panels().length >= this.config.most) throw new Error(`一期最多 ${this.config.most} 格，请分成几期。`);
          const { image } = await ask(this.config.drawingUrl, body);
          const waiting = free();
          if (waiting) {
            waiting.childBlocks.image.setState(image);
            waiting.desk.balloons.write();
            waiting.desk.preview();
          } else {
            this.append({ image, alt_text: '', note: '', scene: '', balloons: [] });
          }
          done += 1;
        } catch (error) {
          refused.set(error.message, [...(refused.get(error.message) || []), file.name]);
        }
      }
      this.changed();
      const left = [...refused].map(([reason, names]) => `${names.map((name) => `“${name}”`).join('、')}：${reason}`);
      const silent = this.panels().some((panel) => !(panel.childBlocks.alt_text.getValue() || '').trim());
      this.say(
        `放入了 ${done} 张画面。${left.length ? `没有放入：${left.join(' ')}` : silent ? '请给每一格写一句画面说明。' : ''}`,
        left.length > 0,
      );
    }

    append(value) {
      return this.stream.insert({ type: 'panel', value, id: crypto.randomUUID() }, this.stream.children.length);
    }

    changed() {
      this.stream.container[0].dispatchEvent(new Event('change', { bubbles: true }));
    }

    state() {
      return this.panels().map((panel) => ({
        alt: panel.childBlocks.alt_text.getValue() || '',
        note: panel.childBlocks.note.getValue() || '',
        aspect: this.aspect(panel),
        balloons: panel.desk.balloons.plain(),
      }));
    }

    aspect(panel) {
      const { naturalWidth, naturalHeight } = panel.desk.stage.picture;
      return naturalWidth ? naturalHeight / naturalWidth : 0.75;
    }

    async openScript() {
      if (!this.dialog) this.buildDialog();
      this.dialog.showModal();
      this.problem.textContent = '';
      try {
        this.text.value = (await ask(this.config.scriptUrl, { panels: this.state() })).text;
      } catch (error) {
        this.problem.textContent = error.message;
      }
      this.text.focus();
    }

    buildDialog() {
      this.dialog = element('dialog', 'bench-dialog', { 'aria-labelledby': 'bench-title' });
      this.dialog.innerHTML =
        '<h2 id="bench-title">剧本</h2>' +
        '<p>每行写“说话人：台词”，空一行就是下一格。还可以写“画面：…”“画师：…”（给画师的话）“旁白：…”“拟声：…”“法条：…”，' +
        '心里想的写成“阿强（心想）：…”。没有画面的格子先空着，以后再放图。</p>';
      this.text = element('textarea', 'bench-script', { 'aria-label': '剧本', spellcheck: 'false' });
      this.text.placeholder = '画面：饭店门口，桌椅摆满人行道\n阿强：路边多摆两桌，生意才好！\n\n队员：您好，人行道要留给行人。\n阿强（心想）：又来了……';
      this.problem = element('p', 'bench-problem', { role: 'alert' });
      const buttons = element('div', 'bench-buttons');
      const apply = element('button', 'button', { type: 'button' });
      apply.textContent = '放进画格';
      apply.addEventListener('click', () => this.applyScript());
      const cancel = element('button', 'button button-secondary', { type: 'button' });
      cancel.textContent = '不改了';
      cancel.addEventListener('click', () => this.dialog.close());
      buttons.append(apply, cancel);
      this.dialog.append(this.text, this.problem, buttons);
      // Beside the form, not inside: Enter and Escape here are no business of the page editor.
      document.body.append(this.dialog);
    }

    async applyScript() {
      try {
        const { panels } = await ask(this.config.lettersUrl, { text: this.text.value, panels: this.state() });
        const existing = this.panels();
        panels.forEach((panel, index) => {
          const balloons = panel.balloons.map((balloon) => ({ ...balloon, id: crypto.randomUUID() }));
          if (existing[index]) {
            existing[index].childBlocks.alt_text.setState(panel.alt);
            existing[index].childBlocks.note.setState(panel.note);
            existing[index].desk.balloons.replace(balloons);
          } else {
            const added = this.append({ image: null, alt_text: panel.alt, note: panel.note, scene: '', balloons: [] });
            added.block.desk.balloons.replace(balloons);
          }
        });
        existing.slice(panels.length).forEach((panel) => panel.desk.balloons.replace([]));
        this.changed();
        this.dialog.close();
        const left = existing.length - panels.length;
        this.say(
          left > 0
            ? `台词放进了 ${panels.length} 格。最后 ${left} 格没有台词了，不要的话请删掉。`
            : `台词放进了 ${panels.length} 格，气泡已自动摆放，可以拖动调整。`,
        );
      } catch (error) {
        this.problem.textContent = error.message;
      }
    }

    say(sentence, bad = false) {
      this.status.textContent = sentence;
      this.status.classList.toggle('is-bad', bad);
    }
  }

  class PanelsBlockDefinition extends window.wagtailStreamField.blocks.StreamBlockDefinition {
    render(placeholder, prefix, initialState, initialError) {
      const stream = super.render(placeholder, prefix, initialState, initialError);
      stream.bench = new Bench(stream, this.meta.desk);
      return stream;
    }
  }

  window.telepath.register('comics.PanelsBlock', PanelsBlockDefinition);
})();
