"""Render a portable episode to pictures, without a database."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connections

from cases import guards
from comics import products, renderers, spec
from comics.print import boards, leaflet, newspaper, trifold
from comics.print.press import Press


def _never_set_up() -> bool:
    """Whether this is a checkout without data: then there is no raw case that could slip out."""
    return any(
        connection.vendor == "sqlite"
        and not connection.is_in_memory_db()
        and not (
            Path(connection.settings_dict["NAME"]).is_file()
            and Path(connection.settings_dict["NAME"]).stat().st_size
        )
        for connection in connections.all()
    )


def _address(options) -> str:
    """What a QR code opens."""
    if not options["address"].startswith(("http://", "https://")):
        raise CommandError("这种成品带二维码，请用 --address 写明打开的网址（https://…）")
    return options["address"]


def _numbers(options) -> tuple[int, ...]:
    try:
        return tuple(map(int, filter(None, options["panels"].replace("，", ",").split(","))))
    except ValueError:
        raise CommandError("--panels 请写格的数字，如 1,3,5,8") from None


def _addressed(make):
    return lambda episode, pictures, options: make(episode, pictures, _address(options))


def _counted(name: str, ending: str, files: list[bytes]) -> dict[str, bytes]:
    """One file, or several with their numbers."""
    if len(files) == 1:
        return {name + ending: files[0]}
    return {f"{name}-{number}{ending}": data for number, data in enumerate(files, 1)}


def _trifold(episode, pictures, options):
    return {"trifold.pdf": trifold.pdf(episode, pictures, _address(options), _numbers(options))}


def _sheet(name: str):
    form = boards.FORMS[name]
    return _addressed(lambda e, p, address: {f"{name}.pdf": boards.pdf(e, p, address, form)})


def _posters(episode, pictures, address):
    return {
        f"poster-1080x{height}.jpg": renderers.poster.render(episode, pictures, address, height)
        for height in (renderers.poster.TALL, renderers.poster.SHORT)
    }


def _grid(count: int):
    def make(episode, pictures, options):
        numbers = _numbers(options)
        try:
            press = Press(Path(options["profile"]).read_bytes() if options["profile"] else b"")
        except OSError as error:
            raise CommandError(f"读不了 ICC 文件：{error.strerror}") from None
        return products.grid_files(
            newspaper.render(episode, pictures, count, options["column"], numbers, press)
        )

    return make


def _narration(options):
    if not options["narration"]:
        return None
    try:
        with open(options["narration"], "rb") as file:
            return renderers.sound.taken_in(file)
    except OSError as error:
        raise CommandError(f"读不了旁白录音：{error.strerror}") from None


def _video(episode, pictures, options):
    return {"video.mp4": renderers.video.render(episode, pictures, _narration(options))}


def _cover(episode, pictures, options):
    made = renderers.cover.render(episode, pictures)
    return {"cover-235x1.jpg": made.wide, "cover-1x1.jpg": made.square}


def _leaflet(format: str):
    return _addressed(
        lambda e, p, address: {f"leaflet-{format.lower()}.pdf": leaflet.pdf(e, p, address, format)}
    )


def _notes(episode, pictures, options) -> list[str]:
    """What has to be known before it is printed."""
    if options["format"] == "trifold":
        return trifold.notes(episode, pictures, _numbers(options))
    if options["format"].startswith("leaflet-"):
        format = options["format"].rpartition("-")[2].upper()
        return leaflet.notes(episode, pictures, _address(options), format)
    form = boards.FORMS.get(options["format"])
    return boards.notes(episode, pictures, form) if form else []


FORMATS = {
    "strip": lambda e, p, o: _counted("strip", ".jpg", renderers.strip.jpegs(e, p, o["width"])),
    "strip-webp": lambda e, p, o: _counted("strip", ".webp", renderers.strip.webps(e, p, o["width"])),
    "slices": lambda e, p, o: products.numbered(renderers.slices.render(e, p, o["width"])),
    "cover": _cover,
    "poster": _addressed(_posters),
    "moments": _addressed(lambda e, p, address: products.numbered(renderers.moments.render(e, p, address))),
    "grid4": _grid(4),
    "grid6": _grid(6),
    "board": _sheet("board"),
    "rollup": _sheet("rollup"),
    "sheet": _sheet("sheet"),
    "trifold": _trifold,
    "leaflet-a5": _leaflet("A5"),
    "leaflet-a4": _leaflet("A4"),
    "vtt": lambda e, p, o: products.subtitle_files(e, _narration(o)),
    "video": _video,
    "video-cover": lambda e, p, o: {"video-cover.jpg": renderers.frames.video_cover(e, p)},
}


class Command(BaseCommand):
    help = "把一期漫画（episode.json、它的文件夹或压缩包）做成一种成品：长图、切片、封面、海报、报纸版式、展板、三折页、字幕或视频。"
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("spec", help="episode.json、文件夹或 zip")
        parser.add_argument("--format", choices=list(FORMATS), default="strip", help="默认 strip 长图")
        parser.add_argument("--out", required=True, help="放图片的文件夹，没有就新建")
        parser.add_argument("--width", type=int, default=1080, help="长图和切片的宽，默认 1080 像素")
        parser.add_argument(
            "--address",
            default="",
            help="二维码打开的网址（poster、board、rollup、sheet、trifold、leaflet-a5、leaflet-a4、moments）",
        )
        parser.add_argument("--column", type=float, default=newspaper.COLUMN, help="报纸栏宽，默认 160 毫米")
        parser.add_argument("--panels", default="", help="报纸、三折页用哪几格，如 1,3,5,8")
        parser.add_argument(
            "--narration", default="", help="视频的旁白录音，MP3、M4A 或 WAV；字幕（vtt）也跟着它"
        )
        parser.add_argument("--profile", default="", help="印厂的 ICC 文件，有它报纸版式才是 CMYK")

    def handle(self, *args, **options):
        try:
            episode, pictures = spec.read(options["spec"])
            # A file meant for outside: every text in it is shown to the guards first.
            self._check(episode)
            files = self._rendered(episode, pictures, options)
        except spec.ComicError as error:
            raise CommandError(str(error)) from None
        out = Path(options["out"])
        try:
            # Everything is rendered by now: what is written is whole.
            for name, data in files.items():
                spec.write_whole(out / name, data)
                self.stdout.write(f"{out / name}  {len(data):,} 字节")
            for note in _notes(episode, pictures, options):
                self.stderr.write(note)
        except OSError as error:
            raise CommandError(f"写不进文件夹 {out}：{error.strerror}") from None

    def _check(self, episode):
        if _never_set_up():
            self.stderr.write("数据库还没有建立，没有案卷可以核对。")
            return
        try:
            guards.check(guards.Outgoing(f"漫画《{episode.title}》", tuple(spec.texts_of(episode))))
        except guards.Blocked as error:
            raise CommandError("；".join(error.messages)) from None
        except DatabaseError:
            raise CommandError("数据库打不开，无法核对是否泄露案卷内容，没有写出任何文件。") from None

    def _rendered(self, episode, pictures, options) -> dict[str, bytes]:
        width = options["width"]
        if not renderers.strip.NARROWEST <= width <= renderers.strip.WIDEST:
            raise CommandError(f"宽要在 {renderers.strip.NARROWEST} 到 {renderers.strip.WIDEST} 像素之间")
        return FORMATS[options["format"]](episode, pictures, options)
