// The counters to sit down at, and who sits there now.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import MotCua
import Console.Model

ColumnLayout {
    id: root

    required property string chosen
    property int columns: 4
    required property SignInView signIn

    signal picked(counter: string)

    spacing: Theme.gap12

    AppText {
        text: qsTr("Counter")
        weight: Theme.semiBold
    }

    GridLayout {
        columnSpacing: Theme.gap12
        columns: root.columns
        rowSpacing: Theme.gap12
        uniformCellWidths: true

        Repeater {
            model: root.signIn.counters

            CounterTile {
                id: tile

                required property string code

                Layout.fillWidth: true
                objectName: "counter-" + tile.code
                selected: root.chosen === tile.code

                onClicked: root.picked(tile.code)
            }
        }
    }
}
