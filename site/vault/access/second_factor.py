"""The second factor of whoever may open the vault: a code from their telephone (TOTP, RFC 6238), or a recovery code.

The secret is encrypted with the vault's key, a code works once, wrong ones cost time, and everything is logged. Nobody
can read a secret back: a lost telephone means a recovery code, or a reset by an administrator.
"""

import base64
import secrets
import unicodedata
from urllib.parse import quote

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_otp.oath import TOTP

from ..known import digests
from ..models import DoorEvent, Pepper, SecondFactor
from ..review.people import Person

ISSUER = "普法工坊案卷库"
CODES = 10
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 10  # 49 bits


class Refused(Exception):
    """The code does not fit, or it is too early for another try. The message is a Chinese sentence."""


def is_required() -> bool:
    """Whether this installation asks for it; only a demo or a developer's machine may do without."""
    return settings.VAULT_SECOND_FACTOR


def is_set_up(person: Person) -> bool:
    """Whether `person` has a confirmed second factor."""
    return SecondFactor.objects.filter(account_id=person.id, confirmed_at__isnull=False).exists()


def begin(person: Person) -> SecondFactor:
    """The factor that `person` is setting up, or has: the same secret until it is confirmed or reset."""
    factor, _ = SecondFactor.objects.get_or_create(
        account_id=person.id, defaults={"secret": secrets.token_bytes(20)}
    )
    return factor


def shared_secret(factor: SecondFactor) -> str:
    """The secret as an authenticator takes it, in base32."""
    return base64.b32encode(factor.secret).decode("ascii")


def address(factor: SecondFactor, username: str) -> str:
    """The `otpauth:` address that an authenticator reads from a QR code."""
    label = quote(f"{ISSUER}:{username}")
    return f"otpauth://totp/{label}?secret={shared_secret(factor)}&issuer={quote(ISSUER)}"


def confirm(person: Person, given: str) -> list[str]:
    """Set the factor up with the first code, and return the recovery codes, which nobody will see again.

    Raises `Refused`.
    """
    _try(person, given, confirmed=False)
    codes = _new_codes(person)
    SecondFactor.objects.filter(account_id=person.id).update(confirmed_at=timezone.now())
    _note(DoorEvent.What.SET_UP, person, person)
    return codes


def verify(person: Person, given: str) -> int | None:
    """Accept a code of the telephone or a recovery code, once. Raises `Refused`.

    After a recovery code: how many are left.
    """
    before = _codes_left(person)
    _try(person, given, confirmed=True)
    left = _codes_left(person)
    return left if left < before else None


def _codes_left(person: Person) -> int:
    factor = SecondFactor.objects.filter(account_id=person.id).first()
    return len(factor.recovery) if factor else 0


def renew_codes(person: Person) -> list[str]:
    """A new set of recovery codes; the old ones stop working."""
    codes = _new_codes(person)
    _note(DoorEvent.What.CODES, person, person)
    return codes


def reset(person: Person, by: Person) -> bool:
    """Forget the factor of `person`, who sets up a new one at the next visit. False when there was none."""
    with transaction.atomic(using="vault"):
        count, _ = SecondFactor.objects.filter(account_id=person.id).delete()
        if count:
            _note(DoorEvent.What.RESET, by, person)
    return bool(count)


def _try(person: Person, given: str, confirmed: bool) -> None:
    """Count the try in any case: the refusal is raised after what was counted is written."""
    with transaction.atomic(using="vault"):
        rows = SecondFactor.objects.select_for_update()
        factor = rows.filter(account_id=person.id, confirmed_at__isnull=not confirmed).first()
        if factor is None:
            raise Refused("还没有设置第二重验证，或者刚刚被重设，请重新打开案卷库。")
        if wait := factor.wait():
            fault = f"输错了 {factor.failures} 次，请等 {wait} 秒再试。"
        elif _fits(factor, given, person):
            factor.failures, factor.failed_at, factor.used_at = 0, None, timezone.now()
            factor.save()
            fault = None
        else:
            factor.failures, factor.failed_at = factor.failures + 1, timezone.now()
            factor.save()
            _note(DoorEvent.What.WRONG, person, person)
            fault = "验证码不对，或者已经用过。请等手机上换了新的六位数字再输；手机的时间要准。"
    if fault:
        raise Refused(fault)


def _fits(factor: SecondFactor, given: str, person: Person) -> bool:
    plain = "".join(c for c in unicodedata.normalize("NFKC", given).upper() if c.isalnum())
    if len(plain) == 6 and plain.isascii() and plain.isdigit():
        code = TOTP(factor.secret)
        # One step of 30 seconds either way, and none twice: a code read over a shoulder is worth nothing.
        if code.verify(int(plain), tolerance=1, min_t=factor.last_step + 1):
            factor.last_step = code.t()
            return True
        return False
    known = _digest(plain)
    if factor.confirmed_at and known in factor.recovery:
        factor.recovery = [one for one in factor.recovery if one != known]
        _note(DoorEvent.What.RECOVERED, person, person)
        return True
    return False


def _new_codes(person: Person) -> list[str]:
    codes = ["".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH)) for _ in range(CODES)]
    with transaction.atomic(using="vault"):
        factor = SecondFactor.objects.select_for_update().get(account_id=person.id)
        factor.recovery = [_digest(code) for code in codes]
        factor.save(update_fields=["recovery"])
    half = _CODE_LENGTH // 2
    return [f"{code[:half]}-{code[half:]}" for code in codes]


def _digest(code: str) -> str:
    return digests.digest(f"recovery code {code}", Pepper.value())


def _note(what: str, by: Person, about: Person) -> None:
    DoorEvent.objects.create(
        by_id=by.id, by_name=by.name, what=what, about_id=about.id, about_name=about.name
    )
