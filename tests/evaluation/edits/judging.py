"""One pair put through the product and held against what we know of it."""

from dataclasses import dataclass, field
from difflib import unified_diff

from schemas.records.items import Item
from schemas.records.revisions import Edit, Edited, Held, Reprocessed, Significance
from tests.evaluation.edits.looks import Read, decided, read, same_items
from tests.evaluation.edits.pairs import Pair

COSMETIC = frozenset(("typography", "format"))
MINOR = frozenset(("spelling",))
# The same sentences in another order: decision 0015 gives it a weight, this evaluation none.
WEIGHTLESS = frozenset(("move",))
# TEXT.md, "Comparing revisions", names number, date and unit as one kind.
MERGED = {"date": "number"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one pair."""

    pair: Pair
    failure: str = ""  # the document was not read at both looks
    lost: tuple[str, ...] = ()  # paragraphs written and not read
    extra: tuple[str, ...] = ()  # lines read that nobody wrote, heads of quotes aside
    edit: Edit | None = None
    miss: str = ""  # why an edit was not seen
    alarms: list[str] = field(default_factory=list)  # edits that nobody made, told

    @property
    def truth(self) -> frozenset[str]:
        """The kinds of the edits made."""
        return frozenset(slot.kind for slot in self.pair.made)

    @property
    def told(self) -> frozenset[str]:
        """The kinds that the product tells."""
        return frozenset(change.kind for change in self.edit.changes) if self.edit else frozenset()

    @property
    def substantive(self) -> bool | None:
        """Whether the edits made matter; None where that is nobody's to say."""
        kinds = self.truth
        if kinds - COSMETIC - MINOR - WEIGHTLESS:
            return True
        return None if kinds & WEIGHTLESS else False

    @property
    def told_substantive(self) -> bool:
        """Whether the product says that they matter."""
        return self.edit is not None and self.edit.significance is Significance.SUBSTANTIVE


def judged(pair: Pair) -> Outcome:
    """Both looks through the product."""
    reads = [read(pair.engine, *side, asked=pair.address) for side in (pair.before, pair.after)]
    items = [one.item(pair.address) for one in reads]
    alarms = _alarms(pair, reads, items)
    if items[0] is None or items[1] is None:
        why = next((one.failure for one in reads if one.failure), "not found under its address")
        return Outcome(pair=pair, failure=why, alarms=alarms)
    before, after = items
    decision = decided(before, after, methods=(reads[0].method, reads[1].method))
    edit = decision.edit if isinstance(decision, Edited) else None
    if edit is not None and (not pair.made or _beside(pair, edit)):
        alarms.append(told(edit))
    return Outcome(
        pair=pair,
        **_reading(pair, before),
        edit=edit,
        miss="" if edit or not pair.made else _why(decision, before, after),
        alarms=alarms,
    )


def _alarms(pair: Pair, reads: list[Read], items: list[Item | None]) -> list[str]:
    """Edits told of the thread's other posts, which nobody edited."""
    found = []
    for before, after in same_items(reads[0].items, reads[1].items):
        if after is items[1] or pair.is_of(after.guid):
            continue
        decision = decided(before, after, methods=(reads[0].method, reads[1].method))
        if isinstance(decision, Edited):
            found.append(f"other post {after.guid}: {told(decision.edit)}")
    return found


def _beside(pair: Pair, edit: Edit) -> bool:
    """Whether a title or author is told to be another that nobody touched."""
    titled = any(slot.place == "title" for slot in pair.made)
    fields = {change.field for change in edit.changes}
    return "author" in fields or ("title" in fields and not titled)


def told(edit: Edit) -> str:
    """An edit in one line."""
    changes = "; ".join(
        f"{change.field} {change.kind} {change.before[:60]!r} → {change.after[:60]!r}"
        for change in edit.changes[:4]
    )
    return f"{edit.kind} {edit.significance.word}: {changes}"


def _reading(pair: Pair, item: Item) -> dict[str, tuple[str, ...]]:
    """Where what was read is not what was written."""
    wording = pair.before[0].post(pair.number).wording
    written = {_bare(said.text) for said in wording.paragraphs}
    speakers = [said.speaker for said in wording.paragraphs if said.speaker]
    lines = {_bare(block.text): block.text for block in item.text.blocks}
    extra = (lines[line] for line in lines.keys() - written)
    return {
        "lost": tuple(sorted(written - lines.keys())),
        "extra": tuple(sorted(x for x in extra if not any(name in x for name in speakers))),
    }


def _bare(line: str) -> str:
    """A line without what has no glyph, and its spaces as one kind."""
    for filler in ("\u200b", "\u2060", "\xad"):
        line = line.replace(filler, "")
    return " ".join(line.split())


def _why(decision: object, before: Item, after: Item) -> str:
    if isinstance(decision, Held):
        return f"held: {decision.reason}"
    if isinstance(decision, Reprocessed):
        return "taken for our own method's work"
    if before.title == after.title and before.text.visible == after.text.visible:
        return "not in what was read"
    lines = unified_diff(
        before.text.visible.split("\n"), after.text.visible.split("\n"), n=0, lineterm=""
    )
    return "read, but unchanged by decision: " + " | ".join(list(lines)[3:])[:200]
