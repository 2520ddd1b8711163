// The keys. None of them does anything while somebody types, but for Esc, Ctrl+Enter and Alt with a digit.

import { useSuggestion } from "./composer.js";

const find = (selector) => document.querySelector(selector);

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  "/": () => find("#f-text")?.focus(),
  u: () => leave(),
  t: () => find('form[data-doing="take"]')?.requestSubmit(),
  r: () => write("#text"),
  n: () => write("#note"),
  h: () => openSheet("#do-hand-over"),
  "?": () => find("#help").showModal(),
};

export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") return stop(event);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return send(event);
    const isOpenForKeys = !isTyping(event.target) && !find("dialog[open]");
    const digit = /^Digit([1-9])$/.exec(event.code);
    if (digit && !event.ctrlKey && !event.metaKey && (isOpenForKeys || event.altKey)) return suggest(event, digit[1]);
    if (event.ctrlKey || event.metaKey || event.altKey || !isOpenForKeys) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  find("#help-link")?.addEventListener("click", (event) => {
    event.preventDefault();
    KEYS["?"]();
  });
}

const isTyping = (target) => target.matches("textarea, select, input:not([type=checkbox])");

/** Along the list, from the open conversation on. */
function move(step) {
  const rows = [...document.querySelectorAll("#rows .row")].filter((row) => row.offsetParent);
  const from = rows.findIndex((row) => row === document.activeElement);
  const start = from < 0 ? rows.findIndex((row) => row.ariaCurrent === "true") : from;
  const next = start < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(start + step, 0), rows.length - 1);
  rows[next]?.focus();
}

function leave() {
  const list = document.body.dataset.list;
  if (list) location.assign(list);
}

function write(selector) {
  const field = find(selector);
  if (!field) return;
  // On a narrow screen either the conversation or the case is to be seen.
  if (!field.offsetParent) location.hash = selector === "#note" ? "#case" : "#chat";
  field.focus();
}

function openSheet(selector) {
  const sheet = find(selector);
  if (!sheet) return;
  sheet.open = true;
  sheet.querySelector("select, textarea, input:not([type=hidden])")?.focus();
}

function suggest(event, number) {
  const suggestion = find(`#suggestion-${number}`);
  if (!suggestion) return;
  event.preventDefault();
  if (event.shiftKey) suggestion.querySelector("[data-send]")?.form.requestSubmit();
  else useSuggestion(suggestion);
}

function send(event) {
  if (!event.target.form || !event.target.matches("textarea")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

function stop(event) {
  const sheet = event.target.closest("details.drop[open]") ?? find("details.drop[open]");
  if (sheet) {
    sheet.open = false;
    sheet.querySelector("summary").focus();
  } else if (isTyping(event.target)) event.target.blur();
}
