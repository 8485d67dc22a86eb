// Shows the words that an address points at (#c12-34), and those of a line of the table (#e5).
"use strict";
(() => {
  const pieces = [...document.querySelectorAll("#text .m")].map((piece) => [piece, piece.dataset.c ?? piece.id]);
  const lines = [...document.querySelectorAll("tr[id]")].map((line) => [line, line.querySelector("a").hash.slice(1)]);
  function show() {
    const hash = decodeURIComponent(location.hash.slice(1));
    const line = lines.find(([row]) => row.id === hash);
    const place = line ? line[1] : hash;
    const [a, b] = (/^c(\d+)-(\d+)$/.exec(place) ?? [0, 0, 0]).slice(1).map(Number);
    let first = null;
    for (const [piece, own] of pieces) {
      const [from, to] = own.slice(1).split("-").map(Number);
      const hit = from >= a && to <= b;
      piece.classList.toggle("hit", hit);
      if (hit) first ??= piece;
    }
    for (const [row, own] of lines) row.classList.toggle("hit", b > 0 && own === place);
    if (line) line[0].scrollIntoView({ block: "center" });
    else if (first) first.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", show);
  show();
})();
