// Makes the pages nicer; every page works without it. Texts come from the body's data-text-* attributes.
const texts = document.body.dataset;
const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);
const all = (selector, root = document) => root.querySelectorAll(selector);
const byId = id => document.getElementById(id);
const number = new Intl.NumberFormat(document.documentElement.lang);

// After a refused form: the summary of errors first.
document.querySelector(".errors")?.focus();

// One sending at a time. The button stays focusable and says that it works; it comes back to life when the page does, by the back button.
const busy = new Map();
addEventListener("submit", event => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (busy.has(form)) return event.preventDefault();
  const button = event.submitter ?? form.querySelector("button:not([type=button])");
  busy.set(form, button && [button, [...button.childNodes]]);
  if (!button) return;
  button.setAttribute("aria-busy", "true");
  button.replaceChildren(texts.textBusy);
});
addEventListener("pageshow", event => {
  if (!event.persisted) return;
  for (const kept of busy.values()) {
    if (!kept) continue;
    kept[0].removeAttribute("aria-busy");
    kept[0].replaceChildren(...kept[1]);
  }
  busy.clear();
});

addEventListener("click", async event => {
  const button = event.target.closest?.("button, a");
  if (!button) return;
  if ("print" in button.dataset) print();
  if (button.dataset.copy) await copy(button);
  if ("close" in button.dataset) button.closest("dialog").close(button.dataset.close);
  if (button.dataset.dialog) confirmFirst(event, button);
});

async function copy(button) {
  const field = byId(button.dataset.copy);
  const text = field.value ?? field.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // No clipboard outside https: the old way still works on a field.
    field.select?.();
    if (!document.execCommand("copy")) return;
  }
  toast(texts.textCopied);
}

// data-dialog="id": asks before the button sends its form.
function confirmFirst(event, button) {
  const dialog = byId(button.dataset.dialog);
  if (!dialog?.showModal) return;
  event.preventDefault();
  dialog.returnValue = "";
  // Not a listener that removes itself: the close of a dialog before may still be on its way, and would use it up.
  dialog.onclose = () => { if (dialog.returnValue === "ok") button.form.requestSubmit(button); };
  dialog.showModal();
}

// Live regions must exist before their text changes to be read aloud.
const aloud = document.createElement("div");
aloud.className = "visually-hidden";
aloud.setAttribute("role", "status");
document.body.append(aloud);
let toasted;
function toast(text) {
  toasted?.remove();
  toasted = document.createElement("div");
  toasted.className = "toast";
  toasted.textContent = text;
  document.body.append(toasted);
  aloud.textContent = "";
  requestAnimationFrame(() => aloud.textContent = text);
  setTimeout(node => node.remove(), 8000, toasted);
}
for (const element of all("[data-toast]:not(.toast--static)")) setTimeout(() => element.remove(), 8000);

for (const counter of all("[data-count-for]")) {
  const field = byId(counter.dataset.countFor);
  if (!field) continue;
  const count = () => counter.textContent = fill(texts.textCount, number.format(field.value.length), number.format(field.maxLength));
  field.addEventListener("input", count);
  count();
}

// data-filter="id of a list": keeps the lines that hold every typed word, accents and case aside.
const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae");
for (const field of all("[data-filter]")) {
  const list = byId(field.dataset.filter);
  const status = list?.parentElement.querySelector("[data-filter-status]");
  const lines = [...list?.children ?? []].map(element => ({
    element,
    head: element.matches(".picker__head"),
    words: fold(element.textContent + " " + (element.dataset.words ?? "")),
  }));
  field.addEventListener("input", () => {
    const typed = fold(field.value).split(/\s+/).filter(Boolean);
    let head, shown = 0;
    for (const line of lines) {
      // A heading that matches shows its whole group.
      if (line.head) {
        head = line;
        line.element.hidden = typed.length > 0;
      } else {
        const seen = typed.every(word => line.words.includes(word) || head?.words.includes(word));
        line.element.hidden = !seen;
        if (seen) shown++;
        if (seen && head) head.element.hidden = false;
      }
    }
    list.scrollTop = 0;
    if (status) status.textContent = typed.length ? fill(texts.textFound, number.format(shown)) : "";
  });
  // Enter searches here, it does not send the form.
  field.addEventListener("keydown", event => { if (event.key === "Enter") event.preventDefault(); });
}

// data-preview="address" data-preview-for="id of a text area": the server answers HTML it has cleaned.
for (const region of all("[data-preview]")) {
  const field = byId(region.dataset.previewFor);
  if (!field) continue;
  let timer, flight;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      flight?.abort();
      flight = new AbortController();
      try {
        const answer = await fetch(region.dataset.preview, {
          method: "POST",
          signal: flight.signal,
          headers: { "Accept": "application/json", "Content-Type": "application/json", "RequestVerificationToken": region.dataset.token ?? "" },
          body: JSON.stringify({ [field.name]: field.value }),
        });
        if (answer.ok) region.innerHTML = (await answer.json()).html;
      } catch { /* The last preview stays; the next key tries again. */ }
    }, 400);
  });
}

