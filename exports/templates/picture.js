// The picture of a standalone page: vis-network gives view, drag and hit of marks; frame, lines and words are drawn here as placed.
"use strict";
(() => {
  const placed = JSON.parse(document.getElementById("placed").textContent);
  const given = JSON.parse(document.getElementById("nodes").textContent);
  const box = document.getElementById("picture"), detail = document.getElementById("detail");
  const face = '"Noto Sans", "Noto Sans Lao", "Segoe UI", Roboto, sans-serif';
  const dash = { dashed: [7, 5], dotted: [2, 4] };
  const { frame, colours, shapes } = placed, head = placed.frame.columns.length ? 46 : 12, side = frame.bands.length ? 34 : 10;
  const marks = new Map(placed.marks.map((m) => [m.id, m])), home = new Map(given.map((n) => [n.id, [n.x, n.y]]));
  let near = null;

  const nodes = new vis.DataSet(given.map((n) => ({ ...n, title: undefined, ctxRenderer: (p) => ({
    drawNode: () => drawMark(p.ctx, marks.get(p.id), p.x, p.y),
    nodeDimensions: { width: 2 * marks.get(p.id).size + 4, height: 2 * marks.get(p.id).size + 4 },
  }) })));
  const network = new vis.Network(box, { nodes, edges: [] }, {
    physics: false, layout: { randomSeed: 1, improvedLayout: false }, nodes: { shape: "custom" }, interaction: { hover: true, zoomView: false, tooltipDelay: 60 },
  });

  const shift = (id) => { const at = network.body.nodes[id], was = home.get(id); return at && was ? [at.x - was[0], at.y - was[1]] : [0, 0]; };
  const points = (line) => {
    const from = shift(line.start), to = shift(line.end), last = line.path.length - 1;
    return line.path.map(([x, y], i) => [x + from[0] + ((to[0] - from[0]) * i) / last, y + from[1] + ((to[1] - from[1]) * i) / last]);
  };
  const way = (pts) => {
    const made = new Path2D();
    made.moveTo(...pts[0]);
    for (let i = 1; i + 2 < pts.length; i += 3) made.bezierCurveTo(...pts[i], ...pts[i + 1], ...pts[i + 2]);
    return made;
  };

  function drawFrame(ctx) {
    for (const b of frame.bands) {
      ctx.fillStyle = b.fill; ctx.fillRect(frame.left, b.y, frame.width, b.height);
      ctx.save(); ctx.fillStyle = b.color; ctx.font = `600 13px ${face}`; ctx.textAlign = "center";
      ctx.translate(frame.left - 12, b.y + b.height / 2); ctx.rotate(-Math.PI / 2); ctx.fillText(b.text, 0, 0); ctx.restore();
    }
    ctx.strokeStyle = colours.rule; ctx.lineWidth = 1; ctx.textAlign = "left";
    for (const col of frame.columns) {
      if (frame.bands.length && col.x > frame.left) { ctx.beginPath(); ctx.moveTo(col.x, frame.top); ctx.lineTo(col.x, frame.top + frame.height); ctx.stroke(); }
      ctx.fillStyle = colours.ink; ctx.font = `600 14px ${face}`; ctx.fillText(col.text, col.text_x, frame.top - (col.note ? 24 : 10));
      if (col.note) { ctx.fillStyle = colours.soft; ctx.font = `11px ${face}`; ctx.fillText(col.note, col.text_x, frame.top - 9); }
    }
    ctx.fillStyle = colours.soft; ctx.textAlign = "center"; ctx.font = `11.5px ${face}`;
    for (const c of frame.cells) c.lines.forEach((text, i) => ctx.fillText(text, c.x, c.y + 15 * (i - (c.lines.length - 1) / 2) + 4));
  }

  function drawLines(ctx) {
    for (const line of placed.lines) {
      if (line.path.length < 4) continue;
      const pts = points(line);
      ctx.globalAlpha = near && !near.has(line.id) ? 0.14 : 1;
      ctx.strokeStyle = ctx.fillStyle = line.color; ctx.lineWidth = line.width;
      ctx.setLineDash(dash[line.style] ?? []); ctx.stroke(way(pts)); ctx.setLineDash([]);
      if (line.arrow) arrow(ctx, [...pts].reverse().find(([x, y]) => Math.hypot(x - pts.at(-1)[0], y - pts.at(-1)[1]) > 0.5) ?? pts[0], pts.at(-1));
      if (line.back) arrow(ctx, ...middle(pts));
      if (line.text) {
        const [dx, dy] = shift(line.end);
        ctx.fillStyle = colours.soft; ctx.font = `10.5px ${face}`; ctx.textAlign = "left";
        ctx.strokeStyle = colours.halo; ctx.lineWidth = 3; ctx.strokeText(line.text, line.text_x + dx, line.text_y + dy); ctx.fillText(line.text, line.text_x + dx, line.text_y + dy);
      }
    }
    ctx.globalAlpha = 1;
  }

  function middle(pts) {
    const i = 3 * Math.floor((pts.length - 1) / 6), [a, b, c, d] = pts.slice(i, i + 4);
    const at = (t) => [0, 1].map((k) => a[k] * (1 - t) ** 3 + 3 * b[k] * t * (1 - t) ** 2 + 3 * c[k] * t * t * (1 - t) + d[k] * t ** 3);
    return [at(0.45), at(0.55)];
  }

  function arrow(ctx, from, to) {
    const turn = Math.atan2(to[1] - from[1], to[0] - from[0]);
    ctx.beginPath(); ctx.moveTo(...to);
    for (const s of [-0.4, 0.4]) ctx.lineTo(to[0] - 8 * Math.cos(turn + s), to[1] - 8 * Math.sin(turn + s));
    ctx.closePath(); ctx.fill();
  }

  function outline(ctx, corners, x, y, size) {
    ctx.beginPath();
    if (!corners?.length) ctx.arc(x, y, size, 0, 2 * Math.PI);
    corners?.forEach(([a, b], i) => ctx[i ? "lineTo" : "moveTo"](x + a * size, y + b * size));
    ctx.closePath();
  }

  function drawMark(ctx, m, x, y) {
    ctx.save();
    ctx.globalAlpha = near && !near.has(m.id) ? 0.14 : 1;
    outline(ctx, shapes[m.shape], x, y, m.size);
    ctx.fillStyle = m.filled ? m.color : colours.ground; ctx.strokeStyle = m.color; ctx.lineWidth = 1.6;
    ctx.fill(); ctx.setLineDash({ planned: [3, 2.5], inferred: [1.5, 2.5] }[m.status] ?? []); ctx.stroke(); ctx.setLineDash([]);
    if (m.ids.length) { outline(ctx, shapes[m.shape], x, y, m.size + 3); ctx.lineWidth = 1; ctx.stroke(); }
    const rows = m.remark ? [...m.label, m.remark] : m.label, bold = m.kind === "Product" && m.label.length > 1;
    ctx.textAlign = "left"; ctx.textBaseline = "middle";
    rows.forEach((text, i) => {
      ctx.font = `${bold && i === 0 ? 600 : 400} 12px ${face}`; ctx.fillStyle = i < m.label.length ? colours.ink : colours.soft;
      ctx.fillText(text, x + m.label_x - m.x, y + 14 * (i - (rows.length - 1) / 2));
    });
    ctx.restore();
  }

  function fit() {
    const w = frame.width + side + 20, h = frame.height + head + 14;
    box.style.height = `${Math.round(Math.max(260, Math.min(1500, (h * box.clientWidth) / w, h * 1.6)))}px`;
    network.setSize("100%", box.style.height);
    network.moveTo({ position: { x: frame.left + frame.width / 2 - side / 2, y: frame.top + frame.height / 2 - head / 2 }, scale: Math.min(box.clientWidth / w, box.clientHeight / h, 1.6) });
    network.redraw();
  }

  function choose(id, line) {
    near = null;
    if (id) {
      const same = new Set(placed.marks.filter((m) => m.node === marks.get(id).node).map((m) => m.id));
      near = new Set(same);
      for (const l of placed.lines) if (same.has(l.start) || same.has(l.end)) { near.add(l.id); near.add(l.start); near.add(l.end); }
    } else if (line) near = new Set([line.id, line.start, line.end]);
    detail.textContent = id ? [marks.get(id).title, ...placed.lines.filter((l) => near.has(l.id) && l.kind).map((l) => l.title)].join("\n\n") : line ? line.title : detail.dataset.hint;
    network.redraw();
  }

  const probe = document.createElement("canvas").getContext("2d");
  network.on("beforeDrawing", (ctx) => { ctx.save(); drawFrame(ctx); drawLines(ctx); ctx.restore(); });
  network.on("click", (e) => {
    probe.lineWidth = 9 / network.getScale();
    const hit = e.nodes.length ? null : placed.lines.find((l) => l.path.length > 3 && l.kind && probe.isPointInStroke(way(points(l)), e.pointer.canvas.x, e.pointer.canvas.y));
    choose(e.nodes[0], hit);
    network.setOptions({ interaction: { zoomView: true } });
  });
  network.on("hoverNode", (e) => { box.title = marks.get(e.node).title; });
  network.on("blurNode", () => { box.title = ""; });
  box.addEventListener("mouseleave", () => network.setOptions({ interaction: { zoomView: false } }));
  for (const [id, by] of [["in", 1.25], ["out", 0.8]]) document.getElementById(id).addEventListener("click", () => network.moveTo({ scale: network.getScale() * by }));
  document.getElementById("fit").addEventListener("click", fit);
  window.addEventListener("resize", fit);
  for (const icon of document.querySelectorAll("canvas[data-key]")) {
    const k = placed.legend[Number(icon.dataset.key)], ctx = icon.getContext("2d");
    ctx.scale(2, 2); ctx.strokeStyle = k.color; ctx.fillStyle = k.filled ? k.color : colours.ground; ctx.lineWidth = { thick: 2.6, thin: 0.8 }[k.style] ?? 1.5;
    if (k.shape) { outline(ctx, shapes[k.shape], 14, 8, 5.5); ctx.fill(); ctx.setLineDash(k.status === "planned" ? [3, 2.5] : []); }
    else { ctx.beginPath(); ctx.moveTo(1, 8); ctx.lineTo(27, 8); ctx.setLineDash(k.style === "back" ? dash.dotted : dash[k.style] ?? []); }
    ctx.stroke();
    if (k.style === "back") { ctx.setLineDash([]); ctx.fillStyle = k.color; arrow(ctx, [18, 8], [9, 8]); }
  }
  window.linkagePoint = (id) => { const { x, y } = network.canvasToDOM(network.getPosition(id)); return [x, y]; }; // where a mark is, for whoever tests the page
  fit();
  document.fonts.ready.then(() => { fit(); document.body.dataset.drawn = String(placed.marks.length); });
})();
