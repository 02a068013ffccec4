"""What a build of a few stories says of all the others: what the last build said, if that is still all."""

from __future__ import annotations

from collections import Counter

from bantin.newsroom.build import Build
from bantin.newsroom.scope import Scope


def speak_for_the_others(build: Build, scope: Scope, planned: int) -> None:
    """Say of stories that were not read what the last build said; else note why the build must be dropped.

    Unless they are there as cards, it knows too little of the others to judge them, so of what was found before the
    site was written, the first ``planned`` findings, only those about its own count; what is wrong in the site counts
    whosever it is.
    """
    told = build.diagnostics
    if not scope.others_are_cards:
        told = [it for it in told[:planned] if it.path in scope.own] + told[planned:]
    if any(not it.rule.endswith("/cache") and str(it) not in scope.words for it in told):
        scope.left = "findings"
    elif scope.others_are_cards and not _say_again(build, scope):
        scope.left = "findings that nobody has any more"
    if scope.left:
        return
    build.diagnostics[:] = [it for it in build.diagnostics if it.rule.endswith("/cache")]
    build.tally.read, build.tally.fates = sum(scope.fates.values()), Counter(scope.fates)


def _say_again(build: Build, scope: Scope) -> bool:
    """Say whether all that the last build said would be said again, by stories on cards too.

    What was said of files that are no stories would be: none has come, gone or changed.
    """
    said = {str(it) for it in build.diagnostics} | scope.said
    unsaid = {word for word in scope.words[:-1] if word not in said and "[sources/" not in word}
    paths = {word.partition(":")[0] for word in unsaid} & build.around.stories.keys()
    try:
        scope.complete([build.around.stories[path][1] for path in paths])
    except LookupError:
        return False
    return unsaid <= scope.said
