// The one place where colours, sizes and durations are written; every screen and component reads them from here.
pragma Singleton
import QtQuick

QtObject {
    id: root

    // Indigo, the colour of what can be done.
    readonly property color accent: dark ? "#A9BCF7" : "#24397A"
    readonly property color accentEdge: dark ? "#5F74B8" : "#121F4A"
    readonly property color accentPressed: dark ? "#8CA2E6" : "#1A2B60"
    readonly property color accentSoft: dark ? "#24326A" : "#E4E9F6"
    readonly property int body: type(18)
    readonly property int bold: Font.Bold
    readonly property int calm: reducedMotion ? 0 : 240

    // One modular scale: 18 times 1.25 to the n.
    readonly property int caption: type(14.5)
    readonly property color caution: dark ? "#FFC56B" : "#8A5200"
    readonly property color cautionSoft: dark ? "#48340F" : "#FCE8C4"
    readonly property color danger: dark ? "#FF9D92" : "#A6221D"
    readonly property color dangerEdge: dark ? "#B4564D" : "#5F0F0C"
    readonly property color dangerPressed: dark ? "#F28478" : "#86150F"
    readonly property color dangerSoft: dark ? "#52201F" : "#FBE2DE"
    property bool dark: false
    // Raised things have a thickness, like lacquered wood, instead of a blurred shadow; a press sinks them by it.
    readonly property int depth: Math.max(2, px(4))
    readonly property int display: type(44)
    readonly property int easing: Easing.OutCubic
    readonly property color edge: dark ? "#060B1C" : "#CFC6B1"
    readonly property int extraBold: Font.ExtraBold
    readonly property string family: "Be Vietnam Pro"
    readonly property color focus: dark ? "#FFD56B" : "#1B63E0"
    readonly property int focusWidth: Math.max(3, px(3))
    readonly property int gap12: px(12)
    readonly property int gap16: px(16)
    readonly property int gap24: px(24)
    readonly property int gap32: px(32)
    readonly property int gap4: px(4)
    readonly property int gap48: px(48)
    readonly property int gap64: px(64)
    readonly property int gap8: px(8)

    // Gold leaf, the colour of "it is your turn"; nothing else may use it.
    readonly property color gold: "#F4B82E"
    readonly property color goldEdge: "#B07A0A"
    readonly property color goldSoft: dark ? "#4A3A12" : "#FCEFC9"
    readonly property int hairline: Math.max(1, px(1))
    readonly property int headline: type(35)
    readonly property int hero: type(69)
    readonly property int icon: px(26)
    readonly property int iconLarge: px(40)
    readonly property int iconSmall: px(20)
    readonly property color ink: dark ? "#FBF8F0" : "#161E36"
    readonly property color inkFaint: dark ? "#8E99BD" : "#6B6F7C"
    readonly property color inkSoft: dark ? "#BBC4DF" : "#4A5268"
    property bool largeType: false
    readonly property int lead: type(22.5)
    readonly property color line: dark ? "#2B3862" : "#DAD2C0"
    readonly property color lineStrong: dark ? "#7C89B4" : "#7F7A6B"
    readonly property int medium: Font.Medium
    readonly property color inkOnAccent: dark ? "#0D1530" : "#FFFFFF"
    readonly property color inkOnAccentSoft: dark ? "#DCE4FF" : "#1B2C63"
    readonly property color inkOnCaution: dark ? "#2B1A00" : "#FFFFFF"
    readonly property color inkOnCautionSoft: dark ? "#FFE1AF" : "#5E3800"
    readonly property color inkOnDanger: dark ? "#3A0503" : "#FFFFFF"
    readonly property color inkOnDangerSoft: dark ? "#FFD3CD" : "#771510"
    readonly property color inkOnGold: "#231800"
    readonly property color inkOnGoldSoft: dark ? "#FFE2A0" : "#5A3D00"
    readonly property color inkOnPositive: dark ? "#06251A" : "#FFFFFF"
    readonly property color inkOnPositiveSoft: dark ? "#B9F1D3" : "#124C32"
    readonly property color positive: dark ? "#74D9A4" : "#1B6B47"
    readonly property color positiveSoft: dark ? "#123F32" : "#DCF0E4"
    readonly property int quick: reducedMotion ? 0 : 120
    readonly property int radius: px(14)
    readonly property int radiusLarge: px(22)
    readonly property int radiusSmall: px(8)
    property bool reducedMotion: false
    readonly property int regular: Font.Normal

    // Set once for each surface by the engine (see Look in assets/engine.py): console 1, kiosk 1.5, lobby 2.
    property real scale: 1
    readonly property color scrim: "#B30A1028"
    readonly property int semiBold: Font.DemiBold
    readonly property int slow: reducedMotion ? 0 : 480
    readonly property int stroke: Math.max(2, px(2))

    // Paper, ink and lines.
    readonly property color surface: dark ? "#0D1530" : "#F6F2E8"
    readonly property color surfaceRaised: dark ? "#182345" : "#FFFFFF"
    readonly property color surfaceSunken: dark ? "#080E22" : "#EAE4D5"

    // The least side of anything that is touched: 64 at the console, 96 at the kiosk.
    readonly property int target: px(64)
    readonly property int title: type(28)
    readonly property real typeUnit: unit * (largeType ? 1.25 : 1)
    readonly property real unit: scale * zoom
    // How large the window is against the size it was designed for; SurfaceWindow keeps it.
    property real zoom: 1

    function px(size: real): int {
        return Math.round(size * root.unit);
    }
    function type(size: real): int {
        return Math.round(size * root.typeUnit);
    }
}
