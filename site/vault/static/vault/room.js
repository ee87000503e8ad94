// Keeps the vault open while somebody reads or types, covers the screen when nobody does, and loses nothing:
// the page under the cover stays as it is while its reader proves in another tab who they are.
(() => {
  const config = JSON.parse(document.currentScript.dataset.room);
  if (document.querySelector("[data-room-off]")) return;
  const idle = config.idle * 1000;
  let lastSign = Date.now(); // of the reader
  let lastSent = Date.now(); // to the server
  let cover = null;
  let stranger = false;

  const ask = async () => {
    const response = await fetch(config.alive, {
      headers: { Accept: "application/json" }, cache: "no-store", credentials: "same-origin", redirect: "manual",
    });
    if (!response.ok) return false;
    const { csrf, who } = await response.json();
    // What is in this page was typed by somebody else than who is signed in now.
    stranger = who !== config.who;
    if (stranger) return false;
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((field) => (field.value = csrf));
    document.dispatchEvent(new CustomEvent("vault-open", { detail: { csrf } }));
    return true;
  };

  const lower = (why) => {
    if (cover) return;
    cover = document.createElement("div");
    cover.className = "vault-cover";
    cover.setAttribute("role", "alertdialog");
    cover.setAttribute("aria-label", "案卷库锁上了");
    cover.tabIndex = -1;
    const box = document.createElement("div");
    const title = Object.assign(document.createElement("h2"), { className: "w-h1", textContent: "案卷库锁上了" });
    const text = Object.assign(document.createElement("p"), { textContent: why });
    const row = Object.assign(document.createElement("p"), { className: "vault-buttons" });
    const link = Object.assign(document.createElement("a"), {
      className: "button", href: `${config.unlock}?tab=1`, target: "_blank", rel: "opener", textContent: "在新标签页里验证",
    });
    const back = Object.assign(document.createElement("button"), {
      type: "button", className: "button button-secondary", textContent: "验证好了，继续",
    });
    const answer = document.createElement("p");
    answer.setAttribute("role", "alert");
    back.addEventListener("click", async () => {
      if (await lift()) return;
      const why = stranger ? "现在登录的是另一个人。请换回原来的账号，再回到这里。" : "还没有验证成功，或者连不上服务器。";
      Object.assign(answer, { className: "error-message", textContent: why });
    });
    row.append(link, back);
    box.append(title, text, row, answer);
    cover.append(box);
    // What is covered is neither read aloud nor reached with the Tab key.
    for (const node of document.body.children) node.inert = true;
    document.body.append(cover);
    cover.focus();
  };

  const lift = async () => {
    const open = await ask().catch(() => false);
    if (!open) return false;
    lastSign = lastSent = Date.now();
    cover?.remove();
    cover = null;
    for (const node of document.body.children) node.inert = false;
    return true;
  };

  const locked = () => lower("改动和填的内容都还在这一页，没有丢。验证以后回到这里接着做。");
  document.addEventListener("vault-locked", locked);

  const sign = () => {
    if (!cover) lastSign = Date.now();
  };
  for (const name of ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"])
    addEventListener(name, sign, { passive: true, capture: true });

  // A form is only sent off while the vault is open: a file that was chosen cannot be carried over.
  addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented || form.dataset.sure) return;
    if (!form.closest(".vault-page, .vault-desk")) return;
    event.preventDefault();
    if (form.dataset.asking) return;
    form.dataset.asking = "1";
    const submitter = event.submitter;
    const open = await ask().then((fine) => fine, () => true); // no connection: let the browser say so
    delete form.dataset.asking;
    if (!open) return locked();
    form.dataset.sure = "1";
    form.requestSubmit(submitter);
    delete form.dataset.sure;
  });

  setInterval(async () => {
    if (cover) return;
    const now = Date.now();
    if (now - lastSign >= idle) return lower(`${config.idle / 60} 分钟没有操作，先盖上。验证以后回到这里接着做，什么都没有丢。`);
    // Only a fresh sign is passed on, or a stale one would keep the vault open behind the cover.
    if (now - lastSign < 10_000 && now - lastSent >= idle / 15) {
      lastSent = now;
      if (!(await ask().catch(() => true))) locked();
    }
  }, 5000);
  // Back from the other tab.
  addEventListener("focus", () => cover && lift());
})();
