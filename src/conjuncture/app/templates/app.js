// Finds rows, shows the command line while a form is filled in, watches the job. Pages work without it.
"use strict";

document.querySelectorAll(".js").forEach((part) => { part.hidden = false; });
document.querySelectorAll(".no-js").forEach((part) => { part.hidden = true; });
document.getElementById("error")?.focus();

for (const field of document.querySelectorAll("[data-filter]")) {
  const list = document.querySelector(`[data-list="${field.dataset.filter}"]`);
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/);
    for (const row of list.querySelectorAll("[data-words]")) {
      const text = row.dataset.words.toLowerCase().replaceAll("_", " ") + " " + row.dataset.words.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    for (const group of list.querySelectorAll("fieldset, [data-group]")) {
      group.hidden = !group.querySelector("[data-words]:not([hidden])");
    }
    const searched = field.value.trim() !== "";
    for (const more of list.querySelectorAll("details")) if (searched) more.open = true;
    const found = document.querySelector(`[data-found="${field.dataset.filter}"]`);
    if (found) found.textContent = searched ? `${list.querySelectorAll("[data-words]:not([hidden])").length} found` : "";
  });
}

// Enter in a field that only searches must not start anything.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("[data-filter]")) event.preventDefault();
});

const form = document.querySelector("[data-form]");
const line = document.querySelector("[data-line]");
let waiting;
async function tellLine() {
  const sent = new URLSearchParams(new FormData(form));
  sent.append("do", "line");
  const answer = await fetch(form.action, { method: "POST", body: sent });
  line.textContent = answer.ok ? await answer.text() : "…";
}
form?.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(tellLine, 300); });
if (form) tellLine(); // the form may have been filled in before this script came, or by the browser

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(line.textContent);
    button.textContent = "Copied";
  });
}

const runs = document.querySelector("[data-runs]");
function shown(run) {
  const row = document.createElement("li");
  const bar = document.createElement("progress");
  row.append(run.of ? `${run.title} (${Math.floor((100 * run.done) / run.of)}%) ` : `${run.title}: compiling `, bar);
  if (run.of) { bar.max = run.of; bar.value = run.done; }
  return row;
}
async function watch() {
  try {
    const job = await (await fetch("/job/state")).json();
    if (job.state !== "running") { location.reload(); return; }
    if (job.runs.length) runs.replaceChildren(...job.runs.map(shown));
  } catch {
    runs.replaceChildren("The server does not answer; perhaps it was stopped.");
  }
  setTimeout(watch, 700);
}
if (runs) watch();
