"""Rows of a trade table → what the graph keeps of them: every row that touches Viet Nam or Laos, and what each exporter sold in all.

A whole year of six-digit codes has some eleven million rows. Of those between two other countries only the exporter's total by
product is kept, packed by chapter: the methods need no more, and a graph of eleven million links a year could not be used.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.records import Link, Node, Record, Reject
from loaders.row import known

HOME = ("iso:VN", "iso:LA")


@dataclass(frozen=True, kw_only=True, slots=True)
class Flow:
    """One row: who sold what to whom. `tonnes` None: not known."""

    line: int
    year: str
    exporter: str
    importer: str
    code: str
    value_kusd: float
    tonnes: float | None


@dataclass(kw_only=True)
class Gathering:
    """What one file of one series states; `source` is the id of its publisher."""

    file: str
    publisher: str
    hs: str
    level: int
    source: str
    links: dict[str, Link] = field(default_factory=dict)
    rejects: list[Reject] = field(default_factory=list)
    sales: dict[tuple[str, str], dict[str, float]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(float)))
    no_weight: Counter[str] = field(default_factory=Counter)

    @property
    def series(self) -> str:
        return f"{self.publisher}/{self.hs}-{self.level}"

    def take(self, flow: Flow) -> None:
        """Add one row; a second row of the same pair, code and year is a reject, never a sum."""
        if flow.exporter in HOME or flow.importer in HOME:
            fact = f"{self.series}/{flow.year}|{flow.exporter}|{flow.importer}|{flow.code}"
            if fact in self.links:
                reason = f"stands in line {self.links[fact].line} already"
                self.rejects.append(Reject(file=self.file, line=flow.line, column="", value=fact, reason=reason))
                return
            self.links[fact] = self._link(fact, flow)
            self.no_weight[flow.year] += flow.tonnes is None
        self.sales[flow.year, flow.exporter][flow.code] += flow.value_kusd

    def _link(self, fact: str, flow: Flow) -> Link:
        stated = known(
            status="stated",
            basis="sourced",
            table=f"table:{self.series}/{flow.year}",
            product=f"{self.hs}:{flow.code}",
            period=flow.year,
            value_kusd=flow.value_kusd,
            tonnes=flow.tonnes,
            source_ids=(self.source,),
        )
        return Link(
            kind="TRADES",
            fact_id=fact,
            start_kind="Country",
            start=flow.exporter,
            end_kind="Country",
            end=flow.importer,
            properties=stated,
            file=self.file,
            line=flow.line,
        )

    def records(self) -> Iterator[Record]:
        """The years of the table, the rows that touch Viet Nam or Laos, and the totals of every exporter."""
        exporters = Counter(year for year, _ in self.sales)
        for year, number in sorted(exporters.items()):
            yield self._table(year, number)
        yield from self.links.values()
        for (year, exporter), sold in sorted(self.sales.items()):
            yield from self._totals(year, exporter, sold)

    def _table(self, year: str, exporters: int) -> Node:
        properties = known(
            display_name=f"{self.publisher.upper().replace('-', ' ')}, {self.hs.upper().replace('HS', 'HS ')}, {self.level} digits, {year}",
            series=self.series,
            hs=self.hs,
            level=self.level,
            period=year,
            exporters=exporters,
            no_weight=self.no_weight[year],
            source_ids=(self.source,),
        )
        return Node(kind="TradeTable", id=f"table:{self.series}/{year}", properties=properties, file=self.file)

    def _totals(self, year: str, exporter: str, sold: Mapping[str, float]) -> Iterator[Link]:
        chapters: dict[str, list[str]] = defaultdict(list)
        for code, value in sorted(sold.items()):
            # Thousand USD to the single dollar: sums of floats must not differ by the order of rows.
            chapters[code[:2]].append(f"{code}={round(value, 3):.15g}")
        table = f"table:{self.series}/{year}"
        for chapter, sales in chapters.items():
            yield Link(
                kind="SOLD_IN_ALL",
                fact_id=f"{self.series}/{year}|{exporter}|SOLD_IN_ALL|{chapter}",
                start_kind="Country",
                start=exporter,
                end_kind="TradeTable",
                end=table,
                properties=known(status="stated", basis="sourced", chapter=chapter, sales=" ".join(sales), source_ids=(self.source,)),
                file=self.file,
            )
