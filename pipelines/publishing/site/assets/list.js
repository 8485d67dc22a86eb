// The lists of meetings, people, organisations and notices: filter, sort, page. What is chosen stands in the address after #.
"use strict";
(() => {
  const PAGE = 50;
  const { words: said, series, country, topic, partner, source, organisation } = window.words;
  const home = document.body.dataset.root + document.body.dataset.lang + "/";
  const own = document.body.dataset.lang === "en" ? 3 : 4;
  const name = (names, code) => names[code] ?? code ?? "";
  const year = (row) => (row[5] ? row[5].slice(0, 4) : "");
  const distinct = (values) => [...new Set(values.flat())].filter((value) => value !== null && value !== "");
  const meetings = {
    label: (row) => row[own] ?? (row[1] === "OTHER" ? row[7 - own] ?? row[0] : title(row)),
    cells: (row) => [when(row), link("meetings/" + row[0] + ".html", meetings.label(row)), row[1], place(row),
      row[11].map((code) => name(partner, code)).join(", ")],
    heads: [said.when, said.meeting, said.series, said.where, said.partners],
    text: (row) => [row[0], row[3], row[4], title(row), row[9], name(country, row[10]), row[13], row[1],
      ...row[11].map((code) => name(partner, code)), ...row[12].map((code) => name(topic, code))].join(" "),
    filters: [["series", (row) => [row[1]], (code) => code, said.series], ["year", (row) => [year(row)], (value) => value, said.year],
      ["country", (row) => [row[10]], (code) => name(country, code), said.country],
      ["partner", (row) => row[11], (code) => name(partner, code), said.partner],
      ["topic", (row) => row[12], (code) => name(topic, code), said.topic],
      ["mode", (row) => [row[8]], (code) => code, said.mode]],
    sorts: [["-when", said.when + " ↓", (row) => row[5] ?? "", -1], ["when", said.when + " ↑", (row) => row[5] ?? "9999", 1],
      ["name", said.title, (row) => window.fold(meetings.label(row)), 1], ["series", said.series, (row) => row[1] + String(row[2] ?? 0).padStart(6, "0"), 1]],
  };
  const people = {
    cells: (row) => [link("people/" + row[0] + ".html", row[1] ?? said.unknown), name(country, row[2]), row[3] ?? "", row[4] ?? "", row[5]],
    heads: [said.name, said.country, said.position, said.organisation, said.count],
    text: (row) => [row[1], row[3], row[4], name(country, row[2])].join(" "),
    filters: [["country", (row) => [row[2]], (code) => name(country, code), said.country]],
    sorts: [["-count", said.count + " ↓", (row) => row[5], -1], ["name", said.name, (row) => window.fold(row[1]), 1]],
  };
  const notices = {
    cells: (row) => [link("notices/" + row[0] + ".html", row[1] || row[0]), row[2] ?? "", name(source, row[5]), row[3], said["kind_" + row[4]]],
    heads: [said.title, said.published_on, said.source, said.language, said.kind],
    text: (row) => [row[0], row[1], row[2], name(source, row[5])].join(" "),
    filters: [["source", (row) => [row[5]], (code) => name(source, code), said.source],
      ["year", (row) => [(row[2] ?? "").slice(0, 4)], (value) => value, said.year],
      ["language", (row) => [row[3]], (code) => code, said.language], ["kind", (row) => [row[4]], (code) => said["kind_" + code], said.kind]],
    sorts: [["-when", said.published_on + " ↓", (row) => row[2] ?? "", -1], ["when", said.published_on + " ↑", (row) => row[2] ?? "9999", 1],
      ["name", said.title, (row) => window.fold(row[1] || row[0]), 1]],
  };
  const called = (row) => row[own - 2];
  const organisations = {
    cells: (row) => [link("organisations/" + row[0] + ".html", called(row)), name(organisation, row[3]), name(country, row[4]), row[5], row[6]],
    heads: [said.organisation, said.kind, said.country, said.count, said.persons],
    text: (row) => [row[0], row[1], row[2], name(country, row[4])].join(" "),
    filters: [["kind", (row) => [row[3]], (code) => name(organisation, code), said.kind],
      ["country", (row) => [row[4]], (code) => name(country, code), said.country]],
    sorts: [["-count", said.count + " ↓", (row) => row[5], -1], ["name", said.name, (row) => window.fold(called(row)), 1]],
  };
  const form = document.getElementById("filters");
  const kind = { meetings, people, notices, organisations }[form.dataset.list];
  const rows = window.rows.map((row) => ({ row }));
  // Ten thousand rows are folded only once someone looks for words in them.
  const folded = (entry) => (entry.text ??= window.fold(kind.text(entry.row)));
  const list = document.getElementById("list");
  const status = document.getElementById("shown");
  let page = 0;

  // As the meeting's own page is headed.
  function title(row) {
    const base = name(series, row[1]);
    const number = row[2];
    if (!number) return row[5] ? base + ", " + when(row) : base;
    if (own === 4) return base + " lần thứ " + number;
    const ending = { one: "st", two: "nd", few: "rd" }[new Intl.PluralRules("en", { type: "ordinal" }).select(number)] ?? "th";
    return number + ending + " " + base;
  }
  function when(row) {
    if (!row[5]) return said.unknown;
    const length = { year: 4, month: 7 }[row[7]] ?? 10;
    const start = row[5].slice(0, length);
    return length === 10 && row[6] && row[6] !== row[5] ? start + " – " + row[6] : start;
  }
  function place(row) {
    return [row[9], name(country, row[10])].filter(Boolean).join(", ") || (row[8] === "online" ? row[8] : "");
  }
  function link(path, text) {
    const anchor = document.createElement("a");
    anchor.href = home + path;
    anchor.textContent = text;
    return anchor;
  }
  function element(tag, ...children) {
    const made = document.createElement(tag);
    made.append(...children.map((child) => (child instanceof Node ? child : String(child ?? ""))));
    return made;
  }
  function field(id, label, control) {
    const caption = element("label", label);
    caption.htmlFor = control.id = control.name = id;
    const box = element("div", caption, control);
    form.append(box);
    return control;
  }
  const search = field("q", said.words, document.createElement("input"));
  search.type = "search";
  const chosen = kind.filters.map(([id, of, label, caption]) => {
    const control = field(id, caption, document.createElement("select"));
    control.append(new Option(said.any, ""));
    const values = distinct(window.rows.map(of)).map((value) => [label(value), value]);
    values.sort((a, b) => (id === "year" ? b[0].localeCompare(a[0]) : a[0].localeCompare(b[0], document.body.dataset.lang)));
    for (const [text, value] of values) control.append(new Option(text, value));
    return [control, of];
  });
  const order = field("sort", said.sort, document.createElement("select"));
  for (const [id, label] of kind.sorts) order.append(new Option(label, id));
  const reset = element("button", said.clear);
  reset.type = "reset";
  form.append(reset);

  function read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    form.reset();
    for (const control of [search, order, ...chosen.map(([control]) => control)])
      if (asked.has(control.name)) control.value = asked.get(control.name);
    page = Math.max(0, Number(asked.get("page") || 1) - 1);
  }
  function write() {
    const told = new URLSearchParams();
    for (const control of [search, ...chosen.map(([control]) => control)]) if (control.value) told.set(control.name, control.value);
    if (order.selectedIndex > 0) told.set("sort", order.value);
    if (page) told.set("page", page + 1);
    history.replaceState(null, "", told.size ? "#" + told : location.pathname + location.search);
  }
  function show() {
    const wanted = window.fold(search.value).split(/\s+/).filter(Boolean);
    let found = rows.filter((entry) => chosen.every(([control, of]) => !control.value || of(entry.row).includes(control.value))
      && (!wanted.length || wanted.every((word) => folded(entry).includes(word))));
    const [, , key, direction] = kind.sorts[Math.max(0, order.selectedIndex)];
    found = found.map((entry, at) => [key(entry.row), at, entry.row])
      .sort((a, b) => (a[0] < b[0] ? -direction : a[0] > b[0] ? direction : a[1] - b[1]));
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    page = Math.min(page, pages - 1);
    const head = element("tr", ...kind.heads.map((text) => { const cell = element("th", text); cell.scope = "col"; return cell; }));
    const body = element("tbody", ...found.slice(page * PAGE, (page + 1) * PAGE).map(([, , row]) =>
      element("tr", ...kind.cells(row).map((cell) => element("td", cell)))));
    const wide = element("div", element("table", element("thead", head), body));
    wide.className = "wide";
    wide.tabIndex = 0;
    wide.setAttribute("role", "region");
    wide.setAttribute("aria-label", document.querySelector("h1").textContent);
    const paging = element("p");
    paging.className = "paging";
    for (const [text, to] of [[said.previous, page - 1], [said.next, page + 1]]) {
      if (to < 0 || to >= pages) continue;
      const button = element("button", text);
      button.type = "button";
      button.addEventListener("click", () => { page = to; write(); show(); list.scrollIntoView(); });
      paging.append(button, " ");
    }
    list.replaceChildren(wide, paging);
    const first = found.length ? page * PAGE + 1 : 0;
    status.textContent = `${first}–${Math.min(found.length, (page + 1) * PAGE)} ${said.of} ${found.length}` + (found.length < rows.length ? ` (${rows.length})` : "");
  }
  function again() { page = 0; write(); show(); }
  form.addEventListener("input", again);
  form.addEventListener("reset", () => setTimeout(again));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", () => { read(); show(); });
  read();
  form.hidden = false;
  show();
})();
