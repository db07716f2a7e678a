"""The lanes of lifelines as SVG, made without templates: a site has as many marks as all its lists have rows.

Only classes and attributes, for the content security policy forbids inline styles; lifelines.css has the colours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from digest.charts.lifelines import EventMark, Lane, Silence, ValidityBar
from digest.render.localizer import Localizer


class LaneDrawing:
    """Draws lanes in one language; `href` returns the URL of an event's row in the timeline."""

    def __init__(self, localizer: Localizer, href: Callable[[object], str]) -> None:
        self.localizer, self.href = localizer, href

    def draw(self, lane: Lane, inside: bool) -> Markup:
        """Return the content of a lane; each mark is a link, on a page that lists the events to its row there."""
        parts = [*map(draw_silence, lane.silences), *map(draw_bar, lane.bars)]
        parts += [self.draw_mark(mark, inside) for mark in lane.marks]
        return Markup("".join(parts))  # noqa: S704 - numbers, and texts that are escaped

    def draw_mark(self, mark: EventMark, inside: bool) -> str:
        """Return the link of a mark with its title, its shape, and the line that says that its date is open."""
        url = f"#{mark.event.id}" if inside else self.href(mark.event)
        tail = f'<path class="km-life__tail" d="M{mark.tail[0]:.4g} 0H{mark.tail[1]:.4g}"/>' if mark.tail else ""
        shape = f'<path class="{mark_classes(mark)}" d="{mark.outline}"/>'
        return f'<a href="{escape(url)}"><title>{escape(mark_title(mark, self.localizer))}</title>{tail}{shape}</a>'

    def titles(self, marks: Iterable[EventMark]) -> str:
        """Return what some marks stand for."""
        return "; ".join(mark_title(mark, self.localizer) for mark in marks)


def mark_classes(mark: EventMark) -> str:
    """Return the classes of the shape of a mark: its stage, and whether it is a plan."""
    return f"km-s-{mark.stage}" + ("" if mark.happened else " km-s-plan")


def mark_title(mark: EventMark, words: Localizer) -> str:
    """Return what a mark stands for: what happened and when, or in which year how many events."""
    event = mark.event
    if len(mark.events) > 1:
        return f"{event.year}: {words.count('count.events', len(mark.events))}"
    title = f"{words.localize(event.kind.name)}, {words.date(event.date)}"
    if not mark.happened:
        return f"{title} ({words.t(f'status.{event.status}')})"
    return f"{title} ({words.t('mark.inferred')})" if event.date_basis == "inferred" else title


def draw_silence(one: Silence) -> str:
    """Return the hatching of a time without news."""
    return f'<rect class="km-life__gap" x="{one.left:.4g}" y="-7" width="{one.right - one.left:.4g}" height="14"/>'


def draw_bar(bar: ValidityBar) -> str:
    """Return the bar of an instrument."""
    name = "km-life__bar km-life__bar--fades" if bar.fades else "km-life__bar"
    return f'<rect class="{name}" x="{bar.left:.4g}" y="-3" width="{bar.right - bar.left:.4g}" height="6"/>'
