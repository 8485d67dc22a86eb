// Words as they are compared: small letters without diacritics, đ as d.
"use strict";
window.fold = (text) => String(text ?? "").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
