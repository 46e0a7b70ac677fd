// The coverage matrix as a real table: every cell is text, every row a button. Small, so it may travel with the page.
const made = (tag, props = {}, ...inner) => { const e = Object.assign(document.createElement(tag), props); e.append(...inner); return e; };

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".linkage-matrix");
  const head = made("thead", {},
    made("tr", {}, made("td"), ...data.stages.map((text) => made("th", { scope: "colgroup", colSpan: 2, textContent: text }))),
    made("tr", { className: "sides" }, made("td"), ...data.stages.flatMap(() => data.sides.map((s) => made("th", { scope: "col", className: s.code, textContent: s.name })))));
  const rows = data.rows.map((r) => {
    const pick = made("button", { type: "button", textContent: r.name, onclick: () => setTriggerValue("picked", r.chain) });
    pick.setAttribute("aria-pressed", String(r.chain === data.picked));
    const cells = r.cells.map((c) => {
      const cell = made("td", { title: c.title, onclick: () => setTriggerValue("cell", `${r.chain}|${c.stage}|${c.side}`) });
      const chip = made("span", { className: `chip ${c.state} ${c.side} level${c.level}`, textContent: c.text });
      chip.append(made("span", { className: "said", textContent: ` ${c.title}` }));
      cell.append(chip);
      return cell;
    });
    return made("tr", { className: r.chain === data.picked ? "picked" : "" }, made("th", { scope: "row" }, pick), ...cells);
  });
  const key = ["known VN level1", "planned LA level0", "none LA level0", "outside LA level0", "outside-known LA level0"].map((look, i) =>
    made("li", {}, made("span", { className: `chip ${look}`, textContent: ["1", "+ 1", "", "–", "(1)"][i] }), data.legend[i]));
  box.replaceChildren(made("table", {}, made("caption", { className: "said", textContent: data.caption }), head, made("tbody", {}, ...rows)), made("ul", {}, ...key));
}
