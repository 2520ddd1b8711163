// The phone: whose it is, what is on its screen, and what its buttons do.

import { entryOf, thumbs } from "./bubbles.js";
import { copy, copyOnLongPress, toast } from "./copying.js";
import * as drawer from "./drawer.js";
import { menuInto } from "./menu.js";
import { GoneError, chat, post, script, scriptAddress } from "./server.js";
import { fill, inField, people, timeOf, words } from "./words.js";

const byId = (id) => document.getElementById(id);
const [log, scroll, text, form, composer, options] = ["log", "scroll", "text", "form", "composer", "options"].map(byId);

/** WeChat asks again after so long; shown while one waits. */
const ASKS_AGAIN_MS = 5000;
const LOOKS_AGAIN_MS = 1500;
/** How soon a message that nobody asked for is on the screen. */
const LOOKS_FOR_NEWS_MS = 2000;
/** Timers that are set further ahead overflow. */
const LONGEST_TIMER_MS = 3600_000;

let person = people.includes(localStorage.phonePerson) ? localStorage.phonePerson : people[0];
/** What is on the screen, by id, in order. */
let entries = new Map();
let screen = { follows: false, now: 0, ahead_s: 0, menus: {} };
let isGone = false;
let dueTimer;
/** One thing after the other: what is sent first is also the first to arrive. */
let queue = Promise.resolve();

// --- the screen ----------------------------------------------------------------------------------------------------

async function open(name) {
  person = localStorage.phonePerson = name;
  const shown = await reached(() => chat(name));
  if (!shown || name !== person) return;
  log.ariaLive = "off";
  log.replaceChildren();
  entries = new Map();
  drawer.empty();
  take(shown);
  showWho();
  scroll.scrollTop = scroll.scrollHeight;
  // What was there before is not news to whoever listens.
  setTimeout(() => (log.ariaLive = "polite"));
  const latest = [...entries.values()].findLast((entry) => entry.outcome?.turn);
  if (latest && isWide()) details(latest.id);
  for (const entry of entries.values()) if (entry.outcome === null) deliver(entry);
}

/** Puts what the server told on the screen. */
function take(shown) {
  screen = { ...screen, ...shown };
  for (const entry of shown.entries) put(entry);
  byId("profile").hidden = screen.follows;
  composer.hidden = !screen.follows;
  const isAhead = screen.ahead_s > 0;
  byId("ahead").hidden = !isAhead;
  byId("ahead").textContent = fill(words.ahead, { moment: timeOf(screen.now) });
  byId("save").disabled = ![...entries.values()].some((entry) => entry.outcome?.turn);
  byId("unfollow").disabled = !screen.follows;
  menuInto(byId("buttons"), screen.menus[locale()] ?? [], (key, label) => send({ what: "menu", key, label }));
  byId("to-menu").hidden = !(screen.menus[locale()] ?? []).length;
  refreshTabs();
  waitForDue();
}

function put(entry) {
  entries.set(entry.id, entry);
  const before = [...entries.values()].filter((each) => each.id < entry.id).at(-1);
  const old = log.querySelector(`[data-id="${entry.id}"]`);
  const element = entryOf(entry, before, person, screen.now);
  if (old) old.replaceWith(element);
  else log.append(element);
  scroll.scrollTop = scroll.scrollHeight;
}

function showWho() {
  for (const each of document.querySelectorAll("header [data-person]")) {
    const isHere = each.dataset.person === person;
    each.ariaChecked = String(isHere);
    each.tabIndex = isHere ? 0 : -1;
  }
}

/** The language of the conversation: each has a menu of its own. */
function locale() {
  const spoken = [...entries.values()].findLast((entry) => entry.outcome?.turn?.replies.length);
  return spoken?.outcome.turn.locale ?? Object.keys(screen.menus)[0];
}

// --- sending ---------------------------------------------------------------------------------------------------------

