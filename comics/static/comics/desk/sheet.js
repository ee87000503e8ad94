// The sheet of an episode's products: order what is missing, follow it while it is made outside of the request.

(() => {
  const sheet = document.querySelector("[data-sheet]");
  if (!sheet) return;
  const button = sheet.querySelector("[data-sheet-make]");
  const zip = sheet.querySelector("[data-sheet-zip]");
  const bar = sheet.querySelector("[data-sheet-progress]");
  const said = sheet.querySelector("[data-sheet-said]");
  const token = sheet.querySelector("[name=csrfmiddlewaretoken]").value;
  const cards = [...document.querySelectorAll("[data-sheet-card]")].filter((card) => card.dataset.is !== "unable");
  const WORDS = { waiting: "排队中", making: "正在做……" };
  const EVERY = 1500;
  let following = 0;
  let patience = 0;
  let idle = 0;

  const all = (...states) => cards.filter((card) => states.includes(card.dataset.is));
  const label = (card) => card.querySelector("h2").textContent;

  const show = (card) => {
    const picture = card.querySelector("img[data-src]");
    if (!picture) return;
    picture.src = picture.dataset.src;
    picture.removeAttribute("data-src");
  };

  const put = (card, state, words) => {
    card.dataset.is = state;
    card.toggleAttribute("aria-busy", state === "making");
    card.querySelector("[data-sheet-size]").textContent = WORDS[state] || words;
    if (state === "made") show(card);
  };

  const tell = () => {
    const made = all("made").length;
    const failed = all("failed").length;
    const left = all("missing", "failed").length;
    const open = all("waiting", "making").length;
    const now = all("making")[0];
    bar.max = cards.length;
    bar.value = made;
    bar.hidden = !open;
    zip.hidden = !made;
    zip.textContent = `下载做好的 ${made} 种（zip）`;
    button.hidden = !left || open > 0;
    button.textContent = failed && left === failed ? `再做一次（${left} 种没有做成）` : `做齐全部成品（还差 ${left} 种）`;
    let words = `做好 ${made} 种，共 ${cards.length} 种。`;
    if (open) words += `${now ? `正在做${label(now)}，` : ""}还有 ${open} 种。可以离开，做好的会留着。`;
    if (open && idle > 8) words += "制作程序没有启动，请管理员看日志，或者运行 manage.py render_worker。";
    if (failed) words += `有 ${failed} 种没有做成，原因写在下面。`;
    if (said.textContent !== words) said.textContent = words;
  };

  const take = (answer) => {
    const found = new Map(answer.standing.map((one) => [one.name, one]));
    for (const card of cards) {
      const one = found.get(card.dataset.name);
      // What was made before its order was forgotten stays made.
      if (one && card.dataset.is !== "made") put(card, one.state, one.said);
    }
    idle = answer.worked_on ? 0 : idle + 1;
    tell();
  };

  const follow = async () => {
    following = 0;
    try {
      const response = await fetch(sheet.dataset.state, { headers: { "X-Requested-With": "fetch" } });
      if (!response.ok) throw new Error(response.status);
      take(await response.json());
      patience = 0;
    } catch {
      patience += 1;
      if (patience > 20) {
        said.textContent = "连不上网站了。做好的会留着，请过一会儿刷新这一页。";
        return;
      }
    }
    watch();
  };

  const watch = () => {
    if (!following && all("waiting", "making").length) following = setTimeout(follow, EVERY * (1 + Math.min(patience, 4)));
  };

  const order = async (wanted) => {
    const body = new FormData();
    for (const card of wanted) body.append("product", card.dataset.sheetCard);
    for (const card of wanted) put(card, "waiting");
    tell();
    try {
      const response = await fetch(sheet.dataset.make, {
        method: "POST",
        body,
        headers: { "X-CSRFToken": token, "X-Requested-With": "fetch" },
      });
      const answer = await response.json();
      if (answer.problem) throw new Error(answer.problem);
      take(answer);
      watch();
    } catch (error) {
      const words = error instanceof TypeError || error instanceof SyntaxError ? "没有排上，请再试一次。" : error.message;
      for (const card of wanted) put(card, "failed", words);
      tell();
    }
  };

  button.addEventListener("click", () => order(all("missing", "failed")));
  for (const card of cards) {
    card.querySelector("[data-sheet-order]").addEventListener("submit", (event) => {
      event.preventDefault();
      order([card]);
    });
  }
  tell();
  watch();
})();
