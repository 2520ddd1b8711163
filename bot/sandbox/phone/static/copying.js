// A long press copies the whole bubble, as in WeChat.

import { words } from "./words.js";

const PRESS_MS = 500;
/** A finger never lies quite still. */
const STILL_PX = 10;
const TOAST_MS = 1800;

let hiding;

export function toast(text) {
  const element = document.getElementById("toast");
  element.textContent = text;
  element.classList.add("shown");
  clearTimeout(hiding);
  hiding = setTimeout(() => element.classList.remove("shown"), TOAST_MS);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(words.copied);
  } catch {
    toast(words.not_copied);
  }
}

/** Lets a long press on a bubble in the log copy it; the click that ends the press does nothing then. */
export function copyOnLongPress(log) {
  let press = null;
  const end = () => {
    if (!press) return;
    clearTimeout(press.timer);
    press.bubble.classList.remove("pressed");
    press = null;
  };
  log.addEventListener("pointerdown", (event) => {
    const bubble = event.target.closest(".bubble[data-copies]");
    if (!bubble || event.button !== 0) return;
    end();
    delete bubble.dataset.wasPressed;
    const timer = setTimeout(() => {
      bubble.classList.add("pressed");
      bubble.dataset.wasPressed = "";
      copy(bubble.dataset.copies);
    }, PRESS_MS);
    press = { bubble, timer, x: event.clientX, y: event.clientY, isTouch: event.pointerType === "touch" };
  });
  log.addEventListener("pointermove", (event) => {
    if (press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > STILL_PX) end();
  });
  for (const over of ["pointerup", "pointercancel", "pointerleave"]) log.addEventListener(over, end);
  // On a touch screen the browser's own menu would lie over the toast.
  log.addEventListener("contextmenu", (event) => press?.isTouch && event.preventDefault());
  log.addEventListener("click", (event) => {
    const bubble = event.target.closest(".bubble");
    if (bubble && "wasPressed" in bubble.dataset) {
      delete bubble.dataset.wasPressed;
      event.stopImmediatePropagation();
      event.preventDefault();
    }
  }, true);
}