function send(told, thumb) {
  queue = queue.then(() => sendNow(told, thumb));
  return queue;
}

async function sendNow(told, thumb) {
  const to = person;
  const shown = await reached(() => post(to, "sent", told));
  if (!shown) {
    // Nothing that was written is lost.
    if (told.what === "text" && !text.value) write(told.text);
    return null;
  }
  if (to !== person) return null;
  const sent = shown.entries.at(-1);
  if (thumb) thumbs.set(sent.id, thumb);
  take(shown);
  // Not waited for: people go on writing while the bot thinks.
  deliver(sent);
  return sent;
}

async function deliver(entry) {
  const to = person;
  const notes = [words.asked_again, words.asked_last].map((note, number) =>
    setTimeout(() => to === person && noteWaiting(entry, note), ASKS_AGAIN_MS * (number + 1)));
  const shown = await reached(() => post(to, `entries/${entry.id}/delivery`));
  notes.forEach(clearTimeout);
  if (!shown || to !== person) return;
  take(shown);
  if (isWide() && shown.entries.at(-1)?.outcome) details(entry.id);
}

function noteWaiting(entry, note) {
  const line = log.querySelector(`[data-id="${entry.id}"] .waiting`);
  if (!line) return;
  line.querySelector(".bubble").title = note;
  line.querySelector(".late")?.remove();
  const late = document.createElement("span");
  late.className = "late small";
  late.textContent = note;
  line.append(late);
}

/** The answer; undefined when the bot's machine is not there or would not. What was asked can be asked again. */
async function reached(ask) {
  try {
    const answer = await ask();
    if (isGone) showGone(false);
    return answer;
  } catch (error) {
    if (error instanceof GoneError) lookForIt();
    else toast(words[error.message] ?? fill(words.refused, { reason: error.message }));
    return undefined;
  }
}

function showGone(is) {
  isGone = is;
  byId("gone").textContent = is ? words.gone : "";
  byId("gone").hidden = !is;
}

/** Waits until the bot runs again, and goes on where it was. */
async function lookForIt() {
  if (isGone) return;
  showGone(true);
  while (isGone) {
    await new Promise((resolve) => setTimeout(resolve, LOOKS_AGAIN_MS));
    try {
      await chat(person);
      showGone(false);
    } catch (error) {
      if (!(error instanceof GoneError)) showGone(false);
    }
  }
  await open(person);
}

/** A reminder comes when it is time, not only when somebody writes. */
function waitForDue() {
  clearTimeout(dueTimer);
  const turn = [...entries.values()].findLast((entry) => entry.outcome?.turn)?.outcome.turn;
  const next = Math.min(...(turn?.due ?? []).map((due) => Date.parse(due.at) / 1000));
  const wait = (next - Date.now() / 1000 - screen.ahead_s) * 1000;
  if (wait > 0 && wait < LONGEST_TIMER_MS) dueTimer = setTimeout(() => open(person), wait + 1000);
}

/** What the account sends on its own: only that, and only what is not there yet. */
async function lookForNews() {
  if (isGone || document.hidden) return;
  const from = person;
  const shown = await chat(from).catch(() => undefined);
  const news = shown?.entries.filter((entry) => entry.what === "active" && !entries.has(entry.id)) ?? [];
  if (from === person && news.length) take({ ...shown, entries: news });
}
setInterval(lookForNews, LOOKS_FOR_NEWS_MS);

// --- writing ---------------------------------------------------------------------------------------------------------

function write(value) {
  text.value = value;
  byId("send").hidden = !value.trim();
  byId("attach").hidden = Boolean(value.trim());
}

function sendWritten() {
  const written = text.value.trim();
  if (!written) return;
  write("");
  send({ what: "text", text: written });
  text.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  sendWritten();
});
text.addEventListener("input", () => write(text.value));
text.addEventListener("keydown", (event) => {
  // While characters are being composed, Enter chooses among them.
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    sendWritten();
  } else if (event.key === "ArrowUp" && !text.value) {
    event.preventDefault();
    bubbles().at(-1)?.focus();
  }
});

