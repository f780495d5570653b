<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Banner</name>
    <message>
        <source>Hide this message</source>
        <translation>隐藏这条消息</translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Back to {0} (Alt+Left)</source>
        <translation>返回{0} (Alt+Left)</translation>
    </message>
</context>
<context>
    <name>CaseBanners</name>
    <message>
        <source>The region returned {0} point(s) that wait for an answer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Two people changed {0} field(s) without seeing each other.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CaseBlanks</name>
    <message>
        <source>What happened</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When it happened</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When it was raised</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How it reached us</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where on the station</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Persons concerned</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Manager on duty</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whom it is about</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The customer's account, in the customer's order</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read back and confirmed by the customer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Secured at once</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What was secured before it can vanish</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stop the sale?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Why, or why not</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the customer wants</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The demand, in the customer's words</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The customer states no demand</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reply promised for</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Relation to the vehicle</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When not to call</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How to reach the customer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Vehicle</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Number plate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fuel on the flap</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rated tank</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Odometer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Vehicle identification number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Internal notes on the talk (never printed for the customer)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mood, 1 calm to 5 furious</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What it is about</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Manner</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where the customer stands</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The customer's position</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When to call back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The customer wants no callback</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Apology made</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Who causes the delay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Final answer told to the customer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Test result expected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Outside proceeding: body and number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Closing note</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CaseMoves</name>
    <message>
        <source>Begin with the customer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Carried out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Customer agrees</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the case</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Finish this step</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hand up to: {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Why? The reason stays with the case.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Say what is asked of them. Tell the customer the name and the next contact.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The demand exceeds my authority</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The customer asks for a higher level</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The press or a public platform is involved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close case {0}?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>After closing, the record stands as it is: nothing is deleted, later changes are marked as such, and only a second complaint opens it again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Now: {0}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>What you were typing has been restored.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cases</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} (Ctrl+Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Still missing before “{0}”: {1}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Confirmation for signature (F6)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Evidence dossier…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Record of a refused signature…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answered. The region sees it with the next exchange.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>page</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>muted</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Print this case's papers (Ctrl+P)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Escalate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hand the case to a higher level (Ctrl+U)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Finish this step</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What happened, in one sentence (F2)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What happened, in one sentence</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Parts of the case</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CaseParts</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Demand</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CasePicker</name>
    <message>
        <source>Case number, plate, phone or words</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No case with these words.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose the case</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cases</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose this case</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CaseProof</name>
    <message>
        <source>Activity</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show fewer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show all {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Added {0}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} added</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} already there</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} refused</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What came of each file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0}: already in this case</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CategoryFacts</name>
    <message>
        <source>Disputed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>disputed</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>More answers for this item</source>
        <translation>这一项的其他回答</translation>
    </message>
    <message>
        <source>More answers: {0}</source>
        <translation>其他回答：{0}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Not possible, with a reason…</source>
        <translation>无法完成，填写原因…</translation>
    </message>
    <message>
        <source>Does not apply, with a reason…</source>
        <translation>不适用，填写原因…</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>无法完成</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>Clickable</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>ConfirmationDialog</name>
    <message>
        <source>Making the paper</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Case {0} · {1}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Version {0} · text {1}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Printed, not signed yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Signature refused, recorded</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The signed paper is in the case as evidence.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The refusal is recorded with reason and witnesses.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the paper</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Photos and scans ({0});;All files (*)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose photo or scan</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>On-site confirmation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Change the text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read it with the customer. What is grey comes from the case and is changed there; the white fields can be changed here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A changed text is a new version with a new code; earlier prints become invalid.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Make the paper</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write the text into the case and show the paper (Ctrl+Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Code on the paper</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the code</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Print (Ctrl+P)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save PDF…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When it is signed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Drop the photo or scan here: every page, in any order.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose photo or scan…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sign on this screen…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Customer refuses to sign…</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>DecisionDialog</name>
    <message>
        <source>The whole case</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ElidedLabel</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>EvidenceDesk</name>
    <message>
        <source>Search case or file name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} becomes evidence of the case you choose.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Taking in {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Footage</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stills</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Camera files ({0});;All files (*)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a camera file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No camera footage in open cases yet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a camera file…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read the list again (F5)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stills from camera footage</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Drop a camera file here, or choose one. It becomes evidence of a case first; then you take stills.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Signed papers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Drop photos or scans of signed papers here. The code on the paper finds its case.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the scan inbox</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Camera footage of open cases</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Camera footage</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>EvidenceIntake</name>
    <message>
        <source>Add evidence</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add every file of a folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pasted picture</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Taking in {0} file(s)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>EvidenceTray</name>
    <message>
        <source>Add</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add evidence (Ctrl+E); files can also be dropped on the page</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No evidence yet. Drop files anywhere here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>pasted.png</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Files…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A whole folder…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paste (Ctrl+V)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paper, object or system record, typed in…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Evidence · {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show fewer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show all {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>withdrawn · {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The file was found damaged</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Typed in, without a file</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ExhibitDialog</name>
    <message>
        <source>View large…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Take stills</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Check integrity</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Withdraw…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Typed in, without a file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Added {0} by {1}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} · {1:,} bytes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Withdrawn: {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Handling the case</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Showing it to the customer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Checking what was recorded</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every look at evidence is kept with its reason.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Why do you look at it?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Intact: the file still has its hash ({0}).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export the unchanged original</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Who gets it, and why?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is kept with the exhibit.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Exported: {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Withdraw {0}?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It keeps its number and stays visible, greyed, with this reason.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Belongs to another case</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Added twice</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shows nothing</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ExhibitFields</name>
    <message>
        <source>Title</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What it shows, in one sentence</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When it was made</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Made by</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Device or system it comes from</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How it was obtained</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind of evidence</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ExhibitList</name>
    <message>
        <source>{0} of {1} files held</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Look at it; what is not here is fetched from headquarters</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ExhibitLook</name>
    <message>
        <source>Remark on this exhibit…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fetching the file…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fetching from headquarters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This exhibit is paper or an object; there is no file.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>FactList</name>
    <message>
        <source>Remark on {0}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>FieldForm</name>
    <message>
        <source>Restored as you left it.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>FieldsPanel</name>
    <message>
        <source>Signs that raise the class</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Enrol with a code</source>
        <translation>用登记码登记</translation>
    </message>
    <message>
        <source>For a real desk: headquarters gave you a code for this station or region.</source>
        <translation>正式岗位：总部已为本站或片区发了登记码。</translation>
    </message>
    <message>
        <source>Open the practice station</source>
        <translation>打开练习站</translation>
    </message>
    <message>
        <source>To learn and to try: fourteen made-up stations, a headquarters on this PC.</source>
        <translation>学习和试用：十四座虚构的加油站，总部也在本机上。</translation>
    </message>
    <message>
        <source>Station desk</source>
        <translation>站长岗位</translation>
    </message>
    <message>
        <source>Record a complaint at the counter, prove it, and close it.</source>
        <translation>在柜台登记投诉，取证，直到结案。</translation>
    </message>
    <message>
        <source>Regional desk</source>
        <translation>片区岗位</translation>
    </message>
    <message>
        <source>Review what the stations of a region send in, and decide.</source>
        <translation>审阅各站报来的案件，并作出决定。</translation>
    </message>
    <message>
        <source>Asking headquarters…</source>
        <translation>正在联系总部…</translation>
    </message>
    <message>
        <source>Preparing the practice station…</source>
        <translation>正在准备练习站…</translation>
    </message>
    <message>
        <source>Forecourt Casebook</source>
        <translation>现场案卷</translation>
    </message>
    <message>
        <source>Change the language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>How do you want to start?</source>
        <translation>从哪里开始？</translation>
    </message>
    <message>
        <source>A desk is enrolled once. Afterwards everything works without a network.</source>
        <translation>每个岗位只登记一次，之后没有网络也能使用。</translation>
    </message>
    <message>
        <source>Headquarters gives each desk a code that works once. Type it, or scan its QR code into the field.</source>
        <translation>总部为每个岗位发一个只能用一次的登记码。请输入，或用扫码枪扫入二维码。</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>登记码</translation>
    </message>
    <message>
        <source>12 or 24 letters and digits; spaces and dashes do not matter</source>
        <translation>12 位或 24 位字母和数字，空格和短横可有可无</translation>
    </message>
    <message>
        <source>Address of headquarters</source>
        <translation>总部地址</translation>
    </message>
    <message>
        <source>Stands beside the code on the sheet from headquarters</source>
        <translation>写在总部登记单上，登记码旁边</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the choice (Escape)</source>
        <translation>返回选择 (Escape)</translation>
    </message>
    <message>
        <source>Enrol this PC</source>
        <translation>登记本机</translation>
    </message>
    <message>
        <source>Ask headquarters to accept this PC (Enter)</source>
        <translation>向总部登记本机 (Enter)</translation>
    </message>
    <message>
        <source>Everything is made up: people, stations and about forty cases. Nothing leaves this PC. Which desk do you want to sit at?</source>
        <translation>人员、加油站和约四十个案件全是虚构的，什么都不会离开本机。您想坐在哪个岗位？</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{0} – practice</source>
        <translation>{0}（练习）</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>取证</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审阅</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Forecourt Casebook</source>
        <translation>现场案卷</translation>
    </message>
    <message>
        <source>Practice: every person, station and case here is fictitious.</source>
        <translation>练习：这里的人员、加油站和案件全部是虚构的。</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>NewComplaint</name>
    <message>
        <source>New complaint</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Give up what was typed here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Record the complaint</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Record the complaint and open the case (Ctrl+Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Listen first</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Greet, give your name, let the customer tell in order and do not explain yet. These six things are enough to begin; everything else follows on the case page.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PdfPane</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Page width</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whole page</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PersonButton</name>
    <message>
        <source>On duty: {0}, {1}</source>
        <translation>当班：{0}，{1}</translation>
    </message>
    <message>
        <source>Switch person, lock, language and colours</source>
        <translation>换人、锁定、语言和颜色</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Switch person</source>
        <translation>换人</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>About…</source>
        <translation>关于…</translation>
    </message>
    <message>
        <source>Forecourt Casebook</source>
        <translation>现场案卷</translation>
    </message>
    <message>
        <source>Version {0}. Free software under the Apache License 2.0.</source>
        <translation>版本 {0}。按 Apache 2.0 许可发布的自由软件。</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Erase one digit</source>
        <translation>删去一位</translation>
    </message>
    <message>
        <source>Erase one digit (Backspace)</source>
        <translation>删去一位 (Backspace)</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Take these digits (Enter)</source>
        <translation>确认 (Enter)</translation>
    </message>
    <message>
        <source>{0} digits typed</source>
        <translation>已输入 {0} 位</translation>
    </message>
</context>
<context>
    <name>PlaceButton</name>
    <message>
        <source>{0}, {1} waiting</source>
        <translation>{0}，{1} 项待处理</translation>
    </message>
</context>
<context>
    <name>PointBox</name>
    <message>
        <source>Answer (Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answer to: {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Returned by {0}, {1}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go to {0}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PointRow</name>
    <message>
        <source>About</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the station must add, correct or explain</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Point</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Take this point away</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>Case {0} · {1}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Evidence dossier</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>On-site confirmation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Record of refusal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Making {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} pages · check code {1}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Who is the copy for?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Handing out a copy is recorded with its receiver and purpose.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The customer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Market supervision</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The insurer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>internal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save the document</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Saved as {0}; the copy is recorded.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} pages printed and recorded.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy for others (disclosure)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Leaves out notes that are only for us and marks the copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save PDF…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save as PDF (Ctrl+S)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Print (Ctrl+P)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>{0} %, about {1} s left</source>
        <translation>{0} %，约剩 {1} 秒</translation>
    </message>
    <message>
        <source>{0} %, about {1} min left</source>
        <translation>{0} %，约剩 {1} 分钟</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>ReadingBack</name>
    <message>
        <source>Reading {0}…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} belongs to another case; read it in the scan inbox.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>File it all the same</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Page {0}: please look whether it is signed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It is signed: file it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Page {0} is filed as exhibit {1}.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>Record</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Record (Ctrl+Enter)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RecordKinds</name>
    <message>
        <source>Claims</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a claim</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing claimed yet. A later demand is a new line; nothing is overwritten.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What for</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind of loss</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Claimed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Proved by vouchers</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Voucher (exhibit number)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Raised</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remark</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Other people</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No witness, employee or specialist named yet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Relation to the matter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Communications</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a communication</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing said yet. A promise becomes a clock.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>With whom</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What was promised</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Promised for</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Notices</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a notice</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nobody has been notified yet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>To whom</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Given</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acknowledged</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Proposals</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a proposal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing offered yet. Two or three workable offers are best.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remedy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What exactly</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Offered</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Customer's answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Answer due</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Approved by</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Carried out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Proof (exhibit number)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Callbacks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a callback</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not called back yet. Calls go out 10:30–11:30 and 15:00–17:30.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Called</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Satisfaction</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the customer said</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The customer wants more</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next call</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RecordsPanel</name>
    <message>
        <source>Open (Enter)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RefusalDialog</name>
    <message>
        <source>Does not agree with the facts as written</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Wants to ask somebody first</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Left before signing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Gives no reason</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>First witness</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Second witness</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write down the reason, also when none was given.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Two witnesses are needed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The two witnesses must be two people.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refusal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Customer refuses to sign</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A refusal is no obstacle: it is recorded with its reason and two witnesses and stays with the paper.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reason, in the customer's words</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Two witnesses</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Record the refusal</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>Return with points</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each point becomes a task at the station that must be answered. Tie it to a field or an exhibit so that nobody has to search.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Another point</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A word to the station (may stay empty)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A word to the station</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Return the case</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ReviewCase</name>
    <message>
        <source>{0} points open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New since you looked on {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>waits for an answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>On this PC only: your decision is queued and not yet sent.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cases to review</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Previous case</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Previous case (K)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next case</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next case (J)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Since you last looked</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remarks and decisions</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Comment…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remark to a field or exhibit (M)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Raise class…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>U</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Decide validity…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>V</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Return with points…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>R</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ReviewDecisions</name>
    <message>
        <source>Remark</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The station sees it beside what it is about.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Record the remark</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The station may close the case after its callback.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} points are still without an answer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Confirm {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A word to the station (may stay empty)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Decide validity</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Facts decide, not the politeness of the customer. The ground is printed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Decide</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ground</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Already the highest class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This class cannot be raised further.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Raise class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A class is only raised here; headquarters alone may lower it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Raise</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ReviewModel</name>
    <message>
        <source>Case</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Station</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Validity</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Exhibits</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>{0} · {1} stations</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>To review</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Major / hot</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Press</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Search number, plate, phone, words</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing waits here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cases to review</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open review</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>A note for everyone who works on this case (Enter)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Two versions of “{0}”</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep this one</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Decisions and notes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} – answered: {1}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing decided or noted yet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} (kept as an opinion)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clocks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Done now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remarks of the rules</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Why not? The reason stands in the record and on the dossier.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shown to the customer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not part of this complaint</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The station has none</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The customer refused</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The device is out of order</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Already overwritten</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The customer has left</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ScanInbox</name>
    <message>
        <source>Evidence</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every page, in any order. Or save scans into the watched folder: {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Photos and scans ({0});;All files (*)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose photos or scans</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not read yet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No code was found. Choose the case, or photograph the page again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} becomes evidence of the case you choose.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filing…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filed as exhibit {0}.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing waits. Photos and scans appear here with the case they belong to.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Scan inbox</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the watched folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose photos or scans…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Drop photos, scans or PDFs here</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ScanRow</name>
    <message>
        <source>File</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose the case…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Take off this list; the file stays where it is</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>page {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Chosen by hand.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>An older version: a newer text was printed since.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>File all the same</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enlarge the picture</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>As the system</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A change of language makes the window anew; nothing is lost.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Station</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Desk</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Headquarters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Data folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Protected by the key store of the system</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In a file that only this account can read</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text size in percent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>100 %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compact lists</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Safety</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lock the screen after minutes without input</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Minutes until the screen locks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>0 means never. On a shared PC leave it at ten or less.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This PC</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Practice data: everything here is fictitious and leaves this PC for no real headquarters.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every change holds at once.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Headquarters has not named anyone for this desk yet.</source>
        <translation>总部还没有为本岗位指定人员。</translation>
    </message>
    <message>
        <source>Choose your name.</source>
        <translation>请选择您的姓名。</translation>
    </message>
    <message>
        <source>Type your PIN.</source>
        <translation>请输入 PIN。</translation>
    </message>
    <message>
        <source>First time here: type the start PIN that headquarters gave you.</source>
        <translation>第一次使用：请输入总部给您的初始 PIN。</translation>
    </message>
    <message>
        <source>Now choose a PIN of your own: four digits or more.</source>
        <translation>请设定自己的 PIN：四位或更多数字。</translation>
    </message>
    <message>
        <source>Type the same PIN once more.</source>
        <translation>请再输入一次同样的 PIN。</translation>
    </message>
    <message>
        <source>The two PINs are not the same. Choose again.</source>
        <translation>两次输入的 PIN 不一致，请重新设定。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {0} s.</source>
        <translation>PIN 输错次数过多，请 {0} 秒后再试。</translation>
    </message>
    <message>
        <source>Who is on duty?</source>
        <translation>谁在当班？</translation>
    </message>
    <message>
        <source>People of this desk</source>
        <translation>本岗位人员</translation>
    </message>
</context>
<context>
    <name>SignatureDialog</name>
    <message>
        <source>Paper {0} · version {1} · text {2}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Station</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Witness</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Signs here: {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sign on this screen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Who signs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The text that is signed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Take all strokes away (Delete)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last stroke away</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This is my signature</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Snackbar</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo what was just done (Ctrl+Z)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message>
        <source>{0} / {1} items</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fill in</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hint</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>current step</source>
        <translation>当前步骤</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未开始</translation>
    </message>
</context>
<context>
    <name>StillCard</name>
    <message>
        <source>Show this frame</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>StillDialog</name>
    <message>
        <source>This frame follows damage in the file and is marked as suspect.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Arrives</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refuels</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nozzle and pump, close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pays</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Leaves</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Take this frame</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What does this frame show?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Title, such as: arrives at pump 4</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What it proves (may stay empty)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What it proves</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep this frame</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>StillsPage</name>
    <message>
        <source>← → one frame · Shift one second · Space play · S take · Home End</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Case {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No camera footage in this case yet. Drop a camera file here, or choose one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No footage chosen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading the footage…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading the footage</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading was stopped. Choose the footage again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>suspect</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Damage before this frame: the picture may not be what the camera saw.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>100 %</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type a time such as 11:38:24, a position such as 00:03:12.5, or # and a frame.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} stills taken</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a camera file…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Camera files ({0});;All files (*)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a camera file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Taking in {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kept as exhibit {0}: {1}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Camera stills</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go to: 11:38:24, 00:03:12.5, #1200</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go to a time or frame</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type a time, a position or # and a frame number, then Enter (G)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whole picture or its own pixels (0 and 1; the wheel zooms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Take this frame  S</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep exactly the frame on screen as evidence (S)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Frame</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time line</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>First frame</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>First frame (Home)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Previous frame</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Previous frame (←), one second back (Shift+←)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next frame</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next frame (→), one second on (Shift+→)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last frame</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last frame (End)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Frame number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Speed of playing (J slower, L faster)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose other footage (Ctrl+O)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the SHA-256</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the whole SHA-256</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recorder clock, seconds fast (+) or slow (−)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recorder clock offset in seconds</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compare the recorder's clock with this PC's and type the difference</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Taken stills</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The original is never changed; every still is a further exhibit and its custody is recorded.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SyncCard</name>
    <message>
        <source>{0}
Show every file that waits</source>
        <translation>{0}
查看每个待上传的文件</translation>
    </message>
    <message>
        <source>Under way {0} %</source>
        <translation>上传中 {0} %</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需处理</translation>
    </message>
    <message>
        <source>On this PC only</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>Verified at headquarters</source>
        <translation>总部已核验</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>{0} to send</source>
        <translation>{0} 项待上传</translation>
    </message>
    <message>
        <source>synced {0}</source>
        <translation>{0} 同步</translation>
    </message>
    <message>
        <source>saved on this PC</source>
        <translation>已存本机</translation>
    </message>
    <message>
        <source>Go on sending</source>
        <translation>继续上传</translation>
    </message>
    <message>
        <source>Pause sending</source>
        <translation>暂停上传</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Headquarters holds every file of this PC.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last contact: {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Everything is verified at headquarters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No connection; it goes on by itself</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paused by you</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This PC is not enrolled at a headquarters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} entries on this PC only</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} files, {1}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing waits. You can work on without a network.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>On this PC only → under way → verified at headquarters. Verified means that headquarters read the file back and its SHA-256 agrees.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Synchronisation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Files and cases</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>TakenStills</name>
    <message>
        <source>original frame</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} · frame {1}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>Activity</source>
        <translation>动态</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Nothing is due. New complaints, clocks and points of the region appear here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New complaint</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} more in the list of cases</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Printed, not signed yet: {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{0} remark(s) or double version(s) to look at</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>since {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Due {0}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>About to vanish</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Returned points to answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Call back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waiting for a signature</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>To look at</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Record a new complaint (Ctrl+N)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>TypedExhibit</name>
    <message>
        <source>Choose files and add</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add without a file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add evidence</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>WindowPrompts</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Record the reason</source>
        <translation>记录原因</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
</TS>
