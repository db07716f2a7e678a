"""What becomes of a draft: it is held back, shown, written to a new file, or over the draft of the same report."""

from __future__ import annotations

import argparse

from digest.core.clock import today
from digest.draft.drafts_on_disk import FormerDraft, free_path, marked, write_again, write_new_file, write_new_files
from digest.draft.extraction import Draft
from digest.draft.outcome import DraftOutcome
from digest.draft.scope import outside_scope
from digest.draft.similar import similar_articles
from digest.draft.texts import message
from digest.draft.writer import translation_skeleton
from digest.read.content import Content


def compare_with_articles(
    outcome: DraftOutcome, draft: Draft, former: FormerDraft | None, content: Content, options: argparse.Namespace
) -> None:
    """Say in the outcome which articles may tell the same, the former draft aside, or that it is out of scope."""
    own = former.path.relative_to(options.root / "docs/articles").with_suffix("").as_posix() if former else ""
    outcome.similar = [like for like in similar_articles(draft, content) if like.id != own]
    if key := outside_scope(draft):
        outcome.error = message(key, options.lang)


def save_draft(
    outcome: DraftOutcome, draft: Draft, former: FormerDraft | None, content: Content, options: argparse.Namespace
) -> None:
    """Write the draft of an outcome to `--output` or docs/articles, never over others' work. Raises `DraftError`."""
    if options.stdout:
        return
    language, root = options.lang, options.root
    text = marked(outcome.text, draft)
    if options.output:
        write_new_file(options.output, text, language)
        outcome.path = str(options.output)
        return
    if former:
        outcome.text = write_again(former, text, language)
        outcome.path = former.path.relative_to(root).as_posix()
        outcome.notes.append(message("edited" if former.is_edited else "again", language, path=outcome.path))
        return
    path, wanted = free_path(root, draft, options.slug, content, today())
    if path != wanted:
        outcome.notes.append(message("numbered", language, path=wanted))
    outcome.text, outcome.translation = text, translation_skeleton(path, language)
    files = {root / path: text, root / path.replace(".md", ".en.md"): outcome.translation}
    write_new_files(files, language)
    outcome.path = path
