// Writes canvas.sha256: the hashes of what was built and of what it was built from; tests/views/shared/test_canvas.py compares them.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const files = ["canvas.js", "draw.js", "package.json", "../../../static/canvas.built.js"];
const line = (file) => `${createHash("sha256").update(readFileSync(file)).digest("hex")}  ${file.split("/").pop()}\n`;
writeFileSync("canvas.sha256", files.map(line).join(""));
