"""Two people, one case: what each may do, what is written down, and what comes out."""

import json
from itertools import pairwise

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connections
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cases import guards
from cases.models import CasePage
from vault.access import diary
from vault.detection.spans import Party, Span
from vault.intake.registering import CannotTakeIn, take_in, write_roster
from vault.models import Decision, Exemption, Marking, RawCase, Term
from vault.published import drafting
from vault.review import dictionary, machine, marks, quality, returned, terms
from vault.review import steps as review
from vault.review.marks import CannotMark, Doubt, Marks
from vault.review.people import Person

FIRST, SECOND = Person(1, "初审员"), Person(2, "复核员")
SENIOR = Person(3, "分管领导", senior=True)
RAW = "当事人孙大海，电话13822345678，在门前摆放桌椅。孙大海承认事实，高兴地接受处罚。"


@pytest.fixture
def case(db):
    case = take_in(RAW, number="江罚〔2024〕8号", roster=[Party("孙大海", "当事人")])
    text = RAW
    state = Marks(
        tuple(
            Span(at, at + 3, "PERSON", "roster", "孙某", "a")
            for at in (text.index("孙"), text.index("孙大海承认"))
        )
    )
    doubts = (Doubt(text.index("高兴"), text.index("高兴") + 2, "也可能是人名"),)
    phone = text.index("138")
    spans = sorted(
        [*state.spans, Span(phone, phone + 11, "PHONE", "rule", "〔电话〕", "b")], key=lambda s: s.start
    )
    Marking.objects.create(case=case, state=Marks(tuple(spans), doubts).dump(), detector=machine.version())
    return case


def with_roster(case, *lines: Party):
    """Mend the roster, and let a machine look again that finds nothing new."""
    write_roster(case, lines, FIRST)
    Marking.objects.filter(case=case).update(detector=machine.version())


def version(case) -> int:
    return Marking.objects.get(case=case).version


def current(case) -> Marks:
    return Marks.load(Marking.objects.get(case=case).state)


def dismiss_all(case, by=FIRST):
    for doubt in current(case).open_doubts:
        edit = lambda m, d=doubt: marks.decide(m, case.text, d.start, d.end, marks.DISMISSED)  # noqa: E731
        review.change(case, version(case), by, Decision.Action.DISMISSED, edit, doubt.start, doubt.end)
    answer_all(case, by=by)


def answer_all(case, yes=False, by=FIRST):
    for question in review.questions_of(case, current(case)):
        review.answer(case, version(case), by, question.code, yes)


def bring_to_approval(case):
    dismiss_all(case)
    review.submit(case, version(case), FIRST)
    review.read_cold(case, SECOND)
    review.approve(case, SECOND)
    case.refresh_from_db()