byId("to-menu").addEventListener("click", () => {
  composer.classList.add("as-menu");
  byId("to-keyboard").focus();
});
byId("to-keyboard").addEventListener("click", () => {
  composer.classList.remove("as-menu");
  text.focus();
});

function showPanel(is) {
  byId("panel").hidden = !is;
  byId("attach").ariaExpanded = String(is);
  scroll.scrollTop = scroll.scrollHeight;
}

byId("attach").addEventListener("click", () => showPanel(byId("panel").hidden));
byId("panel").addEventListener("click", (event) => {
  const what = event.target.closest("[data-what]")?.dataset.what;
  if (what === "picture") byId("file").click();
  else if (what) {
    showPanel(false);
    send({ what });
    byId("attach").focus();
  }
});
byId("panel").addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  showPanel(false);
  byId("attach").focus();
});
byId("file").addEventListener("change", () => {
  const [file] = byId("file").files;
  byId("file").value = "";
  if (!file) return;
  showPanel(false);
  send({ what: "picture" }, URL.createObjectURL(file));
  text.focus();
});

// --- bubbles ---------------------------------------------------------------------------------------------------------

const bubbles = () => [...log.querySelectorAll(".bubble[data-copies]")];

/** One bubble can be reached with Tab, with what is in it: the latest of the account, or the one that one is on. */
function refreshTabs(on) {
  const all = bubbles();
  const current = on ?? all.filter((each) => each.closest(".theirs")).at(-1) ?? all.at(-1);
  for (const each of log.querySelectorAll(".bubble, .choice, .mark")) each.tabIndex = -1;
  if (!current) return;
  for (const each of current.closest(".line-of").querySelectorAll(".bubble, .choice, .mark")) each.tabIndex = 0;
}

log.addEventListener("focusin", (event) => {
  const bubble = event.target.closest(".line-of")?.querySelector(".bubble[data-copies]");
  if (bubble) refreshTabs(bubble);
});

log.addEventListener("click", (event) => {
  const choice = event.target.closest(".choice");
  const mark = event.target.closest(".mark");
  if (choice) send({ what: "tap", ...choice.dataset });
  else if (mark) details(Number(mark.dataset.details), { takesFocus: true });
});
copyOnLongPress(log);

log.addEventListener("keydown", (event) => {
  const bubble = event.target.closest(".bubble[data-copies]");
  if (event.key === "Escape") text.focus();
  else if (event.key === "ArrowUp" || event.key === "ArrowDown") step(event, event.key === "ArrowUp" ? -1 : 1);
  else if (event.target.classList.contains("choice") && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    event.target.click();
  } else if (bubble && event.key.toLowerCase() === "c" && !event.ctrlKey && !event.metaKey) copy(bubble.dataset.copies);
  else if (event.key === "Enter" && event.target === bubble) {
    const id = Number(bubble.closest(".entry").dataset.id);
    if (entries.get(id)?.outcome) details(id, { takesFocus: true });
  }
});

/** To the next bubble, or from one choice of a bubble to the next. */
function step(event, way) {
  event.preventDefault();
  const isChoice = event.target.classList.contains("choice");
  const all = isChoice ? [...event.target.closest(".bubble").querySelectorAll(".choice")] : bubbles();
  const from = isChoice ? event.target : event.target.closest(".line-of")?.querySelector(".bubble");
  const next = all[all.indexOf(from) + way];
  if (next) next.focus();
  else if (isChoice) event.target.closest(".bubble").focus();
  else if (way > 0) text.focus();
}

// --- what a turn did -------------------------------------------------------------------------------------------------

const isWide = () => matchMedia("(min-width: 60rem)").matches;
let openedBy = null;

