// What scripts add to pages that work without them: news, kept texts, keys, the counter.

import { count, showTyping, useSuggestion } from "./composer.js";
import { forgetDrafts, keepDrafts, restoreDrafts } from "./drafts.js";
import { hasChanged } from "./fields.js";
import { listenToKeys } from "./keys.js";
import { follow } from "./live.js";

const done = new URL(location.href).searchParams.get("done");

keepDrafts(done);
restoreDrafts();
tidyAddress();
listenToKeys();
count();
toTheEnd();
document.documentElement.classList.add("scripted");
// Who has just written goes on writing; who has just taken over may want the keys.
if (done === "reply" || done === "reply_later") document.getElementById("text")?.focus();
follow(() => {
  restoreDrafts();
  count();
});

document.addEventListener("input", (event) => {
  if ("limit" in event.target.dataset) count();
  if ("typing" in event.target.dataset) showTyping(event.target);
});

document.addEventListener("change", (event) => {
  if ("submits" in event.target.dataset) event.target.form.requestSubmit();
  if ("told" in event.target.dataset) count();
});

// What was chosen while this script was still on its way was told to nobody.
[...document.querySelectorAll("[data-submits]")].find(hasChanged)?.form.requestSubmit();

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-use]");
  if (!link || !document.getElementById("text")) return;
  event.preventDefault();
  useSuggestion(link.closest(".suggestion"));
});

document.addEventListener("submit", (event) => {
  if ("forgets" in event.target.dataset) forgetDrafts();
});

// A sheet closes when one looks elsewhere.
document.addEventListener("pointerdown", (event) => {
  for (const sheet of document.querySelectorAll("details.drop[open]")) if (!sheet.contains(event.target)) sheet.open = false;
});

/** What happened once does not happen again when the page is loaded again. */
function tidyAddress() {
  const canonical = document.body.dataset.address;
  const url = new URL(canonical ?? location.href, location.href);
  url.searchParams.delete("done");
  history.replaceState(null, "", canonical ? url.pathname + url.search + location.hash : url);
}

/** The newest lines are the ones to read. */
function toTheEnd() {
  const transcript = document.getElementById("transcript");
  if (transcript) transcript.scrollTop = transcript.scrollHeight;
}