@pytest.mark.django_db
@pytest.mark.data
class TestTwoPeople:
    def test_the_whole_way_ends_in_a_draft_without_a_value(self, case, case_index):
        bring_to_approval(case)
        page = drafting.make_draft(case)
        assert not page.live
        assert page.source_ref == case.pk
        for value in ("孙大海", "13822345678", "8号"):
            assert value not in page.title + page.slug + page.what_happened
        assert "孙某，电话〔电话〕" in page.what_happened
        assert drafting.make_draft(case) == page
        assert CasePage.objects.count() == 1

    def test_open_doubts_hold_it_back(self, case):
        with pytest.raises(review.NotAllowed, match="1 个疑点"):
            review.submit(case, version(case), FIRST)

    def test_nobody_approves_what_they_submitted(self, case):
        dismiss_all(case)
        review.submit(case, version(case), FIRST)
        for act in (review.read_cold, review.approve, lambda c, by: review.send_back(c, by, "原因")):
            with pytest.raises(review.NotAllowed, match="换一个人"):
                act(case, FIRST)
            with pytest.raises(review.NotAllowed, match="换一个人"):
                act(case, Person(1, "改过名字"))

    def test_the_second_reader_reads_cold_first_each_time(self, case):
        dismiss_all(case)
        review.submit(case, version(case), FIRST)
        with pytest.raises(review.NotAllowed, match="先读一遍匿名稿"):
            review.approve(case, SECOND)
        review.read_cold(case, SECOND)
        review.send_back(case, SECOND, "第二段还看得出是谁")
        case.refresh_from_db()
        assert (case.status, case.return_reason) == (RawCase.Status.RETURNED, "第二段还看得出是谁")
        review.submit(case, version(case), FIRST, answer="第二段没有店名，认不出。")
        with pytest.raises(review.NotAllowed, match="先读一遍匿名稿"):
            review.approve(case, SECOND)

    def test_a_case_is_sent_back_only_with_a_reason(self, case):
        dismiss_all(case)
        review.submit(case, version(case), FIRST)
        with pytest.raises(review.NotAllowed, match="原因"):
            review.send_back(case, SECOND, "  ")

    def test_nothing_changes_after_submission(self, case):
        dismiss_all(case)
        review.submit(case, version(case), FIRST)
        with pytest.raises(review.NotAllowed, match="待复核"):
            review.undo(case, version(case), FIRST)
        with pytest.raises(CannotTakeIn):
            write_roster(case, [Party("别人")], FIRST)

    def test_a_case_is_not_handed_in_before_the_machine_has_looked_again(self, case):
        dismiss_all(case)
        write_roster(case, [Party("孙大海"), Party("老周", "证人")], FIRST)
        with pytest.raises(review.NotAllowed, match="还没有识别完"):
            review.submit(case, version(case), FIRST)
        assert not review.is_ready(case)
        review.marking_of(case, FIRST)
        review.submit(case, version(case), FIRST)

    def test_nobody_marks_what_the_machine_has_not_seen(self, db):
        case = take_in(RAW, roster=[Party("孙大海", "当事人")])
        with pytest.raises(review.NotAllowed, match="还没有识别完"):
            review.change(case, 1, FIRST, Decision.Action.REMOVED, lambda m: m)
        with pytest.raises(review.NotAllowed, match="还没有识别完"):
            review.submit(case, 1, FIRST)

    def test_a_draft_needs_an_approved_case(self, case, case_index):
        with pytest.raises(drafting.CannotDraft):
            drafting.make_draft(case)

    def test_a_value_that_is_still_readable_holds_it_back(self, case):
        first = current(case).spans[0]
        edit = lambda m: marks.remove(m, case.text, first.start, first.end)  # noqa: E731
        review.change(case, version(case), FIRST, Decision.Action.REMOVED, edit, first.start, first.end)
        dismiss_all(case)
        [left] = review.leftovers(case, current(case))
        assert (left.value, left.places) == ("孙大海", ((first.start, first.end),))
        with pytest.raises(review.NotAllowed, match="看得到"):
            review.submit(case, version(case), FIRST)

    def test_a_phrase_passes_when_the_second_reader_agrees(self, case):
        with_roster(case, Party("孙大海"), Party("高兴", "证人"))
        dismiss_all(case)
        with pytest.raises(review.NotAllowed, match="比那个词长"):
            review.ask_exemption(case, "高兴", FIRST)
        with pytest.raises(review.NotAllowed, match="号码"):
            review.ask_exemption(case, "电话13822345678，", FIRST)
        assert review.ask_exemption(case, "高兴地", FIRST) == review.ask_exemption(case, "高兴地", FIRST)
        bring_to_approval(case)
        assert Exemption.objects.get().approved_by_name == "复核员"

    def test_a_phrase_for_an_article_needs_two_people_as_well(self, case):
        with_roster(case, Party("孙大海"), Party("高兴", "证人"))
        review.ask_exemption(case, "高兴地", FIRST)
        bring_to_approval(case)
        asked = review.ask_exemption(case, "真高兴啊", FIRST)
        outgoing = guards.Outgoing("页", (("正文", "大家真高兴啊"),), frozenset({case.pk}))
        assert guards.findings(outgoing)
        with pytest.raises(review.NotAllowed, match="自己"):
            review.give_exemption(asked, FIRST)
        review.give_exemption(asked, SECOND)
        assert guards.findings(outgoing) == []
        assert Decision.objects.last().action == "exemption_given"


