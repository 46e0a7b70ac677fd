"""Every error that Linkage raises on purpose.

A message says what happened, where, and what to do next, one sentence each; the facts are attributes too.

    LinkageError
    ├── InputError            what was given to load
    │   ├── BadTable            a file that is no table we know (file, line, column)
    │   ├── EmptyTable          a table without rows: nothing was changed
    │   ├── BadData             rejects that make a load worthless
    │   └── TooManyRemovals     more than 20 % of a dataset would go
    ├── LedgerError
    │   ├── LedgerBusy          another load holds it
    │   ├── LedgerDamaged
    │   ├── UnknownEdition
    │   └── NothingToUndo
    ├── StoreError
    │   ├── BadAddress          no such kind of address
    │   ├── StoreMissing        nothing has been loaded at this address
    │   ├── StoreUnreachable    the server does not answer
    │   ├── WrongPassword
    │   ├── WrongVersion        an engine or a file that this release cannot read
    │   ├── StoreBusy           the file is in use
    │   ├── StoreDamaged        the file is not what was written
    │   ├── StoreLoading        a load is half way; readers wait
    │   ├── OtherLedger         the store holds another ledger's data
    │   ├── StoreBehind         the store holds an older edition than the ledger
    │   └── ForeignStore        a Neo4j with data that Linkage did not write
    ├── QuestionError
    │   ├── BadQuestion         a .cypher file with a fault (file, line)
    │   ├── UnknownQuestion
    │   ├── BadParameter
    │   └── UnknownNode
    ├── QueryError
    │   ├── Refused             the guard turned a typed-in text away
    │   ├── QueryFailed         the engine cannot run the text
    │   └── QueryTimeout
    ├── ExportError
    │   ├── UnknownFormat
    │   └── PictureTooLarge
    └── ServerError           the local Neo4j
        ├── ServerParts         its parts are not installed
        └── ServerNotStarted
"""


class LinkageError(Exception):
    """What happened, where, what to do next.

    >>> str(BadParameter("hops = 9 is not between 1 and 6.", then="Give 1 to 6.", name="hops"))
    'hops = 9 is not between 1 and 6. Give 1 to 6.'
    """

    def __init__(self, what: str, *, where: str = "", then: str = "", **facts: object) -> None:
        self.what, self.where, self.then, self.facts = what, where, then, facts
        super().__init__(" ".join(part for part in (f"{where}: {what}" if where else what, then) if part))


class InputError(LinkageError):
    pass


class BadTable(InputError):
    pass


class EmptyTable(InputError):
    pass


class BadData(InputError):
    pass


class TooManyRemovals(InputError):
    pass


class LedgerError(LinkageError):
    pass


class LedgerBusy(LedgerError):
    pass


class LedgerDamaged(LedgerError):
    pass


class UnknownEdition(LedgerError):
    pass


class NothingToUndo(LedgerError):
    pass


class StoreError(LinkageError):
    pass


class BadAddress(StoreError):
    pass


class StoreMissing(StoreError):
    pass


class StoreUnreachable(StoreError):
    pass


class WrongPassword(StoreError):
    pass


class WrongVersion(StoreError):
    pass


class StoreBusy(StoreError):
    pass


class StoreDamaged(StoreError):
    pass


class StoreLoading(StoreError):
    pass


class OtherLedger(StoreError):
    pass


class StoreBehind(StoreError):
    pass


class ForeignStore(StoreError):
    pass


class QuestionError(LinkageError):
    pass


class BadQuestion(QuestionError):
    pass


class UnknownQuestion(QuestionError):
    pass


class BadParameter(QuestionError):
    pass


class UnknownNode(QuestionError):
    pass


class QueryError(LinkageError):
    pass


class Refused(QueryError):
    """A text that the guard turned away; only this message starts with "Refused:"."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Refused: {reason}")


class QueryFailed(QueryError):
    pass


class QueryTimeout(QueryError):
    pass


class ExportError(LinkageError):
    pass


class UnknownFormat(ExportError):
    pass


class PictureTooLarge(ExportError):
    pass


class ServerError(LinkageError):
    pass


class ServerParts(ServerError):
    pass


class ServerNotStarted(ServerError):
    pass
