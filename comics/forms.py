"""The edit form of an episode: what it asks before an episode may be published."""

from django.conf import settings
from django.db.models import Max
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

from cases.addresses import free_slug
from cases.guarded_forms import GuardedPageForm

from . import checks


class EpisodeForm(GuardedPageForm):
    """A draft may be half done; what is published or submitted may not."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.parent_page is not None and not self.is_bound:
            self.initial["number"] = self._siblings().aggregate(last=Max("number"))["last"] or 0
            self.initial["number"] += 1
            self.initial["slug"] = free_slug(self.parent_page, f"episode-{self.initial['number']}")

    def clean(self):
        cleaned = super().clean()
        number = cleaned.get("number")
        if number and self.parent_page is not None and self._siblings().filter(number=number).exists():
            self.add_error("number", f"这个系列已经有第 {number} 期了，请换一个期号。")
        if not self.is_deferred_validation and "panels" in cleaned:
            panels = list(cleaned["panels"])
            problems = checks.before_publishing(
                panels, cleaned.get("cover_panel") or 1, cleaned.get("face") or settings.PUFA_LETTERING_FACE
            )
            if problems:
                self.add_error("panels", _beside_the_panels(problems))
        return cleaned

    def _siblings(self):
        from .models import EpisodePage

        return EpisodePage.objects.child_of(self.parent_page).exclude(pk=self.instance.pk)


def _beside_the_panels(problems: list[checks.Problem]) -> StreamBlockValidationError:
    """An error that Wagtail shows at the very panels that it concerns."""
    by_panel: dict[int, list[str]] = {}
    for problem in problems:
        if problem.panel is not None:
            by_panel.setdefault(problem.panel, []).append(problem.sentence)
    return StreamBlockValidationError(
        block_errors={
            # The editor puts each above the one before.
            panel: StructBlockValidationError(non_block_errors=sentences[::-1])
            for panel, sentences in by_panel.items()
        },
        non_block_errors=[problem.sentence for problem in problems if problem.panel is None],
    )
