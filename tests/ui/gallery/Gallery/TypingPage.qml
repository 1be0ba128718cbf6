// Every kind of entry field with the screen's keyboard, in an area that may be the lower part of the glass only.
import QtQuick
import MotCua
import Typing

SurfaceWindow {
    id: root

    property bool reach: false
    property string first: "name"
    readonly property bool wide: root.width > root.height

    designWidth: root.wide ? 1600 : 1080
    designHeight: root.wide ? 900 : 1920

    Item {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: root.reach ? Theme.px(667) : root.height - Theme.px(90)

        TypingArea {
            id: area

            anchors.fill: parent
            anchors.leftMargin: Theme.gap32
            anchors.rightMargin: Theme.gap32
            keyboard: keys

            AppText {
                width: parent.width
                text: "Thông tin của ông/bà"
                size: Theme.display
                weight: Theme.extraBold
            }

            EntryField {
                id: person

                objectName: "name"
                width: parent.width
                keyboard: keys
                kind: EntryField.Kind.Name
                label: "Họ và tên"
                hint: "Viết như trên giấy tờ"
                next: born
            }

            EntryField {
                id: born

                objectName: "born"
                width: parent.width
                keyboard: keys
                kind: EntryField.Kind.BirthDate
                label: "Ngày sinh"
                hint: "Ngày, tháng, năm. Ví dụ: 05/09/1948"
                next: identity
            }

            EntryField {
                id: identity

                objectName: "identity"
                width: parent.width
                keyboard: keys
                kind: EntryField.Kind.Digits
                pattern: "### ### ### ###"
                masked: true
                label: "Số định danh cá nhân"
                error: text.length > 0 && text.length < 12 ? "Số định danh có 12 chữ số" : ""
                next: phone
            }

            EntryField {
                id: phone

                objectName: "phone"
                width: parent.width
                keyboard: keys
                kind: EntryField.Kind.Phone
                label: "Số điện thoại"
                hint: "Không bắt buộc. Ví dụ: 0912 345 678"
                next: code
            }

            EntryField {
                id: code

                objectName: "code"
                width: parent.width
                keyboard: keys
                kind: EntryField.Kind.Code
                label: "Mã hồ sơ"
                next: words
            }

            EntryField {
                id: words

                objectName: "words"
                width: parent.width
                keyboard: keys
                label: "Tìm thủ tục"
                next: passport
            }

            EntryField {
                id: passport

                objectName: "passport"
                width: parent.width
                keyboard: keys
                kind: EntryField.Kind.Mrz
                label: "Dòng dưới cùng của hộ chiếu"
            }
        }

        KeyboardPanel {
            id: keys

            warm: true
        }
    }
}
