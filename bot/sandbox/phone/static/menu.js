// The account's menu at the foot of the chat.

import { button, make } from "./words.js";

/** Draws the menu; `tapped` gets the key and the label of a button. An open one stays open only until it is drawn anew. */
export function menuInto(target, menu, tapped) {
  const drawn = JSON.stringify(menu);
  if (target.dataset.drawn === drawn) return;
  target.dataset.drawn = drawn;
  target.replaceChildren(...menu.map((each) => top(each, tapped)));
}

function top(declared, tapped) {
  const place = make("div", "top");
  const opener = button("", "", declared.label);
  place.append(opener);
  if (!declared.below.length) {
    opener.addEventListener("click", () => tapped(declared.key, declared.label));
    return place;
  }
  const below = make("div", "below", ...declared.below.map((each) => entry(each, tapped, () => show(false))));
  below.hidden = true;
  below.role = "menu";
  opener.ariaHasPopup = "menu";
  opener.ariaExpanded = "false";
  place.append(below);
  const show = (is) => {
    below.hidden = !is;
    opener.ariaExpanded = String(is);
    if (is) below.firstElementChild.focus();
  };
  opener.addEventListener("click", () => show(below.hidden));
  place.addEventListener("focusout", (event) => place.contains(event.relatedTarget) || show(false));
  place.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !below.hidden) {
      event.stopPropagation();
      opener.focus();
      show(false);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      if (below.hidden) show(true);
      else step(below, event.key === "ArrowUp" ? -1 : 1);
    }
  });
  return place;
}

function entry(declared, tapped, close) {
  const element = button("", "", declared.label);
  element.role = "menuitem";
  element.addEventListener("click", () => {
    close();
    tapped(declared.key, declared.label);
  });
  return element;
}

function step(below, way) {
  const all = [...below.children];
  all.at((all.indexOf(document.activeElement) + way) % all.length).focus();
}
