// Makes what the pages ship from what npm brings: node scripts/assets/assets.mjs [--check]
// With --check nothing is written; a file that would change is named, and the exit code is 1.
import { readFileSync, writeFileSync } from "node:fs";
import { places, worldSvg } from "./world.mjs";

const root = new URL("../../", import.meta.url);
const read = (path) => { try { return readFileSync(new URL(path, root), "utf8"); } catch { return ""; } };

const made = {
  "api/kp_gateway/pages/static/htmx.js": read("node_modules/htmx.org/dist/htmx.min.js"),
  "api/kp_gateway/pages/static/world.svg": worldSvg(),
  "api/kp_gateway/pages/pictures/places.json": JSON.stringify(places(), null, 0).replaceAll('},"', '},\n"') + "\n",
};

const stale = Object.entries(made).filter(([path, text]) => read(path) !== text);
if (process.argv.includes("--check")) {
  for (const [path] of stale) console.error(`${path} is not what scripts/assets/assets.mjs makes`);
  process.exit(stale.length ? 1 : 0);
}
for (const [path, text] of stale) {
  writeFileSync(new URL(path, root), text);
  console.log(`${path}: ${text.length.toLocaleString("en")} characters`);
}
