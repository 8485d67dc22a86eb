// Full-text search with Pagefind's interface.
"use strict";
(async () => {
  const STEP = 10;
  const { words: said } = window.words;
  const { root, lang } = document.body.dataset;
  const input = document.getElementById("words");
  const status = document.getElementById("shown");
  const found = document.getElementById("found");
  const more = document.getElementById("more");
  const base = new URL(root, location.href);
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  document.getElementById("ask").addEventListener("submit", (event) => event.preventDefault());
  let pagefind;
  try {
    pagefind = await import(new URL("pagefind/pagefind.js", base));
    await pagefind.options({ baseUrl: base.pathname, excerptLength: 24 });
    await pagefind.init();
  } catch {
    status.textContent = said.search_offline;
    const go = document.createElement("a");
    go.href = "meetings.html#" + new URLSearchParams({ q: input.value });
    go.textContent = said.meetings;
    status.append(" ", go);
    return;
  }
  let results = [];
  let shown = 0;
  let asked = 0;

  // The excerpt is text with <mark> around what was found; nothing else in it is taken for markup.
  function excerpt(html) {
    const line = document.createElement("p");
    const plain = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#0?39;/g, "'").replace(/&amp;/g, "&");
    html.split(/(<mark>.*?<\/mark>)/s).forEach((part) => {
      const marked = /^<mark>(.*)<\/mark>$/s.exec(part);
      if (!marked) return line.append(plain(part));
      const mark = document.createElement("mark");
      mark.textContent = plain(marked[1]);
      line.append(mark);
    });
    return line;
  }
  async function add() {
    const mine = asked;
    const data = await Promise.all(results.slice(shown, shown + STEP).map((result) => result.data()));
    if (mine !== asked) return;
    shown += data.length;
    for (const page of data) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      // One record stands for the pages in all languages.
      link.href = root + lang + page.raw_url;
      link.textContent = page.meta["title-" + lang] ?? page.meta.title;
      item.append(link, excerpt(page.excerpt));
      found.append(item);
    }
    more.hidden = shown >= results.length;
  }
  async function ask() {
    const words = input.value.trim();
    const mine = ++asked;
    if (!words) {
      found.replaceChildren();
      status.textContent = "";
      more.hidden = true;
      return;
    }
    const answer = await pagefind.search(words);
    if (mine !== asked) return;
    results = answer.results;
    shown = 0;
    found.replaceChildren();
    status.textContent = results.length ? `${results.length} ${said.search_count}` : said.search_none;
    await add();
    const address = new URL(location.href);
    address.searchParams.set("q", words);
    history.replaceState(null, "", address);
  }
  let waiting;
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 60); });
  more.addEventListener("click", add);
  await ask();
  input.focus();
})();
