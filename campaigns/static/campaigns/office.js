// Copies the sentences of the figures.
"use strict";
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const text = [...document.getElementById(button.dataset.copy).children].map((one) => one.textContent).join("\n");
    const told = button.parentElement.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = "已复制。";
    } catch {
      told.textContent = "浏览器不让复制，请选中文字按 Ctrl+C。";
    }
  });
}