// data-live: this part of the page moves while people work. Its figures are asked as JSON once a second while the page
// is seen; when they have changed, the page is asked too, and what differs is taken over.
const live = all("[data-live]");
if (live.length) {
  let tag, wait = 1000, timer, stopped = false;
  const ask = accept => fetch(location.href, { cache: "no-store", headers: { "Accept": accept, ...tag && accept.endsWith("json") && { "If-None-Match": tag } } });
  const next = () => { clearTimeout(timer); if (!stopped && !document.hidden) timer = setTimeout(poll, wait); };
  async function poll() {
    try {
      // Nothing moves under a question that waits for its answer, nor under a form on its way.
      if (busy.size || document.querySelector("dialog[open]")) return next();
      const figures = await ask("application/json");
      if ([401, 403, 404].includes(figures.status) || figures.redirected) return stopped = true;
      if (figures.ok) {
        const page = await ask("text/html");
        if (!page.ok || page.redirected) throw page.status;
        const parts = all("[data-live]", new DOMParser().parseFromString(await page.text(), "text/html"));
        live.forEach((part, i) => parts[i] && become(part, parts[i]));
        tag = figures.headers.get("ETag");
      }
      wait = figures.ok || figures.status === 304 ? 1000 : Math.min(wait * 2, 60000);
    } catch {
      wait = Math.min(wait * 2, 60000);
    }
    next();
  }
  document.addEventListener("visibilitychange", next);
  next();
}

// Makes a node like another with as few changes as there are differences: focus, selection and what is open stay.
// Lines of a list are known by their data-key, so that a link under somebody's finger never becomes another one.
const lessMotion = matchMedia("(prefers-reduced-motion: reduce)");
function become(node, other) {
  if (node.isEqualNode(other)) return;
  if (node.nodeName !== other.nodeName) return node.replaceWith(other);
  if (node.nodeType !== Node.ELEMENT_NODE) {
    node.nodeValue = other.nodeValue;
    if (!lessMotion.matches) node.parentElement.animate([{ backgroundColor: "var(--wait-soft)" }, {}], 1200);
    return;
  }
  for (const { name } of [...node.attributes]) if (!other.hasAttribute(name) && name !== "open") node.removeAttribute(name);
  for (const { name, value } of other.attributes) if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  const key = child => child.dataset?.key;
  const wanted = [...other.childNodes];
  const keys = new Set(wanted.map(key));
  for (const child of [...node.childNodes]) if (key(child) && !keys.has(key(child))) child.remove();
  const kept = new Map([...node.childNodes].filter(key).map(child => [key(child), child]));
  let at = node.firstChild;
  for (const child of wanted) {
    const same = key(child) ? kept.get(key(child)) : at && !key(at) ? at : undefined;
    if (same && same === at) {
      at = at.nextSibling;
      become(same, child);
    } else if (same) {
      node.insertBefore(same, at);
      become(same, child);
    } else {
      node.insertBefore(child, at);
    }
  }
  while (at) {
    const last = at;
    at = at.nextSibling;
    last.remove();
  }
}

// data-countdown="instant of the end": the time left on the server's clock. The form is never blocked.
for (const element of all("[data-countdown]")) {
  const { countdown, countdownNow, countdownSeconds } = element.dataset;
  const end = Date.now() + (Date.parse(countdown) - (countdownNow ? Date.parse(countdownNow) : Date.now()));
  const shown = element.querySelector("[data-countdown-text]");
  const said = element.querySelector("[data-countdown-say]");
  const marks = [...new Set([Math.floor(countdownSeconds / 2), 30, 10, 0])].filter(mark => mark < countdownSeconds).sort((a, b) => b - a);
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    shown.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : texts.textOver;
    element.classList.toggle("countdown--low", left > 0 && left <= 10);
    element.classList.toggle("countdown--over", left === 0);
    let due;
    while (marks.length && left <= marks[0]) due = marks.shift();
    if (due !== undefined) said.textContent = left ? fill(texts.textLeft, duration(left)) : texts.textOver;
    if (left) setTimeout(tick, (end - Date.now()) % 1000 || 1000);
  };
  tick();
}
function duration(seconds) {
  const unit = (value, one, many) => value ? fill(value === 1 ? one : many, value) : "";
  return [unit(Math.floor(seconds / 60), texts.textMinute, texts.textMinutes), unit(seconds % 60, texts.textSecond, texts.textSeconds)].filter(Boolean).join(" ");
}

// An open menu closes with Escape or a click beside it.
addEventListener("click", event => { for (const menu of all("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false; });
addEventListener("keydown", event => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