@pytest.mark.django_db
@pytest.mark.data
class TestTheDesk:
    def test_the_later_editor_is_told_and_nothing_is_overwritten(self, case):
        seen = version(case)
        dismiss_all(case)
        with pytest.raises(review.Stale):
            review.change(case, seen, SECOND, Decision.Action.ADDED, lambda m: Marks(), 0, 3)
        assert current(case).spans

    def test_undo_goes_all_the_way_back(self, case):
        start = current(case)
        span = start.spans[0]
        edits = [
            lambda m: marks.rename(m, span.start, span.end, "孙某甲"),
            lambda m: marks.add(m, case.text, 20, 24, "ADDR", "某处", "x"),
            lambda m: marks.remove(m, case.text, span.start, span.end, everywhere=True),
        ]
        for edit in edits:
            review.change(case, version(case), FIRST, Decision.Action.REPLACED, edit, span.start, span.end)
        for _ in edits:
            review.undo(case, version(case), FIRST)
        assert current(case) == start
        with pytest.raises(review.NotAllowed):
            review.undo(case, version(case), FIRST)

    def test_a_split_and_a_merge_are_one_step_each(self, case):
        start = current(case)
        first = start.spans[0]
        apart = lambda m: marks.split(m, case.text, first.start, first.end, "孙某乙")  # noqa: E731
        review.change(case, version(case), FIRST, Decision.Action.REPLACED, apart, first.start, first.end)
        split = current(case)
        assert [s.replacement for s in split.spans if s.type == "PERSON"] == ["孙某乙", "孙某"]
        second = split.spans[-1]
        together = lambda m: marks.merge(m, first.start, first.end, second.start, second.end)  # noqa: E731
        review.change(case, version(case), FIRST, Decision.Action.REPLACED, together, first.start, first.end)
        assert {s.entity for s in current(case).spans if s.type == "PERSON"} == {second.entity}
        review.undo(case, version(case), FIRST)
        review.undo(case, version(case), FIRST)
        assert current(case) == start

    def test_the_log_holds_no_value(self, case, case_index):
        bring_to_approval(case)
        drafting.make_draft(case)
        lines = json.dumps(list(Decision.objects.values()), default=str, ensure_ascii=False)
        for value in ("孙大海", "138223", "8号", "孙某"):
            assert value not in lines
        actions = [entry.action for entry in Decision.objects.all()]
        assert actions == [
            *("taken_in", "dismissed", "answered"),
            *("submitted", "read_cold", "approved", "machine_missed", "machine_missed", "drafted"),
        ]

    def test_every_change_is_logged_with_its_place_kind_and_what_stood_before_and_after(self, case):
        first = current(case).spans[0]
        place = (first.start, first.end)
        shop = RAW.index("摆放桌椅")
        last = lambda: Decision.objects.last()  # noqa: E731

        def told() -> tuple:
            entry = last()
            kinds, said = (entry.kind_before, entry.kind_after), (entry.said_before, entry.said_after)
            return entry.action, entry.undone, (entry.start, entry.end), kinds, said, entry.count

        def change(action, edit, start, end):
            review.change(case, version(case), FIRST, action, edit, start, end)
            return told()

        act = Decision.Action
        renamed = change(act.REPLACED, lambda m: marks.rename(m, *place, "孙某甲"), *place)
        assert renamed[2:] == (place, ("PERSON", "PERSON"), ("孙某", "孙某甲"), 2)
        retyped = change(act.RETYPED, lambda m: marks.retype(m, *place, "NICK", "某人"), *place)
        assert retyped[3:5] == (("PERSON", "NICK"), ("孙某甲", "某人"))
        # Chosen with a blank too many, and with a mark inside: the place is where the mark came to stand.
        around = lambda m: marks.add(m, RAW, shop, shop + 4, "SHOP", "某店", "s")  # noqa: E731
        added = change(act.ADDED, around, shop, shop + 4)
        assert added[2:5] == ((shop, shop + 4), ("", "SHOP"), ("", "某店"))
        blank = change(act.REPLACED, lambda m: marks.rename(m, shop, shop + 4, ""), shop, shop + 4)
        assert blank[4] == ("某店", "（删去）")
        removed = change(act.REMOVED, lambda m: marks.remove(m, RAW, *place), *place)
        assert removed[2:5] == (place, ("NICK", ""), ("某人", ""))
        doubt = current(case).doubts[0]
        settled = lambda m: marks.decide(m, RAW, doubt.start, doubt.end, marks.DISMISSED)  # noqa: E731
        dismissed = change(act.DISMISSED, settled, doubt.start, doubt.end)
        assert dismissed[2:] == ((doubt.start, doubt.end), ("", ""), ("", ""), 1)

        # An undo says what it took back, where, and from what to what.
        for done in (dismissed, removed, blank, added, retyped, renamed):
            review.undo(case, version(case), SECOND)
            action, _, where, kinds, said, count = done
            assert told() == ("undone", action, where, kinds[::-1], said[::-1], count)
            assert last().by_name == SECOND.name

    @pytest.mark.parametrize(
        "words",
        ["孙大海", "老孙大海的店", "孙 大 海", "sun da hai", "13822345678", "138****5678", "尾号345678", "江罚(2024) 8号", "江罚2024第8号",
         "承认事实", "李大力", "业主62220210"],
    )  # fmt: skip
    def test_a_replacement_that_shows_something_of_a_case_is_logged_as_a_digest(self, case, words):
        take_in("当事人李大力在门前摆放桌椅。", roster=[Party("李大力", "当事人")])
        first = current(case).spans[0]
        for replacement in (words, "孙某甲"):
            rename = lambda m, to=replacement: marks.rename(m, first.start, first.end, to)  # noqa: E731
            review.change(
                case, version(case), FIRST, Decision.Action.REPLACED, rename, first.start, first.end
            )
        review.undo(case, version(case), FIRST)
        to, back, undone = Decision.objects.order_by("-pk")[:3][::-1]
        assert to.said_before == "孙某" and back.said_after == "孙某甲" == undone.said_before
        assert to.said_after == back.said_before == undone.said_after
        assert to.said_after.startswith("〔含案卷内容，不记，摘要 ")
        lines = json.dumps(list(Decision.objects.values()), default=str, ensure_ascii=False)
        assert words not in lines and "大海" not in lines and "345678" not in lines

    @pytest.mark.parametrize(
        "words", ["孙某", "某餐饮店", "证人甲", "〔电话〕", "本世纪一十年代", "一名店主", "A公司"]
    )
    def test_a_replacement_that_shows_nothing_is_logged_as_it_is(self, case, words):
        first = current(case).spans[2]
        rename = lambda m: marks.rename(m, first.start, first.end, words)  # noqa: E731
        review.change(case, version(case), FIRST, Decision.Action.RETYPED, rename, first.start, first.end)
        assert words in {Decision.objects.last().said_after, current(case).spans[2].replacement}
        assert "摘要" not in Decision.objects.last().said_after

    def test_the_site_database_holds_no_value(self, case, case_index):
        bring_to_approval(case)
        drafting.make_draft(case)
        with connections["default"].cursor() as cursor:
            for table in connections["default"].introspection.table_names():
                cursor.execute(f'SELECT * FROM "{table}"')
                stored = str(cursor.fetchall())
                assert "孙大海" not in stored and "13822345678" not in stored, table


