"""The seven demo episodes: drawn by code, in our own words."""

from config.demo.comics import (
    dog_off_leash,
    expired_food,
    falling_flowerpot,
    kitchen_fumes,
    renovation_noise,
    rubble_by_river,
    tables_on_pavement,
)
from config.demo.comics.story import Story, as_episode, build_panels

EPISODES: tuple[Story, ...] = (
    tables_on_pavement.STORY,
    dog_off_leash.STORY,
    falling_flowerpot.STORY,
    kitchen_fumes.STORY,
    rubble_by_river.STORY,
    renovation_noise.STORY,
    expired_food.STORY,
)
"""In order of their numbers."""

__all__ = ["EPISODES", "Story", "as_episode", "build_panels"]
