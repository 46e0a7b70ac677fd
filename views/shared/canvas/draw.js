// How frame, lines and marks are drawn on a 2D context. Pure: everything comes in `it` (data, moved positions, selection).
const FACE = '"Noto Sans", "Noto Sans Lao", sans-serif';
const DASH = { dashed: [7, 5], dotted: [2, 4] };
const FAINT = 0.16;

export function frame(ctx, { frame: f, colours: c }) {
  ctx.save();
  for (const b of f.bands) {
    ctx.fillStyle = b.fill;
    ctx.fillRect(f.left, b.y, f.width, b.height);
    ctx.save();
    ctx.fillStyle = b.color;
    ctx.font = `600 13px ${FACE}`;
    ctx.textAlign = "center";
    ctx.translate(f.left - 12, b.y + b.height / 2);
    ctx.rotate(-Math.PI / 2);
    ctx.fillText(b.text, 0, 0);
    ctx.restore();
  }
  ctx.strokeStyle = c.rule;
  ctx.lineWidth = 1;
  ctx.textAlign = "left";
  for (const col of f.columns) {
    ctx.beginPath();
    ctx.moveTo(col.x, f.top - 4);
    ctx.lineTo(col.x, f.top + f.height);
    ctx.stroke();
    ctx.fillStyle = c.ink;
    ctx.font = `600 13px ${FACE}`;
    ctx.fillText(col.text, col.text_x, f.top - (col.note ? 26 : 10));
    if (!col.note) continue;
    ctx.fillStyle = c.soft;
    ctx.font = `11px ${FACE}`;
    ctx.fillText(col.note, col.text_x, f.top - 10);
  }
  ctx.fillStyle = c.soft;
  ctx.textAlign = "center";
  ctx.font = `italic 11.5px ${FACE}`;
  for (const cell of f.cells) cell.lines.forEach((text, i) => ctx.fillText(text, cell.x, cell.y + 15 * (i - (cell.lines.length - 1) / 2)));
  ctx.restore();
}

// The points of a line: those placed by Python, shifted where a person moved one of its ends.
export function points(it, line) {
  const from = it.shift(line.start), to = it.shift(line.end), last = line.path.length - 1;
  return line.path.map(([x, y], i) => [x + from[0] + ((to[0] - from[0]) * i) / last, y + from[1] + ((to[1] - from[1]) * i) / last]);
}

export function path(pts) {
  const way = new Path2D();
  way.moveTo(...pts[0]);
  for (let i = 1; i + 2 < pts.length; i += 3) way.bezierCurveTo(...pts[i], ...pts[i + 1], ...pts[i + 2]);
  return way;
}

export function lines(ctx, it) {
  const ordered = [...it.data.lines].sort((a, b) => Number(it.lit.has(a.id)) - Number(it.lit.has(b.id)) || Number(b.back) - Number(a.back));
  for (const line of ordered) {
    if (line.path.length < 4) continue;
    const pts = points(it, line), chosen = it.chosen(line.id);
    ctx.save();
    ctx.globalAlpha = it.dims(line.id) ? FAINT : 1;
    ctx.strokeStyle = ctx.fillStyle = line.color;
    ctx.lineWidth = chosen ? line.width + 2 : line.width;
    ctx.setLineDash(line.back ? DASH.dotted : DASH[line.style] ?? []);
    ctx.stroke(path(pts));
    ctx.setLineDash([]);
    if (line.arrow) arrow(ctx, pts.at(-2), pts.at(-1));
    if (line.back) arrow(ctx, ...middle(pts));
    if (line.text) said(ctx, it, line);
    ctx.restore();
  }
}

function said(ctx, it, line) {
  const [from, to] = [it.shift(line.start), it.shift(line.end)], x = line.text_x + (from[0] + to[0]) / 2, y = line.text_y + (from[1] + to[1]) / 2;
  ctx.font = `10.5px ${FACE}`;
  ctx.lineWidth = 3;
  ctx.lineJoin = "round";
  ctx.strokeStyle = it.data.colours.halo;
  ctx.fillStyle = it.data.colours.soft;
  ctx.strokeText(line.text, x, y);
  ctx.fillText(line.text, x, y);
}

