"""Which form is used for what, by field of the catalogue and by day; a dossier keeps the forms of its day of receipt.

TT 03/2025/TT-VPCP, Appendix I, in force since 15/9/2025, and TT 01/2018/TT-VPCP before it; for residence
TT 66/2023/TT-BCA since 1/1/2024, for identity cards TT 17/2024/TT-BCA since 1/7/2024. docs/forms.md says how well each
layout is known.
"""

from collections.abc import Sequence
from datetime import date

from server_client.dossier_model.forms.form_kind import FormKind, FormPurpose, Sheet
from server_client.dossier_model.forms.form_set import FormSet
from server_client.dossier_model.procedure import Confidence

RESIDENCE = "Đăng ký, quản lý cư trú"
IDENTITY = "Cấp, quản lý căn cước"

_BOTH_COPIES = ("Lưu", "Giao khách hàng")
_TT_03 = "Thông tư số 03/2025/TT-VPCP"
_TT_01 = "Thông tư số 01/2018/TT-VPCP"
_TT_66 = "Thông tư số 66/2023/TT-BCA"
_TT_17 = "Thông tư số 17/2024/TT-BCA"


class NoSuchForm(LookupError):
    """No set has a form for that purpose on that day."""


def form_for(purpose: FormPurpose, field: str, day: date, sets: Sequence[FormSet] | None = None) -> FormKind:
    """Return the form in force on `day` for a dossier of the field; a field's own set goes above the general one.

    Raises NoSuchForm, as for a notice of stopping before there was one.
    """
    in_force = [forms for forms in (SETS if sets is None else sets) if forms.in_force(day)]
    own = [forms for forms in in_force if field in forms.fields]
    general = [forms for forms in in_force if not forms.fields]
    for forms in (*own, *general):
        kind = forms.kind(purpose)
        if kind is not None:
            return kind
    raise NoSuchForm(f"There is no form for {purpose} in the field {field!r} on {day}: see docs/forms.md")


def form_set_for(field: str, day: date) -> FormSet:
    """Return the set that a dossier's receipt comes from, whose code the dossier keeps. Raises NoSuchForm."""
    receipt = form_for(FormPurpose.RECEIPT, field, day)
    return next(forms for forms in SETS if receipt in forms.kinds)


def _at_the_counter(rule: str) -> tuple[FormKind, FormKind, FormKind]:
    return (
        FormKind(
            symbol="01",
            purpose=FormPurpose.RECEIPT,
            title="Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
            number_ending="TNHS",
            basis=f"Mẫu số 01 - {rule}",
            copies=_BOTH_COPIES,
            confidence=Confidence.HIGH,
        ),
        FormKind(
            symbol="02",
            purpose=FormPurpose.SUPPLEMENT,
            title="Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
            number_ending="HDHS",
            basis=f"Mẫu số 02 - {rule}",
            confidence=Confidence.HIGH,
        ),
        FormKind(
            symbol="03",
            purpose=FormPurpose.REFUSAL,
            title="Phiếu từ chối tiếp nhận giải quyết hồ sơ",
            number_ending="",
            basis=f"Mẫu số 03 - {rule}",
            confidence=Confidence.HIGH,
        ),
    )


def _control(symbol: str, rule: str) -> FormKind:
    return FormKind(
        symbol=symbol,
        purpose=FormPurpose.CONTROL,
        title="Phiếu kiểm soát quá trình giải quyết hồ sơ",
        number_ending=None,
        basis=f"Mẫu số {symbol} - {rule}",
        sheet=Sheet.A4,
        confidence=Confidence.HIGH,
    )


def _register(symbol: str, rule: str) -> FormKind:
    return FormKind(
        symbol=symbol,
        purpose=FormPurpose.REGISTER,
        title="Sổ theo dõi hồ sơ",
        number_ending=None,
        basis=f"Mẫu số {symbol} - {rule}",
        sheet=Sheet.A4_LANDSCAPE,
    )


ONE_STOP_2025 = FormSet(
    code="TT03-2025",
    name=_TT_03,
    effective_from=date(2025, 9, 15),
    kinds=(
        *_at_the_counter(_TT_03),
        FormKind(
            symbol="04",
            purpose=FormPurpose.APOLOGY,
            title="Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết",
            number_ending="PXL",
            basis=f"Mẫu số 04 - {_TT_03}",
        ),
        FormKind(
            symbol="05",
            purpose=FormPurpose.STOP,
            title="Thông báo dừng giải quyết hồ sơ",
            number_ending="",
            basis=f"Mẫu số 05 - {_TT_03}",
            confidence=Confidence.LOW,
        ),
        _control("06", _TT_03),
        _register("07", _TT_03),
    ),
)

ONE_STOP_2018 = FormSet(
    code="TT01-2018",
    name=_TT_01,
    effective_to=date(2025, 9, 14),
    kinds=(
        *_at_the_counter(_TT_01),
        FormKind(
            symbol="04",
            purpose=FormPurpose.APOLOGY,
            title="Phiếu xin lỗi và hẹn lại ngày trả kết quả",
            number_ending="PXL",
            basis=f"Mẫu số 04 - {_TT_01}",
        ),
        _control("05", _TT_01),
        _register("06", _TT_01),
    ),
)

POLICE_RESIDENCE = FormSet(
    code="CT-2024",
    name=_TT_66,
    fields=frozenset({RESIDENCE}),
    effective_from=date(2024, 1, 1),
    kinds=(
        FormKind(
            symbol="CT04",
            purpose=FormPurpose.RECEIPT,
            title="Phiếu tiếp nhận hồ sơ và hẹn trả kết quả",
            number_ending="",
            basis=f"Mẫu CT04 - {_TT_66}",
            copies=_BOTH_COPIES,
        ),
        FormKind(
            symbol="CT05",
            purpose=FormPurpose.SUPPLEMENT,
            title="Phiếu hướng dẫn bổ sung, hoàn thiện hồ sơ",
            number_ending="",
            basis=f"Mẫu CT05 - {_TT_66}",
        ),
        FormKind(
            symbol="CT06",
            purpose=FormPurpose.REFUSAL,
            title="Phiếu từ chối tiếp nhận, giải quyết hồ sơ",
            number_ending="",
            basis=f"Mẫu CT06 - {_TT_66}",
        ),
    ),
)

POLICE_IDENTITY = FormSet(
    code="CC-2024",
    name=_TT_17,
    fields=frozenset({IDENTITY}),
    effective_from=date(2024, 7, 1),
    kinds=(
        FormKind(
            symbol="CC02",
            purpose=FormPurpose.RECEIPT,
            title="Giấy hẹn trả kết quả giải quyết thủ tục về căn cước",
            number_ending="",
            basis=f"Mẫu CC02 - {_TT_17}",
            copies=_BOTH_COPIES,
            confidence=Confidence.LOW,
        ),
        FormKind(
            symbol="CC03",
            purpose=FormPurpose.REFUSAL,
            title="Thông báo từ chối giải quyết thủ tục về căn cước",
            number_ending="",
            basis=f"Mẫu CC03 - {_TT_17}",
            confidence=Confidence.LOW,
        ),
    ),
)

SETS: tuple[FormSet, ...] = (POLICE_RESIDENCE, POLICE_IDENTITY, ONE_STOP_2025, ONE_STOP_2018)
