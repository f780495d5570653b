<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>ScanDialog</name>
    <message numerus="yes">
        <source>%n page(s) scanned</source>
        <translation>
            <numerusform>%n page scanned</numerusform>
            <numerusform>%n pages scanned</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanInbox</name>
    <message numerus="yes">
        <source>%n page(s) wait</source>
        <translation>
            <numerusform>%n page waits</numerusform>
            <numerusform>%n pages wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n field(s) filled in</source>
        <translation>
            <numerusform>%n field filled in</numerusform>
            <numerusform>%n fields filled in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the list of cases</source>
        <translation>
            <numerusform>%n more in the list of cases</numerusform>
            <numerusform>%n more in the list of cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayWords</name>
    <message numerus="yes">
        <source>%n remark(s) or double version(s) to look at</source>
        <translation>
            <numerusform>%n remark or double version to look at</numerusform>
            <numerusform>%n remarks or double versions to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TypedExhibit</name>
    <message numerus="yes">
        <source>Add with %n file(s)</source>
        <translation>
            <numerusform>Add with %n file</numerusform>
            <numerusform>Add with %n files</numerusform>
        </translation>
    </message>
</context>
</TS>
