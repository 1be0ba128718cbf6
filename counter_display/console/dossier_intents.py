"""Joins what the clerk does in the dossier pane to the desk that does it; it decides nothing."""

from counter_display.console.dossier_desk import DossierDesk
from counter_display.console.ui.dossier_desk_view import DossierDeskView
from counter_display.serving.dossier_picture import DossierSheet


def listen_to_dossiers(view: DossierDeskView, desk: DossierDesk) -> None:
    """Let the desk do what the view says, from now on."""
    work = desk.work
    view.wentTo.connect(work.go_to)
    view.wentBy.connect(work.go_by)
    view.ticked.connect(work.tick)
    view.counted.connect(work.count)
    view.needed.connect(work.need)
    view.caseChosen.connect(work.choose_case)
    view.codeWritten.connect(work.write_code)
    view.laidOut.connect(lambda sheet: work.lay_out(DossierSheet(sheet) if sheet else None))
    view.wordWritten.connect(work.write_word)
    view.wordsKept.connect(work.keep_words)
    view.termsKept.connect(work.keep_terms)
    view.sought.connect(work.seek)
    view.picked.connect(work.pick)
    view.endBegun.connect(work.begin_end)
    view.askedFor.connect(work.ask_for)
    view.faultTurned.connect(work.next_fault)
    view.reasonWritten.connect(work.write_reason)
    view.endCodeWritten.connect(work.write_end_code)
    view.endConfirmed.connect(lambda despite_gaps: work.confirm_end(despite_gaps=despite_gaps))
    view.settled.connect(lambda mine: work.settle(mine=mine))
    view.noteWritten.connect(work.write_note)
    view.noteKept.connect(work.keep_note)
    view.retried.connect(desk.retry)
    view.printed.connect(desk.print_form)
    view.leftPrinted.connect(desk.print_left)
    view.leftForgotten.connect(desk.forget_left)
    view.finished.connect(desk.finish)
