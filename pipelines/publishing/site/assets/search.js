// Full-text search in an index of words and of pairs of neighbouring words, of which only the needed pieces are loaded.
"use strict";
(() => {
  const STEP = 10;
  const BEFORE = 4;
  const SHOWN = 28;
  const COMPLETIONS = 6;
  const { words: said } = window.words;
  const { root, lang } = document.body.dataset;
  const { shards, starts, parts, leftOut, entriesAScript } = window.index.about;
  const input = document.getElementById("words");
  const status = document.getElementById("shown");
  const found = document.getElementById("found");
  const more = document.getElementById("more");

  // Pieces are scripts, as a page in a folder may load scripts but no data.
  const pieces = {};
  const piece = (name) => (pieces[name] ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `${root}search/${name}.js`;
    script.addEventListener("load", () => done(window.index[name]));
    script.addEventListener("error", () => { delete pieces[name]; failed(new Error(name)); });
    document.head.append(script);
  }));

  const VALUES = new Uint8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((letter, value) => { VALUES[letter.charCodeAt(0)] = value; });
  // Numbers in rising order: the steps between them, five bits a letter, the lowest first.
  function decode(code, each, base = 0) {
    let number = base - 1;
    let step = 0;
    let shift = 0;
    for (let place = 0; place < code.length; place++) {
      const digit = VALUES[code.charCodeAt(place)];
      step |= (digit & 31) << shift;
      shift += 5;
      if (digit & 32) continue;
      number += step;
      each(number);
      step = shift = 0;
    }
  }
  const CRC = Uint32Array.from({ length: 256 }, (_, value) => {
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  function shardOf(word, count) {
    let sum = ~0;
    for (const byte of new TextEncoder().encode(word)) sum = CRC[(sum ^ byte) & 255] ^ (sum >>> 8);
    return (~sum >>> 0) % count;
  }
  // Documents of a kind are neighbours; a meeting's titles and its facts are one entry.
  const FAR = { title: 1, facts: 2, text: 3 };
  const base = {};
  let entries = 0;
  let documents = 0;
  for (const [part, , count] of parts) {
    documents += count;
    if (part === "facts") continue;
    base[part] = entries;
    entries += count;
  }
  base.facts = base.title;
  const hidden = new Set();
  decode(leftOut, (entry) => hidden.add(entry));
  async function eachDocument(word, each) {
    const codes = await piece(`w${shardOf(word, shards)}`);
    for (let part = 0; part * 65536 < documents; part++) {
      const key = part ? `${word}|${part}` : word;
      if (Object.hasOwn(codes, key)) decode(codes[key], each, part * 65536);
    }
  }

  // The most frequent words that begin so.
  async function completions(start) {
    if (start.length < 2) return [];
    const begun = await piece(`s${shardOf(start.slice(0, 2), starts)}`);
    const known = Object.hasOwn(begun, start.slice(0, 2)) ? begun[start.slice(0, 2)] : [];
    return known.filter((word) => word.startsWith(start)).slice(0, COMPLETIONS);
  }

  // The entries that have all words, the best first: more of them as neighbours, then in a title, in facts, in a text.
  // Of `last`, which stand for the word that is being typed, one is enough.
  async function search(sought, last = []) {
    const words = [...new Set(sought)];
    const pairs = [...new Set(sought.slice(1).map((word, place) => `${sought[place]} ${word}`))];
    const [counts, near, ends] = [0, 0, 0].map(() => new Uint8Array(documents));
    await Promise.all([
      ...words.map((word) => eachDocument(word, (document) => { counts[document]++; })),
      ...pairs.map((pair) => eachDocument(pair, (document) => { near[document]++; })),
      ...last.map((word) => eachDocument(word, (document) => { ends[document] = 1; })),
    ]);
    const best = new Map();
    for (const [part, first, count] of parts) {
      for (let place = 0; place < count; place++) {
        const document = first + place;
        if (counts[document] < words.length || (last.length && !ends[document])) continue;
        const entry = base[part] + place;
        if (hidden.has(entry)) continue;
        const far = FAR[part] - 10 * near[document];
        if (far < (best.get(entry) ?? Infinity)) best.set(entry, far);
      }
    }
    return [...best].sort((a, b) => a[1] - b[1] || a[0] - b[0]).map(([entry]) => entry);
  }

  // The part of a text with the most of the words, each of them marked.
  function excerpt(text, wanted) {
    const tokens = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
    const hits = tokens.map(([token]) => window.terms(token).some((term) => wanted.has(term)));
    let [first, most, inside] = [0, 0, 0];
    hits.forEach((hit, last) => {
      inside += hit - (last >= SHOWN && hits[last - SHOWN]);
      if (inside > most) [first, most] = [Math.max(0, last - SHOWN + 1), inside];
    });
    const start = hits.indexOf(true, first);
    first = Math.max(first, start - BEFORE, 0);
    const line = document.createElement("p");
    let place = first ? tokens[first].index : 0;
    if (first) line.append("… ");
    const last = Math.min(tokens.length, first + SHOWN);
    for (let token = first; token < last; token++) {
      if (!hits[token]) continue;
      const mark = document.createElement("mark");
      mark.textContent = tokens[token][0];
      line.append(text.slice(place, tokens[token].index), mark);
      place = tokens[token].index + tokens[token][0].length;
    }
    line.append(text.slice(place, last < tokens.length ? tokens[last].index : text.length), last < tokens.length ? "…" : "");
    return line;
  }

  let results = [];
  let wanted = new Set();
  let shown = 0;
  let asked = 0;
  async function add() {
    const mine = asked;
    const next = results.slice(shown, shown + STEP);
    const pages = await Promise.all(next.map(async (entry) =>
      (await piece(`t${Math.floor(entry / entriesAScript)}`))[entry % entriesAScript]));
    if (mine !== asked) return;
    shown += next.length;
    for (const [path, titles, text] of pages) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `${root}${lang}/${path}.html`;
      link.textContent = titles[lang === "en" ? 0 : titles.length - 1];
      item.append(link, excerpt(text, wanted));
      found.append(item);
    }
    more.hidden = shown >= results.length;
  }
  async function ask() {
    const mine = ++asked;
    const sought = window.terms(input.value);
    let words = sought;
    let answer = sought.length ? await search(sought) : [];
    if (sought.length && !answer.length) {
      const last = await completions(sought.at(-1));
      if (last.length) answer = await search(sought.slice(0, -1), last);
      words = [...sought.slice(0, -1), ...last];
    }
    if (mine !== asked) return;
    [results, wanted, shown] = [answer, new Set(words), 0];
    found.replaceChildren();
    more.hidden = true;
    status.textContent = !sought.length ? "" : results.length ? `${results.length} ${said.search_count}` : said.search_none;
    await add();
    const address = new URL(location.href);
    address.searchParams.set("q", input.value.trim());
    history.replaceState(null, "", address);
  }
  let waiting;
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 60); });
  document.getElementById("ask").addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", add);
  ask();
  input.focus();
})();
