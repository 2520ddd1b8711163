// What was typed and not sent yet: kept in this browser tab, by conversation and form, until it is sent.

const MARK = "staff-draft";
const keyOf = (field) => `${MARK}:${document.body.dataset.conversation}:${field.dataset.keeps}`;
const fields = () => document.querySelectorAll("textarea[data-keeps]");

/** Keeps what is typed from now on; what the address says is done needs no keeping. */
export function keepDrafts(done) {
  const sent = done === "reply_later" ? "reply" : done;
  if (document.body.dataset.conversation && sent) sessionStorage.removeItem(`${MARK}:${document.body.dataset.conversation}:${sent}`);
  // After these the conversation is left, so what was written into its sheet is sent.
  if (sent === "hand_over") forgetAll((key) => key.endsWith(":hand_over"));
  document.addEventListener("input", ({ target }) => {
    if (target.matches("textarea[data-keeps]")) keep(target);
  });
  // The server may have given a text back.
  for (const field of fields()) if (field.value) keep(field);
}

/** Fills what is empty. */
export function restoreDrafts() {
  for (const field of fields()) {
    const kept = field.value ? null : sessionStorage.getItem(keyOf(field));
    if (kept) {
      field.value = kept;
      field.closest("[hidden]")?.removeAttribute("hidden");
    }
  }
}

/** For whoever signs out: the next one at this screen reads nothing of it. */
export function forgetDrafts() {
  forgetAll(() => true);
}

function forgetAll(isMeant) {
  const ours = Object.keys(sessionStorage).filter((key) => key.startsWith(MARK) && isMeant(key));
  for (const key of ours) sessionStorage.removeItem(key);
}

function keep(field) {
  if (field.value) sessionStorage.setItem(keyOf(field), field.value);
  else sessionStorage.removeItem(keyOf(field));
}
