// Rows to choose from, as a real table: the first cell of each is a button. Small, so it may travel with the page.
const made = (tag, props = {}, ...inner) => { const e = Object.assign(document.createElement(tag), props); e.append(...inner); return e; };

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".linkage-list");
  const head = made("thead", {}, made("tr", {}, ...data.heads.map((h) => made("th", { scope: "col", className: h.look, textContent: h.text }))));
  const rows = data.rows.map((r) => {
    const pick = made("button", { type: "button", textContent: r.cells[0].text });
    pick.setAttribute("aria-pressed", String(r.id === data.picked));
    const cells = r.cells.slice(1).map((c) => {
      const cell = made("td", { className: c.look });
      cell.append(c.chip ? made("span", { className: `chip ${c.chip}`, textContent: c.text }) : c.text);
      return cell;
    });
    const row = made("tr", { className: r.id === data.picked ? "picked" : "", onclick: () => setTriggerValue("picked", r.id) });
    row.append(made("th", { scope: "row" }, pick), ...cells);
    return row;
  });
  box.classList.toggle("wide", data.wide);
  const kept = box.querySelector("div")?.scrollTop ?? 0;
  const around = made("div", { tabIndex: -1 }, made("table", {}, made("caption", { className: "said", textContent: data.caption }), head, made("tbody", {}, ...rows)));
  box.replaceChildren(around);
  around.scrollTop = kept;
}
