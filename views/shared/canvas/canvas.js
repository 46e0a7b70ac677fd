// The canvas: draws what Python placed, says what was clicked. vis-network gives view, drag and hit of marks; lines and frame are ours.
// Build: see package.json. Everything that matters comes in `data`, because Streamlit calls this function only when data changed.
import { Network, DataSet } from "vis-network/standalone/esm/vis-network.min.mjs";
import * as draw from "./draw.js";

const live = new WeakMap(); // element → state: survives every later call
const probe = document.createElement("canvas").getContext("2d");
const HEAD = 44, SIDE = 34, FOOT = 14; // room for headings above, band names at the left

function made(box) {
  const it = { box, nodes: new DataSet(), home: new Map(), data: null, selected: null, lit: new Set(), near: null };
  it.at = (id) => it.network.body.nodes[id];
  it.shift = (id) => {
    const here = it.at(id), home = it.home.get(id);
    return here && home ? [here.x - home[0], here.y - home[1]] : [0, 0];
  };
  it.chosen = (id) => it.selected?.id === id;
  it.dims = (id) => it.near !== null && !it.near.has(id);
  it.network = new Network(box.querySelector(".linkage-sheet"), { nodes: it.nodes, edges: new DataSet() }, {
    physics: false, layout: { randomSeed: 1 }, nodes: { shape: "custom" },
    interaction: { hover: true, selectConnectedEdges: false, multiselect: false, tooltipDelay: 60 },
  });
  it.network.on("beforeDrawing", (ctx) => { if (it.data) { draw.frame(ctx, it.data); draw.lines(ctx, it); } });
  listen(it);
  return it;
}

function listen(it) {
  const { network, box } = it, sheet = box.querySelector(".linkage-sheet");
  const markAt = (e) => network.getNodeAt(e.pointer.DOM);
  network.on("click", (e) => choose(it, markAt(e) ? { part: "mark", id: markAt(e) } : lineAt(it, e.pointer.canvas)));
  network.on("doubleClick", (e) => markAt(e) && it.fire("opened", markAt(e)));
  network.on("hoverNode", (e) => tell(it, it.marks.get(e.node)?.title, e.event));
  network.on("blurNode", () => tell(it));
  network.on("dragStart", () => tell(it));
  sheet.addEventListener("mousemove", (e) => hoverLine(it, e));
  sheet.addEventListener("mouseleave", () => tell(it));
  // The wheel scrolls the page until the canvas has been clicked: no scroll trap.
  sheet.addEventListener("wheel", (e) => box.contains(document.activeElement) || e.stopImmediatePropagation(), { capture: true });
  sheet.addEventListener("pointerdown", () => box.focus({ preventScroll: true }));
  box.addEventListener("keydown", (e) => key(it, e));
  box.querySelectorAll("button[data-do]").forEach((b) => b.addEventListener("click", () => act(it, b.dataset.do)));
  new ResizeObserver(() => it.data && !it.touched && fit(it)).observe(box); // a tab that was hidden has no size at first
  network.on("zoom", () => (it.touched = true));
  network.on("dragEnd", () => (it.touched = true));
}

function key(it, e) {
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }, ids = it.data.marks.map((m) => m.id);
  if (e.target !== it.box) return;
  if (steps[e.key] && ids.length) {
    const now = ids.indexOf(it.selected?.id);
    choose(it, { part: "mark", id: ids[(now + steps[e.key] + ids.length) % ids.length] });
  } else if (e.key === "Escape") choose(it, null);
  else if (e.key === "Enter" && it.selected?.part === "mark") it.fire("opened", it.selected.id);
  else if ({ "+": 1, "-": 1, 0: 1 }[e.key]) act(it, { "+": "in", "-": "out", 0: "fit" }[e.key]);
  else return;
  e.preventDefault();
}

function act(it, what) {
  if (what === "fit") { it.touched = false; return fit(it); }
  it.touched = true;
  it.network.moveTo({ scale: it.network.getScale() * (what === "in" ? 1.25 : 0.8), animation: false });
}

function lineAt(it, { x, y }) {
  probe.lineWidth = 9 / it.network.getScale();
  const hit = it.data.lines.findLast((l) => l.path.length > 3 && l.facts.length && probe.isPointInStroke(draw.path(draw.points(it, l)), x, y));
  return hit ? { part: "line", id: hit.id } : null;
}

function hoverLine(it, e) {
  if (!it.data || e.buttons) return;
  const r = it.box.getBoundingClientRect(), dom = { x: e.clientX - r.left, y: e.clientY - r.top };
  if (it.network.getNodeAt(dom)) return;
  const hit = lineAt(it, it.network.DOMtoCanvas(dom)), line = hit && it.data.lines.find((l) => l.id === hit.id);
  e.currentTarget.style.cursor = line ? "pointer" : "";
  tell(it, line?.title, e);
}