TEXT = "甲乙丙丁 甲乙丙丁 甲乙丙丁 戊己庚辛"


class TestMarks:
    def test_one_selection_can_hide_every_mention(self):
        found = marks.add(Marks(), TEXT, 0, 2, "PERSON", "甲某", "a", everywhere=True)
        assert [(s.start, s.end) for s in found.spans] == [(0, 2), (5, 7), (10, 12)]
        renamed = marks.rename(found, 5, 7, "某人")
        assert {s.replacement for s in renamed.spans} == {"某人"}
        assert marks.remove(found, TEXT, 0, 2, everywhere=True) == Marks()

    def test_a_cut_through_a_mark_is_refused_and_a_wider_one_absorbs_it(self):
        found = marks.add(Marks(), TEXT, 1, 3, "PERSON", "某", "a")
        for start, end in ((0, 2), (2, 4)):
            with pytest.raises(CannotMark):
                marks.add(found, TEXT, start, end, "PERSON", "某", "b")
        assert [(s.start, s.end) for s in marks.add(found, TEXT, 0, 4, "SHOP", "某店", "b").spans] == [(0, 4)]

    @pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (0, 99), (4, 5)])
    def test_what_is_no_text_cannot_be_marked(self, start, end):
        with pytest.raises(CannotMark):
            marks.add(Marks(), TEXT, start, end, "PERSON", "某", "a")

    def test_two_entities_become_one(self):
        found = marks.add(
            marks.add(Marks(), TEXT, 0, 2, "PERSON", "甲某", "a"), TEXT, 15, 17, "NICK", "阿某", "b"
        )
        merged = marks.merge(found, 15, 17, 0, 2)
        assert {(s.entity, s.replacement, s.type) for s in merged.spans} == {("a", "甲某", "PERSON")}

    @given(st.lists(st.tuples(st.integers(0, 18), st.integers(1, 6), st.booleans()), max_size=8))
    def test_spans_never_overlap_and_every_step_can_be_taken_back(self, steps):
        now = Marks(doubts=(Doubt(3, 4, "?"), Doubt(16, 18, "?")))
        for start, length, everywhere in steps:
            try:
                after = marks.add(now, TEXT, start, start + length, "PERSON", "某", f"e{start}", everywhere)
            except CannotMark:
                continue
            assert marks.go_back(after, marks.difference(now, after)) == now
            assert all(a.end <= b.start for a, b in zip(after.spans, after.spans[1:], strict=False))
            now = after


