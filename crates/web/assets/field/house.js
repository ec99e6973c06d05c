// Speaking with the house. Every call has an end in time: on a bad network no answer is the usual answer.

import { NotSent } from "./outbox.js";
import { lang } from "./words.js";

const PATIENCE_MS = 25_000;
/** What is large is given its time on a slow network: bytes in a millisecond. */
const SLOWEST = 4;

/** What the house said no to: its sentence for people. */
export class Said extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || String(status));
    this.status = status;
    this.problem = problem;
  }
}

export async function ask(method, path, { token, body, patience = PATIENCE_MS } = {}) {
  const stop = new AbortController();
  const text = body && JSON.stringify(body);
  const timer = setTimeout(() => stop.abort(), patience + (text ? text.length / SLOWEST : 0));
  const headers = { Accept: "application/json", "Accept-Language": lang() };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  let answer;
  try {
    const sent = { method, headers, body: text, signal: stop.signal, credentials: "omit", cache: "no-store" };
    answer = await fetch(path, sent);
    const read = await answer.json().catch(() => ({}));
    if (answer.ok) return read;
    throw new Said(answer.status, read);
  } catch (error) {
    if (error instanceof Said) throw error;
    // No network, no answer in time, half an answer: all the same to the phone, it asks again.
    throw new NotSent("offline");
  } finally {
    clearTimeout(timer);
  }
}

/** The road of the outbox. */
export const postman = (token) => async (body) => {
  try {
    return await ask("POST", "/api/v1/field/sync", { token, body });
  } catch (error) {
    if (error instanceof Said) throw new NotSent(error.status === 401 ? "unknown" : "refused", error.status);
    throw error;
  }
};
