// A page of the kiosk that is longer than any glass, in the place where the kiosk's pages are.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Model
import MotCua

SurfaceWindow {
    id: root

    required property KioskView view
    required property AccessibilityView aids
    required property size startSize
    readonly property bool lying: root.width > root.height
    property int rows: 12
    property int picked: 1

    designWidth: root.lying ? 1600 : 1080
    designHeight: root.lying ? 900 : 1920
    width: root.startSize.width
    height: root.startSize.height

    PageArea {
        anchors.fill: parent
        focus: true
        view: root.view
        aids: root.aids

        PageSlot {
            shown: true
            warm: true
            asynchronous: false

            sourceComponent: StepFrame {
                id: page

                focus: true
                view: root.view
                heading: "Hồ sơ của quý khách gồm những giấy tờ nào?"
                subheading: "Chạm vào từng giấy tờ đã có."

                actions: [
                    FootButton {
                        objectName: "back"
                        low: page.low
                        iconName: "arrow-left"
                        text: "Quay lại"
                    },
                    FootButton {
                        objectName: "helper"
                        low: page.low
                        iconName: "hand-helping"
                        text: "Gọi cán bộ hỗ trợ"
                    },
                    FootButton {
                        objectName: "onward"
                        low: page.low
                        main: true
                        focus: true
                        iconName: "arrow-right"
                        iconAfter: true
                        text: "Tiếp tục với giấy tờ đã chọn"
                    }
                ]

                StepHint {
                    text: "Có thể nộp bản sao điện tử đã chứng thực thay cho bản giấy."
                }

                Banner {
                    Layout.fillWidth: true
                    Layout.minimumHeight: implicitHeight
                    objectName: "online"
                    text: "Thủ tục này chỉ nộp trực tuyến"
                    detail: "Cán bộ hướng dẫn sẽ giúp quý khách tại khu vực tự phục vụ."
                    actionText: "Xem hướng dẫn"
                }

                FactList {
                    FactLine {
                        caption: "Thời hạn giải quyết"
                        fact: "05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ"
                    }

                    FactLine {
                        caption: "Lệ phí"
                        fact: "50.000 đồng"
                    }
                }

                ChoiceList {
                    name: "Giấy tờ"

                    Repeater {
                        model: root.rows

                        ChoiceRow {
                            required property int index

                            objectName: "row-" + index
                            mode: [ChoiceRow.Mode.Several, ChoiceRow.Mode.One, ChoiceRow.Mode.Go][index % 3]
                            selected: root.picked === index
                            iconName: "file-text"
                            title: "Giấy tờ thứ " + (index + 1)
                            subtitle: "Bản chính hoặc bản sao có chứng thực"
                            badge: index === 2 ? "Bắt buộc" : ""
                            badgeIcon: "star"
                            enabled: index !== 3
                            reason: "Không cần cho trường hợp này"

                            onClicked: root.picked = index
                        }
                    }
                }
            }
        }
    }
}
