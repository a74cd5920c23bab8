// The file that reports are handed in with, and the ways it can go.
"use strict";
const reportFile = (() => {
  const { words, settings } = reportForm;
  const { button, filled, make, today } = reportFields;
  const LONGEST_MAIL = 1800; // characters of an address that every mail program takes
  const LONGEST_ADDRESS = 7000; // and that every server takes

  // Every scalar is quoted: what JSON writes between quotation marks YAML reads as the same text.
  function yaml(value, indent) {
    if (Array.isArray(value)) return value.map((one) => `\n${indent}- ${yaml(one, `${indent}  `).trimStart()}`).join("");
    if (typeof value !== "object") return ` ${JSON.stringify(String(value))}`;
    return Object.entries(value).map(([name, one]) => `\n${indent}${name}:${yaml(one, `${indent}  `)}`).join("");
  }

  function content(reports) {
    return `reports:${yaml(reports, "  ")}\n`;
  }

  function fileName(institution) {
    return `${words.form_file}-${institution}-${today()}.yml`;
  }

  function download(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    make("a", { href: address, download: name }).click();
    URL.revokeObjectURL(address);
  }

  async function copy(area) {
    area.select();
    try {
      await navigator.clipboard.writeText(area.value);
    } catch {
      document.execCommand("copy"); // a page read from a folder has no clipboard of its own
    }
  }

  function mailAddress(text) {
    const address = (body) => `mailto:${settings.email}?subject=${encodeURIComponent(words.form_email_subject)}&body=${encodeURIComponent(body)}`;
    const whole = address(`${words.form_email_body}\n\n${text}`);
    return whole.length <= LONGEST_MAIL ? whole : address(words.form_email_file);
  }

  function newFileAddress(name, text) {
    const address = (inside) => settings.new_file.replace("{path}", encodeURIComponent(`reports/${name}`)).replace("{text}", encodeURIComponent(inside));
    return address(text).length <= LONGEST_ADDRESS ? address(text) : address("");
  }

  // Buttons and links that take the text in `area` away; `saved` is told what was done with it.
  function ways(institution, area, saved) {
    const name = fileName(institution);
    const made = [
      button(words.form_download, () => {
        download(name, area.value);
        saved(filled(words.form_downloaded, { name }));
      }, { class: "main" }),
      button(words.form_copy, async () => {
        await copy(area);
        saved(words.form_copied);
      }),
    ];
    if (settings.email) made.push(make("a", { href: mailAddress(area.value) }, words.form_email));
    if (settings.new_file) made.push(make("a", { href: newFileAddress(name, area.value), rel: "noreferrer", target: "_blank" }, words.form_new_file));
    return made;
  }

  // Whom the file goes to, as far as this site says.
  function whom() {
    const { email, new_file: newFile } = settings;
    const known = email ? [`${words.form_send_to} `, make("a", { href: `mailto:${email}` }, email), "."] : [words.form_send_unknown];
    return newFile ? [...known, ` ${words.form_send_new_file}`] : known;
  }

  return { content, ways, whom };
})();
