// /contribute/: nothing but a button, until somebody wants the form.

import { keptDrafts } from "./keep.js";

const place = document.querySelector("[data-contribute]");
const button = place.querySelector("[data-open]");
const status = place.querySelector("[data-status]");

async function open(focus) {
  button.disabled = true;
  status.textContent = place.dataset.opening;
  try {
    const { start } = await import("./start.js");
    await start(place, focus);
  } catch (error) {
    status.textContent = place.dataset.failed;
    button.disabled = false;
    throw error;
  }
}

button.addEventListener("click", () => open(true));
if (location.search || keptDrafts().length) open(false);
