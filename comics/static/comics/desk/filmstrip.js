/* The whole episode as a row of small pictures: what is where, what is still missing, and in which order. */
(function () {
  'use strict';

  const { element, icon } = window.comicsDesk;

  class Filmstrip {
    /** `bench` knows the panels; `stream` is Wagtail's block, which moves them. */
    constructor(stream, bench) {
      this.stream = stream;
      this.bench = bench;
      this.element = element('ol', 'film', { 'aria-label': '全部画格，按顺序' });
      this.from = null;
      new MutationObserver(() => this.later()).observe(stream.container[0], { childList: true, subtree: true });
      for (const name of ['change', 'comicsdesk:drawn']) stream.container[0].addEventListener(name, () => this.later());
      this.later();
    }

    later() {
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => this.draw());
    }

    draw() {
      const panels = this.bench.panels();
      this.element.hidden = panels.length < 2;
      while (this.element.children.length > panels.length) this.element.lastChild.remove();
      while (this.element.children.length < panels.length) this.element.append(this.place(this.element.children.length));
      panels.forEach((panel, index) => this.fill(this.element.children[index], panel, index, panels.length));
    }

    place(index) {
      const item = element('li', 'film-panel');
      const open = element('button', 'film-open', { type: 'button', draggable: 'true' });
      open.append(element('img', 'film-picture', { alt: '', draggable: 'false' }), element('span', 'film-number'));
      open.addEventListener('click', () => this.open(index));
      open.addEventListener('keydown', (event) => {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (!step) return;
        event.preventDefault();
        if (event.altKey) this.move(index, index + step);
        else this.element.children[index + step]?.querySelector('.film-open').focus();
      });
      open.addEventListener('dragstart', (event) => {
        this.from = index;
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('application/vnd.wagtail.type', 'comic-panel');
      });
      open.addEventListener('dragend', () => {
        this.from = null;
        this.mark(null);
      });
      item.addEventListener('dragover', (event) => {
        if (this.from === null) return;
        event.preventDefault();
        this.mark(item);
      });
      item.addEventListener('drop', (event) => {
        if (this.from === null) return;
        event.preventDefault();
        this.move(this.from, index);
      });
      const steps = element('span', 'film-steps');
      for (const [name, label, step] of [['arrow-left', '往前移', -1], ['arrow-right', '往后移', 1]]) {
        const button = element('button', 'film-step', { type: 'button', 'aria-label': `第${index + 1}格${label}`, title: label });
        button.innerHTML = icon(name);
        button.addEventListener('click', () => this.move(index, index + step));
        steps.append(button);
      }
      item.append(open, steps);
      return item;
    }

    fill(item, panel, index, count) {
      const missing = panel.desk.refused ? ['有要改的地方'] : [];
      const image = panel.childBlocks.image.getState();
      if (!image) missing.push('没有画面');
      if (!(panel.childBlocks.alt_text.getValue() || '').trim()) missing.push('没有画面说明');
      if (panel.desk.stage.misfits.size) missing.push('有文字放不下或看不清');
      const picture = item.querySelector('.film-picture');
      const drawn = panel.desk.stage.picture.getAttribute('src') || image?.preview?.url || '';
      if (drawn && picture.getAttribute('src') !== drawn) picture.src = drawn;
      picture.hidden = !drawn;
      const open = item.querySelector('.film-open');
      open.classList.toggle('is-missing', missing.length > 0);
      open.title = `第${index + 1}格${missing.length ? `：${missing.join('，')}` : ''}。点击打开，拖动或 Alt+左右键换顺序`;
      open.setAttribute('aria-label', open.title);
      item.querySelector('.film-number').textContent = missing.length ? `${index + 1} ${panel.desk.refused ? '改' : '缺'}` : index + 1;
      const [back, on] = item.querySelectorAll('.film-step');
      back.disabled = index === 0;
      on.disabled = index === count - 1;
    }

    mark(item) {
      for (const other of this.element.children) other.classList.toggle('is-target', other === item);
    }

    /** Carry the panel at `from` to `to`, both counted among the panels that are shown. */
    move(from, to) {
      this.mark(null);
      if (to < 0 || to >= this.bench.panels().length || from === to) return;
      this.stream.moveBlock(from, to);
      this.bench.changed();
      this.bench.say(`第 ${from + 1} 格移到了第 ${to + 1} 格。`);
      this.draw();
      this.element.children[to].querySelector('.film-open').focus({ preventScroll: true });
    }

    open(index) {
      const panel = this.bench.panels()[index];
      panel.container[0].closest('[data-streamfield-child]').scrollIntoView({ block: 'start' });
      panel.desk.element.querySelector('.desk-box, button').focus({ preventScroll: true });
    }
  }

  window.comicsDesk = { ...window.comicsDesk, Filmstrip };
})();
