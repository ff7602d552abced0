"""The public form of an issue: exactly what `parse --json` prints. Nothing is decided here."""

import json

from digests.issue import Article, Furniture, Issue


def issue_as_json(issue: Issue) -> str:
    """The issue as one JSON object (UTF-8 text, no trailing newline), with the keys of the contract."""
    return json.dumps(_issue(issue), ensure_ascii=False, indent=1)


def _issue(issue: Issue) -> dict[str, object]:
    return {
        "file": issue.file,
        "title": issue.title,
        "issue_number": issue.issue_number,
        "total_number": issue.total_number,
        "date": issue.date.isoformat() if issue.date else None,
        "date_source": issue.date_source,
        "weekday": issue.weekday,
        "lunar": issue.lunar,
        "pages": issue.pages,
        "sponsor": issue.sponsor,
        "publisher": issue.publisher,
        "hotline": issue.hotline,
        "cn_number": issue.cn_number,
        "postal_code": issue.postal_code,
        "warnings": list(issue.warnings),
        "articles": [_article(article) for article in issue.articles],
        "furniture": [_furniture(piece) for piece in issue.furniture],
    }


def _article(article: Article) -> dict[str, object]:
    return {
        "page": article.page,
        "kicker": article.kicker,
        "headline": article.headline,
        "deck": article.deck,
        "reporters": [{"role": person.role, "name": person.name} for person in article.reporters],
        "paragraphs": list(article.paragraphs),
        "subheads": [subhead.text for subhead in article.subheads],
        "jump_to_page": article.jump_to_page,
        "confidence": round(article.confidence, 3),
        "source": [list(span) for span in article.source],
    }


def _furniture(piece: Furniture) -> dict[str, object]:
    return {"kind": piece.kind, "text": piece.text, "source": list(piece.source)}
