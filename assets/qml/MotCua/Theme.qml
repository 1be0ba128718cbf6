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
    property bool highContrast: false
    property bool reducedMotion: false
    readonly property real unit: root.scale * root.zoom
    readonly property real typeUnit: root.unit * (root.largeType ? 1.25 : 1)

    // Dó paper, ink and lines.
    readonly property color surface: root.shade("#F6F2E8", "#0D1530", "#FFFFFF", "#000000")
    readonly property color surfaceRaised: root.shade("#FFFFFF", "#182345", "#FFFFFF", "#000000")
    readonly property color surfaceSunken: root.shade("#EAE4D5", "#26325C", "#E6E6E6", "#262626")
    readonly property color ink: root.shade("#161E36", "#FBF8F0", "#000000", "#FFFFFF")
    readonly property color inkSoft: root.shade("#4A5268", "#C3CBE4", "#262626", "#F0F0F0")
    readonly property color inkFaint: root.shade("#666B7A", "#9AA5C9", "#404040", "#C8C8C8")
    readonly property color line: root.shade("#DAD2C0", "#34426F", "#595959", "#B3B3B3")
    readonly property color lineStrong: root.shade("#7F7A6B", "#7C89B4", "#000000", "#FFFFFF")
    readonly property color edge: root.shade("#CFC6B1", "#060B1C", "#000000", "#8C8C8C")
    readonly property color scrim: root.highContrast ? "#D9000000" : "#B30A1028"
    readonly property color focus: root.shade("#1B63E0", "#FFD56B", "#B3005E", "#FFE600")

    // Around what is raised, where its ground alone does not set it off.
    readonly property color rim: root.highContrast ? root.lineStrong : "transparent"
    readonly property int rimWidth: root.highContrast ? root.stroke : 0

    // Indigo: what can be done.
    readonly property color accent: root.shade("#24397A", "#A9BCF7", "#001D6E", "#8FE3FF")
    readonly property color accentPressed: root.shade("#1A2B60", "#8CA2E6", "#000000", "#FFFFFF")
    readonly property color accentEdge: root.shade("#121F4A", "#5F74B8", "#000000", "#4FA3BF")
    readonly property color accentSoft: root.shade("#E4E9F6", "#2A3975", "#DCE6FF", "#00303D")
    readonly property color inkOnAccent: root.shade("#FFFFFF", "#0D1530", "#FFFFFF", "#000000")
    readonly property color inkOnAccentSoft: root.shade("#1B2C63", "#E4EAFF", "#00134D", "#D6F5FF")

    // Gold leaf: it is your turn. Beside the brand's door nothing else may use it.
    readonly property color gold: root.shade("#F4B82E", "#F4B82E", "#FFD000", "#FFD000")
    readonly property color goldEdge: root.shade("#B07A0A", "#B07A0A", "#000000", "#B08F00")
    readonly property color goldSoft: root.shade("#FCEFC9", "#4A3A12", "#FFF3B0", "#3D3000")
    readonly property color inkOnGold: root.shade("#231800", "#231800", "#000000", "#000000")
    readonly property color inkOnGoldSoft: root.shade("#5A3D00", "#FFE2A0", "#3A2800", "#FFE9A0")

    // States; lacquer red only for what is broken or cannot be undone.
    readonly property color positive: root.shade("#1B6B47", "#74D9A4", "#003D1F", "#7CFFB2")
    readonly property color positiveSoft: root.shade("#DCF0E4", "#123F32", "#D9F5E3", "#003319")
    readonly property color inkOnPositive: root.shade("#FFFFFF", "#06251A", "#FFFFFF", "#000000")
    readonly property color inkOnPositiveSoft: root.shade("#124C32", "#B9F1D3", "#00331A", "#C8FFDF")
    readonly property color caution: root.shade("#8A5200", "#FFC56B", "#5A3000", "#FFC24D")
    readonly property color cautionSoft: root.shade("#FCE8C4", "#48340F", "#FFE9B8", "#3D2900")
    readonly property color inkOnCaution: root.shade("#FFFFFF", "#2B1A00", "#FFFFFF", "#000000")
    readonly property color inkOnCautionSoft: root.shade("#5E3800", "#FFE1AF", "#402200", "#FFE7B8")
    readonly property color danger: root.shade("#A6221D", "#FF9D92", "#8A0000", "#FF9C94")
    readonly property color dangerPressed: root.shade("#86150F", "#F28478", "#5C0000", "#FFC9C4")
    readonly property color dangerEdge: root.shade("#5F0F0C", "#B4564D", "#000000", "#B4564D")
    readonly property color dangerSoft: root.shade("#FBE2DE", "#52201F", "#FFE0DC", "#400A06")
    readonly property color inkOnDanger: root.shade("#FFFFFF", "#3A0503", "#FFFFFF", "#000000")
    readonly property color inkOnDangerSoft: root.shade("#771510", "#FFD3CD", "#660000", "#FFD6D2")

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
    readonly property int focusWidth: Math.max(3, root.px(root.highContrast ? 4 : 3))

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

    // The first two are the house's own colours, in light and in dark; the last two are black and white with as little
    // colour as tells things apart, for people who need the most contrast.
    function shade(light: color, dark: color, stark: color, starkDark: color): color {
        return root.highContrast ? (root.dark ? starkDark : stark) : (root.dark ? dark : light);
    }

    function px(size: real): int {
        return Math.round(size * root.unit);
    }

    function type(size: real): int {
        return Math.round(size * root.typeUnit);
    }
}
