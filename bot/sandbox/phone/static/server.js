// The way to the bot's machine.

import { base } from "./words.js";

/** The server is not there. */
export class GoneError extends Error {}

/** The server would not do it; `message` says what was wrong. */
export class RefusedError extends Error {}

async function reach(path, options) {
  let response;
  try {
    response = await fetch(base + path, options);
  } catch {
    throw new GoneError(path);
  }
  if (response.ok) return response;
  const told = await response.json().catch(() => ({}));
  throw new RefusedError(told.error ?? String(response.status));
}

async function json(path, options) {
  const response = await reach(path, options);
  try {
    return await response.json();
  } catch {
    // It went away in the middle of its answer.
    throw new GoneError(path);
  }
}

export const chat = (person) => json(`chats/${person}`);

export const post = (person, path, told = {}) =>
  json(`chats/${person}/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(told),
  });

export const scriptAddress = (person) => `${base}chats/${person}/script`;

/** The chat as a script, and a name for its file. */
export async function script(person) {
  const response = await reach(`chats/${person}/script`);
  return { text: await response.text(), file: response.headers.get("X-File-Name") };
}
