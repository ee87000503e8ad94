// Makes the missing products one after the other. Each is kept on the server as soon as it is finished, so the page may
// be left at any time and goes on from there when it is opened again.
(() => {
  const sheet = document.querySelector("[data-sheet]");
  if (!sheet) return;
  const button = sheet.querySelector("[data-sheet-make]");
  const bar = sheet.querySelector("[data-sheet-progress]");
  const said = sheet.querySelector("[data-sheet-said]");
  const token = sheet.querySelector("[name=csrfmiddlewaretoken]").value;
  const missing = () => [...document.querySelectorAll("[data-sheet-missing]")];

  const offer = () => {
    const count = missing().length;
    button.hidden = !count;
    button.textContent = `做齐全部成品（还差 ${count} 种）`;
  };

  const show = (card) => {
    const picture = card.querySelector("img");
    if (!picture) return;
    if (picture.dataset.src) picture.src = picture.dataset.src;
    picture.hidden = false;
    card.querySelector(".sheet-icon").hidden = true;
  };

  const make = async (card) => {
    const size = card.querySelector("[data-sheet-size]");
    size.textContent = "正在做……";
    card.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(card.dataset.sheetMissing, { method: "POST", headers: { "X-CSRFToken": token } });
      if (!response.ok) throw new Error(response.status);
      const answer = await response.json();
      size.textContent = answer.problem || answer.size;
      if (answer.problem) return false;
      card.removeAttribute("data-sheet-missing");
      show(card);
      return true;
    } catch {
      size.textContent = "没有做成，请再试一次。";
      return false;
    } finally {
      card.removeAttribute("aria-busy");
    }
  };

  button.addEventListener("click", async () => {
    const cards = missing();
    button.disabled = true;
    bar.hidden = false;
    bar.max = cards.length;
    let failed = 0;
    for (const [number, card] of cards.entries()) {
      said.textContent = `正在做第 ${number + 1} 种，共 ${cards.length} 种：${card.querySelector("h2").textContent}。可以离开，做好的会留着。`;
      if (!(await make(card))) failed += 1;
      bar.value = number + 1;
    }
    said.textContent = failed ? `做好了，有 ${failed} 种没有做成，原因写在下面。` : "全部做好了。";
    button.disabled = false;
    bar.hidden = true;
    offer();
  });

  for (const picture of document.querySelectorAll(".sheet-shown img[src]")) {
    picture.closest(".sheet-shown").querySelector(".sheet-icon").hidden = true;
  }
  offer();
})();
