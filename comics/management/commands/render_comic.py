"""Render a portable episode to pictures, without a database."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connections

from cases import guards
from comics import renderers, spec


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


class Command(BaseCommand):
    help = "把一期漫画（episode.json、它的文件夹或压缩包）做成图片：长图、切片或封面。"
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("spec", help="episode.json、文件夹或 zip")
        parser.add_argument(
            "--format", choices=["strip", "slices", "cover"], default="strip", help="默认 strip 长图"
        )
        parser.add_argument("--out", required=True, help="放图片的文件夹，没有就新建")
        parser.add_argument("--width", type=int, default=1080, help="宽，默认 1080 像素")

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
        if options["format"] == "strip":
            return {"strip.jpg": renderers.strip.render(episode, pictures, width)}
        if options["format"] == "slices":
            pieces = renderers.slices.render(episode, pictures, width)
            return {f"{number:02d}.jpg": data for number, data in enumerate(pieces, 1)}
        cover = renderers.cover.render(episode, pictures)
        return {"cover-235x1.jpg": cover.wide, "cover-1x1.jpg": cover.square}
