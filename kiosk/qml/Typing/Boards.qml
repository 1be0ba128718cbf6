// The keys of each board, row by row: characters and names of keys, `=` before a width other than one key's.
pragma Singleton
import QtQuick

QtObject {
    id: root

    readonly property list<string> name: ["acute grave hook tilde dot", "ă â đ ê ô ơ ư", "q w e r t y u i o p", "a s d f g h j k l", "z x c v b n m back=2", "- ' tongue=2 space=3 next=2 done=2"]
    readonly property list<string> nameWide: ["q w e r t y u i o p ă â đ ê", "a s d f g h j k l ô ơ ư back=2", "z x c v b n m acute=1.6 grave=1.6 hook=1.6 tilde=1.6 dot=1.6", "- ' tongue=2 space=5 next=2.5 done=2.5"]
    readonly property list<string> plainName: ["q w e r t y u i o p", "a s d f g h j k l", "z x c v b n m back=2", "- ' tongue=2 space=3 next=2 done=2"]
    readonly property list<string> words: ["acute grave hook tilde dot", "ă â đ ê ô ơ ư", "q w e r t y u i o p", "a s d f g h j k l", "z x c v b n m back=2", "more=2 tongue=2 space=3 next=2 done=2"]
    readonly property list<string> wordsWide: ["q w e r t y u i o p ă â đ ê", "a s d f g h j k l ô ơ ư back=2", "z x c v b n m acute=1.6 grave=1.6 hook=1.6 tilde=1.6 dot=1.6", "more=2 tongue=2 space=5 next=2.5 done=2.5"]
    readonly property list<string> plainWords: ["q w e r t y u i o p", "a s d f g h j k l", "z x c v b n m back=2", "more=2 tongue=2 space=3 next=2 done=2"]
    readonly property list<string> signs: ["1 2 3 4 5 6 7 8 9 0", "- / . , ( ) & @ back=2", "more=2 space=4 next=2 done=2"]
    readonly property list<string> digits: ["1 2 3 back", "4 5 6 gap", "7 8 9 next", "gap 0 gap done"]
    readonly property list<string> phone: ["1 2 3 back", "4 5 6 gap", "7 8 9 next", "+ 0 gap done"]
    readonly property list<string> code: ["1 2 3 4 5 6 7 8 9 0", "q w e r t y u i o p", "a s d f g h j k l", "z x c v b n m back=2", "- . next=4 done=4"]
    readonly property list<string> codeWide: ["q w e r t y u i o p 1 2 3", "a s d f g h j k l 4 5 6 back", "z x c v b n m - . 7 8 9 0", "next=6 done=6"]
    readonly property list<string> mrz: ["1 2 3 4 5 6 7 8 9 0", "q w e r t y u i o p", "a s d f g h j k l", "z x c v b n m back=2", "<=4 next=3 done=3"]
    readonly property list<string> mrzWide: ["q w e r t y u i o p 1 2 3", "a s d f g h j k l 4 5 6 back", "z x c v b n m <=2 7 8 9 0", "next=6 done=6"]

    function rows(board: string, wide: bool): list<string> {
        return (wide ? root[board + "Wide"] : undefined) ?? root[board];
    }
}
