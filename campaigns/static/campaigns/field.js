// The phone page: how much is unsent, the counters, and the sums of closing. Without it everything is a plain form.
"use strict";
(() => {
  const POLL = 30000;
  const unsent = document.getElementById("unsent");
  const trouble = document.getElementById("trouble");
  const refused = document.getElementById("refused");
  const TOLD = {
    401: ["登录过期了，记录都还在手机里。", "重新登录"],
    403: ["页面旧了，记录都还在手机里。", "刷新页面"],
    404: ["这些记录属于别的单位或已取消的活动，还在手机里，没有丢。请告诉宣传专员。", ""],
  };

  // A browser that keeps nothing (private mode) gets the plain forms: what they sent is on the server at once.
  if (outbox.available) document.documentElement.classList.add("js");
  else if (trouble) say("这个浏览器不让存东西（多半开了无痕模式）。请在下面填数、点“记下”，看到数字变了才算记上。");

  function say(text, link) {
    trouble.textContent = text;
    trouble.hidden = !text;
    if (!link) return;
    const again = document.createElement("a");
    // A page that needs a login leads there and back by itself.
    again.href = location.href;
    again.textContent = link;
    trouble.append(again);
  }

  function showUnsent(failure) {
    const number = outbox.waiting().length;
    unsent.hidden = !outbox.available;
    unsent.textContent = number ? `未送出 ${number} 条` : "全部已送出";
    unsent.classList.toggle("clear", !number);
    if (!trouble || !outbox.available) return;
    if (failure?.status in TOLD) say(...TOLD[failure.status]);
    else if (failure === null) say("");
  }
  outbox.on("change", showUnsent);
  let refusals = 0;
  outbox.on("answer", (activity, body) => {
    const reasons = body.answers.filter(([, verdict]) => verdict === "quarantined").map(([, , reason]) => reason);
    if (!reasons.length || !refused) return;
    refusals += reasons.length;
    refused.hidden = false;
    refused.textContent = `有 ${refusals} 条没有计入，已交给宣传专员核对：${reasons[0]}`;
  });

  const box = document.getElementById("counters");
  if (box) counting(box);
  const form = document.getElementById("close");
  if (form) closing(form);
  showUnsent();
  outbox.send();

  function counting(box) {
    const activity = Number(box.dataset.activity);
    const counters = [...box.querySelectorAll(".counter")];
    const mine = (one, event) =>
      one.dataset.measure === event.measure && (!one.dataset.edition || Number(one.dataset.edition) === event.edition);
    const output = (one) => one.querySelector("output");

    function show() {
      const waiting = outbox.waiting(activity);
      for (const one of counters) {
        const added = waiting.filter((event) => mine(one, event)).reduce((sum, event) => sum + event.quantity, 0);
        const number = Number(output(one).dataset.total) + added;
        output(one).textContent = number;
        const fewer = one.querySelector("[data-add='-1']");
        if (fewer) fewer.disabled = number <= 0;
        const left = one.querySelector("[data-issued]");
        if (left) {
          const rest = Number(left.dataset.issued) - number;
          left.textContent = rest < 0 ? `比领出多 ${-rest}` : `应剩 ${rest}`;
        }
      }
    }

    function tap(one, quantity, shop) {
      if (quantity < 0 && Number(output(one).textContent) + quantity < 0) return;
      const event = { activity, measure: one.dataset.measure, quantity };
      if (one.dataset.edition) event.edition = Number(one.dataset.edition);
      if (shop) event.shop = shop;
      try { outbox.keep(event); } catch { say("手机存不下了，这一下没有记上。请清理手机空间再记。"); }
    }

    outbox.on("change", show);
    outbox.on("answer", (of, body) => {
      if (of !== activity) return;
      for (const one of counters) {
        output(one).dataset.total = one.dataset.edition
          ? body.leaflets[one.dataset.edition] ?? 0 : body.totals[one.dataset.measure] ?? 0;
      }
      show();
      // Another officer has closed it: this page shows the result instead.
      if (body.status !== "open" && !outbox.waiting(activity).length && !refusals) location.reload();
    });
    // Another tab has sent what this one showed as waiting.
    addEventListener("storage", (event) => {
      if (event.newValue === null && event.key?.startsWith(`pufa-event-${activity}-`)) outbox.send(activity);
    });
    box.addEventListener("click", (event) => {
      const button = event.target.closest("[data-add]");
      if (button) tap(button.closest(".counter"), Number(button.dataset.add));
    });
    box.addEventListener("submit", (event) => {
      const shop = event.target.elements.shop;
      if (!shop || !outbox.available) return;
      event.preventDefault();
      if (!shop.value.trim()) return;
      tap(event.target.closest(".counter"), 1, shop.value.trim());
      shop.value = "";
    });
    // What the other officer at this stall has counted.
    setInterval(() => { if (!document.hidden && outbox.available) outbox.send(activity); }, POLL);
    show();
  }

  function closing(form) {
    const activity = Number(form.dataset.activity);
    const button = form.querySelector("[type=submit]");
    const told = document.getElementById("waiting");
    const number = () => outbox.waiting(activity).length;
    if (number()) {
      // The numbers below were drawn without these.
      button.disabled = true;
      const show = () => {
        if (!number()) return location.replace(location.href);
        told.hidden = false;
        told.textContent = `手机里还有 ${number()} 条没有送出。送完了自动算好数，就可以收摊。请走到有信号的地方等一下。`;
      };
      outbox.on("change", show);
      show();
    }
    for (const set of form.querySelectorAll("fieldset")) {
      const [returned, damaged, given] = ["returned", "damaged", "given"].map((name) => set.querySelector(`[data-name=${name}]`));
      let byHand = false;
      const value = (input) => Number(input.value) || 0;
      const sum = () => {
        const gap = Number(set.dataset.issued) - value(given) - value(returned) - value(damaged);
        const line = set.querySelector(".sum");
        line.textContent = gap === 0 ? "对上了" : gap > 0 ? `还差 ${gap} 份` : `多出 ${-gap} 份`;
        line.classList.toggle("agrees", gap === 0);
      };
      set.addEventListener("input", (event) => {
        if (event.target === given) byHand = true;
        // What is not left and not spoiled was handed out.
        else if (!byHand) given.value = Math.max(Number(set.dataset.issued) - value(returned) - value(damaged), 0);
        sum();
      });
      sum();
    }
  }
})();
