// Words as they are compared, as the search of the DuckDB file does: small letters without diacritics, đ as d.
"use strict";
(() => {
  const LETTERS = { đ: "d", ð: "d", ł: "l", ø: "o", ħ: "h", ŧ: "t", ı: "i" };
  window.fold = (text) => String(text ?? "").normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase()
    .replace(/[đðłøħŧı]/g, (letter) => LETTERS[letter]);
  // Scripts that are written without spaces go letter by letter.
  window.terms = (text) => window.fold(text)
    .match(/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hangul}\p{N}]+|\p{L}/gu) ?? [];
})();
