// The page of a test phone: says by itself that it is shown, sends what is written, and looks
// after a lock whether the draft is still there. Repeats until the laptop answers.
const AGAIN_MS = 2000;
const shelf = new Shelf();
const draftKey = "essai/draft";
const field = (id) => document.getElementById(id);

/** Tells the laptop a step, again and again until it has heard. */
async function tell(step, heard = () => {}, missed = () => {}) {
  try {
    const answer = await fetch("/essai", {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/json" },
      body: JSON.stringify({ step }),
      cache: "no-store",
    });
    if (!answer.ok) throw new Error(String(answer.status));
    heard();
  } catch {
    missed();
    setTimeout(() => tell(step, heard, missed), AGAIN_MS);
  }
}

function made(step) {
  field(`step-${step}`).classList.add("made");
}

field("send").addEventListener("submit", (event) => {
  event.preventDefault();
  tell(
    "sent",
    () => {
      made("sent");
      field("sent").textContent = say("sent");
      field("text").value = "";
      field("step-returned").hidden = false;
      field("draft").focus();
    },
    () => {
      field("sent").textContent = say("sent_not");
    },
  );
});

field("draft").addEventListener("input", () => shelf.keep(draftKey, field("draft").value));

/** Back from a lock, from another page, or from a tab that the phone had dropped. */
async function returned() {
  const [kept] = await shelf.under(draftKey);
  const written = field("draft").value;
  if (!kept && !written) return;
  if (!written) field("draft").value = kept;
  const isThere = Boolean(kept) && (!written || kept === written);
  field("step-returned").hidden = false;
  made("sent"); // a draft is only asked for after it
  field("kept").textContent = say(isThere ? "kept" : "kept_not");
  if (!isThere) return tell("lost");
  made("returned");
  field("done").hidden = false;
  return tell("returned");
}

document.addEventListener("visibilitychange", () => document.hidden || returned());
addEventListener("pageshow", (event) => event.persisted && returned());
tell("shown");
shelf.under(draftKey).then(([kept]) => {
  // A phone that was given back its tab: what was being written is the proof.
  if (kept && performance.getEntriesByType("navigation")[0]?.type === "reload") returned();
  else shelf.drop(draftKey);
});
