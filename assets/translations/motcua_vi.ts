<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <translation>Tiếng Việt</translation>
    </message>
</context>
</TS>
