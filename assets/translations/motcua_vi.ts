<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>AppButton</name>
    <message>
        <source>Please wait</source>
        <translation>Xin vui lòng chờ</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>Please wait</source>
        <translation>Xin vui lòng chờ</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <translation>Tiếng Việt</translation>
    </message>
</context>
<context>
    <name>LanguageSwitch</name>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Connected</source>
        <translation>Đã kết nối</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Mất kết nối</translation>
    </message>
</context>
</TS>
