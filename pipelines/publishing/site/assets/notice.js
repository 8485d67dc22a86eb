// Shows the words that an address points at (#c12-34), and those of a line of the table (#e5).
"use strict";
(() => {
  const pieces = [...document.querySelectorAll("#text .m")];
  const lines = [...document.querySelectorAll("tr[data-a]")];
  const within = (element, a, b) => Number(element.dataset.a) >= a && Number(element.dataset.b) <= b;
  function show() {
    const hash = decodeURIComponent(location.hash.slice(1));
    const place = /^c(\d+)-(\d+)$/.exec(hash);
    const line = /^e\d+$/.test(hash) ? document.getElementById(hash) : null;
    const [a, b] = place ? [Number(place[1]), Number(place[2])] : line ? [Number(line.dataset.a), Number(line.dataset.b)] : [0, 0];
    const hits = pieces.filter((piece) => within(piece, a, b));
    for (const piece of pieces) piece.classList.toggle("hit", hits.includes(piece));
    for (const row of lines) row.classList.toggle("hit", Number(row.dataset.a) === a && Number(row.dataset.b) === b);
    if (place && hits.length) hits[0].scrollIntoView({ block: "center" });
    if (line) line.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", show);
  show();
})();
