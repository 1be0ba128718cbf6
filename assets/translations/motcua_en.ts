<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AmountWords</name>
    <message numerus="yes">
        <source>%n originals</source>
        <translation>
            <numerusform>%n original</numerusform>
            <numerusform>%n originals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfirmCard</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossiers</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyLine</name>
    <message numerus="yes">
        <source>printed %n times</source>
        <translation>
            <numerusform>printed %n time</numerusform>
            <numerusform>printed %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message numerus="yes">
        <source>%n seconds left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskTicketSheet</name>
    <message numerus="yes">
        <source>%n person(s) wait before this number</source>
        <translation>
            <numerusform>%n person waits before this number</numerusform>
            <numerusform>%n people wait before this number</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierEndSheet</name>
    <message numerus="yes">
        <source>%n papers are missing. Ask for them with a supplement, or receive it all the same.</source>
        <translation>
            <numerusform>%n paper is missing. Ask for it with a supplement, or receive it all the same.</numerusform>
            <numerusform>%n papers are missing. Ask for them with a supplement, or receive it all the same.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierFacts</name>
    <message numerus="yes">
        <source>%n sets</source>
        <translation>
            <numerusform>%n set</numerusform>
            <numerusform>%n sets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierRow</name>
    <message numerus="yes">
        <source>%n papers missing</source>
        <translation>
            <numerusform>%n paper missing</numerusform>
            <numerusform>%n papers missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierStrip</name>
    <message numerus="yes">
        <source>%n dossiers prepared</source>
        <translation>
            <numerusform>%n dossier prepared</numerusform>
            <numerusform>%n dossiers prepared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n papers are missing</source>
        <translation>
            <numerusform>%n paper is missing</numerusform>
            <numerusform>%n papers are missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 went without %n printed forms</source>
        <translation>
            <numerusform>%1 went without %n printed form</numerusform>
            <numerusform>%1 went without %n printed forms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierTab</name>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossiersPage</name>
    <message numerus="yes">
        <source>You are ready to hand in %n dossiers</source>
        <translation>
            <numerusform>You are ready to hand in %n dossier</numerusform>
            <numerusform>You are ready to hand in %n dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LimitWords</name>
    <message numerus="yes">
        <source>You have had %n numbers today</source>
        <translation>
            <numerusform>You have had %n number today</numerusform>
            <numerusform>You have had %n numbers today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n dossiers can be prepared at once</source>
        <translation>
            <numerusform>At most %n dossier can be prepared at once</numerusform>
            <numerusform>At most %n dossiers can be prepared at once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListedPage</name>
    <message numerus="yes">
        <source>Go on with %n other dossiers</source>
        <translation>
            <numerusform>Go on with %n other dossier</numerusform>
            <numerusform>Go on with %n other dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingPage</name>
    <message numerus="yes">
        <source>You still need %n papers</source>
        <translation>
            <numerusform>You still need %n paper</numerusform>
            <numerusform>You still need %n papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeText</name>
    <message numerus="yes">
        <source>%n wrong PIN(s) were typed for your name elsewhere before. If that was not you, tell a supervisor.</source>
        <translation>
            <numerusform>%n wrong PIN was typed for your name elsewhere before. If that was not you, tell a supervisor.</numerusform>
            <numerusform>%n wrong PINs were typed for your name elsewhere before. If that was not you, tell a supervisor.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PanelOthers</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperList</name>
    <message numerus="yes">
        <source>%n papers are missing</source>
        <translation>
            <numerusform>%n paper is missing</numerusform>
            <numerusform>%n papers are missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassportPage</name>
    <message numerus="yes">
        <source>Upper line: %n of 44 signs</source>
        <translation>
            <numerusform>Upper line: %n of 44 signs</numerusform>
            <numerusform>Upper line: %n of 44 signs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lower line: %n of 44 signs</source>
        <translation>
            <numerusform>Lower line: %n of 44 signs</numerusform>
            <numerusform>Lower line: %n of 44 signs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatienceLine</name>
    <message numerus="yes">
        <source>This screen closes in %n seconds. Touch it to stay.</source>
        <translation>
            <numerusform>This screen closes in %n second. Touch it to stay.</numerusform>
            <numerusform>This screen closes in %n seconds. Touch it to stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message numerus="yes">
        <source>Too many wrong PINs. The next try is in %n seconds.</source>
        <translation>
            <numerusform>Too many wrong PINs. The next try is in one second.</numerusform>
            <numerusform>Too many wrong PINs. The next try is in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figures entered</source>
        <translation>
            <numerusform>One figure entered</numerusform>
            <numerusform>%n figures entered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinTroubleText</name>
    <message numerus="yes">
        <source>Name and PIN do not fit. You can try %n more time(s).</source>
        <translation>
            <numerusform>Name and PIN do not fit. You can try %n more time.</numerusform>
            <numerusform>Name and PIN do not fit. You can try %n more times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyNotice</name>
    <message numerus="yes">
        <source>For %n days after today at most, then it is deleted</source>
        <translation>
            <numerusform>For one day after today at most, then it is deleted</numerusform>
            <numerusform>For %n days after today at most, then it is deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProcedureFacts</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message numerus="yes">
        <source>%1: %n people waiting</source>
        <translation>
            <numerusform>%1: %n person waiting</numerusform>
            <numerusform>%1: %n people waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message numerus="yes">
        <source>%n people waiting</source>
        <translation>
            <numerusform>%n person waiting</numerusform>
            <numerusform>%n people waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n counters open</source>
        <translation>
            <numerusform>%n counter open</numerusform>
            <numerusform>%n counters open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message numerus="yes">
        <source>More than %n procedures; type one word more</source>
        <translation>
            <numerusform>More than %n procedure; type one word more</numerusform>
            <numerusform>More than %n procedures; type one word more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n procedures</source>
        <translation>
            <numerusform>%n procedure</numerusform>
            <numerusform>%n procedures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServiceTile</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StandingWords</name>
    <message numerus="yes">
        <source>%n people before you</source>
        <translation>
            <numerusform>%n person before you</numerusform>
            <numerusform>%n people before you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusPage</name>
    <message numerus="yes">
        <source>This news is %n days old</source>
        <translation>
            <numerusform>This news is %n day old</numerusform>
            <numerusform>This news is %n days old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TicketStub</name>
    <message numerus="yes">
        <source>%n people before you</source>
        <translation>
            <numerusform>%n person before you</numerusform>
            <numerusform>%n people before you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message numerus="yes">
        <source>%n working hours</source>
        <translation>
            <numerusform>%n working hour</numerusform>
            <numerusform>%n working hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working days</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrialsPage</name>
    <message numerus="yes">
        <source>%n codes so far</source>
        <translation>
            <numerusform>One code so far</numerusform>
            <numerusform>%n codes so far</numerusform>
        </translation>
    </message>
</context>
</TS>
