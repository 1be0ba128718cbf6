// A place that keeps the keyboard and has something to say of itself.
import QtQuick

FocusScope {
    // What is asked or told here.
    property string heading: ""
}
