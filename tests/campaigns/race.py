"""One racer of test_races.py: a process of its own, on the database that DATABASE_URL names."""

import contextlib
import os
import sys
import time
from pathlib import Path
from uuid import UUID, uuid5

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django  # noqa: E402

django.setup()

from campaigns import ledger, tallies  # noqa: E402
from campaigns.models import Activity, LeafletEdition, Organisation  # noqa: E402
from campaigns.refusals import Refused  # noqa: E402
from campaigns.uids import uuid7  # noqa: E402

ALL = UUID(int=7)


def leaflets(street, edition, number):
    """Hand out 17 at a time, and take every tenth back, until the warehouse is empty; post one shared uid as well."""
    warehouse, public, damaged = (ledger.account(street, kind) for kind in ("warehouse", "public", "damaged"))
    done = 0
    for turn in range(20):
        with contextlib.suppress(Refused):
            row = ledger.post(uid=uuid7(), edition=edition, source=warehouse, target=public, quantity=17)
            done += 17
            if turn % 10 == 0:
                ledger.reverse(row)
                done -= 17
        with contextlib.suppress(Refused):
            shared = uuid5(ALL, str(turn))
            ledger.post(uid=shared, edition=edition, source=warehouse, target=damaged, quantity=1)
    return done


def taps(street, edition, number):
    """Send the same 400 events as everybody, in an order of one's own, and 100 of one's own."""
    activity = Activity.objects.get()

    def event(device, seq):
        return {
            "uid": str(uuid5(ALL, f"{device}{seq}")),
            "device": device,
            "seq": seq,
            "activity": activity.pk,
            "measure": ("advised", "opinions", "merchants")[seq % 3],
            "shop": f"{seq % 50}号",
            "quantity": 1,
            "occurred_at": "2023-05-20T10:00:00+08:00",
        }

    batch = [event("shared", seq) for seq in range(1, 401)] + [
        event(f"own-{number}", seq) for seq in range(1, 101)
    ]
    batch = batch[number * 60 :] + batch[: number * 60]
    if number % 2:
        batch.reverse()
    accepted = 0
    for start in range(0, len(batch), 50):
        answers = tallies.merge(batch[start : start + 50])
        assert not any(answer.verdict == "quarantined" for answer in answers), answers
        accepted += sum(answer.verdict == "accepted" for answer in answers)
    return accepted


def main(number, start):
    street, edition = Organisation.objects.get(), LeafletEdition.objects.get()
    time.sleep(max(0, float(start) - time.time()))
    sys.stdout.write(f"{leaflets(street, edition, number)} {taps(street, edition, number)}")


main(int(sys.argv[1]), float(sys.argv[2]))
