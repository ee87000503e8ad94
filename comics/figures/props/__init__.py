"""Things that stand about, drawn at a place on the stage. `PROPS` names them."""

from comics.figures import greenery, streets
from comics.figures.props import animals, furniture, goods, signals, vehicles

PROPS = {
    "lamp": streets.lamp,
    "tree": greenery.tree,
    "palm": greenery.palm,
    "bush": greenery.bush,
    "dog": animals.dog,
    "truck": vehicles.truck,
    "car": vehicles.car,
    "stroller": vehicles.stroller,
    "ebike": vehicles.ebike,
    "smoke": signals.smoke,
    "notes": signals.notes,
    "waves": signals.waves,
    "wind": signals.wind,
    "dust": signals.dust,
    "idea": signals.idea,
    "table": furniture.table,
    "stool": furniture.stool,
    "chair": furniture.chair,
    "bench": furniture.bench,
    "counter": furniture.counter,
    "stall": furniture.stall,
    "stall_table": furniture.stall_table,
    "sign": furniture.sign,
    "leash_board": furniture.leash_board,
    "paper_sheet": furniture.paper_sheet,
    "calendar": furniture.calendar,
    "quilt": furniture.quilt,
    "yellow_line": furniture.yellow_line,
    "net": furniture.net,
    "flowerpot": goods.flowerpot,
    "falling_pot": goods.falling_pot,
    "broken_pot": goods.broken_pot,
    "rubble": goods.rubble,
    "speaker": goods.speaker,
    "gas_bottle": goods.gas_bottle,
    "stove": goods.stove,
    "filter_unit": goods.filter_unit,
    "bin": goods.bin_,
    "crate": goods.crate,
    "carton": goods.carton,
    "camera_eye": goods.camera_eye,
    "drill": goods.drill,
}

QUEUED = {"lamp", "tree", "palm", "bush"}
"""Things that place themselves in the queue, as the backgrounds do."""
