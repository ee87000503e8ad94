"""Opening the vault: the proof, setting up the second factor, and resetting somebody's."""

import segno
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_POST

from ..access import door, lock, second_factor
from ..models import DoorEvent, SecondFactor
from ..review.people import Person

MOST_EVENTS = 100
_BACKEND = "django.contrib.auth.backends.ModelBackend"


@door.door(*door.ANY, locked=False)
def unlock(request):
    """Ask for the proof, and go back to where the reader was. `?tab=1`: opened beside a page that waits."""
    fault = None
    if lock.state(request) is lock.State.NO_FACTOR:
        return redirect("vault:second_factor")
    if request.method == "POST":
        try:
            lock.prove(request, request.POST.get(lock.FIELD, ""))
        except second_factor.Refused as refused:
            fault = str(refused)
        else:
            if "tab" in request.GET:
                return render(request, "vault/unlocked.html", _context("案卷库已打开"))
            return redirect(lock.safe_next(request))
    return lock.ask(request, fault)


@door.door(*door.ANY)
@require_GET
def alive(request):
    """A sign of life from a page in which somebody reads or types; answered with 401 while the vault is locked.

    The token is for a page that outlived its login: its forms would be refused otherwise. `who`: nobody goes on in the
    page of somebody else.
    """
    return JsonResponse({"csrf": get_token(request), "who": request.user.pk})


@door.door(*door.ANY, locked=False)
def set_up(request):
    """Show the secret until the first code confirms it; afterwards, what there is."""
    person = Person.of(request.user)
    if not second_factor.is_required():
        messages.info(request, "演示环境没有开第二重验证。")
        return redirect("vault:cases")
    if second_factor.is_set_up(person):
        return lock.stop(request) or _status(request, person)
    factor, fault = second_factor.begin(person), None
    if request.method == "POST":
        if not lock.knows_password(request, request.POST.get("password", "")):
            fault = "登录密码不对。"
        else:
            try:
                codes = second_factor.confirm(person, request.POST.get("code", ""))
            except second_factor.Refused as refused:
                fault = str(refused)
            else:
                lock.touch(request)
                return _codes(request, codes)
    address = second_factor.address(factor, request.user.get_username())
    secret = second_factor.shared_secret(factor)
    context = _context("设置第二重验证") | {
        "fault": fault,
        "address": address,
        # Dark on light in a dark theme too, or half the cameras do not read it.
        "qr": mark_safe(segno.make(address, error="m").svg_inline(scale=5, dark="#000", light="#fff")),
        "groups": [secret[at : at + 4] for at in range(0, len(secret), 4)],
    }
    return render(request, "vault/second_factor.html", context)


@door.door(*door.ANY)
@require_POST
def codes(request):
    """A new set of recovery codes."""
    person = Person.of(request.user)
    if not second_factor.is_set_up(person):
        raise Http404
    return _codes(request, second_factor.renew_codes(person))


@door.door(*door.ANY)
@require_POST
def again(request):
    """Somebody whose telephone changed starts over, from a session that is open."""
    person = Person.of(request.user)
    second_factor.reset(person, person)
    return redirect("vault:second_factor")


@door.door(*door.ANY)
def people(request):
    """Who may open the vault and who has set up a second factor; for administrators."""
    _only_administrators(request)
    accounts = {}
    for permission in door.ANY:
        for user in get_user_model().objects.with_perm(permission, backend=_BACKEND):
            accounts[user.pk] = user
    factors = {factor.account_id: factor for factor in SecondFactor.objects.filter(account_id__in=accounts)}
    context = _context("谁设了第二重验证") | {
        "rows": [
            (user, Person.of(user).name, factors.get(user.pk))
            for user in sorted(accounts.values(), key=lambda user: user.get_username())
        ],
        "events": DoorEvent.objects.order_by("-pk")[:MOST_EVENTS],
    }
    return render(request, "vault/second_factor_people.html", context)


@door.door(*door.ANY)
@require_POST
def reset(request, pk):
    """An administrator lets somebody set up a new second factor."""
    _only_administrators(request)
    user = get_object_or_404(get_user_model(), pk=pk)
    if user.pk == request.user.pk:
        messages.error(request, "自己的在“第二重验证”页上换；丢了手机又没有恢复码，请另一个管理员来重设。")
    elif second_factor.reset(Person.of(user), Person.of(request.user)):
        messages.success(
            request, f"{Person.of(user).name} 的第二重验证已重设，下次打开案卷库时重新设置。已记下。"
        )
    return redirect("vault:second_factor_people")


def _only_administrators(request) -> None:
    if not request.user.is_superuser:
        raise Http404


def _status(request, person: Person):
    context = _context("第二重验证") | {"factor": SecondFactor.objects.get(account_id=person.id)}
    return render(request, "vault/second_factor_status.html", context)


def _codes(request, given: list[str]):
    return render(request, "vault/recovery_codes.html", _context("恢复码") | {"codes": given})


def _context(title: str) -> dict:
    return {
        "breadcrumbs_items": [
            {"url": reverse("vault:cases"), "label": "案卷库"},
            {"url": "", "label": title},
        ],
        "header_title": title,
        "header_icon": "lock",
    }
