// Numbers as people write them, read as worksheets read them (tracker/updating/figures.py): `2 850,5 €` is `2850.50`.
"use strict";
const reportNumbers = (() => {
  const { words, gap, euro, number, cents, doubtful, doubt: said, comma } = reportForm.numbers;
  const whole = (pattern) => new RegExp(`^(?:${pattern})$`);
  const without = (pattern, text) => text.replace(new RegExp(pattern, "g"), "");

  function read(text, money) {
    const known = Object.hasOwn(words, text.toLowerCase()) ? words[text.toLowerCase()] : text;
    const digits = without(gap, without(euro, known));
    if (!whole(number).test(digits)) return known;
    const written = digits.replace(",", ".");
    return money && whole(cents).test(written) ? `${written}0` : written;
  }

  // What is said of a figure that can be read in two ways; nothing of others.
  function doubt(text) {
    const digits = without(euro, text);
    if (!whole(doubtful).test(digits)) return "";
    const point = digits.replace(",", ".").replace(/\.?0+$/, "");
    return said.replace("{0}", comma ? point.replace(".", ",") : point).replace("{1}", digits.replace(/[.,]/, ""));
  }

  function isNumber(text) {
    return whole(number).test(text) || Object.values(words).includes(text);
  }

  return { doubt, isNumber, read };
})();
