"""What staff fill in: a case, and the lines of its roster."""

from django import forms

from .detection.spans import Party as Line
from .intake.reading import roster as written
from .models import Party


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Any number of uploaded files, as a list."""

    widget = SeveralFilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if not files:
            return [super().clean(None, initial)] if self.required else []
        return [super(SeveralFilesField, self).clean(file, initial) for file in files]


class CaseForm(forms.Form):
    """One case, pasted."""

    text = forms.CharField(
        label="原文",
        widget=forms.Textarea(attrs={"rows": 18, "autocomplete": "off", "spellcheck": "false"}),
        help_text="把处罚决定书、笔录等的文字整篇贴进来，照原样，不用先隐去姓名。",
        error_messages={"required": "请把原文贴进来。"},
    )
    number = forms.CharField(
        label="案号",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="用来认出重复的案卷，不会公开。没有就空着。",
    )
    source = forms.CharField(
        label="来源",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="哪个单位、哪份材料，例如“白沙中队三月案卷”。",
    )
    attachments = SeveralFilesField(
        label="附件",
        required=False,
        help_text="原件、照片、笔录，可以选几个。加密保存，只有能看案卷的人打得开。",
    )


class UploadForm(forms.Form):
    """Files that hold cases."""

    files = SeveralFilesField(
        label="文件",
        help_text="可以一次选几个：txt、md、docx、文字 PDF（一个文件一件案），xlsx、csv 案件清单（一行一件案）。",
        error_messages={"required": "请先选文件。"},
    )
    source = forms.CharField(
        label="来源",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="文件里没有写来源时用这个。",
    )


class PartyForm(forms.Form):
    """One line of the roster."""

    name = forms.CharField(label="姓名或名称", max_length=100, required=False)
    role = forms.CharField(label="身份", max_length=40, required=False)
    kind = forms.ChoiceField(label="类别", choices=[("", "自动"), *Party.Kind.choices], required=False)
    minor = forms.BooleanField(label="未成年", required=False)
    aliases = forms.CharField(label="别的叫法", max_length=200, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        hints = {"name": "文中怎么写就怎么填", "role": "当事人、证人……", "aliases": "外号、简称"}
        for name, field in self.fields.items():
            field.widget.attrs |= {"aria-label": field.label, "autocomplete": "off"}
            if name in hints:
                field.widget.attrs["placeholder"] = hints[name]
        self.fields["role"].widget.attrs["list"] = "vault-roles"


class _Lines(forms.BaseFormSet):
    def clean(self):
        if not any(self.errors) and not self.lines():
            raise forms.ValidationError(
                "名册里至少要有一个人或单位：文中出现的当事人、证人、店铺、公司都要写上。"
            )

    def lines(self) -> list[Line]:
        """The roster that was filled in; lines without a name are left out."""
        return [
            Line(
                data["name"].strip(),
                data["role"].strip(),
                data["kind"] or written.kind_of(data["name"].strip()),
                data["minor"],
                tuple(written.split_names(data["aliases"])),
            )
            for form in self.forms
            if (data := form.cleaned_data) and data.get("name", "").strip()
        ]


RosterFormSet = forms.formset_factory(PartyForm, formset=_Lines, extra=3, max_num=200, absolute_max=400)
ROLES = (
    "当事人", "经营者", "法定代表人", "投诉人", "举报人", "受害人", "证人", "监护人", "委托代理人", "执法人员", "见证人", "家属",
)  # fmt: skip
