// The one place where colours, sizes and durations are written; every screen and component reads them from here.
pragma Singleton
import QtQuick

QtObject {
    id: root

    // Set once for each surface by the engine (see Look in assets/engine.py): console 1, kiosk 1.5, lobby 2.
    property real scale: 1
    // How large the window is against the size it was designed for; SurfaceWindow keeps it.
    property real zoom: 1
    property bool dark: false
    property bool largeType: false
    property bool reducedMotion: false
    readonly property real unit: root.scale * root.zoom
    readonly property real typeUnit: root.unit * (root.largeType ? 1.25 : 1)

    // Dó paper, ink and lines.
    readonly property color surface: root.dark ? "#0D1530" : "#F6F2E8"
    readonly property color surfaceRaised: root.dark ? "#182345" : "#FFFFFF"
    readonly property color surfaceSunken: root.dark ? "#26325C" : "#EAE4D5"
    readonly property color ink: root.dark ? "#FBF8F0" : "#161E36"
    readonly property color inkSoft: root.dark ? "#C3CBE4" : "#4A5268"
    readonly property color inkFaint: root.dark ? "#9AA5C9" : "#666B7A"
    readonly property color line: root.dark ? "#34426F" : "#DAD2C0"
    readonly property color lineStrong: root.dark ? "#7C89B4" : "#7F7A6B"
    readonly property color edge: root.dark ? "#060B1C" : "#CFC6B1"
    readonly property color scrim: "#B30A1028"
    readonly property color focus: root.dark ? "#FFD56B" : "#1B63E0"

    // Indigo: what can be done.
    readonly property color accent: root.dark ? "#A9BCF7" : "#24397A"
    readonly property color accentPressed: root.dark ? "#8CA2E6" : "#1A2B60"
    readonly property color accentEdge: root.dark ? "#5F74B8" : "#121F4A"
    readonly property color accentSoft: root.dark ? "#2A3975" : "#E4E9F6"
    readonly property color inkOnAccent: root.dark ? "#0D1530" : "#FFFFFF"
    readonly property color inkOnAccentSoft: root.dark ? "#E4EAFF" : "#1B2C63"

    // Gold leaf: it is your turn. Beside the brand's door nothing else may use it.
    readonly property color gold: "#F4B82E"
    readonly property color goldEdge: "#B07A0A"
    readonly property color goldSoft: root.dark ? "#4A3A12" : "#FCEFC9"
    readonly property color inkOnGold: "#231800"
    readonly property color inkOnGoldSoft: root.dark ? "#FFE2A0" : "#5A3D00"

    // States; lacquer red only for what is broken or cannot be undone.
    readonly property color positive: root.dark ? "#74D9A4" : "#1B6B47"
    readonly property color positiveSoft: root.dark ? "#123F32" : "#DCF0E4"
    readonly property color inkOnPositive: root.dark ? "#06251A" : "#FFFFFF"
    readonly property color inkOnPositiveSoft: root.dark ? "#B9F1D3" : "#124C32"
    readonly property color caution: root.dark ? "#FFC56B" : "#8A5200"
    readonly property color cautionSoft: root.dark ? "#48340F" : "#FCE8C4"
    readonly property color inkOnCaution: root.dark ? "#2B1A00" : "#FFFFFF"
    readonly property color inkOnCautionSoft: root.dark ? "#FFE1AF" : "#5E3800"
    readonly property color danger: root.dark ? "#FF9D92" : "#A6221D"
    readonly property color dangerPressed: root.dark ? "#F28478" : "#86150F"
    readonly property color dangerEdge: root.dark ? "#B4564D" : "#5F0F0C"
    readonly property color dangerSoft: root.dark ? "#52201F" : "#FBE2DE"
    readonly property color inkOnDanger: root.dark ? "#3A0503" : "#FFFFFF"
    readonly property color inkOnDangerSoft: root.dark ? "#FFD3CD" : "#771510"

    // Be Vietnam Pro draws each mark of Vietnamese apart from its letter, down to small sizes.
    readonly property string family: "Be Vietnam Pro"
    readonly property int regular: Font.Normal
    readonly property int medium: Font.Medium
    readonly property int semiBold: Font.DemiBold
    readonly property int bold: Font.Bold
    readonly property int extraBold: Font.ExtraBold

    // One modular scale: 18 times 1.25 to the n.
    readonly property int caption: root.type(14.5)
    readonly property int body: root.type(18)
    readonly property int lead: root.type(22.5)
    readonly property int title: root.type(28)
    readonly property int headline: root.type(35)
    readonly property int display: root.type(44)
    readonly property int hero: root.type(69)

    // The room between things, in desk pixels.
    readonly property int gap4: root.px(4)
    readonly property int gap8: root.px(8)
    readonly property int gap12: root.px(12)
    readonly property int gap16: root.px(16)
    readonly property int gap24: root.px(24)
    readonly property int gap32: root.px(32)
    // The room between things, in desk pixels.
    readonly property int gap48: root.px(48)
    readonly property int gap64: root.px(64)

    // Shape.
    readonly property int radiusSmall: root.px(8)
    readonly property int radius: root.px(14)
    readonly property int radiusLarge: root.px(22)
    readonly property int hairline: Math.max(1, root.px(1))
    readonly property int stroke: Math.max(2, root.px(2))
    // Raised things have a thickness, like lacquered wood, instead of a blurred shadow; a press sinks them by it.
    readonly property int depth: Math.max(2, root.px(4))
    readonly property int focusWidth: Math.max(3, root.px(3))

    // The least side of anything that is touched: 64 at the console, 96 at the kiosk.
    readonly property int target: root.px(64)
    readonly property int iconSmall: root.px(20)
    readonly property int icon: root.px(26)
    readonly property int iconLarge: root.px(40)

    // Motion says where a thing came from, in milliseconds; a press has none.
    readonly property int quick: root.reducedMotion ? 0 : 120
    readonly property int calm: root.reducedMotion ? 0 : 240
    readonly property int slow: root.reducedMotion ? 0 : 480
    readonly property int easing: Easing.OutCubic

    function px(size: real): int {
        return Math.round(size * root.unit);
    }

    function type(size: real): int {
        return Math.round(size * root.typeUnit);
    }
}