@pytest.mark.django_db
@pytest.mark.data
class TestReturned:
    REASON = "孙某的摊位街坊一看就知道"

    @pytest.fixture
    def back(self, case):
        dismiss_all(case)
        review.submit(case, version(case), FIRST)
        review.send_back(case, SECOND, self.REASON)
        case.refresh_from_db()
        return case

    def is_refused(self, case):
        assert returned.is_unchanged(RawCase.objects.get(pk=case.pk), current(case))
        with pytest.raises(review.NotAllowed, match="什么都没有改"):
            review.submit(case, version(case), FIRST)
        return True

    def test_it_is_not_handed_in_as_it_was(self, back):
        assert self.is_refused(back)
        assert back.return_reason == self.REASON

    def test_an_answer_goes_to_the_second_reader_and_then_goes_away(self, back):
        review.submit(back, version(back), FIRST, answer=" 原文没有写\n位置 ")
        back.refresh_from_db()
        assert (back.return_reason, back.return_answer) == (self.REASON, "原文没有写 位置")
        assert Decision.objects.filter(action="replied", by_name=FIRST.name).count() == 1
        review.send_back(back, SECOND, "还是认得出")
        back.refresh_from_db()
        assert (back.return_reason, back.return_answer) == ("还是认得出", "")
        assert self.is_refused(back)
        review.submit(back, version(back), FIRST, answer="问过派出所，同类的有几家。")
        review.read_cold(back, SECOND)
        review.approve(back, SECOND)
        back.refresh_from_db()
        assert (back.return_reason, back.return_answer) == ("", "")

    def test_a_change_is_an_answer_until_it_is_taken_back(self, back):
        span = current(back).spans[0]
        rename = lambda now: marks.rename(now, span.start, span.end, "某人")  # noqa: E731
        back_again = lambda now: marks.rename(now, span.start, span.end, span.replacement)  # noqa: E731
        review.change(back, version(back), FIRST, Decision.Action.REPLACED, rename)
        assert not returned.is_unchanged(back, current(back))
        review.undo(back, version(back), FIRST)
        assert self.is_refused(back)
        for edit in (rename, back_again):
            review.change(back, version(back), FIRST, Decision.Action.REPLACED, edit)
        assert self.is_refused(back)
        review.change(back, version(back), FIRST, Decision.Action.REPLACED, rename)
        review.submit(back, version(back), FIRST)
        assert not Decision.objects.filter(action="replied").exists()

    def test_so_are_another_answer_a_phrase_and_another_roster(self, back):
        review.answer(back, version(back), FIRST, "whole", True)
        assert not returned.is_unchanged(RawCase.objects.get(pk=back.pk), current(back))
        review.answer(back, version(back), FIRST, "whole", False)
        assert self.is_refused(back)
        with_roster(back, Party("孙大海", "经营者"))
        assert not returned.is_unchanged(RawCase.objects.get(pk=back.pk), current(back))

    def test_what_the_machine_changed_is_no_answer_of_a_reader(self, back):
        marking = Marking.objects.get(case=back)
        found = Marks.load(marking.state)
        words = RAW.index("桌椅")
        marking.state = Marks(
            (*found.spans, Span(words, words + 2, "NICK", "rule", "某物", "t")), found.doubts
        ).dump()
        marking.save()
        diary.note(back, Decision.Action.DETECTED, FIRST)
        assert self.is_refused(back)

    def test_a_case_that_was_never_sent_back_needs_no_answer(self, case):
        dismiss_all(case)
        review.submit(case, version(case), FIRST, answer="没人问过")
        case.refresh_from_db()
        assert case.return_answer == ""

    def test_the_kept_likeness_says_nothing(self, back):
        assert len(back.handed_in) == 32 and "孙" not in back.handed_in


