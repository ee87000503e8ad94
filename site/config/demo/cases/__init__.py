"""Eight invented cases of the kinds that a street handles. Every person, shop, number and address is made up."""

from . import (
    dog_off_leash,
    expired_food,
    falling_flowerpot,
    gas_bottle,
    kitchen_fumes,
    renovation_noise,
    rubble_by_river,
    tables_on_pavement,
)

CASES = [
    tables_on_pavement.CASE,
    kitchen_fumes.CASE,
    dog_off_leash.CASE,
    falling_flowerpot.CASE,
    rubble_by_river.CASE,
    expired_food.CASE,
    renovation_noise.CASE,
    gas_bottle.CASE,
]
