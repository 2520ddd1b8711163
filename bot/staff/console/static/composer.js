// What is written: how long it is, suggestions put into it, and that the user sees somebody write.

const encoder = new TextEncoder();
/** A phone shows it for fifteen seconds. */
const TYPING_MS = 6500;
let toldAt = -TYPING_MS;

/** Says how many bytes of how many are written; a text that is too long cannot be sent. */
export function count() {
  for (const field of document.querySelectorAll("textarea[data-limit]")) countOne(field);
}

function countOne(field) {
  const counter = document.getElementById(field.dataset.counter);
  const limit = limitOf(field);
  const bytes = encoder.encode(field.value.trim().replaceAll("\r\n", "\n")).length;
  const told = { bytes: bytes.toLocaleString(), limit: limit.toLocaleString() };
  const text = document.body.dataset.counts.replace(/%\((\w+)\)s/g, (_, name) => told[name]);
  counter.textContent = bytes ? text : "";
  counter.classList.toggle("over", bytes > limit);
  field.setCustomValidity(bytes > limit ? text : "");
}

/** What the user is told has to fit one page of theirs. */
function limitOf(field) {
  const isTold = field.form?.querySelector("[data-told]")?.checked;
  return Number(isTold ? field.dataset.limitTold : field.dataset.limit);
}

/** Behind what is written already, so that nothing is lost. */
export function useSuggestion(suggestion) {
  const text = document.getElementById("text");
  const added = suggestion?.querySelector("[data-text]").textContent;
  if (!text || !added) return;
  if (location.hash === "#case") location.hash = "#chat";
  text.value = text.value.trim() ? `${text.value.trimEnd()}\n\n${added}` : added;
  text.dispatchEvent(new Event("input", { bubbles: true }));
  text.focus();
  text.scrollTop = text.scrollHeight;
}

/** Lets the user see that somebody writes; now and then, however much is typed, and never for an empty field. */
export function showTyping(field) {
  const address = field.dataset.typing;
  if (!address || !field.value.trim() || performance.now() - toldAt < TYPING_MS) return;
  toldAt = performance.now();
  const body = new URLSearchParams({ csrf: field.form.elements.csrf.value });
  // A courtesy: when it does not get through, nobody has to know.
  fetch(address, { method: "POST", body }).catch(() => {});
}