function details(id, { takesFocus = false } = {}) {
  const entry = entries.get(id);
  if (!entry?.outcome) return;
  const before = [...entries.values()].filter((each) => each.id < id && each.outcome?.turn).at(-1);
  drawer.show(entry, before?.outcome.turn);
  for (const mark of log.querySelectorAll(".mark")) mark.ariaExpanded = String(mark.dataset.details === String(id));
  if (!takesFocus) return;
  openedBy = document.activeElement;
  byId("drawer").classList.add("open");
  byId("phone").inert = !isWide();
  byId("drawer").scrollTop = 0;
  byId("drawer").focus();
}

function closeDetails() {
  byId("drawer").classList.remove("open");
  byId("phone").inert = false;
  openedBy?.focus();
}

byId("drawer-close").addEventListener("click", closeDetails);
byId("drawer").addEventListener("keydown", (event) => event.key === "Escape" && closeDetails());

// --- whose phone, following ------------------------------------------------------------------------------------------

document.querySelector(".people").addEventListener("click", (event) => {
  const name = event.target.closest("[data-person]")?.dataset.person;
  if (name && name !== person) open(name);
});
document.querySelector(".people").addEventListener("keydown", (event) => {
  const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!way) return;
  event.preventDefault();
  const next = people[(people.indexOf(person) + way + people.length) % people.length];
  open(next);
  document.querySelector(`header [data-person="${next}"]`).focus();
});

byId("follow").addEventListener("click", async () => {
  await send({ what: "follow" });
  text.focus();
});
byId("unfollow").addEventListener("click", () => {
  options.close();
  send({ what: "unfollow" });
});
byId("start-over").addEventListener("click", async () => {
  options.close();
  thumbs.clear();
  if (await reached(() => post(person, "start-over"))) await open(person);
  byId("follow").focus();
});

// --- options: clock, script, looks -----------------------------------------------------------------------------------

byId("options-button").addEventListener("click", async () => {
  const shown = await reached(() => chat(person));
  if (shown) screen.now = shown.now;
  byId("now").textContent = timeOf(screen.now);
  byId("to").min = inField(screen.now + 60);
  byId("to").value = inField(screen.now + 86400);
  byId("clock-fault").hidden = true;
  options.showModal();
});

for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", (event) => {
    // The window itself is hit only beside what is in it.
    if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
  });
}

async function setForward(told) {
  const to = person;
  const shown = await reached(() => post(to, "clock", told));
  if (!shown || to !== person) return;
  options.close();
  take(shown);
  const last = shown.entries.at(-1);
  if (last.outcome?.turn && isWide()) details(last.id);
}

options.addEventListener("click", (event) => {
  const forward = event.target.closest("[data-forward]")?.dataset.forward;
  if (forward) setForward({ forward_s: Number(forward) });
});
byId("clock").addEventListener("submit", (event) => {
  event.preventDefault();
  const isAhead = byId("to").value > inField(screen.now);
  byId("clock-fault").textContent = isAhead ? "" : words.clock_not_ahead;
  byId("clock-fault").hidden = isAhead;
  if (isAhead) setForward({ to: byId("to").value });
});

byId("save").addEventListener("click", async () => {
  const saved = await reached(() => script(person));
  if (!saved) return;
  options.close();
  byId("script-text").value = saved.text;
  byId("script-note").textContent = fill(words.script_note, saved);
  byId("script-command").textContent = `refundbot test ${saved.file}`;
  byId("download").href = scriptAddress(person);
  byId("download").download = saved.file;
  byId("script").showModal();
});
byId("script-copy").addEventListener("click", () => copy(byId("script-text").value));

const remember = (name, value) => (document.cookie = `${name}=${value}; path=/sandbox/; max-age=31536000; samesite=strict`);

byId("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  remember("phone_theme", root.dataset.theme);
});
byId("language").addEventListener("click", () => {
  remember("phone_language", byId("language").dataset.to);
  location.reload();
});

write("");
await open(person);
