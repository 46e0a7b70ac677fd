// The file around the canvas: hands it the picture, and says below it in words what was chosen.
const parsed = (id) => JSON.parse(document.getElementById(id).textContent);
const data = { ...parsed("placed"), marks: parsed("nodes"), lines: parsed("edges") };
const host = document.getElementById("picture"), detail = document.getElementById("detail"), box = host.querySelector(".linkage-canvas");

function say(_, chosen) {
  const mark = data.marks.find((m) => m.id === chosen?.id), line = data.lines.find((l) => l.id === chosen?.id);
  const stated = mark ? data.lines.filter((l) => l.kind && box.linkage.lit.has(l.id)) : []; // what the canvas keeps bright
  detail.textContent = mark ? [mark, ...stated].map((one) => one.title).join("\n\n") : line?.title ?? detail.dataset.hint;
}

globalThis.linkageCanvas({ data, parentElement: host, setStateValue: say, setTriggerValue: () => {} });
document.fonts.load('12px "Noto Sans Lao"', "ລາວ").finally(() => { // a canvas does not draw again by itself when a font arrives
  box.linkage.network.redraw();
  document.body.dataset.drawn = String(data.marks.length);
});
