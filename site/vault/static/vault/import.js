// A long list is taken in by small batches: ask for the next until the server says that all are done.
(() => {
  const root = document.getElementById("vault-import");
  if (!root || root.dataset.finished === "yes") return;
  const token = () => root.querySelector("[name=csrfmiddlewaretoken]").value; // a new one after each login
  const bar = root.querySelector("progress"), facts = root.querySelector("[data-facts]");
  let waits = 0;
  const start = { at: Date.now(), done: bar.value };
  const left = (now) => {
    const seconds = ((now.total - now.done) * (Date.now() - start.at)) / 1000 / Math.max(1, now.done - start.done);
    return seconds > 90 ? `，大约还要 ${Math.round(seconds / 60)} 分钟` : `，大约还要 ${Math.ceil(seconds / 10) * 10} 秒`;
  };
  const next = async () => {
    try {
      const response = await fetch(root.dataset.step, { method: "POST", headers: { "X-CSRFToken": token(), Accept: "application/json" }, cache: "no-store" });
      if (response.status === 401) {
        document.addEventListener("vault-open", next, { once: true });
        document.dispatchEvent(new Event("vault-locked"));
        return;
      }
      const now = await response.json();
      if (!response.ok) throw new Error(now.error);
      waits = 0;
      bar.value = now.done;
      facts.textContent = `${now.done} / ${now.total} 件，已收 ${now.new}，重复 ${now.double}，没收 ${now.refused}${now.finished ? "" : left(now)}`;
      if (now.finished) location.reload();
      else next();
    } catch {
      waits += 1;
      facts.textContent = "断开了，收好的不会丢，稍后自动接着收。";
      setTimeout(next, Math.min(30000, 2000 * waits));
    }
  };
  next();
})();
