// "One more line" for the roster of a case. Without this script the spare lines at the end still work.
(() => {
  const button = document.querySelector("[data-add-line]");
  const lines = document.querySelector("[data-roster]");
  const total = document.querySelector("[name=roster-TOTAL_FORMS]");
  if (!button || !lines || !total) return;
  const template = lines.querySelector("[data-line-template]");
  button.hidden = false;
  const add = () => {
    const holder = document.createElement("template");
    holder.innerHTML = template.innerHTML.replaceAll("__prefix__", total.value);
    total.value = Number(total.value) + 1;
    lines.insertBefore(holder.content, template);
    return lines.querySelector(`[name=roster-${total.value - 1}-name]`);
  };
  button.addEventListener("click", () => add().focus());
  lines.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    const names = [...lines.querySelectorAll("[data-line] [name$=-name]")];
    const here = names.indexOf(event.target.closest("[data-line]").querySelector("[name$=-name]"));
    (names[here + 1] || add()).focus();
  });
})();
