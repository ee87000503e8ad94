// The stall's counters. Every tap becomes an event that is kept in the phone until the server has acknowledged it.
"use strict";
(() => {
  document.documentElement.classList.add("js");

  const BATCH = 200;
  const store = {
    read(key, fallback) {
      try { return JSON.parse(localStorage.getItem(key)) ?? fallback; } catch { return fallback; }
    },
    write(key, value) { localStorage.setItem(key, JSON.stringify(value)); },
  };

  function uuid7() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    let time = Date.now();
    for (let place = 5; place >= 0; place--) { bytes[place] = time % 256; time = Math.floor(time / 256); }
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  function device() {
    let name = store.read("pufa-device", "");
    if (!name) { name = "phone-" + uuid7().slice(-12); store.write("pufa-device", name); }
    return name;
  }

  // ---- counting --------------------------------------------------------------------------------------------------
  const box = document.getElementById("counters");
  if (box) {
    const key = "pufa-outbox-" + box.dataset.activity;
    const token = box.querySelector("[name=csrfmiddlewaretoken]").value;
    const unsent = document.getElementById("unsent");
    const trouble = document.getElementById("trouble");
    let sending = false;
    let pause = 2000;

    const outbox = () => store.read(key, []);
    const section = (event) => [...box.querySelectorAll(".counter")].find((one) =>
      one.dataset.measure === event.measure && (!one.dataset.edition || Number(one.dataset.edition) === event.edition));

    function show() {
      const waiting = outbox();
      unsent.hidden = false;
      unsent.textContent = waiting.length ? `未送出 ${waiting.length} 条` : "全部已送出";
      unsent.classList.toggle("clear", !waiting.length);
      for (const one of box.querySelectorAll(".counter")) {
        const output = one.querySelector("output");
        const mine = waiting.filter((event) => section(event) === one);
        const added = mine.reduce((sum, event) => sum + event.quantity, 0);
        output.textContent = Number(output.dataset.total) + added;
        const left = one.querySelector("[data-left]");
        if (left) left.textContent = Number(left.dataset.left) - added;
      }
    }

    function tap(one, quantity, shop) {
      const seq = store.read("pufa-seq", 0) + 1;
      const event = {
        uid: uuid7(), device: device(), seq, activity: Number(box.dataset.activity),
        measure: one.dataset.measure, quantity, occurred_at: new Date().toISOString(),
      };
      if (one.dataset.edition) event.edition = Number(one.dataset.edition);
      if (shop) event.shop = shop;
      // Kept before the number on screen changes: what is shown is never lost.
      try {
        store.write("pufa-seq", seq);
        store.write(key, [...outbox(), event]);
      } catch {
        return say("手机存不下了，这一下没有记上。请清理手机空间，或者用“填数”。");
      }
      show();
      send();
    }

    function say(text) { trouble.textContent = text; trouble.hidden = !text; }

    async function send() {
      const batch = outbox().slice(0, BATCH);
      if (sending || !batch.length) return;
      sending = true;
      try {
        const answer = await fetch(box.dataset.merge, {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-CSRFToken": token },
          body: JSON.stringify({ sent_at: new Date().toISOString(), events: batch }),
        });
        if (answer.status === 401 || answer.status === 403) {
          trouble.innerHTML = "";
          trouble.append("登录过期了，记录都还在手机里。");
          const link = document.createElement("a");
          link.href = box.dataset.login;
          link.textContent = "重新登录";
          trouble.append(link);
          trouble.hidden = false;
          throw new Error("login");
        }
        if (!answer.ok) throw new Error(String(answer.status));
        const body = await answer.json();
        const settled = new Set(body.answers.map(([uid]) => uid));
        const refused = body.answers.filter(([, verdict]) => verdict === "quarantined").map(([, , reason]) => reason);
        store.write(key, outbox().filter((event) => !settled.has(event.uid)));
        for (const one of box.querySelectorAll(".counter")) {
          const before = Number(one.querySelector("output").dataset.total);
          const total = one.dataset.edition
            ? body.leaflets[one.dataset.edition] ?? 0 : body.totals[one.dataset.measure] ?? 0;
          one.querySelector("output").dataset.total = total;
          const left = one.querySelector("[data-left]");
          if (left) left.dataset.left = Number(left.dataset.left) - (total - before);
        }
        say(refused.length ? `有 ${refused.length} 条没有计入：${refused[0]}` : "");
        pause = 2000;
      } catch {
        pause = Math.min(pause * 2, 60000);
      } finally {
        sending = false;
        show();
        if (outbox().length) setTimeout(send, pause);
      }
    }

    box.addEventListener("click", (event) => {
      const button = event.target.closest("[data-add]");
      if (button) tap(button.closest(".counter"), Number(button.dataset.add));
    });
    box.addEventListener("submit", (event) => {
      const one = event.target.closest(".counter");
      const shop = event.target.elements.shop;
      if (!shop) return;
      event.preventDefault();
      if (!shop.value.trim()) return;
      tap(one, 1, shop.value.trim());
      shop.value = "";
      shop.focus();
    });
    addEventListener("online", send);
    addEventListener("pageshow", () => { show(); send(); });
    show();
    send();
  }

  // ---- closing ---------------------------------------------------------------------------------------------------
  const form = document.getElementById("close");
  if (form) {
    const activity = location.pathname.match(/(\d+)\/close/)?.[1];
    const waiting = store.read("pufa-outbox-" + activity, []);
    const told = document.getElementById("waiting");
    if (waiting.length) {
      told.hidden = false;
      told.textContent = `手机里还有 ${waiting.length} 条没有送出。请回去等它送完再收摊。`;
    }
    const sum = (set) => {
      const [given, returned, damaged] = [...set.querySelectorAll("input")].map((input) => Number(input.value) || 0);
      const gap = Number(set.dataset.issued) - given - returned - damaged;
      const line = set.querySelector(".sum");
      line.textContent = gap === 0 ? "对上了" : gap > 0 ? `还差 ${gap} 份` : `多出 ${-gap} 份`;
      line.classList.toggle("agrees", gap === 0);
    };
    for (const set of form.querySelectorAll("fieldset")) {
      set.addEventListener("input", () => sum(set));
      sum(set);
    }
  }
})();
