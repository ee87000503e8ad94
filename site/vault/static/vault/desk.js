// The reader's desk: raw text with its marks on the left, what the public would read on the right, a row a paragraph.
// The server decides everything; this file draws what it answers and sends what the reader wants.
// Offsets are code points, as Python counts them, not UTF-16 units.
(() => {
  const root = document.getElementById("vault-desk");
  if (!root) return;
  const config = JSON.parse(document.getElementById("vault-desk-data").textContent);
  // Until the machine has marked the case there is only its raw text, and nothing can be decided.
  let ready = false;
  let editable = false;
  const $ = (id) => document.getElementById(id);
  const pane = $("vault-text"), rows = $("vault-rows"), pop = $("vault-pop"), toast = $("vault-toast");

  let chars = [];
  let lines = [];
  let data = { spans: [], suspects: [], leftovers: [], exemptions: [], questions: [], terms: [], undo: false, senior: false, version: 0 };
  let roster = [];
  let current = null; // what the keyboard acts on: {what: "doubt" | "span" | "selection", start, end}
  // Doubts that the reader has settled and the server has not confirmed yet: "start-end" to the decision.
  const settled = new Map();

  // Small tools

  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === false || value === null || value === undefined) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (name === "class") node.className = value;
      else node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  };
  const slice = (start, end) => chars.slice(start, end).join("");
  const length = (text) => Array.from(text).length;
  const short = (text, most = 24) => (length(text) > most ? `${Array.from(text).slice(0, most).join("")}…` : text);
  const group = (type) => config.kinds[type]?.group || "fact";
  const label = (type) => config.kinds[type]?.label || type;
  const spanAt = (start, end) => data.spans.find((s) => s[0] === start && s[1] === end);
  const doubtAt = (start, end) => data.suspects.find((s) => s[0] === start && s[1] === end);
  const keyOf = ([start, end]) => `${start}-${end}`;
  const decisionOn = (doubt) => settled.get(keyOf(doubt)) || doubt[3];
  const openDoubts = () => data.suspects.filter((doubt) => !decisionOn(doubt));
  const openQuestions = () => data.questions.filter((q) => q.yes === null || q.yes === undefined);
  const mentions = (span) => (span[5] ? data.spans.filter((s) => s[5] === span[5]) : [span]);

  // What went wrong stays until somebody has closed it: whoever looks away for a moment must not miss it.
  const say = (message, isError = true) => {
    const hush = () => (toast.hidden = true);
    clearTimeout(say.timer);
    toast.replaceChildren(message, ...(isError ? [el("button", { type: "button", "aria-label": "关闭", onclick: hush }, "×")] : []));
    toast.className = `vault-toast${isError ? " vault-toast--error" : ""}`;
    toast.hidden = false;
    if (!isError) say.timer = setTimeout(hush, 3000);
  };

  // Talking to the server

  const pause = (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds));

  const ask = async (url, body, wasLocked = false) => {
    const options = { headers: { Accept: "application/json" }, cache: "no-store", credentials: "same-origin", redirect: "manual" };
    if (body) {
      options.method = "POST";
      options.headers["Content-Type"] = "application/json";
      options.headers["X-CSRFToken"] = config.csrf;
      options.body = JSON.stringify(body);
    }
    const response = await fetch(url, options);
    // Locked, signed out, or signed in anew with another token: nothing was done, so the same is asked once it is open.
    const isLocked = response.status === 401 || response.type === "opaqueredirect" || response.status === 403;
    if (isLocked && !(wasLocked && response.status === 403)) {
      const open = new Promise((wake) => document.addEventListener("vault-open", wake, { once: true }));
      document.dispatchEvent(new Event("vault-locked"));
      await open;
      return ask(url, body, true);
    }
    if (response.status >= 502) throw new TypeError("the server is being restarted, or busy");
    try {
      return { ok: response.ok, answer: await response.json() };
    } catch {
      throw new Error("服务器没有给出可用的回答，刚才这一步没有保存。");
    }
  };

  // A line that breaks loses nothing: the same is asked again. `repeated`: it may have been done without our hearing of it.
  const insist = async (url, body) => {
    for (let tries = 0; ; tries++) {
      try {
        return { ...(await ask(url, body)), repeated: tries > 0 };
      } catch (fault) {
        if (!(fault instanceof TypeError) || tries === 5) throw fault;
        $("vault-saving").textContent = "连不上服务器，正在重试……";
        await pause(500 * 2 ** tries);
      } finally {
        if (tries) $("vault-saving").textContent = "正在保存……";
      }
    }
  };

  // After a new login the old token is worth nothing.
  document.addEventListener("vault-open", (event) => (config.csrf = event.detail.csrf));

  // Steps go to the server one after the other, in the order in which they were made: whoever reads fast loses no key.
  // `ahead`: doubts that are shown as settled at once. When a step is refused, those made after it are not sent: they
  // were made on a screen that was not true.
  let line = Promise.resolve();
  let waiting = 0;
  let round = 0;

  const send = (wish, then, ahead = []) => {
    if (!editable) return;
    const mine = round;
    for (const doubt of ahead) settled.set(keyOf(doubt), wish.action === "dismiss" ? "dismissed" : "accepted");
    wait(1);
    line = line.then(() => (mine === round ? deliver(wish, then, ahead) : null)).finally(() => wait(-1));
  };

  const deliver = async (wish, then, ahead) => {
    try {
      const { ok, answer, repeated } = await insist(config.urls.change, { version: data.version, ...wish });
      for (const doubt of ahead) settled.delete(keyOf(doubt));
      if (!ahead.length) closePop();
      if (answer.spans) {
        data = { ...data, ...answer };
        draw();
      } else if (ok) take(answer, ahead);
      if (!ok && answer.spans && repeated) refused("刚才断过线，这一步也许已经存好了：屏幕已换成最新的标记，请看一眼。");
      else if (!ok) refused(answer.error || "没有保存，请再试一次。");
      if (ok && then) then();
    } catch (fault) {
      refused(fault instanceof TypeError ? "连不上服务器，刚才这一步没有存上。请刷新看一眼再接着做。" : fault.message);
    }
  };

  const refused = (message) => {
    const dropped = waiting - 1;
    round++;
    say(dropped ? `${message}后面按的 ${dropped} 步也没有保存。` : message);
    const shown = data.suspects.filter((doubt) => settled.has(keyOf(doubt)));
    settled.clear();
    // A field may show what was refused.
    for (const field of $("vault-entities").querySelectorAll("input")) field.value = field.defaultValue;
    drawRows(linesOf(shown));
    drawSide();
  };

  const wait = (more) => {
    waiting += more;
    $("vault-saving").hidden = !waiting;
    drawProgress();
  };

  window.addEventListener("beforeunload", (event) => waiting && event.preventDefault());

  // A step changes few marks: only their rows are drawn again.
  const take = (answer, ahead) => {
    const { put, drop, put_suspects: putDoubts, drop_suspects: dropDoubts, ...rest } = answer;
    const places = [...data.leftovers, ...rest.leftovers].flatMap((left) => left.places);
    const touched = linesOf([...put, ...drop, ...putDoubts, ...dropDoubts, ...places, ...ahead]);
    const without = (list, gone) => {
      const keys = new Set(gone.map(keyOf));
      return list.filter((item) => !keys.has(keyOf(item)));
    };
    const inOrder = (a, b) => a[0] - b[0] || a[1] - b[1];
    const spans = put.length || drop.length ? [...without(data.spans, drop), ...put].sort(inOrder) : data.spans;
    const suspects = [...without(data.suspects, dropDoubts), ...putDoubts].sort(inOrder);
    data = { ...data, ...rest, spans, suspects };
    drawRows(touched);
    drawSide();
  };

  // Drawing the text

  // A row is drawn as a whole: a paragraph that goes on for pages is cut behind a sentence, or at least behind a comma.
  const breakLines = () => {
    lines = [];
    let start = 0;
    const isCut = (at) =>
      (at - start >= 500 && "。；！？".includes(chars[at])) || (at - start >= 1500 && "，、：".includes(chars[at]));
    chars.forEach((char, at) => {
      if (char === "\n") {
        lines.push([start, at]);
        start = at + 1;
      } else if (isCut(at) && at + 1 < chars.length && !"\n”’」』）".includes(chars[at + 1])) {
        lines.push([start, at + 1]);
        start = at + 1;
      }
    });
    lines.push([start, chars.length]);
  };

  const items = () => {
    const marks = data.spans.map((s) => ({ what: "span", start: s[0], end: s[1], span: s }));
    let near = 0; // spans and doubts are both in order, so one walk along the spans is enough
    const doubts = data.suspects
      .filter((d) => {
        while (near < data.spans.length && data.spans[near][1] <= d[0]) near++;
        return near >= data.spans.length || data.spans[near][0] >= d[1];
      })
      .map((d) => ({ what: "doubt", start: d[0], end: d[1], doubt: d }));
    const places = data.leftovers.flatMap((left) => left.places.map(([start, end]) => ({ what: "left", start, end })));
    const sorted = [...marks, ...places, ...doubts].sort((a, b) => a.start - b.start || b.end - a.end);
    const clear = [];
    for (const item of sorted) if (!clear.length || item.start >= clear.at(-1).end) clear.push(item);
    return clear;
  };

  const run = (start, end) => el("span", { "data-o": start }, slice(start, end));

  const lineAt = (offset) => {
    let low = 0, high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lines[middle][0] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  const linesOf = (stretches) => {
    const found = new Set();
    for (const [start, end] of stretches) {
      for (let at = lineAt(start); at <= lineAt(Math.max(start, end - 1)); at++) found.add(at);
    }
    return found;
  };

  const rowsOf = (stretches) => [...linesOf(stretches)].map((number) => rows.children[number]);

  // The browser lays out only the rows in sight (content-visibility); it is told about how high the others will be.
  const CHARACTER = 15, PADDING = 32, ROOM_OF_A_MARK = 1.5;

  const drawRows = (only = null) => {
    const all = items();
    const wide = Math.max(4, Math.floor((pane.clientWidth / 2 - PADDING) / CHARACTER));
    const fragment = document.createDocumentFragment();
    const drawn = only ? [...only].sort((a, b) => a - b) : lines.keys();
    let next = 0;
    for (const number of drawn) {
      const [from, to] = lines[number];
      const left = el("div", { class: "vault-cell vault-cell--raw" });
      const right = el("div", { class: "vault-cell vault-cell--clear" });
      let at = from, marks = 0;
      while (next < all.length && all[next].end <= from) next++;
      for (let i = next; i < all.length && all[i].start < to; i++) {
        const item = all[i];
        const start = Math.max(item.start, from), end = Math.min(item.end, to);
        if (start > at) {
          left.append(run(at, start));
          right.append(slice(at, start));
        }
        draw1(item, start, end, left, right);
        at = end;
        marks++;
      }
      if (at < to) {
        left.append(run(at, to));
        right.append(slice(at, to));
      }
      const isGap = !slice(from, to).trim();
      if (!ready) right.replaceChildren(); // raw words never stand where the public text will be
      const row = el("div", { class: `vault-row${isGap ? " vault-row--gap" : ""}` }, left, right);
      row.style.setProperty("--lines", Math.ceil((to - from + marks * ROOM_OF_A_MARK) / wide));
      if (only) rows.children[number].replaceWith(row);
      else fragment.append(row);
    }
    if (!only) rows.replaceChildren(fragment);
    showCurrent(false);
    choosing.show();
  };

  const draw1 = (item, start, end, left, right) => {
    const where = { "data-s": item.start, "data-e": item.end };
    if (item.what === "span") {
      const [, , type, source, replacement] = item.span;
      const kind = group(type);
      const sure = source === "reader" ? "你们标的" : "机器标的";
      left.append(
        el(
          "mark",
          {
            ...where,
            class: `vm vm--${kind} vm--${source === "reader" ? "hand" : "machine"}`,
            "data-sign": start === item.start ? config.groups[kind].sign : null,
            "data-entity": item.span[5] || null,
            title: `${label(type)} → ${replacement || "（删去）"} · ${sure}`,
            tabindex: -1,
          },
          run(start, end),
        ),
      );
      if (start === item.start) {
        right.append(
          el(
            "ins",
            {
              ...where,
              class: `vr vr--${kind}${replacement ? "" : " vr--none"}`,
              "data-entity": item.span[5] || null,
              title: `${label(type)}：${replacement ? "替换了" : "删去了"}`,
            },
            item.span[6],
          ),
        );
      }
      return;
    }
    if (item.what === "left") {
      left.append(el("span", { class: "has-leftover", title: "匿名后还看得见", "data-o": start }, slice(start, end)));
      right.append(el("span", { class: "has-leftover", title: "匿名后还看得见" }, slice(start, end)));
      return;
    }
    const reason = item.doubt[2], decision = decisionOn(item.doubt);
    const state = decision ? "settled" : "open";
    const title = decision ? `看过，可以留：${reason}` : `疑点：${reason}`;
    left.append(el("mark", { ...where, class: `vd vd--${state}`, title, "data-sign": decision ? null : "？", tabindex: -1 }, run(start, end)));
    right.append(decision ? slice(start, end) : el("span", { ...where, class: "vd vd--open", title }, slice(start, end)));
  };

  const runAt = (offset) => {
    const [row] = rowsOf([[offset, offset + 1]]);
    for (const node of row.querySelectorAll(".vault-cell--raw [data-o]")) {
      const start = Number(node.dataset.o);
      if (start <= offset && offset < start + length(node.textContent)) return node;
    }
    return null;
  };

  // Drawing the side

  const drawProgress = () => {
    const open = openDoubts().length;
    const parts = [
      open ? `疑点还有 ${open} 个` : data.suspects.length ? "疑点都处理完了" : "没有疑点",
      `标记 ${data.spans.length} 处`,
      `原文 ${chars.length} 字`,
    ];
    if (openQuestions().length && editable) parts.push(`还有 ${openQuestions().length} 问没答`);
    if (editable && data.others?.length) parts.push(`${data.others.join("、")} 15 分钟内也打开过`);
    if (data.leftovers.length) parts.unshift(`匿名后还看得见 ${data.leftovers.length} 样`);
    $("vault-progress").textContent = parts.join(" · ");
    const form = $("vault-submit");
    if (form) {
      form.elements.version.value = data.version;
      const button = form.querySelector("button");
      const answer = form.elements.answer;
      const isUnanswered = Boolean(data.unchanged && answer && !answer.value.trim());
      if (answer) $("vault-unchanged").hidden = !data.unchanged;
      button.disabled = Boolean(waiting || open || data.leftovers.length || openQuestions().length || isUnanswered);
      const senior = $("vault-senior"), who = $("vault-senior-who");
      senior.hidden = !data.senior;
      if (who) who.required = Boolean(data.senior);
      button.title = isUnanswered ? "退回以后还没有改过：照退回原因改，或者写一句为什么不用改。" : button.disabled ? "疑点处理完、匿名稿里看不到名册里的字词、“还能认出人吗”都答了，才能提交。" : "交给另一个人复核。";
    }
    const undo = $("vault-undo");
    if (undo) undo.disabled = !data.undo;
  };

  const drawDoubts = () => {
    const open = openDoubts();
    const box = $("vault-doubts");
    box.replaceChildren(el("h2", {}, "疑点 ", el("span", { class: "vault-count" }, String(open.length))));
    if (!open.length) {
      box.append(el("p", { class: "vault-done" }, data.suspects.length ? "✓ 都处理完了" : "✓ 机器没有拿不准的地方"));
      return;
    }
    box.append(el("p", { class: "vault-quiet" }, "机器拿不准。是当事人的信息就隐去，不是就留着。"));
    const list = el("ul", { class: "vault-list" });
    for (const [start, end, reason] of open.slice(0, 60)) {
      const isCurrent = current && current.start === start && current.end === end;
      list.append(
        el(
          "li",
          { class: isCurrent ? "is-current" : null },
          el(
            "button",
            { type: "button", class: "vault-list__go", title: reason, onclick: () => goTo("doubt", start, end) },
            `…${slice(Math.max(0, start - 6), start).replaceAll("\n", " ")}`,
            el("b", {}, slice(start, end)),
            `${slice(end, end + 6).replaceAll("\n", " ")}…`,
            el("small", {}, reason),
          ),
          editable ? doubtButtons(start, end, reason) : null,
        ),
      );
    }
    if (open.length > 60) list.append(el("li", { class: "vault-quiet" }, `还有 ${open.length - 60} 个，处理完前面的会接着出现。`));
    box.append(list);
  };

  const doubtButtons = (start, end, reason) =>
    el(
      "span",
      { class: "vault-list__do" },
      el("button", { type: "button", class: "button button-small", onclick: () => accept(start, end, guess(start, end, reason)) }, "隐去"),
      el("button", { type: "button", class: "button button-small button-secondary", onclick: () => dismiss(start, end) }, "可以留"),
    );

  const drawLeftovers = () => {
    const box = $("vault-leftovers");
    box.replaceChildren();
    if (!data.leftovers.length) return;
    box.append(
      el("h2", { class: "vault-alarm" }, "匿名后还看得见 ", el("span", { class: "vault-count" }, String(data.leftovers.length))),
      el("p", { class: "vault-quiet" }, "这些是名册或标记里的字词。隐去它们；若只是普通词，就写出整个说法放行，由复核人决定。"),
    );
    const list = el("ul", { class: "vault-list" });
    for (const left of data.leftovers) {
      const places = left.places;
      let turn = 0;
      const look = () => places.length && flash(places[turn++ % places.length]);
      list.append(
        el(
          "li",
          {},
          el(
            "button",
            { type: "button", class: "vault-list__go", onclick: look },
            el("b", {}, left.value),
            el("small", {}, places.length ? `${left.label}，${places.length} 处，点这里逐处看` : `${left.label}，换了写法（空格、拼音、遮了几位的号码等）`),
          ),
          editable
            ? el(
                "span",
                { class: "vault-list__do" },
                places.length
                  ? el("button", { type: "button", class: "button button-small", onclick: () => send({ action: "add", start: places[0][0], end: places[0][1], type: left.type, everywhere: true }) }, "全文隐去")
                  : null,
                left.exemptable ? el("button", { type: "button", class: "button button-small button-secondary", onclick: (event) => askPhrase(event.target, left) }, "放行一种说法") : null,
              )
            : null,
        ),
      );
    }
    box.append(list);
  };

  const askPhrase = (button, left) => {
    const place = left.places[0];
    const around = place ? slice(place[0], Math.min(place[1] + 1, chars.length)).trim() : left.value;
    const input = el("input", { type: "text", value: around, maxlength: 30, "aria-label": "放行的说法", autocomplete: "off" });
    const form = el(
      "form",
      {
        class: "vault-inline",
        onsubmit: (event) => {
          event.preventDefault();
          send({ action: "exempt", phrase: input.value });
        },
      },
      input,
      el("button", { class: "button button-small" }, "请求放行"),
      el("small", {}, "写整个说法，比那个词长，例如“高兴地”。"),
    );
    button.closest("li").append(form);
    button.remove();
    input.focus();
  };

  const drawEntities = () => {
    if (drawEntities.drawn === data.spans) return;
    drawEntities.drawn = data.spans;
    const box = $("vault-entities");
    const entities = new Map();
    for (const span of data.spans) {
      const key = span[5] || `${span[0]}-${span[1]}`;
      if (!entities.has(key)) entities.set(key, []);
      entities.get(key).push(span);
    }
    const known = drawEntities.lines || new Map();
    drawEntities.lines = new Map();
    const lineOf = (key, spans) => {
      const [first] = spans;
      const sign = [key, first[2], first[4], ...spans.map(keyOf)].join(" ");
      const drawn = known.get(sign) || entityLine(spans);
      drawEntities.lines.set(sign, drawn);
      return drawn;
    };
    const parts = [el("h2", {}, "隐去的对象 ", el("span", { class: "vault-count" }, String(entities.size)))];
    if (!entities.size) parts.push(el("p", { class: "vault-quiet" }, "还没有标记。在左边选中文字就能标。"));
    for (const [code, { label: name, sign }] of Object.entries(config.groups)) {
      const mine = [...entities].filter(([, spans]) => group(spans[0][2]) === code);
      if (!mine.length) continue;
      parts.push(el("h3", { class: `vault-group vault-group--${code}` }, el("i", { "aria-hidden": "true" }, sign), name));
      for (const [key, spans] of mine) parts.push(lineOf(key, spans));
    }
    showOnly(box, parts);
  };

  // Most lines of a long list stay as they are: only what differs is moved, and a field that is typed in keeps its focus.
  const showOnly = (box, parts) => {
    const wanted = new Set(parts);
    for (const node of [...box.childNodes]) if (!wanted.has(node)) node.remove();
    let at = box.firstChild;
    for (const node of parts) {
      if (node === at) at = at.nextSibling;
      else box.insertBefore(node, at);
    }
  };

  const entityLine = (spans) => {
    const [first] = spans;
    const words = [...new Set(spans.map((s) => slice(s[0], s[1]).replace(/\s+/g, "")))];
    let turn = 0;
    const rename = (input) => {
      if (input.value.trim() !== first[4]) send({ action: "rename", start: first[0], end: first[1], replacement: input.value });
    };
    const input = el("input", {
      type: "text",
      value: first[4],
      maxlength: 40,
      disabled: !editable,
      "aria-label": `${label(first[2])}的替换词`,
      placeholder: "（删去）",
      autocomplete: "off",
      onchange: (event) => rename(event.target),
    });
    return el(
      "div",
      { class: "vault-entity" },
      el(
        "button",
        {
          type: "button",
          class: "vault-entity__words",
          title: `${label(first[2])}：点一下看下一处`,
          onclick: () => {
            const span = spans[turn++ % spans.length];
            goTo("span", span[0], span[1], false);
          },
        },
        short(words.join("、"), 26),
        el("span", { class: "vault-times" }, `×${spans.length}`),
      ),
      el("span", { class: "vault-arrow", "aria-hidden": "true" }, "→"),
      input,
    );
  };

  const drawRoster = () => {
    const box = $("vault-roster");
    box.replaceChildren(el("h2", {}, "名册"));
    const list = el("ul", { class: "vault-parties" });
    for (const line of roster) {
      list.append(
        el(
          "li",
          {},
          el("b", {}, line.name),
          line.role ? ` ${line.role}` : null,
          line.minor ? el("span", { class: "vault-chip vault-chip--minor" }, "未成年") : null,
          line.aliases.length ? el("small", {}, `又叫 ${line.aliases.join("、")}`) : null,
          line.absent ? el("small", { class: "vault-alarm" }, "原文里没有找到，写法不一样？") : null,
          line.twice ? el("small", { class: "vault-alarm" }, "名册里写了不止一行。两个人同名，机器分不出：逐处看，按 S 分开。") : null,
        ),
      );
    }
    box.append(list);
    if (editable) box.append(el("a", { href: config.urls.roster }, "改名册"));
  };

  const drawQuestions = () => {
    const box = $("vault-questions");
    const open = openQuestions().length;
    box.replaceChildren(
      el("h2", {}, "还能认出人吗 ", el("span", { class: "vault-count" }, String(open))),
      el("p", { class: "vault-quiet" }, "看右边公开的样子来答。能改的，先改标记；答“能”的，要指定一位负责人复核。"),
    );
    for (const { code, text, yes, again, clues, more } of data.questions) {
      const isOpen = yes === null || yes === undefined;
      const choice = (value, word) =>
        el(
          "button",
          {
            type: "button",
            class: "button button-small button-secondary vault-yes",
            "aria-pressed": String(yes === value),
            "data-question": code,
            disabled: !editable,
            onclick: () => send({ action: "answer", question: code, yes: value }, () => document.querySelector(`[data-question="${code}"][aria-pressed="true"]`)?.focus()),
          },
          `${yes === value ? "✓ " : ""}${word}`,
        );
      box.append(
        el("div", { class: `vault-ask${isOpen ? " vault-ask--open" : ""}`, role: "group", "aria-label": text }, el("p", {}, isOpen ? el("b", {}, "？ ") : null, text), again ? el("p", { class: "vault-alarm" }, "答过以后，文中又多留了一些，请再看一眼。") : null, cluesOf(clues, more), choice(false, "不能"), " ", choice(true, "能，或拿不准")),
      );
    }
  };

  // What is left in the text and raises the question: each word once, a click goes through its places.
  const cluesOf = (clues, more) => {
    if (!clues.length) return null;
    const shown = clues.map(([words, places, count]) => {
      let turn = 0;
      const look = () => flash(places[turn++ % places.length]);
      return el("button", { type: "button", class: "vault-clue", title: "点一下看在哪里", onclick: look }, short(words, 16), count > 1 ? ` ×${count}` : null);
    });
    return el("p", { class: "vault-clues" }, "文中留着：", ...shown, more ? el("small", {}, `还有 ${more} 样`) : null);
  };

  const drawTerms = () => {
    const box = $("vault-terms");
    box.replaceChildren();
    if (!data.terms.length && !editable) return;
    box.append(el("h2", {}, "词表"));
    if (!data.terms.length) box.append(el("p", { class: "vault-quiet" }, "选中字词按 W：这个案卷里都隐去，或都不隐去。"));
    for (const term of data.terms) {
      box.append(
        el(
          "div",
          { class: "vault-term" },
          el("span", {}, `${term.words}：${term.rule === "hide" ? `要隐去（${term.label}）` : "不隐去"}`, term.mine ? null : el("small", {}, " 全单位")),
          editable && term.mine ? el("button", { type: "button", class: "button button-small button-secondary", onclick: () => send({ action: "end_term", term: term.pk }) }, "撤下") : null,
        ),
      );
    }
  };

  const drawExemptions = () => {
    const exempted = data.exemptions.map((one) => `“${one.phrase}”（${one.by}提出${one.approved ? "，已同意" : ""}）`);
    const ask = $("vault-exemptions");
    if (ask) ask.replaceChildren(exempted.length ? el("p", {}, `通过就同时放行这些说法：${exempted.join("、")}`) : "");
    else $("vault-let").replaceChildren(...(exempted.length ? [el("h2", {}, "放行的说法"), el("p", {}, exempted.join("、"))] : []));
  };

  // All of it, with the same line of text at the top of the pane as before.
  const draw = () => {
    const view = pane.getBoundingClientRect();
    const seen = document.elementFromPoint(view.left + 20, view.top + 50)?.closest(".vault-row");
    const number = pane.scrollTop && seen ? [...rows.children].indexOf(seen) : -1;
    const offset = number < 0 ? 0 : seen.getBoundingClientRect().top;
    drawRows();
    drawSide();
    if (number >= 0) pane.scrollTop += rows.children[number].getBoundingClientRect().top - offset;
  };

  const drawSide = () => {
    drawProgress();
    drawDoubts();
    drawLeftovers();
    drawQuestions();
    drawEntities();
    drawTerms();
    drawExemptions();
  };

  // Choosing words by keyboard

  const choosing = window.vaultChoosing({
    pane,
    rows,
    bar: $("vault-choosing"),
    shown: $("vault-chosen"),
    told: $("vault-told"),
    chars: () => chars,
    lines: () => lines,
    lineAt,
    about: (offset) => {
      const span = data.spans.find((s) => s[0] <= offset && offset < s[1]);
      return span ? `已标${label(span[2])}` : "";
    },
  });
  const choose = () => {
    if (!editable || pop.contains(document.activeElement)) return;
    if (choosing.isOn()) return choosing.hold();
    closePop();
    choosing.begin(selection(), current && current.what !== "selection" ? current.start : null);
  };
  const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];
  const chooseByKey = (event) => {
    if (pop.contains(event.target)) return false;
    if (choosing.isOn()) return choosing.key(event);
    const isHere = event.target === document.body || pane.contains(event.target);
    if (!ready || !editable || !isHere || !event.shiftKey || !ARROWS.includes(event.key)) return false;
    choose();
    return choosing.key(event);
  };
  // Whoever goes elsewhere is done choosing; what was chosen stays so.
  document.addEventListener("focusin", (event) => {
    const own = [$("vault-choosing"), pop];
    if (choosing.isOn() && !own.some((node) => node.contains(event.target))) choosing.leave();
  });

  // Moving about

  // Only the rows of a stretch are searched: a long case has a hundred thousand nodes.
  const within = (stretches, selector) => rowsOf(stretches).flatMap((row) => [...row.querySelectorAll(selector)]);
  const nodesAt = (start, end) => within([[start, end]], `[data-s="${start}"][data-e="${end}"]`);

  const showCurrent = (scroll) => {
    showCurrent.now?.forEach((node) => node.classList.remove("is-current"));
    showCurrent.now = [];
    if (!current || current.what === "selection") return;
    showCurrent.now = nodesAt(current.start, current.end);
    showCurrent.now.forEach((node) => node.classList.add("is-current"));
    if (scroll && showCurrent.now[0]) scrollTo(showCurrent.now[0]);
  };

  // Rows that come into sight may turn out higher or lower than expected: look again once they are laid out.
  const scrollTo = (node, again = 2) => {
    const box = node.getBoundingClientRect(), view = pane.getBoundingClientRect();
    if (box.top < view.top + 60 || box.bottom > view.bottom - 60) {
      pane.scrollTop += box.top - view.top - view.height / 3;
      if (again) requestAnimationFrame(() => node.isConnected && scrollTo(node, again - 1));
    }
  };

  const goTo = (what, start, end, open = false) => {
    closePop();
    if (choosing.isOn()) pane.focus({ preventScroll: true });
    current = { what, start, end };
    showCurrent(true);
    drawDoubts();
    if (open) openPop();
  };

  const flash = ([start]) => {
    const node = runAt(start);
    if (!node) return;
    scrollTo(node);
    node.classList.add("is-flashing");
    setTimeout(() => node.classList.remove("is-flashing"), 1600);
  };

  const step = (list, direction, what) => {
    if (!list.length) return say(what === "doubt" ? "没有未处理的疑点了。" : "还没有标记。", false);
    const here = current ? current.start : -1;
    const next =
      direction > 0 ? list.find((i) => i[0] > here) || list[0] : [...list].reverse().find((i) => i[0] < here) || list.at(-1);
    goTo(what, next[0], next[1]);
  };

  const nextDoubt = () => {
    const open = openDoubts();
    if (!open.length) {
      current = null;
      showCurrent(false);
      say(data.leftovers.length ? "疑点处理完了，还有几样匿名后看得见。" : openQuestions().length ? "疑点处理完了，按 Q 答“还能认出人吗”。" : "疑点都处理完了，可以提交复核。", false);
      return;
    }
    step(open, 1, "doubt");
  };

  // Acting

  const guess = (start, end, reason) => {
    const words = slice(start, end);
    if (/号码|数字|编号/.test(reason) || /^[\d\s-]{5,}$/.test(words)) return "OTHERID";
    if (/地|位置|路/.test(reason)) return "ADDR";
    if (/外号|绰号|称呼|昵称/.test(reason)) return "NICK";
    if (/单位|公司/.test(reason)) return "ORG";
    if (/店/.test(reason)) return "SHOP";
    return "PERSON";
  };
  // What a reader decides is on the screen at once; the server follows.
  const settle = (wish) => {
    const words = slice(wish.start, wish.end);
    const same = (d) => (d[0] === wish.start && d[1] === wish.end) || (wish.everywhere && slice(d[0], d[1]) === words);
    const ahead = openDoubts().filter(same);
    closePop();
    current = { what: "doubt", start: wish.start, end: wish.end };
    send(wish, null, ahead);
    drawRows(linesOf(ahead));
    nextDoubt();
  };
  const accept = (start, end, type, everywhere = false) => settle({ action: "accept", start, end, type, everywhere });
  const dismiss = (start, end, everywhere = false) => settle({ action: "dismiss", start, end, everywhere });

  const selection = () => {
    const chosen = window.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    const points = [
      [range.startContainer, range.startOffset],
      [range.endContainer, range.endOffset],
    ].map(([node, offset], isEnd) => {
      let holder = node.nodeType === Node.TEXT_NODE ? node.parentElement : node.childNodes[offset - isEnd] || node;
      if (node.nodeType !== Node.TEXT_NODE) {
        const inside = holder.querySelectorAll ? holder.querySelectorAll("[data-o]") : [];
        const found = holder.dataset?.o ? holder : isEnd ? inside[inside.length - 1] : inside[0];
        return found ? Number(found.dataset.o) + (isEnd ? length(found.textContent) : 0) : null;
      }
      holder = holder.closest("[data-o]");
      return holder && rows.contains(holder) ? Number(holder.dataset.o) + length(node.textContent.slice(0, offset)) : null;
    });
    if (points.some((point) => point === null) || points[0] >= points[1]) return null;
    return { start: points[0], end: points[1], box: range.getBoundingClientRect() };
  };

  // The small window beside a mark or a selection

  const closePop = () => {
    const isInside = pop.contains(document.activeElement);
    pop.hidden = true;
    pop.replaceChildren();
    if (isInside) (choosing.isOn() ? $("vault-choosing") : pane).focus({ preventScroll: true });
  };

  const place = (box) => {
    pop.hidden = false;
    const width = pop.offsetWidth, height = pop.offsetHeight;
    const left = Math.min(Math.max(8, box.left), window.innerWidth - width - 8);
    const below = box.bottom + 8;
    pop.style.left = `${left}px`;
    pop.style.top = `${below + height > window.innerHeight ? Math.max(8, box.top - height - 8) : below}px`;
  };

  const chips = (chosen, onpick) => {
    const box = el("div", { class: "vault-chips", role: "group", "aria-label": "类别" });
    for (const [code, { label: name, sign }] of Object.entries(config.groups)) {
      const line = el("div", { class: `vault-chips__line vault-group--${code}` }, el("i", { title: name }, sign));
      for (const [type, kind] of Object.entries(config.kinds)) {
        if (kind.group !== code) continue;
        line.append(
          el("button", { type: "button", class: "vault-kind", "data-kind": type, "aria-pressed": String(type === chosen), onclick: () => onpick(type) }, kind.label),
        );
      }
      box.append(line);
    }
    box.addEventListener("keydown", (event) => {
      if (!ARROWS.includes(event.key)) return;
      event.preventDefault();
      const all = [...box.querySelectorAll("button")], here = event.target.closest("button");
      const groups = [...box.children], line = groups.indexOf(here.parentElement);
      const isBeside = event.key === "ArrowRight" || event.key === "ArrowLeft", way = event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : -1;
      const next = isBeside ? all.at((all.indexOf(here) + way) % all.length) : groups.at((line + way) % groups.length).querySelector("button");
      next.focus();
    });
    return box;
  };

  const openPop = () => {
    if (!current) return;
    const node = current.what === "selection" ? null : nodesAt(current.start, current.end)[0];
    const box = current.box || node?.getBoundingClientRect();
    if (!box) return;
    pop.replaceChildren();
    if (current.what === "span") popForSpan(spanAt(current.start, current.end));
    else if (current.what === "doubt") popForDoubt(doubtAt(current.start, current.end));
    else popForSelection(current);
    pop.append(el("button", { type: "button", class: "vault-pop__close", "aria-label": "关闭", onclick: closePop }, "×"));
    place(box);
  };

  const everywhereBox = (text) => {
    const box = el("input", { type: "checkbox", checked: true });
    return [box, el("label", { class: "vault-check" }, box, text)];
  };

  const popForSelection = ({ start, end }) => {
    const words = slice(start, end);
    const [every, everyLabel] = everywhereBox("全文同样的字都隐去");
    const input = el("input", { type: "text", maxlength: 40, placeholder: "自动", "aria-label": "替换成", autocomplete: "off" });
    pop.append(
      el("p", { class: "vault-pop__title" }, "隐去“", el("b", {}, short(words)), "”，它是："),
      chips(null, (type) => send({ action: "add", start, end, type, replacement: input.value, everywhere: every.checked }, () => choosing.release({ start, end }))),
      el("label", { class: "vault-pop__line" }, "替换成 ", input),
      everyLabel,
    );
  };

  const popForTerm = ({ start, end, box }) => {
    const words = slice(start, end).trim();
    const at = box || nodesAt(start, end)[0]?.getBoundingClientRect();
    const keep = (rule, type) => send({ action: "term", words, rule, type }, () => choosing.release({ start, end }));
    pop.replaceChildren(
      el("p", { class: "vault-pop__title" }, "这个案卷里，“", el("b", {}, short(words)), "”都隐去，它是："),
      chips(null, (type) => keep("hide", type)),
      el("p", { class: "vault-pop__line" }, "或者 ", el("button", { type: "button", class: "button button-small button-secondary", onclick: () => keep("never", "") }, "都不隐去")),
      el("button", { type: "button", class: "vault-pop__close", "aria-label": "关闭", onclick: closePop }, "×"),
    );
    place(at);
    pop.querySelector("button").focus();
  };

  const popForDoubt = (doubt) => {
    if (!doubt) return;
    const [start, end, reason] = doubt, decision = decisionOn(doubt);
    const words = slice(start, end);
    pop.append(el("p", { class: "vault-pop__title" }, el("b", {}, short(words)), ` ${reason}`));
    if (!editable) return;
    if (decision) {
      pop.append(el("button", { type: "button", class: "button button-small button-secondary", onclick: () => send({ action: "reopen", start, end }) }, "重新当作疑点"));
      return;
    }
    const same = openDoubts().filter((d) => slice(d[0], d[1]) === words).length;
    const [every, everyLabel] = everywhereBox(`同样的 ${same} 处一起`);
    if (same < 2) every.checked = false;
    pop.append(
      el("p", {}, "要隐去，它是："),
      chips(guess(start, end, reason), (type) => accept(start, end, type, every.checked)),
      same > 1 ? everyLabel : null,
      el("p", {}, el("button", { type: "button", class: "button button-small button-secondary", onclick: () => dismiss(start, end, every.checked) }, "可以留")),
    );
  };

  const popForSpan = (span) => {
    if (!span) return;
    const [start, end, type, source, replacement] = span;
    const all = mentions(span);
    const layers = { reader: "人工", term: "词表", rule: "规则", roster: "名册", entity: "人名识别", context: "上下文", address: "地址", trade: "店名公司", health: "健康", propagation: "同名传播" };
    pop.append(
      el("p", { class: "vault-pop__title" }, el("b", {}, short(slice(start, end))), ` ${label(type)}，共 ${all.length} 处 `, el("small", {}, `来自${layers[source] || source}`)),
    );
    if (!editable) {
      pop.append(el("p", {}, `替换成：${replacement || "（删去）"}`));
      return;
    }
    const input = el("input", { type: "text", value: replacement, maxlength: 40, placeholder: "（删去）", "aria-label": "替换成", autocomplete: "off", id: "vault-pop-replacement" });
    const others = new Map();
    for (const other of data.spans) {
      if (other[5] && other[5] !== span[5] && group(other[2]) === group(type) && !others.has(other[5])) others.set(other[5], other);
    }
    pop.append(
      el(
        "form",
        {
          class: "vault-pop__line",
          onsubmit: (event) => {
            event.preventDefault();
            send({ action: "rename", start, end, replacement: input.value });
          },
        },
        "替换成 ",
        input,
        el("button", { class: "button button-small" }, all.length > 1 ? `改这 ${all.length} 处` : "改"),
      ),
      el("details", { class: "vault-pop__kinds" }, el("summary", {}, "改类别"), chips(type, (kind) => send({ action: "retype", start, end, type: kind }))),
    );
    if (others.size) {
      const select = el("select", {
        id: "vault-pop-merge",
        "aria-label": "并到另一个对象",
      });
      // Not on change: the arrow keys change the choice before anybody has chosen.
      const merge = (event) => {
        event.preventDefault();
        const into = others.get(select.value);
        if (into) send({ action: "merge", start, end, into: [into[0], into[1]] });
      };
      select.append(el("option", { value: "" }, "选一个……"));
      for (const [key, other] of others) select.append(el("option", { value: key }, `${short(slice(other[0], other[1]), 14)} → ${other[4]}`));
      pop.append(el("form", { class: "vault-pop__line", onsubmit: merge }, "其实是 ", select, el("button", { class: "button button-small button-secondary" }, "并过去")));
    }
    const words = slice(start, end);
    const same = data.spans.filter((s) => slice(s[0], s[1]) === words).length;
    const alike = all.filter((s) => slice(s[0], s[1]) === words).length;
    if (all.length > 1) {
      const split = (everywhere) => send({ action: "split", start, end, everywhere });
      pop.append(
        el(
          "p",
          { class: "vault-pop__line" },
          "不是同一个： ",
          el("button", { type: "button", class: "button button-small button-secondary", id: "vault-pop-split", onclick: () => split(false) }, "分出这一处"),
          alike > 1 && alike < all.length ? el("button", { type: "button", class: "button button-small button-secondary", onclick: () => split(true) }, `分出写成这样的 ${alike} 处`) : null,
        ),
      );
    }
    pop.append(
      el(
        "p",
        { class: "vault-pop__line" },
        el("button", { type: "button", class: "button button-small button-secondary", onclick: () => send({ action: "remove", start, end }) }, "去掉这一处"),
        same > 1 ? el("button", { type: "button", class: "button button-small button-secondary", onclick: () => send({ action: "remove", start, end, everywhere: true }) }, `同样的 ${same} 处都去掉`) : null,
        all.length > 1 && all.length !== same ? el("button", { type: "button", class: "button button-small button-secondary", onclick: () => send({ action: "let_go", start, end }) }, `整个对象 ${all.length} 处都去掉`) : null,
      ),
    );
  };

  // Listening

  rows.addEventListener("mousedown", (event) => {
    // A drag down the left column must not take the right column with it, nor the other way round.
    rows.classList.toggle("is-choosing-raw", Boolean(event.target.closest(".vault-cell--raw")));
  });
  rows.addEventListener("mouseup", () => setTimeout(chooseSelection));
  rows.addEventListener("click", (event) => {
    if (selection()) return;
    const node = event.target.closest("[data-s]");
    if (!node) return closePop();
    goTo(node.classList.contains("vd") ? "doubt" : "span", Number(node.dataset.s), Number(node.dataset.e));
    openPop();
  });
  rows.addEventListener("mouseover", (event) => light(event.target.closest("[data-entity]")?.dataset.entity));
  rows.addEventListener("mouseleave", () => light(null));
  const light = (entity) => {
    if (light.now === entity) return;
    light.now = entity;
    light.nodes?.forEach((node) => node.classList.remove("is-lit"));
    const places = entity ? data.spans.filter((span) => span[5] === entity) : [];
    light.nodes = within(places, `[data-entity="${CSS.escape(entity || "")}"]`);
    light.nodes.forEach((node) => node.classList.add("is-lit"));
  };

  const chooseSelection = () => {
    if (!editable) return;
    const chosen = selection();
    if (!chosen || !slice(chosen.start, chosen.end).trim()) return;
    current = { what: "selection", ...chosen };
    showCurrent(false);
    openPop();
  };

  const keys = {
    n: () => step(openDoubts(), 1, "doubt"),
    p: () => step(openDoubts(), -1, "doubt"),
    j: () => step(data.spans, 1, "span"),
    l: () => step(data.spans, -1, "span"),
    k: () => toggleKeys(),
    a: (event) => onDoubt((d) => accept(d[0], d[1], guess(d[0], d[1], d[2]), event.shiftKey)),
    d: (event) => onDoubt((d) => dismiss(d[0], d[1], event.shiftKey)),
    u: () => send({ action: "undo" }),
    x: (event) => onSpan((s) => send({ action: event.shiftKey ? "let_go" : "remove", start: s[0], end: s[1] })),
    g: () => onSpan(() => (openPop(), $("vault-pop-merge") ? $("vault-pop-merge").focus() : say("没有同类的对象可以并。", false))),
    s: () => onSpan(() => (openPop(), $("vault-pop-split") ? $("vault-pop-split").focus() : say("这个对象只有一处，不用分。", false))),
    q: () => (document.querySelector(".vault-ask--open .vault-yes") || document.querySelector("#vault-questions .vault-yes"))?.focus(),
    w: () => {
      const chosen = selection() || (current && current.what !== "selection" ? current : null);
      if (!chosen) return say("先选中字词。", false);
      popForTerm(chosen);
    },
    t: () => onSpan(() => (openPop(), (pop.querySelector("details").open = true), pop.querySelector(".vault-kind").focus())),
    r: () => onSpan(() => (openPop(), $("vault-pop-replacement").select())),
    v: () => choose(),
    m: () => {
      if (!selection()) return say("先选中文字：用鼠标，或者按 V 用键盘选。", false);
      chooseSelection();
      if (current?.what === "selection") pop.querySelector(`[data-kind="${guess(current.start, current.end, "")}"]`)?.focus();
    },
    h: () => {
      const chosen = selection();
      if (!chosen) return say("先选中要隐去的文字：用鼠标，或者按 V 用键盘选。", false);
      const { start, end } = chosen;
      send({ action: "add", start, end, type: guess(start, end, ""), everywhere: true }, () => choosing.release({ start, end }));
    },
  };
  const onDoubt = (act) => {
    const doubt = current?.what === "doubt" && doubtAt(current.start, current.end);
    if (doubt && !decisionOn(doubt)) act(doubt);
    else nextDoubt();
  };
  const onSpan = (act) => {
    const span = current?.what === "span" && spanAt(current.start, current.end);
    if (span) act(span);
    else say("先点一处标记，或按 J 选一处。", false);
  };
  const toggleKeys = () => {
    const box = $("vault-keys");
    box.hidden = !box.hidden;
    $("vault-keys-button").setAttribute("aria-expanded", String(!box.hidden));
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") toast.hidden = true;
    if (event.key === "Escape" && !pop.hidden) {
      closePop();
      if (!choosing.isOn()) pane.focus();
      return;
    }
    if (event.key === "Escape" && choosing.isOn()) {
      choosing.leave();
      getSelection().removeAllRanges();
      pane.focus({ preventScroll: true });
      return;
    }
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable=true]");
    if (!isTyping && chooseByKey(event)) return event.preventDefault();
    if (isTyping || event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && editable) {
      event.preventDefault();
      keys.u();
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    const act = keys[event.key.toLowerCase()];
    if (act && !ready && act !== keys.k) return say("机器还在识别，标好了再改。", false);
    if (!act || (!editable && !"npjlk".includes(event.key.toLowerCase()))) return;
    event.preventDefault();
    act(event);
  });
  document.addEventListener("mousedown", (event) => {
    if (!pop.hidden && !pop.contains(event.target) && !rows.contains(event.target)) closePop();
  });
  // The window stays beside its mark, also when a click at the edge has just moved the text, and goes with it out of sight.
  pane.addEventListener("scroll", () => {
    if (pop.hidden || !current || current.what === "selection") return;
    const box = nodesAt(current.start, current.end)[0]?.getBoundingClientRect(), view = pane.getBoundingClientRect();
    if (box && box.bottom > view.top && box.top < view.bottom) place(box);
    else closePop();
  });
  $("vault-answer")?.addEventListener("input", () => drawProgress());
  $("vault-undo")?.addEventListener("click", () => keys.u());
  $("vault-choose")?.addEventListener("click", () => ready && choose());
  $("vault-keys-button").addEventListener("click", toggleKeys);

  // The panes reach down to the end of the window, whatever stands above them.
  const fit = () => root.style.setProperty("--v-top", `${Math.round(pane.getBoundingClientRect().top + window.scrollY)}px`);
  addEventListener("resize", fit);
  for (const above of [root.querySelector(".vault-bar"), $("vault-keys")]) new ResizeObserver(fit).observe(above);
  fit();

  // Reading the case

  const show = (answer) => {
    chars = Array.from(answer.text);
    roster = answer.roster;
    breakLines();
    drawRoster();
  };

  // The machine may still be at work on a case that has just come in: meanwhile there is the raw text to read.
  const readRaw = async () => {
    const { ok, answer } = await insist(config.urls.text);
    if (!ok) throw new Error(answer.error);
    // Text and marks are one look at the case, and are logged as one.
    config.urls.state += `?reading=${answer.reading}`;
    show(answer);
    drawRows();
    const note = $("vault-waiting"), start = Date.now();
    const tell = () => ($("vault-seconds").textContent = `${Math.round((Date.now() - start) / 1000)} 秒`);
    note.hidden = false;
    tell();
    const clock = setInterval(tell, 1000);
    return () => {
      clearInterval(clock);
      note.hidden = true;
      if (Date.now() - start > 2000) say("机器标好了，可以开始。", false);
    };
  };

  (async () => {
    let done = () => {};
    try {
      if (!config.ready) done = await readRaw();
      let got = await insist(config.urls.state);
      while (got.answer.waiting) {
        await pause(400);
        got = await insist(config.urls.state);
      }
      done();
      if (!got.ok) throw new Error(got.answer.error);
      const { text, ...marks } = got.answer;
      data = marks;
      ready = true;
      root.dataset.ready = "yes";
      editable = config.mode === "edit";
      show(got.answer);
      draw();
      // From the history: the place that a step was about.
      const told = Number(location.hash.slice(1));
      if (location.hash && told < chars.length) flash([told]);
    } catch (fault) {
      done();
      const why = fault instanceof TypeError ? "连不上服务器，请刷新再试。" : fault.message || "案卷没有读出来，请刷新再试。";
      const told = el("p", { class: "error-message vault-loading" }, why);
      if (lines.length) $("vault-doubts").replaceChildren(told, el("p", {}, "左边只有原文，还没有标记，不能改也不能提交。"));
      else rows.replaceChildren(told);
      $("vault-progress").textContent = lines.length ? "机器没有标成" : "";
    }
  })();
})();
