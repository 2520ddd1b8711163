// What a turn did.

import { causes, fill, make, timeOf, words } from "./words.js";

/** Beyond it WeChat lets no account write first. */
const WINDOW_S = 48 * 3600;

const byId = (id) => document.getElementById(id);
const drawer = byId("drawer");

/** Shows the turn of an entry; `before` is the turn before it, for where the conversation came from. */
export function show(entry, before) {
  const outcome = entry.outcome;
  const turn = outcome.turn;
  byId("drawer-empty").hidden = true;
  byId("drawer-body").hidden = false;
  drawer.dataset.of = entry.id;
  say(byId("d-fault"), faultOf(entry));
  say(byId("d-hint"), hintOf(entry));
  list(byId("d-numbers"), [
    [words.took, outcome.ms === undefined ? "" : `${outcome.ms.toLocaleString()} ms`],
    [words.posts, outcome.posts],
    [words.size, outcome.bytes === undefined ? "" : fill(words.size_of, { bytes: outcome.bytes.toLocaleString() })],
  ]);
  byId("d-none").hidden = Boolean(turn);
  byId("d-turn").hidden = !turn;
  if (!turn) return;
  walk(turn, before);
  byId("d-state").textContent = stateOf(turn, before);
  list(byId("d-heard"), heard(entry.what, turn));
  list(byId("d-facts"), known(turn), words.nothing);
  byId("d-ranking").replaceChildren(...ranking(turn));
}

export function empty() {
  byId("drawer-empty").hidden = false;
  byId("drawer-body").hidden = true;
  delete drawer.dataset.of;
}

function faultOf({ what, outcome }) {
  if (outcome.notice) {
    const why = outcome.complaint.startsWith("no answer") ? words.why_late : fill(words.why_refused, outcome);
    return `${words.not_delivered}\n${why}`;
  }
  if (outcome.posts > 1) return fill(words.late, outcome);
  return what === "active" && !isReachable(outcome) ? words.unreachable : "";
}

const isReachable = (outcome) => outcome.silent_s !== null && outcome.silent_s <= WINDOW_S;

function hintOf({ what, outcome }) {
  if (what !== "active") return "";
  return isReachable(outcome) ? `${words.handed_over_first} ${words.reachable}` : words.handed_over_first;
}

function heard(what, turn) {
  return [
    // Where nothing was said, nothing was understood.
    [words.act, what === "active" ? "" : turn.act],
    [words.signals, turn.signals.join(", ")],
    [words.replies, turn.replies.map((reply) => reply.id).join(", ")],
    [words.concluded, turn.cause ? `${causes[turn.cause] ?? turn.cause} (${turn.variant})` : ""],
    [words.remedy, turn.rung ?? ""],
    [words.due, turn.due.map((due) => `${due.what}: ${timeOf(Date.parse(due.at) / 1000)}`).join(", ")],
  ];
}

const known = (turn) => [...Object.entries(turn.facts), [words.grounds, turn.grounds.join(", ")]];

const stateOf = (turn, before) =>
  before && before.state !== turn.state ? `${before.state} → ${turn.state}` : turn.state;

function walk(turn, before) {
  for (const node of byId("walk").querySelectorAll(".phase")) {
    const phase = node.dataset.phase;
    node.classList.toggle("present", phase === turn.phase);
    node.classList.toggle("before", phase === before?.phase && phase !== turn.phase);
  }
}

function ranking(turn) {
  if (!turn.ranking.length) return [make("li", "small", words.nothing)];
  return turn.ranking.map((ranked) => {
    const share = make("meter");
    share.value = ranked.probability;
    share.ariaLabel = causes[ranked.cause] ?? ranked.cause;
    const percent = `${(ranked.probability * 100).toFixed(1)} %`;
    return make("li", "",
      make("p", "name", make("span", "", causes[ranked.cause] ?? ranked.cause), make("span", "", percent)),
      share,
      make("p", "variant mono", ranked.variant),
      ...why(words.speaks_for, [...(ranked.own_words ? [words.own_words] : []), ...ranked.for.map(pair)]),
      ...why(words.speaks_against, ranked.against.map(pair)),
      ...why(words.still_open, ranked.open));
  });
}

const pair = ([slot, value]) => `${slot}: ${value}`;

const why = (title, reasons) =>
  reasons.length ? [make("p", "why", make("b", "", `${title} `), reasons.join(", "))] : [];

function list(target, rows, nothing) {
  const told = rows.filter(([, value]) => value !== "" && value !== undefined && value !== null);
  target.replaceChildren(...told.flatMap(([name, value]) => [make("dt", "", name), make("dd", "", String(value))]));
  if (!told.length && nothing) target.append(make("dt", "", nothing));
}

function say(target, text) {
  target.textContent = text;
  target.hidden = !text;
}
