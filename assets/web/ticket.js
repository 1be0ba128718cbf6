// Keeps a ticket's page new: asks for its changing part while someone looks, and says so when the line is cut.
"use strict";

const place = document.getElementById("place");
const offline = document.getElementById("offline");
const address = new URL(location.href);
address.searchParams.set("part", "place");
const everyMs = 5000;
let shown = place.firstElementChild;
let last = null;

document.title = shown.dataset.title;

function show(text) {
  if (text === last) return;
  last = text;
  const before = shown.dataset.state;
  place.innerHTML = text;
  shown = place.firstElementChild;
  document.title = shown.dataset.title;
  // Browsers let a page shake the phone only once its holder has touched it.
  if (shown.dataset.state === "called" && before !== "called" && navigator.userActivation?.hasBeenActive) {
    navigator.vibrate?.([400, 150, 400]);
  }
}

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch(address, { cache: "no-cache", signal: AbortSignal.timeout(4000) });
    // A new day has begun, or the number was never one: the page says which.
    if (answer.status === 404) { location.reload(); return; }
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.text());
    offline.hidden = true;
  } catch {
    offline.hidden = false;
  }
  if ("ended" in shown.dataset) clearInterval(looking);
}

const looking = setInterval(look, everyMs);
document.addEventListener("visibilitychange", look);
