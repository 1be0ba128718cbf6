// Keeps a ticket's page new, as often as its turn is near; rings if that is wanted; says so when the line is cut.
"use strict";

const place = document.getElementById("place");
const offline = document.getElementById("offline");
const ring = document.getElementById("ring");
const icon = document.getElementById("icon");
const usualIcon = icon.href;
const address = new URL(location.href);
address.searchParams.set("part", "place");
let shown = place.firstElementChild;
let last = null;
let bell = null;
let timer = 0;
let isLooking = false;

// Whoever is told something once is not told it again with every look.
address.searchParams.delete("note");
history.replaceState(null, "", location.pathname + (address.searchParams.has("lang") ? `?lang=${address.searchParams.get("lang")}` : ""));

function sound(at, pitch, long) {
  const tone = bell.createOscillator();
  const loud = bell.createGain();
  tone.frequency.value = pitch;
  loud.gain.setValueAtTime(0.0001, at);
  loud.gain.exponentialRampToValueAtTime(0.7, at + 0.02);
  loud.gain.exponentialRampToValueAtTime(0.0001, at + long);
  tone.connect(loud).connect(bell.destination);
  tone.start(at);
  tone.stop(at + long);
}

function chime(times) {
  for (let time = 0; time < times; time += 1) {
    [[0, 659], [0.22, 784], [0.44, 1047]].forEach(([after, pitch]) => sound(bell.currentTime + time * 1.6 + after, pitch, 0.7));
  }
}

function tell(before) {
  const state = shown.dataset.state;
  document.title = shown.dataset.title;
  icon.href = state === "called" ? place.dataset.called : usualIcon;
  if (ring) ring.hidden = !window.AudioContext || "ended" in shown.dataset || state === "called" || state === "serving";
  if (state !== "called" || before === "called" || before === null) return;
  if (bell) chime(3);
  // Browsers let a page shake the phone only once its holder has touched it.
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([400, 150, 400, 150, 400]);
}

function show(text) {
  if (text === last) return;
  last = text;
  const before = shown.dataset.state;
  // Whoever is about to confirm something goes on where they were.
  const isOpen = place.querySelector("details")?.open;
  place.innerHTML = text;
  if (isOpen) place.querySelector("details")?.setAttribute("open", "");
  shown = place.firstElementChild;
  tell(before);
}

async function look() {
  // A page that nobody sees asks only if it is to ring.
  if (isLooking || document.hidden && !bell) return;
  isLooking = true;
  try {
    const answer = await fetch(address, { cache: "no-cache", signal: AbortSignal.timeout(6000) });
    // A new day has begun, or the number was never one: the page says which.
    if (answer.status === 404) { location.reload(); return; }
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.text());
    offline.hidden = true;
  } catch {
    offline.hidden = false;
  } finally {
    isLooking = false;
  }
  again();
}

function again() {
  clearTimeout(timer);
  if ("ended" in shown.dataset) return;
  // What is said once has to be read, too; and not all phones of a hall ask in the same moment.
  const seconds = place.querySelector(".note") ? 15 : Number(shown.dataset.next);
  timer = setTimeout(look, seconds * 1000 * (0.85 + 0.3 * Math.random()));
}

place.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  form.querySelector("button").disabled = true;
  try {
    const answer = await fetch(form.action, { method: "POST", signal: AbortSignal.timeout(20000) });
    const told = new URL(answer.url);
    // The place is at another branch now, and so has another page.
    if (told.pathname !== location.pathname) { location.assign(told); return; }
    told.searchParams.set("part", "place");
    show(await (await fetch(told, { cache: "no-cache", signal: AbortSignal.timeout(6000) })).text());
    offline.hidden = true;
  } catch {
    offline.hidden = false;
    form.querySelector("button").disabled = false;
  }
  again();
});

ring?.addEventListener("click", async () => {
  bell ??= new AudioContext();
  await bell.resume();
  chime(1);
  ring.setAttribute("aria-pressed", "true");
  ring.lastElementChild.textContent = ring.dataset.rings;
  // The screen stays on, where the phone allows it: in a pocket no browser rings.
  navigator.wakeLock?.request("screen").catch(() => {});
  if (place.dataset.push) bePushed().catch(() => {});
});

// Told by the browser's own push service, with the page closed or the phone in a pocket.
async function bePushed() {
  if (!("PushManager" in window) || await Notification.requestPermission() !== "granted") return;
  const worker = await navigator.serviceWorker.register("/t-worker.js", { scope: "/t/" });
  await navigator.serviceWorker.ready;
  const key = Uint8Array.from(atob(place.dataset.push.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  await fetch(`${location.pathname}/push?lang=${document.documentElement.lang}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(subscription),
  });
}

document.addEventListener("visibilitychange", () => {
  if (bell && !document.hidden) navigator.wakeLock?.request("screen").catch(() => {});
  look();
});

tell(null);
again();
