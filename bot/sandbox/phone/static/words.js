// What the page was given: its words, the names of things, and how times are written.

const given = document.body.dataset;

export const words = JSON.parse(given.words);
export const causes = JSON.parse(given.causes);
export const people = JSON.parse(given.people);
export const base = given.base;
export const icons = given.icons;

const clock = new Intl.DateTimeFormat(given.locale, { timeZone: given.zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const moment = new Intl.DateTimeFormat(given.locale, {
  timeZone: given.zone, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});
const fields = new Intl.DateTimeFormat("sv-SE", {
  timeZone: given.zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
});

export const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name]);

/** A moment in the bot's time zone; without the day when it is that of `now`. */
export function timeOf(at, now) {
  const isToday = now !== undefined && inField(at).slice(0, 10) === inField(now).slice(0, 10);
  return (isToday ? clock : moment).format(at * 1000);
}

/** As a field for date and time wants it. */
export const inField = (at) => fields.format(at * 1000).replace(" ", "T");

/** An element with its class and children; texts become text, never markup. */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${icons}#${name}`);
  svg.append(use);
  return svg;
}

export function button(className, label, ...children) {
  const element = make("button", className, ...children);
  element.type = "button";
  if (label) element.ariaLabel = element.title = label;
  return element;
}
