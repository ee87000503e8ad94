"""The demo's logins. Production refuses to start while one of them works."""

from config.roles import EDITOR, HEAD, OFFICER, REVIEWER, STOREKEEPER

PASSWORD = "pufa-demo-2026"

# username → (name shown, role); the administrator has no role and may do everything.
LOGINS: dict[str, tuple[str, str | None]] = {
    "demo-bianji": ("宣传专员（演示）", EDITOR),
    "demo-duiyuan": ("执法队员（演示）", OFFICER),
    "demo-shenhe": ("审核人（演示）", REVIEWER),
    "demo-cangguan": ("仓管（演示）", STOREKEEPER),
    "demo-lingdao": ("分管领导（演示）", HEAD),
    "demo-admin": ("管理员（演示）", None),
}