function middle(pts) {
  const i = 3 * Math.floor((pts.length - 1) / 6), [a, b, c, d] = pts.slice(i, i + 4);
  const at = (t) => [0, 1].map((k) => a[k] * (1 - t) ** 3 + 3 * b[k] * t * (1 - t) ** 2 + 3 * c[k] * t * t * (1 - t) + d[k] * t ** 3);
  return [at(0.45), at(0.55)];
}

function arrow(ctx, from, to) {
  const turn = Math.atan2(to[1] - from[1], to[0] - from[0]);
  ctx.beginPath();
  ctx.moveTo(...to);
  for (const side of [-0.42, 0.42]) ctx.lineTo(to[0] - 8 * Math.cos(turn + side), to[1] - 8 * Math.sin(turn + side));
  ctx.closePath();
  ctx.fill();
}

export function shape(ctx, corners, x, y, size) {
  ctx.beginPath();
  if (!corners?.length) ctx.arc(x, y, size, 0, 2 * Math.PI);
  corners?.forEach(([cx, cy], i) => ctx[i ? "lineTo" : "moveTo"](x + cx * size, y + cy * size));
  ctx.closePath();
}

export function mark(ctx, it, m, x, y) {
  const c = it.data.colours, chosen = it.chosen(m.id);
  ctx.save();
  ctx.globalAlpha = it.dims(m.id) ? FAINT : m.status === "ended" ? 0.6 : 1;
  if (chosen) {
    ctx.fillStyle = c.ink;
    ctx.globalAlpha *= 0.18;
    shape(ctx, [], x, y, m.size + 8);
    ctx.fill();
    ctx.globalAlpha /= 0.18;
  }
  shape(ctx, it.data.shapes[m.shape], x, y, m.size);
  ctx.fillStyle = m.filled && m.status !== "planned" ? m.color : c.ground;
  ctx.strokeStyle = m.color;
  ctx.lineWidth = 1.8;
  ctx.fill();
  ctx.setLineDash(m.status === "planned" ? [3, 2.5] : m.status === "inferred" ? DASH.dotted : []);
  ctx.stroke();
  ctx.setLineDash([]);
  words(ctx, it, m, x, y, chosen);
  ctx.restore();
}

function words(ctx, it, m, x, y, chosen) {
  const c = it.data.colours, left = x + (m.label_x - m.x), rows = [...m.label], code = m.kind === "Product" && rows.length > 1;
  const more = it.data.more?.[m.id];
  if (m.remark) rows.push(m.remark);
  if (more) rows.push(more);
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = c.halo;
  rows.forEach((text, i) => {
    const aside = i >= m.label.length;
    ctx.font = `${aside ? "italic " : ""}${chosen || (code && i === 0) || m.ids.length ? 600 : 400} ${aside ? 11 : 12}px ${FACE}`;
    ctx.fillStyle = aside ? c.soft : c.ink;
    const at = y + 14 * (i - (m.label.length - 1) / 2);
    ctx.strokeText(text, left, at);
    ctx.fillText(text, left, at);
  });
}

// The legend as HTML: only text and our own shapes.
export function legend(list, data) {
  list.replaceChildren(...data.legend.map((k) => {
    const item = document.createElement("li"), icon = document.createElement("canvas"), ctx = icon.getContext("2d");
    icon.width = 52; icon.height = 32; icon.setAttribute("aria-hidden", "true");
    ctx.scale(2, 2);
    ctx.strokeStyle = k.color; ctx.fillStyle = k.filled && k.status !== "planned" ? k.color : data.colours.ground;
    if (k.shape) {
      shape(ctx, data.shapes[k.shape], 13, 8, 5.2);
      ctx.lineWidth = 1.6; ctx.fill();
      ctx.setLineDash(k.status === "planned" ? [3, 2.5] : []);
    } else {
      ctx.beginPath(); ctx.moveTo(1, 8); ctx.lineTo(25, 8);
      ctx.lineWidth = { thick: 2.6, thin: 0.8 }[k.style] ?? 1.4;
      ctx.setLineDash(k.style === "back" ? DASH.dotted : DASH[k.style] ?? []);
    }
    ctx.stroke();
    item.append(icon, k.text);
    return item;
  }));
}
