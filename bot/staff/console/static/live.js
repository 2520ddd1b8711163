// News: when the server says that something changed, the page fetches itself and takes over the parts that differ.
// A part in which somebody types, chooses or reads is left alone until they are done.

import { hasChanged } from "./fields.js";

/** So often at most, however much happens. */
const REST_MS = 2000;
/** When there is no stream to listen to. */
const POLL_MS = 15000;
/** Ages grow, and news may fall between two streams: so often a page looks without being told. */
const AGE_MS = 60000;

let source = null;
let timer = 0;
let isCrowded = false;
let lastAt = Date.now();
let refreshed = () => {};

/** Follows from now on; a page that nobody looks at holds no stream. */
export function follow(then) {
  if (!document.querySelector("[data-live]")) return;
  refreshed = then;
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", (event) => event.persisted && listen());
  setInterval(() => document.hidden || soon(), AGE_MS);
  if (!document.hidden) listen();
}

function listen() {
  rest();
  source = new EventSource(document.body.dataset.events);
  source.addEventListener("changed", soon);
  source.onopen = () => {
    isCrowded = false;
    say(null);
    // What happened before the stream was open was told to nobody.
    soon();
  };
  // A browser opens a broken stream again by itself, but not one that was refused.
  source.onerror = () => {
    if (source?.readyState !== EventSource.CLOSED) return;
    rest();
    isCrowded = true;
    // No seat, or no session any more: the page itself is told which.
    refresh().then(() => isCrowded && (timer = setTimeout(listen, POLL_MS)));
  };
}

function rest() {
  source?.close();
  source = null;
  clearTimeout(timer);
  timer = 0;
}

function soon() {
  timer ||= setTimeout(refresh, Math.max(0, lastAt + REST_MS - Date.now()));
}

async function refresh() {
  timer = 0;
  lastAt = Date.now();
  let response;
  try {
    response = await fetch(document.body.dataset.address ?? location.href, { headers: { "X-Staff-Live": "1" } });
  } catch {
    return say("offline");
  }
  if (response.status === 401) {
    rest();
    isCrowded = false;
    return say("signedOut");
  }
  // A conversation that is gone, and whatever else has no parts to take over: left as it is, and typed text with it.
  if (!response.ok) return response.status === 410 ? location.reload() : say("offline");
  say(isCrowded ? "crowded" : null);
  takeOver(new DOMParser().parseFromString(await response.text(), "text/html"));
  refreshed();
}

function takeOver(fresh) {
  settleInto(fresh);
  for (const part of document.querySelectorAll("[data-live]")) {
    const next = fresh.getElementById(part.id);
    if (!part.isConnected || !next || next.isEqualNode(part) || isBusy(part)) continue;
    const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
    const isAtEnd = part.scrollHeight - part.scrollTop - part.clientHeight < 60;
    const top = part.scrollTop;
    part.replaceWith(next);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    next.scrollTop = isAtEnd && part.id === "transcript" ? next.scrollHeight : top;
  }
}

/** What is this page's own is no difference: the key of its forms, and what its reader opened. */
function settleInto(fresh) {
  const key = document.querySelector("input[name=key]")?.getAttribute("value");
  if (key) for (const field of fresh.querySelectorAll("input[name=key]")) field.setAttribute("value", key);
  for (const details of document.querySelectorAll("details[id]")) fresh.getElementById(details.id)?.toggleAttribute("open", details.open);
}

/** Whether somebody has begun something in it. */
function isBusy(part) {
  if ("whole" in part.dataset || part.querySelector("[data-whole]")) return true;
  const fields = [...part.querySelectorAll("textarea, input:not([type=hidden]), select")];
  return fields.some((field) => field === document.activeElement || (field.offsetParent && hasChanged(field)));
}

function say(name) {
  const banner = document.getElementById("banner");
  const text = name ? document.body.dataset[name] : "";
  banner.hidden = !name;
  // The same words again are no news to who listens to the page.
  if (banner.textContent !== text) banner.textContent = text;
}
