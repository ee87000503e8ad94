// What was counted and is not yet acknowledged by the server. One entry of localStorage an event, so that two tabs
// never overwrite one another; an event leaves only when the server has answered for it, whatever else goes wrong.
"use strict";
const outbox = (() => {
  const PREFIX = "pufa-event-";
  const BATCH = 200;
  const PATIENCE = 20000;
  const page = document.body.dataset;
  const listeners = { change: [], answer: [] };
  let sending = false;
  let pause = 2000;
  let timer = 0;

  const available = (() => {
    try {
      localStorage.setItem("pufa-test", "1");
      localStorage.removeItem("pufa-test");
      return true;
    } catch { return false; }
  })();

  function uuid7() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    let time = Date.now();
    for (let place = 5; place >= 0; place--) { bytes[place] = time % 256; time = Math.floor(time / 256); }
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  // The telephone's name with that of this page view: every view numbers its own events without gaps, and two tabs
  // can never use one number twice.
  let device = "";
  let seq = 0;
  function named() {
    if (device) return device;
    let phone = localStorage.getItem("pufa-phone");
    if (!phone) { phone = uuid7().slice(-12); localStorage.setItem("pufa-phone", phone); }
    device = `phone-${phone}-${uuid7().slice(-12)}`;
    return device;
  }

  /** Events not yet acknowledged, oldest first; of one activity or of all. */
  function waiting(activity) {
    if (!available) return [];
    const start = activity === undefined ? PREFIX : `${PREFIX}${activity}-`;
    return Object.keys(localStorage).filter((key) => key.startsWith(start)).map((key) => {
      try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
    }).filter(Boolean).sort((one, other) => (one.uid < other.uid ? -1 : 1));
  }

  const key = (event) => `${PREFIX}${event.activity}-${event.uid}`;
  const tell = (what, ...news) => { for (const listener of listeners[what]) listener(...news); };

  /** Keep an event. Throws when the telephone has no room; then nothing was counted. */
  function keep(counted) {
    const event = { ...counted, uid: uuid7(), device: named(), seq: seq + 1, occurred_at: new Date().toISOString() };
    localStorage.setItem(key(event), JSON.stringify(event));
    seq += 1;
    tell("change");
    send();
  }

  function later() {
    clearTimeout(timer);
    if (waiting().length) timer = setTimeout(send, pause);
  }

  async function post(activity, events) {
    const patience = new AbortController();
    const clock = setTimeout(() => patience.abort(), PATIENCE);
    try {
      const answer = await fetch(page.merge.replace("/0/", `/${activity}/`), {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": page.token },
        body: JSON.stringify({ sent_at: new Date().toISOString(), events }),
        signal: patience.signal,
      });
      if (!answer.ok) throw Object.assign(new Error("refused"), { status: answer.status });
      const body = await answer.json();
      const settled = new Set(body.answers.map(([uid]) => uid));
      for (const event of events) if (settled.has(event.uid)) localStorage.removeItem(key(event));
      tell("answer", activity, body);
    } finally { clearTimeout(clock); }
  }

  /** Send everything that waits, and ask for the totals of `ask` even when nothing waits for it. */
  async function send(ask) {
    if (sending || !page.merge) return;
    const all = waiting();
    const activities = new Set(all.map((event) => event.activity));
    if (typeof ask === "number") activities.add(ask);
    if (!activities.size) return;
    sending = true;
    let failure = null;
    for (const activity of activities) {
      try {
        await post(activity, all.filter((event) => event.activity === activity).slice(0, BATCH));
      } catch (error) { failure = failure ?? error; }
    }
    sending = false;
    pause = failure ? Math.min(pause * 2, 60000) : 2000;
    tell("change", failure);
    if (failure) later(); else if (waiting().length) send();
  }

  addEventListener("online", () => send());
  addEventListener("pageshow", () => send());
  addEventListener("storage", (event) => {
    if (!event.key?.startsWith(PREFIX)) return;
    tell("change");
  });
  return { available, waiting, keep, send, on: (what, listener) => listeners[what].push(listener) };
})();
