"""The blocks of a case page."""

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class ProvisionBlock(blocks.StructBlock):
    """One article of law, with what it means in the reader's words."""

    plain = blocks.TextBlock(label="大白话", help_text="用一两句话说清这一条管什么。")
    provision = SnippetChooserBlock("cases.Provision", label="条文")

    class Meta:
        label = "法条"
        icon = "openquote"
