// Opens the door of `surco-device --http` with the one-time token of the address, takes it out of the address bar and
// the history, then starts the app. Nothing is kept in web storage.
import init from "/ui.js";

const here = new URL(location.href);
const token = here.searchParams.get("token");
if (token !== null) {
  here.searchParams.delete("token");
  history.replaceState(null, "", here.pathname + here.search + here.hash);
  await fetch("/api/open", {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  }).catch(() => {}); // the first call says what is wrong, in words
}
await init({ module_or_path: "/ui_bg.wasm" });
