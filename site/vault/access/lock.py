"""The lock inside the door: whoever may enter still proves, with a code or the password, that it is them.

Asked for at the first visit of a session and after fifteen idle minutes. Nothing typed is lost: a page is come back to,
a form is sent on with the code, a JSON request is answered with 401 and the page that sent it keeps its changes.
"""

import time
from enum import Enum

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from .. import memory
from ..review.people import Person
from . import second_factor

FIELD = "vault-proof"
_SESSION_KEY = "vault_last_seen"
# A session is a row: written twice a minute at most.
_COARSENESS = 30


class State(Enum):
    OPEN = "open"
    LOCKED = "locked"
    NO_FACTOR = "no factor"


def idle_seconds() -> int:
    """How long the vault stays open without a sign of life."""
    return settings.VAULT_IDLE_MINUTES * 60


def state(request: HttpRequest) -> State:
    """Whether the vault is open for this session."""
    if second_factor.is_required() and not second_factor.is_set_up(Person.of(request.user)):
        return State.NO_FACTOR
    account, seen = request.session.get(_SESSION_KEY, (None, 0))
    if account != request.user.pk:
        seen = 0
        if not second_factor.is_required() and request.user.last_login:
            # Without a second factor the password is all there is, and it was just typed.
            seen = request.user.last_login.timestamp()
    return State.OPEN if time.time() - seen < idle_seconds() else State.LOCKED


def touch(request: HttpRequest) -> None:
    """Open the vault for this session, or keep it open."""
    now, (account, seen) = int(time.time()), request.session.get(_SESSION_KEY, (None, 0))
    if account != request.user.pk or now - seen >= _COARSENESS:
        request.session[_SESSION_KEY] = (request.user.pk, now)


def prove(request: HttpRequest, given: str) -> None:
    """Open the vault with a code, or with the password where there is no second factor.

    Raises `second_factor.Refused`.
    """
    if second_factor.is_required():
        left = second_factor.verify(Person.of(request.user), given)
        if left is not None:
            messages.warning(request, _spent(left))
    elif not knows_password(request, given):
        raise second_factor.Refused("密码不对。")
    request.session.pop(_SESSION_KEY, None)
    touch(request)


def _spent(left: int) -> str:
    if left > 2:
        return f"用掉了一个恢复码，还剩 {left} 个。"
    where = "案卷库列表下面的“第二重验证”里"
    return f"用掉了一个恢复码，只剩 {left} 个了。请到{where}换一套，抄下来锁好。"


def knows_password(request: HttpRequest, given: str) -> bool:
    """Whether `given` is the password of whoever is signed in; counted like a login, so five wrong ones lock."""
    user = authenticate(request, username=request.user.get_username(), password=given)
    return user is not None and user.pk == request.user.pk


def stop(request: HttpRequest) -> HttpResponse | None:
    """What to answer instead of a view while the vault is locked; None, and one more sign of life, while it is open."""
    now = state(request)
    if now is State.OPEN:
        touch(request)
        return None
    # Whoever was here has gone, and with them what this process remembers of what they read.
    memory.forget()
    if wants_json(request):
        return JsonResponse(
            {"error": "案卷库锁上了，改动还在这一页。请先重新验证。", "locked": True}, status=401
        )
    if now is State.NO_FACTOR:
        return redirect("vault:second_factor")
    if request.method != "POST":
        return redirect(f"{reverse('vault:unlock')}?{urlencode({'next': request.get_full_path()})}")
    fault = None
    if FIELD in request.POST:
        try:
            prove(request, request.POST[FIELD])
        except second_factor.Refused as refused:
            fault = str(refused)
        else:
            return None
    return ask(request, fault, carried=True)


def ask(request: HttpRequest, fault: str | None, carried: bool = False) -> HttpResponse:
    """The page that asks for the proof. `carried`: it takes along the form that was sent, all but its files."""
    files = carried and bool(request.FILES)
    context = {
        "breadcrumbs_items": [{"url": "", "label": "打开案卷库"}],
        "header_title": "打开案卷库",
        "header_icon": "lock",
        "field": FIELD,
        "fault": fault,
        "factor": second_factor.is_required(),
        "minutes": settings.VAULT_IDLE_MINUTES,
        "carried": carried,
        "files": files,
        "back": request.path if files else "",
        "kept": [
            (name, value)
            for name, values in (request.POST.lists() if carried and not files else ())
            if name not in (FIELD, "csrfmiddlewaretoken")
            for value in values
        ],
    }
    return render(request, "vault/unlock.html", context, status=401 if carried else 200)


def safe_next(request: HttpRequest) -> str:
    """Where to go on: an address of the vault, never of another site."""
    home, wanted = reverse("vault:cases"), request.GET.get("next", "")
    allowed = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if allowed and wanted.startswith(home) else home


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, not a person who looks at the answer."""
    accepts = request.headers.get("accept", "")
    return "application/json" in accepts or request.content_type == "application/json"
