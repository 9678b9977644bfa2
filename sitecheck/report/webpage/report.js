"use strict";
(() => {
  const one = (query, root = document) => root.querySelector(query);
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const entries = all(".f"), articles = all("article[id]"), form = one("#filters"), find = one("#find");
  const choose = one("#choose"), theme = one("#theme"), left = one("#left");
  const texts = new Map(entries.map((entry) => [entry, entry.textContent.toLowerCase()]));
  const narrow = matchMedia("(max-width: 820px)");
  let current = null;

  // One page at a time.
  const show = (view) => {
    articles.forEach((article) => { article.hidden = article.id !== `v${view}`; });
    if (choose) choose.value = view;
  };

  const marksOf = (number) =>
    all(`[data-f~="${number}"]`, one("#pages"));

  const select = (entry, { scroll = true, from = "" } = {}) => {
    if (current && current !== entry) current.open = false;
    all(".on").forEach((mark) => mark.classList.remove("on"));
    current = entry;
    if (!entry) return;
    const number = entry.id.slice(1);
    entry.open = true;
    show(entry.dataset.view);
    const marks = marksOf(number);
    marks.forEach((mark) => mark.classList.add("on"));
    const own = marks.find((mark) => mark.classList.contains("m")) || marks[0];
    if (own && from !== "page") own.scrollIntoView({ block: "center" });
    if (scroll) entry.scrollIntoView({ block: from === "page" ? "start" : "nearest" });
  };

  entries.forEach((entry) => entry.addEventListener("click", (event) => {
    if (!event.target.closest("summary")) return;
    event.preventDefault();
    if (entry.open) { entry.open = false; select(null); } else select(entry);
  }));

  const visible = () => entries.filter((entry) => !entry.hidden);

  // A mark that carries several findings leads to one after the other.
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("a.m");
    if (!mark) return;
    event.preventDefault();
    const numbers = mark.dataset.f.split(" ");
    const at = current ? numbers.indexOf(current.id.slice(1)) : -1;
    const rest = [...numbers.slice(at + 1), ...numbers].map((number) => one(`#f${number}`));
    const next = rest.find((entry) => entry && !entry.hidden);
    if (next) { select(next, { from: "page" }); one("summary", next).focus({ preventScroll: true }); }
  });

  const step = (by) => {
    const shown = visible();
    if (!shown.length) return;
    const at = shown.indexOf(current);
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)];
    select(next);
    one("summary", next).focus({ preventScroll: true });
  };

  const filter = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = (name) => all(`input[name="${name}"]:checked`, form).map((box) => box.value);
    const severities = wanted("severity"), families = wanted("family"), repairs = wanted("repair");
    entries.forEach((entry) => {
      entry.hidden = (severities.length > 0 && !severities.includes(entry.dataset.severity))
        || (families.length > 0 && !families.includes(entry.dataset.family))
        || (repairs.length > 0 && !repairs.includes(entry.dataset.repair))
        || !words.every((word) => texts.get(entry).includes(word));
    });
    all(".group").forEach((group) => {
      let next = group.nextElementSibling, number = 0;
      for (; next && next.classList.contains("f"); next = next.nextElementSibling) number += !next.hidden;
      group.hidden = number === 0;
      one(".count", group).textContent = number;
    });
    all("#pages a.m").forEach((mark) => {
      mark.classList.toggle("off", mark.dataset.f.split(" ").every((number) => one(`#f${number}`).hidden));
    });
    const count = visible().length;
    left.textContent = count === entries.length ? "" : `${count} of ${entries.length} findings`;
    if (current && current.hidden) select(null);
  };

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  if (choose) choose.addEventListener("change", () => { show(choose.value); one("#pages").scrollTop = 0; });

  const dark = () => document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const turn = () => { document.documentElement.dataset.theme = dark() ? "light" : "dark"; };
  theme.addEventListener("click", turn);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (document.activeElement === find && find.value) { find.value = ""; filter(); } else select(null);
      if (document.activeElement === find) find.blur();
      return;
    }
    if (event.target.matches("input[type=search], select")) return;
    const keys = { j: () => step(1), k: () => step(-1), "/": () => find.focus(), t: turn };
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });

  [form, theme, choose, one(".keys")].forEach((element) => { if (element) element.hidden = entries.length === 0 && element === form; });
  const asked = /^#f\d+$/.test(location.hash) ? one(location.hash) : null;
  const first = one("#pages").dataset.first;
  if (articles.length) show(asked ? asked.dataset.view : first);
  const opening = asked || (narrow.matches ? null : entries.find((entry) => entry.dataset.view === first));
  if (opening) select(opening, { from: asked ? "" : "page" });
})();
