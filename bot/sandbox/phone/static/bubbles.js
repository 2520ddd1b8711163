// One entry of a chat, as it stands on the screen.

import { button, fill, icon, make, timeOf, words } from "./words.js";

/** A longer silence than this gets a time above what follows it. */
const SILENCE_S = 300;

const KINDS = { voice: "waves", location: "location" };

/** Pictures that were chosen in this window: they never leave it. */
export const thumbs = new Map();

/** What the entry looks like; `before` is the one above it. */
export function entryOf(entry, before, person, now) {
  const element = make("div", "entry");
  element.dataset.id = entry.id;
  if (isTimed(entry, before)) element.append(make("p", "note", timeOf(entry.at, now)));
  element.append(...done(entry, person, now), ...cameOfIt(entry));
  return element;
}

/** The clock's own notes say the time by themselves. */
function isTimed(entry, before) {
  if (entry.what === "clock" || before?.what === "clock") return false;
  return !before || entry.at - before.at > SILENCE_S;
}

function done(entry, person, now) {
  switch (entry.what) {
    case "clock": return [make("p", "note", fill(words.clock_moved, { moment: timeOf(entry.at, undefined) }))];
    case "active": case "unfollow": return [];
    case "follow": return [make("p", "note", words.followed)];
    case "menu": return [make("p", "note", fill(words.tapped_menu, { label: entry.said.label }))];
  }
  return [mine(entry, person)];
}

function mine(entry, person) {
  const bubble = make("div", `bubble ${entry.what}`, ...content(entry));
  bubble.tabIndex = -1;
  bubble.dataset.copies = entry.said.text ?? words[entry.what];
  const portrait = make("span", `person person-${person}`, words[person][0]);
  portrait.ariaHidden = "true";
  return make("div", "line-of mine", portrait, bubble);
}

function content(entry) {
  if (entry.said.text !== undefined) return [entry.said.text];
  if (entry.what === "picture") return [picture(entry)];
  if (entry.what === "sticker") return [icon("sticker"), unseen(words.sticker)];
  return [make("span", "kind", icon(KINDS[entry.what]), words[entry.what])];
}

function picture(entry) {
  const blank = make("span", "blank", icon("picture"), unseen(words.picture));
  blank.title = words.picture_note;
  if (!thumbs.has(entry.id)) return blank;
  const image = make("img", "thumb");
  image.alt = words.picture;
  image.title = words.picture_note;
  image.src = thumbs.get(entry.id);
  // Not every file that calls itself a picture is one.
  image.addEventListener("error", () => image.replaceWith(blank));
  return image;
}

const unseen = (text) => make("span", "unseen", text);

/** What came of an entry: a bubble of the account, its silence, or the fault notice. */
function cameOfIt(entry) {
  const outcome = entry.outcome;
  if (entry.what === "clock") return [];
  if (!outcome) return entry.what === "unfollow" ? [] : [waiting()];
  const mark = markOf(entry);
  if (outcome.notice) return [make("p", "note marked fault-text", outcome.notice, mark)];
  if (outcome.segments) return [theirs(outcome, mark)];
  return [make("p", "note marked", silence(entry), mark)];
}

function silence({ what, outcome }) {
  if (what === "unfollow") return words.unfollowed;
  return outcome.transfer ? words.handed_over : words.no_reply;
}

function waiting() {
  const dots = make("span", "dots", make("i"), make("i"), make("i"));
  const bubble = make("div", "bubble", dots, unseen(words.waiting));
  return make("div", "line-of theirs waiting", account(), bubble);
}

function theirs(outcome, mark) {
  const bubble = make("div", "bubble", ...outcome.segments.map(segment));
  bubble.tabIndex = -1;
  bubble.dataset.copies = outcome.text;
  bubble.ariaDescription = words.copy_keys;
  return make("div", "line-of theirs", account(), bubble, mark);
}

/** A choice is no <button>: its words flow with the text around them, as those of a link in WeChat do. */
function segment({ label, text, choice }) {
  if (label === undefined) return text;
  const tap = make("span", "choice", label);
  tap.role = "button";
  tap.tabIndex = -1;
  Object.assign(tap.dataset, { text, choice, label });
  return tap;
}

function account() {
  const image = make("img", "portrait");
  image.src = document.querySelector("#profile .portrait").src;
  image.alt = "";
  return image;
}

function markOf(entry) {
  const isFault = Boolean(entry.outcome.notice) || entry.outcome.posts > 1;
  const mark = button("mark", words.details_of, icon(isFault ? "alarm" : "info"));
  mark.tabIndex = -1;
  mark.dataset.details = entry.id;
  return mark;
}
