/* The words of one panel, a row a balloon, in reading order. */
(function () {
  'use strict';

  const { element } = window.comicsDesk;
  const { tailOf } = window.comicsDesk.geometry;

  const icon = (name) => `<svg class="icon icon-${name}" aria-hidden="true"><use href="#icon-${name}"></use></svg>`;

  function button(name, label, act) {
    const made = element('button', 'desk-button', { type: 'button', title: label, 'aria-label': label });
    made.innerHTML = icon(name);
    made.addEventListener('click', act);
    return made;
  }

  class Rows extends EventTarget {
    /** Emits `select` (detail: index), `duplicate` (index) and `hint` (a sentence). */
    constructor(balloons, config) {
      super();
      this.balloons = balloons;
      this.config = config;
      this.element = element('ol', 'desk-rows');
      this.rows = [];
      this.selected = -1;
      balloons.addEventListener('change', () => this.draw());
      this.draw();
    }

    draw() {
      const items = this.balloons.items;
      while (this.rows.length > items.length) this.rows.pop().element.remove();
      while (this.rows.length < items.length) this.rows.push(this.addRow(this.rows.length));
      items.forEach((item, index) => this.fill(this.rows[index], item, index));
      this.element.hidden = !items.length;
    }

    addRow(index) {
      const row = { element: element('li', 'desk-row') };
      row.number = element('span', 'desk-number', { 'aria-hidden': 'true' });
      row.kind = element('select', 'desk-kind', { 'aria-label': '类型' });
      for (const [value, label] of Object.entries(this.config.kinds)) row.kind.add(new Option(label, value));
      row.speaker = element('input', 'desk-speaker', { type: 'text', placeholder: '说话人', 'aria-label': '说话人', maxlength: '20' });
      row.text = element('textarea', 'desk-text', { placeholder: '文字', rows: '1', maxlength: String(this.config.longest) });
      row.vertical = this.toggle('竖排', (on) => ({ vertical: on }), index);
      row.bare = this.toggle('无底色', (on) => ({ bare: on }), index);
      row.tail = this.toggle('尾巴', (on) => (on ? tailOf(this.balloons.items[index]) : { tail_x: null, tail_y: null }), index);
      row.misfit = element('p', 'desk-misfit', { role: 'alert' });
      row.refusal = element('p', 'desk-misfit');
      row.up = button('arrow-up', '上移', () => this.balloons.reorder(index, index - 1));
      row.down = button('arrow-down', '下移', () => this.balloons.reorder(index, index + 1));
      const head = element('div', 'desk-row-head');
      head.append(
        row.number,
        row.kind,
        row.speaker,
        row.up,
        row.down,
        button('copy', '再来一个一样的', () => this.dispatchEvent(new CustomEvent('duplicate', { detail: index }))),
        button('bin', '删除', () => this.balloons.remove(index)),
      );
      const foot = element('div', 'desk-row-foot');
      row.strong = element('button', 'desk-tool', { type: 'button', title: '先选中几个字，再点这里：字下面加点' });
      row.strong.textContent = '着重';
      row.strong.addEventListener('mousedown', (event) => event.preventDefault()); // keeps what is selected
      row.strong.addEventListener('click', () => this.stress(row, index));
      foot.append(row.tail.label, row.vertical.label, row.bare.label, row.strong);
      row.element.append(head, row.text, foot, row.misfit, row.refusal);
      this.element.append(row.element);

      row.kind.addEventListener('change', () => {
        const tailed = this.config.tailed.includes(row.kind.value);
        const item = this.balloons.items[index];
        const tail = tailed && item.tail_x === null ? tailOf(this.balloons.items[index]) : {};
        this.balloons.update(index, { kind: row.kind.value, ...tail });
        this.balloons.settle();
      });
      for (const [field, name] of [[row.speaker, 'speaker'], [row.text, 'text']]) {
        field.addEventListener('input', () => {
          this.balloons.update(index, { [name]: field.value });
          clearTimeout(this.typing);
          this.typing = setTimeout(() => this.balloons.settle(), 500);
        });
        field.addEventListener('change', () => this.balloons.settle());
      }
      row.speaker.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || event.isComposing) return;
        event.preventDefault(); // would send the whole form
        row.text.focus();
      });
      row.element.addEventListener('focusin', () => {
        if (this.selected !== index) this.dispatchEvent(new CustomEvent('select', { detail: index }));
      });
      return row;
    }

    toggle(name, changes, index) {
      const label = element('label', 'desk-toggle');
      const box = element('input', '', { type: 'checkbox' });
      label.append(box, document.createTextNode(name));
      box.addEventListener('change', () => {
        this.balloons.update(index, changes(box.checked));
        this.balloons.settle();
      });
      return { label, box };
    }

    /** Put the selected words between asterisks, or take these away. */
    stress(row, index) {
      const { value, selectionStart: from, selectionEnd: to } = row.text;
      const words = value.slice(from, to);
      row.text.focus();
      if (!words.trim()) {
        this.dispatchEvent(new CustomEvent('hint', { detail: '先在文字里选中要强调的几个字，再点“着重”。' }));
        return;
      }
      const within = /^[*＊].*[*＊]$/s.test(words);
      const around = /[*＊]/.test(value[from - 1] || '') && /[*＊]/.test(value[to] || '');
      const [start, end] = around ? [from - 1, to + 1] : [from, to];
      const put = within ? words.slice(1, -1) : around ? words : `*${words}*`;
      row.text.setRangeText(put, start, end, 'select');
      this.balloons.update(index, { text: row.text.value });
      this.balloons.settle();
    }

    fill(row, item, index) {
      row.number.textContent = index + 1;
      row.kind.value = item.kind;
      // A field that is being typed into already shows the newest; setting it would lose the cursor of an input method.
      if (row.speaker.value !== (item.speaker || '')) row.speaker.value = item.speaker || '';
      if (row.text.value !== (item.text || '')) row.text.value = item.text || '';
      row.text.setAttribute('aria-label', `第${index + 1}个气泡的文字`);
      row.vertical.box.checked = item.vertical;
      row.bare.box.checked = item.bare;
      row.bare.label.hidden = item.kind === 'sound';
      row.tail.box.checked = item.tail_x !== null && item.tail_y !== null;
      row.tail.label.hidden = !this.config.tailed.includes(item.kind);
      row.up.disabled = index === 0;
      row.down.disabled = index === this.balloons.items.length - 1;
      row.text.style.height = 'auto';
      row.text.style.height = `${row.text.scrollHeight + 2}px`;
    }

    select(index) {
      this.selected = index;
      this.rows.forEach((row, at) => row.element.classList.toggle('is-selected', at === index));
      if (this.rows[index]) this.rows[index].element.scrollIntoView({ block: 'nearest' });
    }

    edit(index) {
      const field = this.rows[index] && this.rows[index].text;
      if (!field) return;
      field.focus();
      field.select();
    }

    /** What the server had against the words when the form was last sent; it goes when they are changed. */
    showRefusals(sentences) {
      this.rows.forEach((row, at) => {
        row.refusal.textContent = sentences[at] || '';
        for (const field of [row.text, row.speaker]) {
          field.addEventListener('input', () => (row.refusal.textContent = ''), { once: true });
        }
      });
    }

    /** `misfits`: [{index, reason}]. */
    showMisfits(misfits) {
      this.rows.forEach((row, at) => {
        const misfit = misfits.find(({ index }) => index === at);
        row.element.classList.toggle('is-misfit', Boolean(misfit));
        row.misfit.textContent = misfit ? `${misfit.reason}。` : '';
      });
    }
  }

  window.comicsDesk = { ...window.comicsDesk, Rows, icon, button };
})();
