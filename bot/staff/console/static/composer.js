// The reply: how long it is, and suggestions put into it.

const encoder = new TextEncoder();

/** Says how many bytes of how many are written; a text that is too long cannot be sent. */
export function count() {
  const text = document.getElementById("text");
  const counter = document.getElementById("counter");
  if (!text || !counter) return;
  const limit = Number(text.dataset.limit);
  const bytes = encoder.encode(text.value.trim().replaceAll("\r\n", "\n")).length;
  const told = { bytes: bytes.toLocaleString(), limit: limit.toLocaleString() };
  counter.textContent = text.dataset.counts.replace(/%\((\w+)\)s/g, (_, name) => told[name]);
  counter.classList.toggle("over", bytes > limit);
  text.setCustomValidity(bytes > limit ? counter.textContent : "");
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
