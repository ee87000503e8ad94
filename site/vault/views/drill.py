"""练习: planted leaks in invented cases, for the reader alone."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from ..access import door
from ..drill import papers, results
from ..models import Drill


@door.door(door.REVIEW, door.APPROVE)
def practise(request):
    """One drill: the paper, or after it is handed in, what was found and what was missed."""
    paper, marked = None, set()
    if request.method == "POST":
        mine = get_object_or_404(Drill, pk=request.POST.get("drill"), by_id=request.user.pk)
        known = papers.make(mine.seed)
        marked = {int(n) for n in request.POST.getlist("leak") if n.isdecimal()} & set(
            range(len(known.clauses))
        )
        paper = results.hand_in(mine, marked)
    else:
        mine = results.start(request.user.pk)
        known = papers.make(mine.seed)
    context = {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": "", "label": "练习"},
        ],
        "header_title": "练习：找出漏掉的",
        "header_icon": "glasses",
        "drill": mine,
        "clauses": [
            (number, clause, paper is not None and number in paper.leaks, number in marked)
            for number, clause in enumerate(known.clauses)
        ],
        "is_done": paper is not None,
        "mine": results.record_of(request.user.pk),
        "office": results.record_of_office(),
        "fewest": results.FEWEST_READERS,
    }
    return render(request, "vault/drill.html", context)
