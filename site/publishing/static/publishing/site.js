// Comfort on top of pages that work without it: reading aloud, and tapped-open articles on paper.
"use strict";

(() => {
  const button = document.querySelector("[data-aloud]");
  const speech = window.speechSynthesis;
  if (!button || !speech) return;

  const READ = "h1, h2, h3, p, li, summary, .picture img";
  let queue = [];

  const text = (node) => (node.tagName === "IMG" ? `画面：${node.alt}` : node.textContent).trim();

  function passages() {
    const nodes = [...document.querySelectorAll("main [data-read]")].flatMap((part) => [...part.querySelectorAll(READ)]);
    return nodes
      // An item with paragraphs of its own is read by its paragraphs; a closed article is not read at all.
      .filter((node) => !node.querySelector(READ) && node.checkVisibility?.() !== false && !node.closest("[data-silent]"))
      .map(text)
      .filter(Boolean);
  }

  function stop() {
    queue = [];
    speech.cancel();
    button.textContent = "读给我听";
    button.setAttribute("aria-pressed", "false");
  }

  // One passage at a time: some phones fall silent in the middle of a long one.
  function next() {
    if (!queue.length) return stop();
    const passage = new SpeechSynthesisUtterance(queue.shift());
    passage.lang = "zh-CN";
    passage.rate = 0.9;
    passage.onend = () => queue.length ? next() : stop();
    passage.onerror = stop;
    speech.speak(passage);
  }

  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") return stop();
    queue = passages();
    button.textContent = "停止朗读";
    button.setAttribute("aria-pressed", "true");
    next();
  });
  window.addEventListener("pagehide", () => speech.cancel());
  button.closest("[hidden]")?.removeAttribute("hidden");
})();

window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("main details:not([open])")) {
    details.open = true;
    details.dataset.openedForPrint = "";
  }
});
window.addEventListener("afterprint", () => {
  for (const details of document.querySelectorAll("details[data-opened-for-print]")) {
    details.open = false;
    delete details.dataset.openedForPrint;
  }
});
