<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>CamerasDialog</name>
    <message numerus="yes">
        <source>%n cameras do not say when they begin: type “When it was made” at the exhibit.</source>
        <translation>
            <numerusform>%n camera does not say when it begins: type “When it was made” at the exhibit.</numerusform>
            <numerusform>%n cameras do not say when they begin: type “When it was made” at the exhibit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseBanners</name>
    <message numerus="yes">
        <source>The region returned %n points that wait for an answer.</source>
        <translation>
            <numerusform>The region returned %n point that waits for an answer.</numerusform>
            <numerusform>The region returned %n points that wait for an answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Two people changed %n fields without seeing each other.</source>
        <translation>
            <numerusform>Two people changed %n field without seeing each other.</numerusform>
            <numerusform>Two people changed %n fields without seeing each other.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseList</name>
    <message numerus="yes">
        <source>%Ln cases</source>
        <translation>
            <numerusform>%Ln case</numerusform>
            <numerusform>%Ln cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseSteps</name>
    <message numerus="yes">
        <source>{0} / %n items</source>
        <translation>
            <numerusform>{0} / %n item</numerusform>
            <numerusform>{0} / %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseWindows</name>
    <message numerus="yes">
        <source>%n samples entered.</source>
        <translation>
            <numerusform>%n sample entered.</numerusform>
            <numerusform>%n samples entered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClipDialog</name>
    <message numerus="yes">
        <source>In the clip: {0} to {1}, %Ln packets</source>
        <translation>
            <numerusform>In the clip: {0} to {1}, %Ln packet</numerusform>
            <numerusform>In the clip: {0} to {1}, %Ln packets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceIntake</name>
    <message numerus="yes">
        <source>Taking in %n file(s)</source>
        <translation>
            <numerusform>Taking in %n file</numerusform>
            <numerusform>Taking in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) show too little. Keep them all the same?</source>
        <translation>
            <numerusform>%n picture shows too little. Keep it all the same?</numerusform>
            <numerusform>%n pictures show too little. Keep them all the same?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceTray</name>
    <message numerus="yes">
        <source>%n blanks to fill</source>
        <translation>
            <numerusform>%n blank to fill</numerusform>
            <numerusform>%n blanks to fill</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExhibitList</name>
    <message numerus="yes">
        <source>{0} of %n files held</source>
        <translation>
            <numerusform>{0} of %n file held</numerusform>
            <numerusform>{0} of %n files held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message numerus="yes">
        <source>The filters hide %n case(s) with these words.</source>
        <translation>
            <numerusform>The filters hide %n case with these words.</numerusform>
            <numerusform>The filters hide %n cases with these words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{0}” stands nowhere; without it %n case(s) are found.</source>
        <translation>
            <numerusform>“{0}” stands nowhere; without it %n case is found.</numerusform>
            <numerusform>“{0}” stands nowhere; without it %n cases are found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) whose index is being made anew</source>
        <translation>
            <numerusform>%n case whose index is being made anew</numerusform>
            <numerusform>%n cases whose index is being made anew</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FootageChecks</name>
    <message numerus="yes">
        <source>%n gaps over {0} s between {1} and {2}, {3} s in all.</source>
        <translation>
            <numerusform>%n gap over {0} s between {1} and {2}, {3} s in all.</numerusform>
            <numerusform>%n gaps over {0} s between {1} and {2}, {3} s in all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FootageMotion</name>
    <message numerus="yes">
        <source>in %n areas</source>
        <translation>
            <numerusform>in %n area</numerusform>
            <numerusform>in %n areas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n movements {0}</source>
        <translation>
            <numerusform>%n movement {0}</numerusform>
            <numerusform>%n movements {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FootageSource</name>
    <message numerus="yes">
        <source>clock sheet, ± {0} s, %n comparisons</source>
        <translation>
            <numerusform>clock sheet, ± {0} s, %n comparison</numerusform>
            <numerusform>clock sheet, ± {0} s, %n comparisons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FootageTools</name>
    <message numerus="yes">
        <source>%n stills taken</source>
        <translation>
            <numerusform>%n still taken</numerusform>
            <numerusform>%n stills taken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FootageWords</name>
    <message numerus="yes">
        <source>%n places are damaged; frames after them are suspect.</source>
        <translation>
            <numerusform>%n place is damaged; frames after it are suspect.</numerusform>
            <numerusform>%n places are damaged; frames after them are suspect.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gaps: stretches without frames are hatched.</source>
        <translation>
            <numerusform>%n gap: the stretch without frames is hatched.</numerusform>
            <numerusform>%n gaps: stretches without frames are hatched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file says it has %Ln frames; {0} are there.</source>
        <translation>
            <numerusform>The file says it has %Ln frame; {0} are there.</numerusform>
            <numerusform>The file says it has %Ln frames; {0} are there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GapDialog</name>
    <message numerus="yes">
        <source>{0} s, about %n frames</source>
        <translation>
            <numerusform>{0} s, about %n frame</numerusform>
            <numerusform>{0} s, about %n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frames, same as #{0}</source>
        <translation>
            <numerusform>%n frame, same as #{0}</numerusform>
            <numerusform>%n frames, same as #{0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stretches repeat frames.</source>
        <translation>
            <numerusform>%n stretch repeats frames.</numerusform>
            <numerusform>%n stretches repeat frames.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HidingSide</name>
    <message numerus="yes">
        <source>%n places hidden</source>
        <translation>
            <numerusform>%n place hidden</numerusform>
            <numerusform>%n places hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewComplaint</name>
    <message numerus="yes">
        <source>Same plate or telephone: %n earlier case(s)</source>
        <translation>
            <numerusform>Same plate or telephone: %n earlier case</numerusform>
            <numerusform>Same plate or telephone: %n earlier cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackageCheck</name>
    <message numerus="yes">
        <source>It does not hold: %n things are not as sealed.</source>
        <translation>
            <numerusform>It does not hold: %n thing is not as sealed.</numerusform>
            <numerusform>It does not hold: %n things are not as sealed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It holds. %n foreign files lie beside it and change nothing.</source>
        <translation>
            <numerusform>It holds. %n foreign file lies beside it and changes nothing.</numerusform>
            <numerusform>It holds. %n foreign files lie beside it and change nothing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message numerus="yes">
        <source>The printer took %n pages, copies: {0}; recorded.</source>
        <translation>
            <numerusform>The printer took %n page, copies: {0}; recorded.</numerusform>
            <numerusform>The printer took %n pages, copies: {0}; recorded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhoneDialog</name>
    <message numerus="yes">
        <source>%n files, {0} new since last time</source>
        <translation>
            <numerusform>%n file, {0} new since last time</numerusform>
            <numerusform>%n files, {0} new since last time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message numerus="yes">
        <source>%n digits typed</source>
        <translation>
            <numerusform>%n digit typed</numerusform>
            <numerusform>%n digits typed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message numerus="yes">
        <source>%n pages · check code {0}</source>
        <translation>
            <numerusform>%n page · check code {0}</numerusform>
            <numerusform>%n pages · check code {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The printer took %n pages, copies: {0}; recorded.</source>
        <translation>
            <numerusform>The printer took %n page, copies: {0}; recorded.</numerusform>
            <numerusform>The printer took %n pages, copies: {0}; recorded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewCase</name>
    <message numerus="yes">
        <source>%n points open</source>
        <translation>
            <numerusform>%n point open</numerusform>
            <numerusform>%n points open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewDecisions</name>
    <message numerus="yes">
        <source>%n points are still without an answer.</source>
        <translation>
            <numerusform>%n point is still without an answer.</numerusform>
            <numerusform>%n points are still without an answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>{0} · %n stations</source>
        <translation>
            <numerusform>{0} · %n station</numerusform>
            <numerusform>{0} · %n stations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowFacts</name>
    <message numerus="yes">
        <source>%n exhibits</source>
        <translation>
            <numerusform>%n exhibit</numerusform>
            <numerusform>%n exhibits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SampleResult</name>
    <message numerus="yes">
        <source>Card {0} · %n photo(s)</source>
        <translation>
            <numerusform>Card {0} · %n photo</numerusform>
            <numerusform>Card {0} · %n photos</numerusform>
        </translation>
    </message>
</context>
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
        <source>Reading %n files</source>
        <translation>
            <numerusform>Reading %n file</numerusform>
            <numerusform>Reading %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) wait</source>
        <translation>
            <numerusform>%n page waits</numerusform>
            <numerusform>%n pages wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchWindow</name>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation>
            <numerusform>%Ln case</numerusform>
            <numerusform>%Ln cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message numerus="yes">
        <source>{0} / %n items</source>
        <translation>
            <numerusform>{0} / %n item</numerusform>
            <numerusform>{0} / %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SweepLine</name>
    <message numerus="yes">
        <source>{0} of %n files checked this week</source>
        <translation>
            <numerusform>{0} of %n file checked this week</numerusform>
            <numerusform>{0} of %n files checked this week</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncCard</name>
    <message numerus="yes">
        <source>rules: {0} of %n cases</source>
        <translation>
            <numerusform>rules: {0} of %n case</numerusform>
            <numerusform>rules: {0} of %n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message numerus="yes">
        <source>%n entries on this PC only</source>
        <translation>
            <numerusform>%n entry on this PC only</numerusform>
            <numerusform>%n entries on this PC only</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files, {0}</source>
        <translation>
            <numerusform>%n file, {0}</numerusform>
            <numerusform>%n files, {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakenStills</name>
    <message numerus="yes">
        <source>original frame + %n copies</source>
        <translation>
            <numerusform>original frame + %n copy</numerusform>
            <numerusform>original frame + %n copies</numerusform>
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