@pytest.mark.django_db
@pytest.mark.data
class TestWhetherSomebodyCanBeTold:
    def test_every_question_is_answered_before_a_second_person_sees_the_case(self, case):
        dismiss_all(case)
        case.refresh_from_db()
        case.answers = {}
        case.save()
        with pytest.raises(review.NotAllowed, match="1 问"):
            review.submit(case, version(case), FIRST)

    def test_a_yes_needs_the_senior_who_is_named(self, case):
        dismiss_all(case)
        review.answer(case, version(case), FIRST, "whole", True)
        with pytest.raises(review.NotAllowed, match="请选由哪位负责人"):
            review.submit(case, version(case), FIRST)
        with pytest.raises(review.NotAllowed, match="没有复核这类案卷的权限"):
            review.submit(case, version(case), FIRST, SECOND)
        review.submit(case, version(case), FIRST, SENIOR)
        for act in (review.read_cold, review.approve, lambda c, by: review.send_back(c, by, "原因")):
            with pytest.raises(review.NotAllowed, match="分管领导"):
                act(case, SECOND)
            with pytest.raises(review.NotAllowed, match="指定由分管领导复核"):
                act(case, Person(4, "另一位领导", senior=True))
        review.read_cold(case, SENIOR)
        review.approve(case, SENIOR)
        assert Decision.objects.get(action="named").about_name == "分管领导"

    def test_another_senior_takes_over_in_their_own_name(self, case):
        other = Person(4, "另一位领导", senior=True)
        dismiss_all(case)
        review.answer(case, version(case), FIRST, "whole", True)
        review.submit(case, version(case), FIRST, SENIOR)
        for nobody in (SECOND, Person(1, "初审员", senior=True)):
            with pytest.raises(review.NotAllowed, match="不能由你"):
                review.take_over(case, nobody)
        review.take_over(case, other)
        review.read_cold(case, other)
        with pytest.raises(review.NotAllowed, match="指定由另一位领导复核"):
            review.approve(case, SENIOR)
        review.approve(case, other)

    def test_nobody_is_senior_enough_for_their_own_case(self, case):
        dismiss_all(case, by=SENIOR)
        review.answer(case, version(case), SENIOR, "whole", True)
        with pytest.raises(review.NotAllowed, match="自己提交"):
            review.submit(case, version(case), SENIOR, SENIOR)
        review.submit(case, version(case), SENIOR, Person(4, "另一位领导", senior=True))
        with pytest.raises(review.NotAllowed, match="自己提交"):
            review.read_cold(case, SENIOR)

    def test_a_minor_in_the_roster_needs_a_senior_whatever_is_answered(self, case):
        with_roster(case, Party("孙大海"), Party("孙小海", "证人", minor=True))
        case.refresh_from_db()
        assert "minor" in {one.code for one in review.questions_of(case, current(case))}
        dismiss_all(case)
        review.submit(case, version(case), FIRST, SENIOR)
        with pytest.raises(review.NotAllowed, match="分管领导"):
            review.read_cold(case, SECOND)

    def test_the_later_of_two_answers_is_told(self, case):
        seen = version(case)
        review.answer(case, seen, FIRST, "whole", False)
        with pytest.raises(review.Stale):
            review.answer(case, seen, SECOND, "whole", True)

    def test_an_answer_no_longer_counts_when_more_is_left_in_the_text(self, db):
        text = "当事人孙大海在蓬江区经营老味烧腊店，2024年3月5日被查。孙大海承认事实，店里只有他一人。"
        case = take_in(text, roster=[Party("孙大海", "当事人"), Party("老味烧腊店", "店铺", "shop")])
        shop = text.index("老味")
        state = Marks((Span(shop, shop + 5, "SHOP", "roster", "某店", "a"),))
        Marking.objects.create(case=case, state=state.dump())
        answer_all(case)
        case.refresh_from_db()
        assert review.unanswered(case, current(case)) == 0
        longer = lambda m: marks.rename(m, shop, shop + 5, "某烧腊店")  # noqa: E731
        review.change(case, version(case), FIRST, Decision.Action.REPLACED, longer, shop, shop + 5)
        asked = {one.code: one for one in review.questions_of(case, current(case))}
        assert asked["only"].words == {"某烧腊店"}
        assert review.unanswered(case, current(case)) == 1
        review.undo(case, version(case), FIRST)
        assert review.unanswered(case, current(case)) == 0