function tell(it, text, e) {
  const tip = it.box.querySelector(".linkage-tip"), r = it.box.getBoundingClientRect();
  tip.hidden = !text;
  if (!text) return;
  tip.textContent = text; // text only: a name is never markup
  const x = (e.clientX ?? e.center?.x) - r.left, y = (e.clientY ?? e.center?.y) - r.top;
  tip.style.left = `${Math.max(4, Math.min(x + 14, r.width - tip.offsetWidth - 6))}px`;
  tip.style.top = `${y + 16 + tip.offsetHeight > r.height ? Math.max(4, y - tip.offsetHeight - 10) : y + 16}px`;
}

function choose(it, what) {
  it.selected = what;
  light(it);
  it.network.setSelection({ nodes: [] });
  it.network.redraw();
  it.say("selected", what);
}

// What stays bright: the chosen thing, all marks of the same thing, its lines and their other ends; or the path that Python names.
function light(it) {
  const { data, selected } = it;
  it.lit = new Set();
  if (!selected) { it.near = data.lit?.length ? new Set(data.lit) : null; it.lit = it.near ?? it.lit; return; }
  const own = it.marks.get(selected.id)?.node, same = new Set(own ? data.marks.filter((m) => m.node === own).map((m) => m.id) : []);
  const near = new Set([selected.id, ...same]);
  for (const l of data.lines) {
    if (l.id !== selected.id && !same.has(l.start) && !same.has(l.end)) continue;
    it.lit.add(l.id);
    [l.id, l.start, l.end].forEach((id) => near.add(id));
  }
  it.near = near;
}

function sync(it, marks) {
  const wanted = new Set(marks.map((m) => m.id));
  it.nodes.remove(it.nodes.getIds().filter((id) => !wanted.has(id)));
  it.nodes.update(marks.map((m) => {
    const was = it.home.get(m.id), still = was && was[0] === m.x && was[1] === m.y;
    return { id: m.id, ...(still ? {} : { x: m.x, y: m.y }), ctxRenderer: renderer(it, m.id) }; // a mark that a person moved stays there
  }));
  it.home = new Map(marks.map((m) => [m.id, [m.x, m.y]]));
}

function renderer(it, id) {
  return ({ ctx, x, y }) => {
    const m = it.marks.get(id), side = Math.max(24, 2 * (m?.size ?? 8) + 6);
    return { drawNode: () => m && draw.mark(ctx, it, m, x, y), nodeDimensions: { width: side, height: side } };
  };
}

// Width decides the scale, within what can be read; the box takes the height that this needs. network.fit() sees marks only.
function fit(it) {
  const { box, data } = it, { left, top, width, height } = data.frame, wide = box.clientWidth;
  if (!wide) return;
  const all = [width + SIDE + FOOT, height + HEAD + FOOT];
  const most = data.height ?? 820, scale = Math.max(0.35, Math.min(1.15, wide / all[0], data.height ? most / all[1] : 9));
  const tall = Math.round(data.height ?? Math.min(most, Math.max(220, all[1] * scale)));
  if (box.clientHeight !== tall) { box.style.height = `${tall}px`; it.network.setSize("100%", `${tall}px`); }
  it.network.redraw();
  const y = top + (all[1] * scale <= tall ? height / 2 - (HEAD - FOOT) / 2 : tall / scale / 2 - HEAD);
  it.network.moveTo({ position: { x: left + width / 2 - (SIDE - FOOT) / 2, y }, scale, animation: false });
}

export default function show({ data, parentElement, setStateValue, setTriggerValue }) {
  const box = parentElement.querySelector(".linkage-canvas");
  let it = live.get(box);
  if (!it) { live.set(box, (it = made(box))); box.linkage = it; }
  it.say = setStateValue; it.fire = setTriggerValue; // new callbacks each call: never close over the first ones
  it.data = data;
  it.marks = new Map(data.marks.map((m) => [m.id, m]));
  box.setAttribute("aria-label", data.words.picture);
  box.style.background = data.colours.ground;
  box.querySelectorAll("button[data-do]").forEach((b) => { b.title = data.words[b.dataset.do]; b.setAttribute("aria-label", b.title); });
  const other = it.key !== data.key;
  if (other) { it.home = new Map(); it.nodes.clear(); it.touched = false; }
  if (other || data.select !== it.asked) it.selected = data.select ?? null;
  if (it.selected && !it.marks.has(it.selected.id) && !data.lines.some((l) => l.id === it.selected.id)) it.selected = null;
  it.asked = data.select;
  draw.legend(parentElement.querySelector(".linkage-legend"), data);
  sync(it, data.marks);
  light(it);
  it.network.redraw();
  if (other) { it.key = data.key; fit(it); }
  box.dataset.drawn = data.key; // for tests: this picture stands
  return () => { it.network.destroy(); live.delete(box); }; // called when the component leaves the page, not between reruns
}

globalThis.linkageCanvas = show; // a standalone file holds this script in itself, where no other script can import it
