"""Reset the second factor of an account, when no administrator is left who could on the screen."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from vault.access import second_factor
from vault.review.people import COMMAND_LINE, Person


class Command(BaseCommand):
    help = "重设一个账号的第二重验证，下次打开案卷库时重新设置。会记入门禁记录。"

    def add_arguments(self, parser):
        parser.add_argument("username", metavar="用户名")

    def handle(self, *args, **options):
        users = get_user_model()
        user = users.objects.filter(**{users.USERNAME_FIELD: options["username"]}).first()
        if user is None:
            raise CommandError("没有这个账号。")
        if not second_factor.reset(Person.of(user), COMMAND_LINE):
            raise CommandError("这个账号没有设第二重验证。")
        self.stdout.write("已重设，已记下。")