@pytest.mark.django_db
@pytest.mark.data
class TestTerms:
    def test_a_hidden_word_of_the_case_is_marked_everywhere_and_is_one_step(self, case):
        start = current(case)
        review.add_term(case, version(case), FIRST, "桌椅", "hide", "OTHERID")
        assert [RAW[s.start : s.end] for s in current(case).spans if s.source == "term"] == ["桌椅"]
        review.undo(case, version(case), FIRST)
        assert current(case) == start

    def test_a_word_of_the_roster_is_never_laid_open(self, case):
        for words in ("孙大海", "当事人孙大海"):
            with pytest.raises(dictionary.CannotAdd, match="名册"):
                dictionary.add(words, "never", "", FIRST, case)
        dictionary.add("当事人孙大海", "never", "", SECOND)
        assert dictionary.laid_over(case, current(case)).spans == current(case).spans

    def test_the_words_of_the_office_are_applied_when_the_machine_marks(self, db):
        dictionary.add("长堤路", "never", "", SECOND)
        dictionary.add("老地方", "hide", "NICK", SECOND)
        text = "当事人孙大海在长堤路摆卖，街坊叫那里老地方，孙大海承认。"
        case = take_in(text, roster=[Party("孙大海")])
        hidden = {text[s.start : s.end] for s in Marks.load(review.marking_of(case, FIRST).state).spans}
        assert "老地方" in hidden and "孙大海" in hidden
        assert not any(words == "长堤路" for words in hidden)

    def test_an_ended_word_stays_on_record_and_counts_no_longer(self, case):
        term = dictionary.add("桌椅", "hide", "OTHERID", SECOND)
        dictionary.end(term, FIRST)
        assert Term.objects.get().ended_by_name == "初审员"
        assert dictionary.laid_over(case, current(case)) == current(case)

    @given(
        st.text("甲乙丙丁", max_size=30), st.lists(st.text("甲乙丙丁", min_size=2, max_size=4), max_size=4)
    )
    def test_laid_over_marks_never_overlap_and_hide_every_word(self, text, words):
        hide = [terms.Hidden(one, "NICK", "某", one) for one in words]
        found = terms.apply(Marks(), text, hide).spans
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert {text[s.start : s.end] for s in found} <= set(words)


@pytest.mark.django_db
@pytest.mark.data
class TestQuality:
    def test_the_machine_is_measured_by_what_two_readers_signed_for(self, case):
        marking = Marking.objects.get(case=case)
        spans = current(case).spans
        excess = RAW.index("桌椅")
        marking.machine = [[spans[0].start, spans[0].end, "PERSON"], [excess, excess + 2, "SHOP"]]
        marking.save()
        bring_to_approval(case)
        [row] = quality.cases()
        assert (row.found, row.doubted, row.missed, row.excess) == (1, 0, 2, 1)
        assert row.recall == pytest.approx(1 / 3)
        assert quality.by_kind([row])["PHONE"].missed == 1

    def test_a_case_approved_twice_counts_once(self, case):
        bring_to_approval(case)
        RawCase.objects.filter(pk=case.pk).update(status=RawCase.Status.SUBMITTED)
        case.refresh_from_db()
        review.approve(case, SECOND)
        [row] = quality.cases()
        assert row.whole == 3

    def test_cases_from_before_anything_was_counted_are_no_month_of_zero(self, case, client):
        bring_to_approval(case)
        user = User.objects.create_user("reader", password="x")
        user.user_permissions.set(Permission.objects.filter(codename__in=["review_case", "access_admin"]))
        client.force_login(user)
        assert "机器标出的比例" in client.get(reverse("vault:quality")).text
        old = take_in(RAW + "更早的一件。", roster=[Party("孙大海")])
        diary.note(old, Decision.Action.APPROVED, SECOND)
        page = client.get(reverse("vault:quality")).text
        assert "另有 1 件没有数" in page
        assert [row.whole for row in quality.cases()] == [3, 0]
