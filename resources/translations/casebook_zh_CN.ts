<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnnotateDialog</name>
    <message>
        <source>Save as an exhibit</source>
        <translation>存为证据</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{0}, annotated</source>
        <translation>{0}（标注）</translation>
    </message>
    <message>
        <source>Words of the mark</source>
        <translation>标注文字</translation>
    </message>
    <message>
        <source>Title of the exhibit</source>
        <translation>证据名称</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation>放大镜</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Y)</source>
        <translation>重做（Ctrl+Y）</translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation>删除标注</translation>
    </message>
    <message>
        <source>Remove the mark (Del)</source>
        <translation>删除标注（Del）</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>The picture below is never changed: the marks are a layer of their own.</source>
        <translation>原图不改动：标注单独成层，可再次编辑。</translation>
    </message>
    <message>
        <source>Opening the picture</source>
        <translation>正在打开图片</translation>
    </message>
    <message>
        <source>Annotating</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Annotated picture</source>
        <translation>标注图片</translation>
    </message>
</context>
<context>
    <name>AnnotationTools</name>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>Thin</source>
        <translation>细</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Thick</source>
        <translation>粗</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Hide this message</source>
        <translation>隐藏这条消息</translation>
    </message>
</context>
<context>
    <name>BatchReport</name>
    <message>
        <source>What came of each file</source>
        <translation>每个文件的结果</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{0} added</source>
        <translation>已添加 {0} 件</translation>
    </message>
    <message>
        <source>{0} already there</source>
        <translation>已存在 {0} 件</translation>
    </message>
    <message>
        <source>{0} to be taken again</source>
        <translation>待重拍 {0} 个</translation>
    </message>
    <message>
        <source>{0} refused</source>
        <translation>拒收 {0} 件</translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation>已由您停止</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>{0}, kept and not shown</source>
        <translation>{0} 已保存，不能显示</translation>
    </message>
    <message>
        <source>added as {0}</source>
        <translation>已添加，编号 {0}</translation>
    </message>
    <message>
        <source>already there as {0}</source>
        <translation>已存在，编号 {0}</translation>
    </message>
    <message>
        <source>take again</source>
        <translation>请重拍</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>Also in case {0}</source>
        <translation>案件 {0} 中也有</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>“{0}” was not found</source>
        <translation>“{0}”没有找到</translation>
    </message>
    <message>
        <source>Tried so</source>
        <translation>已经这样找过</translation>
    </message>
    <message>
        <source>Places not searched</source>
        <translation>没有找的地方</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Alt+↓ one after the other</source>
        <translation>Alt+↓ 依次</translation>
    </message>
    <message>
        <source>Search for {0} instead</source>
        <translation>改搜 {0}</translation>
    </message>
    <message>
        <source>Show the recent cases and all acts</source>
        <translation>看最近的案件和全部操作</translation>
    </message>
    <message>
        <source>Found in {0}: {1}</source>
        <translation>为何找到 · {0}：{1}</translation>
    </message>
    <message>
        <source>an exhibit</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>a fact</source>
        <translation>已填事实</translation>
    </message>
    <message>
        <source>a talk</source>
        <translation>沟通记录</translation>
    </message>
    <message>
        <source>a note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>有关人员</translation>
    </message>
    <message>
        <source>the case number</source>
        <translation>案件编号</translation>
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
    <name>CameraPane</name>
    <message>
        <source>frame {0}</source>
        <translation>第 {0} 帧</translation>
    </message>
    <message>
        <source>No footage yet: it begins at {0}.</source>
        <translation>此刻尚无录像：{0} 开始。</translation>
    </message>
    <message>
        <source>No footage any more: it ended at {0}.</source>
        <translation>此刻已无录像：{0} 结束。</translation>
    </message>
    <message>
        <source>No footage at this time: frames lack here.</source>
        <translation>此刻无录像：这里有间断。</translation>
    </message>
    <message>
        <source>This file has no time stamps and cannot be laid on the time line.</source>
        <translation>文件没有时间戳，无法对齐到时间轴。</translation>
    </message>
</context>
<context>
    <name>CamerasDialog</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Make an exhibit of these</source>
        <translation>合成一件证据</translation>
    </message>
    <message>
        <source>Several cameras</source>
        <translation>多机位</translation>
    </message>
    <message>
        <source>Time line of all cameras</source>
        <translation>全部机位的时间轴</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reading the footage</source>
        <translation>正在读取录像</translation>
    </message>
    <message numerus="yes">
        <source>%n cameras do not say when they begin: type “When it was made” at the exhibit.</source>
        <translation>
            <numerusform>%n 路录像没有起始时间：请在该证据填写“形成时间”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cameras at {0}</source>
        <translation>{0} 各机位画面</translation>
    </message>
    <message>
        <source>Taking the stills</source>
        <translation>正在截取各机位画面</translation>
    </message>
    <message>
        <source>Kept as exhibit {0}: {1}</source>
        <translation>已存为证据 {0}：{1}</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>What this list can do</source>
        <translation>本清单可做的操作</translation>
    </message>
    <message>
        <source>Print, export and copy the list</source>
        <translation>打印、导出、复制本清单</translation>
    </message>
    <message>
        <source>Print the list…</source>
        <translation>打印清单…</translation>
    </message>
    <message>
        <source>Export the list…</source>
        <translation>导出清单…</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文字</translation>
    </message>
</context>
<context>
    <name>CaseActs</name>
    <message>
        <source>Answered. The region sees it with the next exchange.</source>
        <translation>已回复，下次同步后片区可见。</translation>
    </message>
</context>
<context>
    <name>CaseBanners</name>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message numerus="yes">
        <source>The region returned %n points that wait for an answer.</source>
        <translation>
            <numerusform>区域退回了 %n 个要点，等待答复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Two people changed %n fields without seeing each other.</source>
        <translation>
            <numerusform>两个人同时改了 %n 个栏，互不知情。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>The file of {0} is no longer what was taken in. What was found is kept apart; the original comes back from headquarters.</source>
        <translation>{0} 的文件与存入时不一致。发现的文件已另存，原件将从总部恢复。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>CaseBlanks</name>
    <message>
        <source>What happened</source>
        <translation>事情经过</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>When it was raised</source>
        <translation>投诉时间</translation>
    </message>
    <message>
        <source>How it reached us</source>
        <translation>投诉渠道</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Where on the station</source>
        <translation>站内位置</translation>
    </message>
    <message>
        <source>Persons concerned</source>
        <translation>涉及人数</translation>
    </message>
    <message>
        <source>Manager on duty</source>
        <translation>接手站长</translation>
    </message>
    <message>
        <source>Whom it is about</source>
        <translation>被投诉人</translation>
    </message>
    <message>
        <source>The customer&apos;s account, in the customer&apos;s order</source>
        <translation>客户讲述（按客户说的顺序）</translation>
    </message>
    <message>
        <source>Read back and confirmed by the customer</source>
        <translation>复述并经客户确认</translation>
    </message>
    <message>
        <source>Secured at once</source>
        <translation>先行保全</translation>
    </message>
    <message>
        <source>What was secured before it can vanish</source>
        <translation>已保全的易失证据</translation>
    </message>
    <message>
        <source>Stop the sale?</source>
        <translation>是否停售</translation>
    </message>
    <message>
        <source>Why, or why not</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>What the customer wants</source>
        <translation>客户诉求</translation>
    </message>
    <message>
        <source>The demand, in the customer&apos;s words</source>
        <translation>诉求（客户原话）</translation>
    </message>
    <message>
        <source>The customer states no demand</source>
        <translation>客户没有提出诉求</translation>
    </message>
    <message>
        <source>Reply promised for</source>
        <translation>承诺答复时间</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Relation to the vehicle</source>
        <translation>与车辆的关系</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>When not to call</source>
        <translation>勿扰时段</translation>
    </message>
    <message>
        <source>How to reach the customer</source>
        <translation>联系方式偏好</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Number plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>车型</translation>
    </message>
    <message>
        <source>Fuel on the flap</source>
        <translation>油箱盖标注油品</translation>
    </message>
    <message>
        <source>Rated tank</source>
        <translation>油箱额定容积</translation>
    </message>
    <message>
        <source>Odometer</source>
        <translation>里程表</translation>
    </message>
    <message>
        <source>Vehicle identification number</source>
        <translation>车架号</translation>
    </message>
    <message>
        <source>Internal notes on the talk (never printed for the customer)</source>
        <translation>沟通内部记录（不会印给客户）</translation>
    </message>
    <message>
        <source>Mood, 1 calm to 5 furious</source>
        <translation>情绪（1 平静，5 激动）</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>主要心理</translation>
    </message>
    <message>
        <source>Manner</source>
        <translation>性格类型</translation>
    </message>
    <message>
        <source>Where the customer stands</source>
        <translation>客户态度</translation>
    </message>
    <message>
        <source>The customer&apos;s position</source>
        <translation>客户意见</translation>
    </message>
    <message>
        <source>When to call back</source>
        <translation>方便回访的时间</translation>
    </message>
    <message>
        <source>The customer wants no callback</source>
        <translation>客户不需要回访</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因分类</translation>
    </message>
    <message>
        <source>Apology made</source>
        <translation>致歉时间</translation>
    </message>
    <message>
        <source>Who causes the delay</source>
        <translation>延误原因</translation>
    </message>
    <message>
        <source>Final answer told to the customer</source>
        <translation>告知客户的最终答复</translation>
    </message>
    <message>
        <source>Test result expected</source>
        <translation>预计出检验结果</translation>
    </message>
    <message>
        <source>Outside proceeding: body and number</source>
        <translation>外部程序：受理机构和编号</translation>
    </message>
    <message>
        <source>Closing note</source>
        <translation>结案说明</translation>
    </message>
</context>
<context>
    <name>CaseFilters</name>
    <message>
        <source>Open</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>有效性</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Show all cases</source>
        <translation>显示全部案件</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>保存当前视图…</translation>
    </message>
    <message>
        <source>Delete a view</source>
        <translation>删除视图</translation>
    </message>
    <message>
        <source>Filters, words and order are kept under this name.</source>
        <translation>筛选条件、搜索词和排序会存在这个名称下。</translation>
    </message>
    <message>
        <source>Name of this view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Delete the view “{0}”?</source>
        <translation>删除视图“{0}”？</translation>
    </message>
    <message>
        <source>No case is touched.</source>
        <translation>案件不受影响。</translation>
    </message>
    <message>
        <source>Delete the view</source>
        <translation>删除视图</translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>{0} (Ctrl+Enter)</source>
        <translation>{0} (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
</context>
<context>
    <name>CaseList</name>
    <message>
        <source>Number, plate, telephone, people, words</source>
        <translation>搜索案号、车牌、电话、人员、内容</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cases</source>
        <translation>
            <numerusform>共 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>No case matches these words and filters.</source>
        <translation>没有符合这些条件的案件。</translation>
    </message>
    <message>
        <source>Clear words and filters</source>
        <translation>清除搜索词和筛选</translation>
    </message>
    <message>
        <source>No case yet. The first complaint you record appears here.</source>
        <translation>还没有案件。登记的第一件投诉会出现在这里。</translation>
    </message>
    <message>
        <source>New complaint</source>
        <translation>新投诉</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Record a new complaint (Ctrl+N)</source>
        <translation>登记新投诉 (Ctrl+N)</translation>
    </message>
</context>
<context>
    <name>CaseMoves</name>
    <message>
        <source>Reopen the case</source>
        <translation>重新受理</translation>
    </message>
    <message>
        <source>Begin with the customer</source>
        <translation>开始倾听</translation>
    </message>
    <message>
        <source>Carried out</source>
        <translation>方案已执行</translation>
    </message>
    <message>
        <source>Customer agrees</source>
        <translation>客户同意</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Finish this step</source>
        <translation>完成本步骤</translation>
    </message>
    <message>
        <source>Hand up to: {0}</source>
        <translation>上报：{0}</translation>
    </message>
    <message>
        <source>Back to a step</source>
        <translation>退回步骤</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Outside proceeding</source>
        <translation>外部程序</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Back to: {0}</source>
        <translation>回到：{0}</translation>
    </message>
    <message>
        <source>Set to: {0}</source>
        <translation>转为：{0}</translation>
    </message>
    <message>
        <source>Why? The reason stays with the case.</source>
        <translation>请写明原因，原因会留在案卷中。</translation>
    </message>
    <message>
        <source>Say what is asked of them. Tell the customer the name and the next contact.</source>
        <translation>写明需要上级做什么，并告诉客户接手人和下次联系时间。</translation>
    </message>
    <message>
        <source>The demand exceeds my authority</source>
        <translation>诉求超出本站权限</translation>
    </message>
    <message>
        <source>The customer asks for a higher level</source>
        <translation>客户要求上级处理</translation>
    </message>
    <message>
        <source>The press or a public platform is involved</source>
        <translation>涉及媒体或公开平台</translation>
    </message>
    <message>
        <source>Close case {0}?</source>
        <translation>结案 {0}？</translation>
    </message>
    <message>
        <source>After closing, the record stands as it is: nothing is deleted, later changes are marked as such, and only a second complaint opens it again.</source>
        <translation>结案后案卷即定稿：任何内容都不会删除，之后的改动会单独标明，只有再次投诉才会重新打开。</translation>
    </message>
    <message>
        <source>Now: {0}</source>
        <translation>现在：{0}</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>The next case</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>The case before</source>
        <translation>上一件</translation>
    </message>
    <message>
        <source>What you were typing has been restored.</source>
        <translation>上次未填完的内容已恢复。</translation>
    </message>
    <message>
        <source>Still missing before “{0}”: {1}</source>
        <translation>进入“{0}”前还缺 {1} 项</translation>
    </message>
    <message>
        <source>photos, films and papers of this case</source>
        <translation>本案的照片、录像和单据</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>The case before (Alt+PgUp)</source>
        <translation>上一件（Alt+PgUp）</translation>
    </message>
    <message>
        <source>The next case (Alt+PgDown)</source>
        <translation>下一件（Alt+PgDown）</translation>
    </message>
    <message>
        <source>Print this case&apos;s papers (Ctrl+P)</source>
        <translation>打印本案文书 (Ctrl+P)</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>升级上报</translation>
    </message>
    <message>
        <source>Hand the case to a higher level (Ctrl+U)</source>
        <translation>把案件交给上级 (Ctrl+U)</translation>
    </message>
    <message>
        <source>Other moves</source>
        <translation>其他去向</translation>
    </message>
    <message>
        <source>Other moves: back to a step, wait, outside proceeding, end (Ctrl+Shift+U)</source>
        <translation>其他去向：退回步骤、等待、外部程序、结束（Ctrl+Shift+U）</translation>
    </message>
    <message>
        <source>Finish this step</source>
        <translation>完成本步骤</translation>
    </message>
    <message>
        <source>What happened, in one sentence (F2)</source>
        <translation>一句话说明发生了什么 (F2)</translation>
    </message>
    <message>
        <source>What happened, in one sentence</source>
        <translation>一句话说明发生了什么</translation>
    </message>
    <message>
        <source>Parts of the case</source>
        <translation>案卷各部分</translation>
    </message>
</context>
<context>
    <name>CasePapers</name>
    <message>
        <source>Confirmation for signature (F6)…</source>
        <translation>客户确认书 F6（供签字）…</translation>
    </message>
    <message>
        <source>Other papers for signature</source>
        <translation>其他需签字的文书</translation>
    </message>
    <message>
        <source>{0} ({1})…</source>
        <translation>{0}（{1}）…</translation>
    </message>
    <message>
        <source>Record of a refused signature…</source>
        <translation>拒签记录…</translation>
    </message>
</context>
<context>
    <name>CaseParts</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>沟通</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审阅</translation>
    </message>
</context>
<context>
    <name>CasePicker</name>
    <message>
        <source>Case number, plate, phone or words</source>
        <translation>案号、车牌、电话或内容</translation>
    </message>
    <message>
        <source>No case with these words.</source>
        <translation>没有符合这些内容的案件。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Choose the case</source>
        <translation>选择案件</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose this case</source>
        <translation>选择这个案件</translation>
    </message>
</context>
<context>
    <name>CaseProof</name>
    <message>
        <source>Footage register (F18)</source>
        <translation>监控调取登记（F18）</translation>
    </message>
    <message>
        <source>Who looked at footage of this case, and why</source>
        <translation>谁查看过本案录像、为什么</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show all {0}</source>
        <translation>显示全部 {0} 条</translation>
    </message>
    <message>
        <source>Added {0}.</source>
        <translation>已添加 {0}。</translation>
    </message>
    <message>
        <source>{0} added</source>
        <translation>已添加 {0} 件</translation>
    </message>
    <message>
        <source>{0} already there</source>
        <translation>已存在 {0} 件</translation>
    </message>
    <message>
        <source>{0} to be taken again</source>
        <translation>待重拍 {0} 个</translation>
    </message>
    <message>
        <source>{0} refused</source>
        <translation>拒收 {0} 件</translation>
    </message>
</context>
<context>
    <name>CaseRowMenu</name>
    <message>
        <source>Open (Enter)</source>
        <translation>打开 (Enter)</translation>
    </message>
    <message>
        <source>Copy the case number (Ctrl+Shift+C)</source>
        <translation>复制案号 (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Copy the identifier</source>
        <translation>复制标识</translation>
    </message>
    <message>
        <source>Copy the sentence</source>
        <translation>复制标题</translation>
    </message>
    <message>
        <source>Show the name…</source>
        <translation>显示姓名…</translation>
    </message>
    <message>
        <source>Show the telephone…</source>
        <translation>显示电话…</translation>
    </message>
    <message>
        <source>Show the plate…</source>
        <translation>显示车牌…</translation>
    </message>
    <message>
        <source>Who looked and why is kept with the case.</source>
        <translation>谁在何时为什么查看会记入案卷。</translation>
    </message>
</context>
<context>
    <name>CaseSteps</name>
    <message>
        <source>{0} more clocks</source>
        <translation>另有 {0} 个时限</translation>
    </message>
    <message numerus="yes">
        <source>{0} / %n items</source>
        <translation>
            <numerusform>{0} / %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>done {0}</source>
        <translation>{0} 完成</translation>
    </message>
    <message>
        <source>Validity: {0}</source>
        <translation>有效性{0}</translation>
    </message>
    <message>
        <source>The station answers with the receipt only; the competent department replies.</source>
        <translation>加油站只出具受理回执，由主管部门答复。</translation>
    </message>
    <message>
        <source>Media risk</source>
        <translation>媒体风险 有</translation>
    </message>
    <message>
        <source>No media risk</source>
        <translation>媒体风险 无</translation>
    </message>
</context>
<context>
    <name>CaseWindows</name>
    <message>
        <source>Add evidence</source>
        <translation>添加证据</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>The next case</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>The case before</source>
        <translation>上一件</translation>
    </message>
    <message>
        <source>There is no further case in the list.</source>
        <translation>列表里没有更多案件了。</translation>
    </message>
    <message>
        <source>further files of this case</source>
        <translation>本案的其他文件</translation>
    </message>
    <message>
        <source>the voucher</source>
        <translation>凭证</translation>
    </message>
    <message numerus="yes">
        <source>%n samples entered.</source>
        <translation>
            <numerusform>已登记 %n 件样品。</numerusform>
        </translation>
    </message>
    <message>
        <source>pictures to compare</source>
        <translation>要对比的图片</translation>
    </message>
    <message>
        <source>Two clocks at one moment</source>
        <translation>同一时刻的两个时钟</translation>
    </message>
    <message>
        <source>a photo of both clocks</source>
        <translation>两个时钟的合照</translation>
    </message>
</context>
<context>
    <name>CaseWords</name>
    <message>
        <source>{0}: due {1}</source>
        <translation>{0}：{1} 到期</translation>
    </message>
    <message>
        <source>Responsible: {0}</source>
        <translation>责任人：{0}</translation>
    </message>
    <message>
        <source>Provisional: the bridging and make-up days of that year are not announced yet; the days off by law are counted as off.</source>
        <translation>暂定：当年的调休和补班安排尚未公布；法定节假日已按放假计算。</translation>
    </message>
    <message>
        <source>{0} d {1} h</source>
        <translation>{0} 天 {1} 小时</translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation>{0} 天</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} 小时 {1} 分</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} 小时</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分</translation>
    </message>
    <message>
        <source>{0} over</source>
        <translation>超 {0}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩 {0}</translation>
    </message>
    <message>
        <source>{0}, provisional</source>
        <translation>{0}，暂定</translation>
    </message>
</context>
<context>
    <name>CategoryFacts</name>
    <message>
        <source>Disputed</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>Confirmed by both sides</source>
        <translation>双方确认</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>confirmed by both sides</source>
        <translation>双方确认</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>compulsory</source>
        <translation>必做</translation>
    </message>
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
    <name>ClipDialog</name>
    <message>
        <source>Clip from {0}</source>
        <translation>{0} 起的片段</translation>
    </message>
    <message>
        <source>Add as an exhibit</source>
        <translation>存为证据</translation>
    </message>
    <message>
        <source>Export a file…</source>
        <translation>导出文件…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>What the clip shows</source>
        <translation>片段内容</translation>
    </message>
    <message>
        <source>Asked for: {0} to {1}</source>
        <translation>选定：{0} 至 {1}</translation>
    </message>
    <message>
        <source>Keep this stretch as a clip</source>
        <translation>保存这一段录像</translation>
    </message>
    <message>
        <source>Looking where the clip can begin</source>
        <translation>正在查找片段的起始关键帧</translation>
    </message>
    <message>
        <source>Copied packet by packet, nothing is re-encoded.</source>
        <translation>逐包复制，不重新编码。</translation>
    </message>
    <message>
        <source>It begins {0} s earlier: only there can a player begin.</source>
        <translation>实际起点早 {0} 秒：播放器只能从关键帧开始。</translation>
    </message>
    <message>
        <source>The stretch is damaged in places.</source>
        <translation>这一段有损坏。</translation>
    </message>
    <message numerus="yes">
        <source>In the clip: {0} to {1}, %Ln packets</source>
        <translation>
            <numerusform>片段实际：{0} 至 {1}，%Ln 个数据包</numerusform>
        </translation>
    </message>
    <message>
        <source>Copying the clip</source>
        <translation>正在复制片段</translation>
    </message>
    <message>
        <source>Added as exhibit {0}: {1}</source>
        <translation>已存为证据 {0}：{1}</translation>
    </message>
    <message>
        <source>Export the clip</source>
        <translation>导出片段</translation>
    </message>
    <message>
        <source>Who gets it, and why?</source>
        <translation>给谁、为什么？</translation>
    </message>
    <message>
        <source>The register keeps it.</source>
        <translation>将记入登记表。</translation>
    </message>
    <message>
        <source>Exported: {0}. SHA-256 {1}. The manifest lies beside it.</source>
        <translation>已导出：{0}。SHA-256 {1}。清单文件在旁边。</translation>
    </message>
</context>
<context>
    <name>ClockPairForm</name>
    <message>
        <source>Read times off the photo</source>
        <translation>从照片读取时间</translation>
    </message>
    <message>
        <source>Add the pair</source>
        <translation>加入这一对</translation>
    </message>
    <message>
        <source>No photo: read by eye</source>
        <translation>没有照片：目视读取</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>It showed</source>
        <translation>它显示</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>对照时钟</translation>
    </message>
    <message>
        <source>That showed</source>
        <translation>对照显示</translation>
    </message>
    <message>
        <source>At most off by</source>
        <translation>误差不超过</translation>
    </message>
    <message>
        <source>Photo of both</source>
        <translation>同框照片</translation>
    </message>
    <message>
        <source>Choose a photo of both clocks</source>
        <translation>选择两个时钟的合照</translation>
    </message>
    <message>
        <source>Choose a photo of both clocks; it can also be dropped here, or pasted with Ctrl+V</source>
        <translation>选择两个时钟的合照；也可以拖到这里，或按 Ctrl+V 粘贴</translation>
    </message>
    <message>
        <source>{0} → clock</source>
        <translation>{0} → 时钟</translation>
    </message>
    <message>
        <source>{0} → beside it</source>
        <translation>{0} → 对照</translation>
    </message>
</context>
<context>
    <name>ClockSheetDialog</name>
    <message>
        <source>Clock sheet</source>
        <translation>时钟对照表</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Add this computer</source>
        <translation>加入本机电脑</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{0}: {1} s fast, ± {2} s</source>
        <translation>{0}：快 {1} 秒，±{2} 秒</translation>
    </message>
    <message>
        <source>{0}: {1} s slow, ± {2} s</source>
        <translation>{0}：慢 {1} 秒，±{2} 秒</translation>
    </message>
    <message>
        <source>Take out (Delete)</source>
        <translation>移除 (Delete)</translation>
    </message>
    <message>
        <source>{0} pairs were taken out.</source>
        <translation>已移除 {0} 对。</translation>
    </message>
    <message>
        <source>No clock is related to trusted time yet. Photograph the recorder&apos;s screen beside a phone that shows network time, and enter the two times below.</source>
        <translation>还没有时钟与标准时间对照。请把录像机屏幕和显示网络时间的手机拍在同一张照片里，再填写下面两个时间。</translation>
    </message>
    <message>
        <source>{0} (the pairs contradict each other; check them)</source>
        <translation>{0}（各对读数互相矛盾，请核对）</translation>
    </message>
    <message>
        <source>Pairs as read</source>
        <translation>成对读数</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>It showed</source>
        <translation>它显示</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>对照时钟</translation>
    </message>
    <message>
        <source>That showed</source>
        <translation>对照显示</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Off by at most</source>
        <translation>误差不超过</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Read by</source>
        <translation>读数人</translation>
    </message>
    <message>
        <source>True time = time shown − offset. Recordings and stills keep their own times.</source>
        <translation>真实时间 = 显示时间 − 差值。录像和截图自身的时间不改动。</translation>
    </message>
    <message>
        <source>Two clocks at one moment</source>
        <translation>同一时刻的两只时钟</translation>
    </message>
    <message>
        <source>The pair is on the sheet.</source>
        <translation>已加入对照表。</translation>
    </message>
    <message>
        <source>The pair was taken out.</source>
        <translation>已移出对照表。</translation>
    </message>
</context>
<context>
    <name>ColumnDialog</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Which columns are shown?</source>
        <translation>显示哪些列？</translation>
    </message>
    <message>
        <source>Space ticks a column; Alt+Up and Alt+Down move it. It is remembered for you and this list.</source>
        <translation>空格键勾选，Alt+↑、Alt+↓ 移动。按人、按清单记住。</translation>
    </message>
    <message>
        <source>Ticked columns are shown, from top to bottom as from left to right</source>
        <translation>勾选的列会显示，自上而下对应从左到右</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Further to the left (Alt+Up)</source>
        <translation>往左移 (Alt+↑)</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Further to the right (Alt+Down)</source>
        <translation>往右移 (Alt+↓)</translation>
    </message>
    <message>
        <source>As delivered</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Columns and widths as they were at first</source>
        <translation>列和宽度恢复最初的样子</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave the columns as they are (Esc)</source>
        <translation>不改动列 (Esc)</translation>
    </message>
    <message>
        <source>Show these columns</source>
        <translation>显示这些列</translation>
    </message>
    <message>
        <source>Show these columns (Enter)</source>
        <translation>显示这些列 (Enter)</translation>
    </message>
</context>
<context>
    <name>CopyChoice</name>
    <message>
        <source>The redacted copy {0}</source>
        <translation>打码副本 {0}</translation>
    </message>
    <message>
        <source>The unredacted original</source>
        <translation>未打码的原件</translation>
    </message>
    <message>
        <source>For courts, police and regulators</source>
        <translation>给法院、公安和监管部门</translation>
    </message>
    <message>
        <source>What is handed out?</source>
        <translation>交出哪一份？</translation>
    </message>
    <message>
        <source>Bystanders are not hidden in it.</source>
        <translation>其中的旁人没有遮住。</translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>The customer and the station</source>
        <translation>客户和加油站</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>The station&apos;s file</source>
        <translation>油站档案</translation>
    </message>
    <message>
        <source>The area manager</source>
        <translation>片区经理</translation>
    </message>
    <message>
        <source>Market supervision</source>
        <translation>市场监督管理局</translation>
    </message>
    <message>
        <source>The consumers&apos; association</source>
        <translation>消费者协会</translation>
    </message>
    <message>
        <source>The court</source>
        <translation>法院</translation>
    </message>
    <message>
        <source>The police</source>
        <translation>公安机关</translation>
    </message>
    <message>
        <source>The laboratory</source>
        <translation>检验机构</translation>
    </message>
    <message>
        <source>The insurer</source>
        <translation>保险公司</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>供签署</translation>
    </message>
    <message>
        <source>For the file</source>
        <translation>存档</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>供了解</translation>
    </message>
    <message>
        <source>For mediation</source>
        <translation>调解使用</translation>
    </message>
    <message>
        <source>As evidence</source>
        <translation>作为证据</translation>
    </message>
    <message>
        <source>For an inquiry</source>
        <translation>配合调查</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Who is the copy for?</source>
        <translation>这份副本给谁？</translation>
    </message>
    <message>
        <source>It stands in the custody record when the printer has taken it or the file is written.</source>
        <translation>打印机接收或文件写成后，记入流转记录。</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>给谁</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>CornersDialog</name>
    <message>
        <source>Corners of the paper</source>
        <translation>纸张四角</translation>
    </message>
    <message>
        <source>Photo with the corners of the paper</source>
        <translation>标有纸张四角的照片</translation>
    </message>
    <message>
        <source>The paper straightened</source>
        <translation>拉平后的纸张</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>转向</translation>
    </message>
    <message>
        <source>As proposed</source>
        <translation>恢复建议</translation>
    </message>
    <message>
        <source>Look at it straightened</source>
        <translation>看拉平效果</translation>
    </message>
    <message>
        <source>Use these corners</source>
        <translation>使用这四个角</translation>
    </message>
    <message>
        <source>Put the corners on those of the paper</source>
        <translation>把四个角放到纸的四角上</translation>
    </message>
    <message>
        <source>Drag a corner, or choose it with 1 to 4 and move it with the arrow keys (Shift: further). Corner 1 is the paper&apos;s own top left.</source>
        <translation>拖动角点，或按 1 到 4 选择，再用方向键移动（按住 Shift 移得更远）。1 号角是纸张自己的左上角。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Straightened, it will be seen here.</source>
        <translation>拉平后显示在这里。</translation>
    </message>
</context>
<context>
    <name>DayPicker</name>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Arrows choose a day, Enter takes it, Esc closes</source>
        <translation>方向键选日，回车采用，Esc 关闭</translation>
    </message>
    <message>
        <source>a working day in place of a holiday</source>
        <translation>调休上班日</translation>
    </message>
    <message>
        <source>a holiday</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>weekend</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>Open the calendar</source>
        <translation>打开日历</translation>
    </message>
</context>
<context>
    <name>DecisionDialog</name>
    <message>
        <source>The whole case</source>
        <translation>整个案件</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
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
    <name>EnhanceDialog</name>
    <message>
        <source>{0}, enhanced</source>
        <translation>{0}（增强）</translation>
    </message>
    <message>
        <source>Zoom to a part</source>
        <translation>放大局部</translation>
    </message>
    <message>
        <source>Hold to see the original</source>
        <translation>按住看原图</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>复位</translation>
    </message>
    <message>
        <source>Save as an exhibit</source>
        <translation>存为证据</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Black point</source>
        <translation>暗部</translation>
    </message>
    <message>
        <source>White point</source>
        <translation>亮部</translation>
    </message>
    <message>
        <source>Brightness of the middle</source>
        <translation>中间调亮度</translation>
    </message>
    <message>
        <source>Less noise</source>
        <translation>降噪</translation>
    </message>
    <message>
        <source>Sharper</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Average of frames each side</source>
        <translation>前后各几帧取中值</translation>
    </message>
    <message>
        <source>Interlaced lines</source>
        <translation>隔行</translation>
    </message>
    <message>
        <source>Enlarged</source>
        <translation>放大倍数</translation>
    </message>
    <message>
        <source>Smooth when enlarging</source>
        <translation>放大时平滑</translation>
    </message>
    <message>
        <source>Title of the exhibit</source>
        <translation>证据名称</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>The picture below is never changed: settings and result are an exhibit.</source>
        <translation>原图不改动：参数与结果另存为一件证据。</translation>
    </message>
    <message>
        <source>Enhancing</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>Opening the picture</source>
        <translation>正在打开图片</translation>
    </message>
    <message>
        <source>Enhanced picture</source>
        <translation>增强图片</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
</context>
<context>
    <name>EnhanceSliders</name>
    <message>
        <source>Lines as they are</source>
        <translation>保持原隔行</translation>
    </message>
    <message>
        <source>Upper lines only</source>
        <translation>只取上场</translation>
    </message>
    <message>
        <source>Lower lines only</source>
        <translation>只取下场</translation>
    </message>
</context>
<context>
    <name>EvidenceDesk</name>
    <message>
        <source>Search case or file name</source>
        <translation>搜索案件或文件名</translation>
    </message>
    <message>
        <source>{0} becomes evidence of the case you choose.</source>
        <translation>{0} 将成为所选案件的证据。</translation>
    </message>
    <message>
        <source>Taking in {0}</source>
        <translation>正在存入 {0}</translation>
    </message>
    <message>
        <source>Footage</source>
        <translation>录像</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Stills</source>
        <translation>截图</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>存入时间</translation>
    </message>
    <message>
        <source>words: “{0}”</source>
        <translation>含“{0}”</translation>
    </message>
    <message>
        <source>Open on the stills page (Enter)</source>
        <translation>打开截图页 (Enter)</translation>
    </message>
    <message>
        <source>Camera files ({0});;All files (*)</source>
        <translation>录像文件 ({0});;所有文件 (*)</translation>
    </message>
    <message>
        <source>camera files</source>
        <translation>监控录像文件</translation>
    </message>
    <message>
        <source>Choose a camera file</source>
        <translation>选择录像文件</translation>
    </message>
    <message>
        <source>No footage of an open case has these words.</source>
        <translation>未结案件的录像里没有含这些词的。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>No camera footage in open cases yet.</source>
        <translation>在办案件里还没有监控录像。</translation>
    </message>
    <message>
        <source>Choose a camera file…</source>
        <translation>选择监控录像…</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>取证</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Read the list again (F5)</source>
        <translation>重新读取列表 (F5)</translation>
    </message>
    <message>
        <source>Stills from camera footage</source>
        <translation>监控截图</translation>
    </message>
    <message>
        <source>Drop a camera file here, or choose one. It becomes evidence of a case first; then you take stills.</source>
        <translation>把监控录像拖到这里，或选择文件。录像先存为案件证据，再截图。</translation>
    </message>
    <message>
        <source>Signed papers</source>
        <translation>签字文书</translation>
    </message>
    <message>
        <source>Drop photos or scans of signed papers here. The code on the paper finds its case.</source>
        <translation>把签字文书的照片或扫描件拖到这里，凭文书上的编号自动找到案件。</translation>
    </message>
    <message>
        <source>Open the scan inbox</source>
        <translation>打开扫描收件箱</translation>
    </message>
    <message>
        <source>Camera footage of open cases</source>
        <translation>在办案件的监控录像</translation>
    </message>
    <message>
        <source>Camera footage</source>
        <translation>监控录像</translation>
    </message>
</context>
<context>
    <name>EvidenceIntake</name>
    <message>
        <source>Add evidence</source>
        <translation>添加证据</translation>
    </message>
    <message>
        <source>Add every file of a folder</source>
        <translation>添加整个文件夹</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>Scanned page</source>
        <translation>扫描页</translation>
    </message>
    <message>
        <source>files of this exhibit</source>
        <translation>这件证据的文件</translation>
    </message>
    <message numerus="yes">
        <source>Taking in %n file(s)</source>
        <translation>
            <numerusform>正在存入 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) show too little. Keep them all the same?</source>
        <translation>
            <numerusform>有 %n 张图片看不清。仍要保留吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} is locked by a password</source>
        <translation>{0} 有密码</translation>
    </message>
    <message>
        <source>It stays on this device and is not written into the record.</source>
        <translation>密码只留在本机，不写入案件记录。</translation>
    </message>
    <message>
        <source>… and {0} more</source>
        <translation>……另有 {0} 个</translation>
    </message>
    <message>
        <source>Cancel leaves them out, to be taken again.</source>
        <translation>点“取消”则不收入，等重拍后再添加。</translation>
    </message>
    <message>
        <source>The customer has left; it can&apos;t be taken again</source>
        <translation>客户已离开，无法重拍</translation>
    </message>
    <message>
        <source>There is no other picture</source>
        <translation>没有别的照片</translation>
    </message>
    <message>
        <source>What matters can be seen</source>
        <translation>关键内容看得清</translation>
    </message>
</context>
<context>
    <name>EvidenceTray</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add evidence (Ctrl+E); files can also be dropped on the page</source>
        <translation>添加证据 (Ctrl+E)；也可把文件拖到页面上</translation>
    </message>
    <message>
        <source>No evidence yet. Drop files anywhere here.</source>
        <translation>还没有证据。可把文件拖到页面任意位置。</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>A whole folder…</source>
        <translation>整个文件夹…</translation>
    </message>
    <message>
        <source>From a phone or stick…</source>
        <translation>从手机或U盘…</translation>
    </message>
    <message>
        <source>From the scanner…</source>
        <translation>从扫描仪…</translation>
    </message>
    <message>
        <source>Paste (Ctrl+V)</source>
        <translation>粘贴 (Ctrl+V)</translation>
    </message>
    <message>
        <source>Paper, object or system record, typed in…</source>
        <translation>纸质、实物或系统记录（手工登记）…</translation>
    </message>
    <message>
        <source>Compare samples by photo…</source>
        <translation>拍照对比油样…</translation>
    </message>
    <message>
        <source>Samples and seals…</source>
        <translation>样品与封签…</translation>
    </message>
    <message>
        <source>Two pictures side by side…</source>
        <translation>两张图片并排对比…</translation>
    </message>
    <message>
        <source>Clock sheet…</source>
        <translation>时钟对照表…</translation>
    </message>
    <message>
        <source>Evidence · {0}</source>
        <translation>证据 {0} 件</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show all {0}</source>
        <translation>显示全部 {0} 件</translation>
    </message>
    <message>
        <source>withdrawn · {0}</source>
        <translation>已撤回 · {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n blanks to fill</source>
        <translation>
            <numerusform>还有 %n 项待填</numerusform>
        </translation>
    </message>
    <message>
        <source>frame {0}</source>
        <translation>帧 {0}</translation>
    </message>
    <message>
        <source>The file was found damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>Its seal does not hold: doubtful</source>
        <translation>封签失效：完整性存疑</translation>
    </message>
    <message>
        <source>Typed in, without a file</source>
        <translation>手工登记，无文件</translation>
    </message>
</context>
<context>
    <name>ExhibitCustody</name>
    <message>
        <source>The original is back and intact.</source>
        <translation>原件已恢复，核对完好。</translation>
    </message>
    <message>
        <source>Intact: the file still has its hash ({0}).</source>
        <translation>完好：文件与入库时的校验值一致（{0}）。</translation>
    </message>
    <message>
        <source>Export the unchanged original</source>
        <translation>导出未改动的原件</translation>
    </message>
    <message>
        <source>This is kept with the exhibit.</source>
        <translation>这会随证据记录保存。</translation>
    </message>
    <message>
        <source>Who gets it, and why?</source>
        <translation>给谁、为什么？</translation>
    </message>
    <message>
        <source>Exported: {0}</source>
        <translation>已导出：{0}</translation>
    </message>
    <message>
        <source>The station&apos;s file</source>
        <translation>油站档案</translation>
    </message>
    <message>
        <source>For the file</source>
        <translation>存档</translation>
    </message>
    <message>
        <source>Save the custody record</source>
        <translation>保存流转记录</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>已保存：{0}</translation>
    </message>
    <message>
        <source>Withdraw {0}?</source>
        <translation>撤回 {0}？</translation>
    </message>
    <message>
        <source>It keeps its number and stays visible, greyed, with this reason.</source>
        <translation>它保留编号，置灰显示，并附上理由。</translation>
    </message>
    <message>
        <source>Belongs to another case</source>
        <translation>属于另一案件</translation>
    </message>
    <message>
        <source>Added twice</source>
        <translation>重复添加</translation>
    </message>
    <message>
        <source>Shows nothing</source>
        <translation>看不出内容</translation>
    </message>
</context>
<context>
    <name>ExhibitDerived</name>
    <message>
        <source>Enhance…</source>
        <translation>增强…</translation>
    </message>
    <message>
        <source>Annotate…</source>
        <translation>标注…</translation>
    </message>
    <message>
        <source>A copy with its caption</source>
        <translation>带说明条的副本</translation>
    </message>
    <message>
        <source>Make it again and compare</source>
        <translation>重新生成并比对</translation>
    </message>
    <message>
        <source>{0}, with caption</source>
        <translation>{0}（带说明条）</translation>
    </message>
    <message>
        <source>Kept as exhibit {0}: {1}</source>
        <translation>已存为证据 {0}：{1}</translation>
    </message>
    <message>
        <source>Made again from its origin: it is equal.</source>
        <translation>已从原件重新生成：结果一致。</translation>
    </message>
</context>
<context>
    <name>ExhibitDialog</name>
    <message>
        <source>View large…</source>
        <translation>放大查看…</translation>
    </message>
    <message>
        <source>Take stills</source>
        <translation>截取画面</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Work on the picture</source>
        <translation>处理图片</translation>
    </message>
    <message>
        <source>Hide bystanders…</source>
        <translation>打码…</translation>
    </message>
    <message>
        <source>Origin and custody</source>
        <translation>来源与保管</translation>
    </message>
    <message>
        <source>Restore from headquarters</source>
        <translation>从总部恢复原件</translation>
    </message>
    <message>
        <source>Check integrity</source>
        <translation>核对完整性</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Custody record as PDF…</source>
        <translation>流转记录存为 PDF…</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>移交…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Typed in, without a file</source>
        <translation>手工登记，无文件</translation>
    </message>
    <message>
        <source>Added {0} by {1}</source>
        <translation>{1} 于 {0} 添加</translation>
    </message>
    <message>
        <source>{0} · {1:,} bytes</source>
        <translation>{0} · {1:,} 字节</translation>
    </message>
    <message>
        <source>Still: {0}</source>
        <translation>截图：{0}</translation>
    </message>
    <message>
        <source>Recording: {0}</source>
        <translation>录像：{0}</translation>
    </message>
    <message>
        <source>Withdrawn: {0}</source>
        <translation>已撤回：{0}</translation>
    </message>
    <message>
        <source>Handling the case</source>
        <translation>办理案件</translation>
    </message>
    <message>
        <source>Showing it to the customer</source>
        <translation>向客户展示</translation>
    </message>
    <message>
        <source>Checking what was recorded</source>
        <translation>核对记录</translation>
    </message>
    <message>
        <source>Every look at evidence is kept with its reason.</source>
        <translation>每次查看证据都会记下原因。</translation>
    </message>
    <message>
        <source>Why do you look at it?</source>
        <translation>为什么查看？</translation>
    </message>
    <message>
        <source>It stays on this device and is not written into the record.</source>
        <translation>密码只留在本机，不写入案件记录。</translation>
    </message>
    <message>
        <source>Added {0}: {1}</source>
        <translation>已加入 {0}：{1}</translation>
    </message>
</context>
<context>
    <name>ExhibitFields</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>What it shows, in one sentence</source>
        <translation>证明内容（一句话）</translation>
    </message>
    <message>
        <source>When it was made</source>
        <translation>形成时间</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制作人</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Device or system it comes from</source>
        <translation>来源设备或系统</translation>
    </message>
    <message>
        <source>How it was obtained</source>
        <translation>取得方式</translation>
    </message>
    <message>
        <source>Kind of evidence</source>
        <translation>证据种类</translation>
    </message>
</context>
<context>
    <name>ExhibitHiding</name>
    <message>
        <source>Unredacted original. Bystanders are hidden in its copy {0}.</source>
        <translation>未打码的原件；旁人已在副本 {0} 中遮住。</translation>
    </message>
    <message>
        <source>Redacted copy of {0}: {1}</source>
        <translation>{0} 的打码副本：{1}</translation>
    </message>
    <message>
        <source>Kept as exhibit {0}: {1}</source>
        <translation>已存为证据 {0}：{1}</translation>
    </message>
</context>
<context>
    <name>ExhibitList</name>
    <message numerus="yes">
        <source>{0} of %n files held</source>
        <translation>
            <numerusform>已有 {0} / %n 个文件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExhibitLook</name>
    <message>
        <source>Remark on this exhibit…</source>
        <translation>对这件证据批注…</translation>
    </message>
    <message>
        <source>Play the footage</source>
        <translation>播放录像</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Fetching the file…</source>
        <translation>正在取回文件…</translation>
    </message>
    <message>
        <source>Fetching from headquarters</source>
        <translation>正在从总部取回</translation>
    </message>
    <message>
        <source>This exhibit is paper or an object; there is no file.</source>
        <translation>这件证据是纸质件或实物，没有文件。</translation>
    </message>
</context>
<context>
    <name>ExhibitMeasuring</name>
    <message>
        <source>The same photos give the same numbers, bit for bit.</source>
        <translation>同样的照片得出完全相同的数值，逐位一致。</translation>
    </message>
    <message>
        <source>These numbers differ: {0}</source>
        <translation>这些数值不一致：{0}</translation>
    </message>
    <message>
        <source>Measured again</source>
        <translation>已重新测量</translation>
    </message>
</context>
<context>
    <name>ExhibitRow</name>
    <message>
        <source>Look at it; what is not here is fetched from headquarters</source>
        <translation>查看；本机没有的从总部取回</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>无文件</translation>
    </message>
</context>
<context>
    <name>ExhibitWords</name>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>证明内容</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>形成时间</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制作人</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Obtained</source>
        <translation>取得方式</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>入卷</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>Remark on {0}</source>
        <translation>对“{0}”批注</translation>
    </message>
</context>
<context>
    <name>FieldForm</name>
    <message>
        <source>Restored as you left it.</source>
        <translation>已恢复上次填写的内容。</translation>
    </message>
</context>
<context>
    <name>FieldsPanel</name>
    <message>
        <source>Claimed ¥ {0:,.2f}, proved direct loss ¥ {1:,.2f}</source>
        <translation>索赔 ¥ {0:,.2f}，已证明直接损失 ¥ {1:,.2f}</translation>
    </message>
    <message>
        <source>Signs that raise the class</source>
        <translation>影响等级的情形</translation>
    </message>
</context>
<context>
    <name>FileTaking</name>
    <message>
        <source>… and {0} more</source>
        <translation>……另有 {0} 个</translation>
    </message>
    <message>
        <source>Drop here: {0}</source>
        <translation>拖到这里：{0}</translation>
    </message>
    <message>
        <source>Keeping the picture</source>
        <translation>正在保存图片</translation>
    </message>
    <message>
        <source>Looking at the files</source>
        <translation>正在查看文件</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>On this PC only</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>Under way {0} %</source>
        <translation>上传中 {0} %</translation>
    </message>
    <message>
        <source>Verified at headquarters</source>
        <translation>总部已核验</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需处理</translation>
    </message>
    <message>
        <source>Not on this PC yet</source>
        <translation>尚未下载到本机</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find on this page</source>
        <translation>在本页查找</translation>
    </message>
    <message>
        <source>Words or numbers, in any spelling (Ctrl+F)</source>
        <translation>词或号码，写法不限（Ctrl+F）</translation>
    </message>
    <message>
        <source>Back (Shift+Enter)</source>
        <translation>上一处（Shift+Enter）</translation>
    </message>
    <message>
        <source>On (Enter)</source>
        <translation>下一处（Enter）</translation>
    </message>
    <message>
        <source>End (Esc)</source>
        <translation>结束（Esc）</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>not on this page</source>
        <translation>本页没有</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>第 {0} 处，共 {1} 处</translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message>
        <source>The check characters of this code don&apos;t fit: one was misread.</source>
        <translation>这个编号的校验位对不上：有一位看错了。</translation>
    </message>
    <message numerus="yes">
        <source>The filters hide %n case(s) with these words.</source>
        <translation>
            <numerusform>筛选条件挡住了 %n 件含这些词的案件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{0}” stands nowhere; without it %n case(s) are found.</source>
        <translation>
            <numerusform>“{0}”哪里都没有；去掉它能找到 %n 件。</numerusform>
        </translation>
    </message>
    <message>
        <source>That is very short; a third character finds more.</source>
        <translation>太短了，再多输一个字更容易找到。</translation>
    </message>
    <message>
        <source>Nothing here has these words or this number.</source>
        <translation>本机的案件里没有这些词或这个号码。</translation>
    </message>
    <message>
        <source>with and without dashes · full and half width</source>
        <translation>有横线、没横线 · 全角、半角</translation>
    </message>
    <message>
        <source>O as 0, I as 1 · ○ as 〇 · simplified and traditional</source>
        <translation>O 当 0、I 当 1 · ○ 当 〇 · 简体、繁体</translation>
    </message>
    <message>
        <source>case numbers, hashes, plates, telephones, seals, paper codes</source>
        <translation>案号、哈希、车牌、电话、铅封、文书编号</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Tried: {0}</source>
        <translation>已经这样找过：{0}</translation>
    </message>
    <message>
        <source>Not searched: {0}</source>
        <translation>没有找的地方：{0}</translation>
    </message>
    <message>
        <source>other stations (this desk sees its own)</source>
        <translation>别的站（本机只到本站）</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) whose index is being made anew</source>
        <translation>
            <numerusform>正在重建索引的 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>what reached headquarters after {0}</source>
        <translation>{0} 以后到总部的新件</translation>
    </message>
    <message>
        <source>headquarters (never met yet)</source>
        <translation>总部（还没有连上过）</translation>
    </message>
    <message>
        <source>words inside pictures, films and scans</source>
        <translation>图片、录像和扫描件里面的字</translation>
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
        <source>the file from headquarters, or a picture of its QR code</source>
        <translation>总部给的文件，或登记二维码的照片</translation>
    </message>
    <message>
        <source>Open the file from headquarters</source>
        <translation>打开总部给的文件</translation>
    </message>
    <message>
        <source>Reading {0}</source>
        <translation>正在读取 {0}</translation>
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
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>Open the file from headquarters, or a picture of its QR code; it can also be dropped here, or pasted with Ctrl+V</source>
        <translation>打开总部给的文件或登记二维码的照片；也可以拖到这里，或按 Ctrl+V 粘贴</translation>
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
    <name>FirstStepsDialog</name>
    <message>
        <source>Done: a complaint, its evidence and a printed confirmation.</source>
        <translation>做完了：一件投诉、它的证据和一份打印的确认书。</translation>
    </message>
    <message>
        <source>{0} of {1} done. What is done is read from the record.</source>
        <translation>已完成 {0} / {1}。是否完成按记录判断。</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Record a complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>Six fields while the customer talks; anything may be made up.</source>
        <translation>六项，边听边填；内容可以随意编。</translation>
    </message>
    <message>
        <source>New complaint</source>
        <translation>新投诉</translation>
    </message>
    <message>
        <source>Take a still</source>
        <translation>取一张监控截图</translation>
    </message>
    <message>
        <source>Open footage, say why, and keep one frame.</source>
        <translation>打开录像，说明理由，存下一帧。</translation>
    </message>
    <message>
        <source>To the footage</source>
        <translation>去看录像</translation>
    </message>
    <message>
        <source>Add a photo of a sample</source>
        <translation>加一张油样照片</translation>
    </message>
    <message>
        <source>Any picture will do: drop it, paste it or choose it.</source>
        <translation>任何图片都行：拖入、粘贴或选择。</translation>
    </message>
    <message>
        <source>Add the photo</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Print the confirmation</source>
        <translation>打印确认书</translation>
    </message>
    <message>
        <source>Choose it under Print. It comes out of the printer, marked as practice.</source>
        <translation>在“打印”里选确认书。它真的从打印机出来，标着“练习”。</translation>
    </message>
    <message>
        <source>To the case</source>
        <translation>打开案件</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门练习</translation>
    </message>
    <message>
        <source>Go once through a complaint, from its first sentence to the printed confirmation. Leave whenever you like: it goes on where you were.</source>
        <translation>自己走一遍：从第一句话到打印出确认书。随时可以放下，下次从原处继续。</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Only what is done from now on counts</source>
        <translation>只算从现在起做的</translation>
    </message>
    <message>
        <source>Leave the course</source>
        <translation>放下练习</translation>
    </message>
    <message>
        <source>Put the course aside; it can be taken up again</source>
        <translation>先放下，以后可以继续</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close; the course goes on (Esc)</source>
        <translation>关闭，练习继续（Esc）</translation>
    </message>
</context>
<context>
    <name>FootageBench</name>
    <message>
        <source>Camera stills</source>
        <translation>监控截图</translation>
    </message>
    <message>
        <source>Enhance</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>Levels, noise, lines, detail: as a derivative of a taken still (E)</source>
        <translation>色阶、降噪、去隔行、放大：另存为截图的衍生件（E）</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Arrows, boxes, words on a taken still (A)</source>
        <translation>在截图上画箭头、方框、写字（A）</translation>
    </message>
    <message>
        <source>Hide bystanders</source>
        <translation>打码</translation>
    </message>
    <message>
        <source>Cover faces and plates in what is handed out (H)</source>
        <translation>对外提供前遮盖人脸和车牌（H）</translation>
    </message>
    <message>
        <source>Take this frame  S</source>
        <translation>截取本帧  S</translation>
    </message>
    <message>
        <source>Keep exactly the frame on screen as evidence (S)</source>
        <translation>把屏幕上的这一帧原样存为证据 (S)</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>首帧</translation>
    </message>
    <message>
        <source>First frame (Home)</source>
        <translation>首帧 (Home)</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>上一帧</translation>
    </message>
    <message>
        <source>Previous frame (←), one second back (Shift+←)</source>
        <translation>上一帧 (←)，退 1 秒 (Shift+←)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>播放或暂停（空格）</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>下一帧</translation>
    </message>
    <message>
        <source>Next frame (→), one second on (Shift+→)</source>
        <translation>下一帧 (→)，进 1 秒 (Shift+→)</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>末帧</translation>
    </message>
    <message>
        <source>Last frame (End)</source>
        <translation>末帧 (End)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Frame number</source>
        <translation>帧号</translation>
    </message>
    <message>
        <source>Recorded and corrected time</source>
        <translation>录像机时间与校正时间</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed of playing (J slower, L faster)</source>
        <translation>播放速度（J 慢，L 快）</translation>
    </message>
    <message>
        <source>Go to: 11:38:24, 00:03:12.5, #1200</source>
        <translation>跳转：11:38:24、00:03:12.5、#1200</translation>
    </message>
    <message>
        <source>Go to a time or frame</source>
        <translation>跳转到时间或帧</translation>
    </message>
    <message>
        <source>Type a true time, R and the recorder&apos;s time, a position, or # and a frame number, then Enter (G)</source>
        <translation>输入标准时间、R 加录像机时间、位置，或 # 加帧号，按回车（G）</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Whole picture or its own pixels (0 and 1; the wheel zooms)</source>
        <translation>整幅或原始像素（0 和 1；滚轮缩放）</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Name this moment (M)</source>
        <translation>给这一刻命名（M）</translation>
    </message>
    <message>
        <source>Clip from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>A clip begins at this frame (I)</source>
        <translation>片段从本帧开始（I）</translation>
    </message>
    <message>
        <source>Clip to</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>A clip ends at this frame (O)</source>
        <translation>片段到本帧结束（O）</translation>
    </message>
    <message>
        <source>Clip…</source>
        <translation>片段…</translation>
    </message>
    <message>
        <source>Export the stretch from–to without re-encoding (X)</source>
        <translation>导出起点到终点的片段，不重新编码（X）</translation>
    </message>
    <message>
        <source>Gaps…</source>
        <translation>间断…</translation>
    </message>
    <message>
        <source>Whether frames lack or repeat</source>
        <translation>检查是否缺帧或重复</translation>
    </message>
    <message>
        <source>Cameras…</source>
        <translation>多机位…</translation>
    </message>
    <message>
        <source>Several cameras on one corrected time line (C)</source>
        <translation>多路录像按校正时间对齐（C）</translation>
    </message>
    <message>
        <source>Every key of this page</source>
        <translation>本页全部快捷键</translation>
    </message>
    <message>
        <source>Every key of this page (?)</source>
        <translation>本页全部快捷键（?）</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Choose other footage (Ctrl+O)</source>
        <translation>选择其他录像 (Ctrl+O)</translation>
    </message>
    <message>
        <source>Copy the SHA-256</source>
        <translation>复制 SHA-256</translation>
    </message>
    <message>
        <source>Copy the whole SHA-256</source>
        <translation>复制完整的 SHA-256</translation>
    </message>
    <message>
        <source>Recorder clock, seconds fast (+) or slow (−)</source>
        <translation>录像机时间校准：快 (+) 慢 (−) 秒</translation>
    </message>
    <message>
        <source>Recorder clock offset in seconds</source>
        <translation>录像机时间偏差（秒）</translation>
    </message>
    <message>
        <source>Compare the recorder&apos;s clock with this PC&apos;s and type the difference</source>
        <translation>把录像机时钟与本机比对，填写差值</translation>
    </message>
    <message>
        <source>Clock sheet…</source>
        <translation>时钟对照表…</translation>
    </message>
    <message>
        <source>Compare the recorder&apos;s clock with others, by a photo of both</source>
        <translation>用同框照片比对录像机与其他时钟</translation>
    </message>
    <message>
        <source>Read the clock in the picture</source>
        <translation>读取画面时钟</translation>
    </message>
    <message>
        <source>Read the time burnt into this frame, as a suggestion to confirm</source>
        <translation>读取本帧画面上的时间，作为待确认的建议</translation>
    </message>
    <message>
        <source>Times from the file…</source>
        <translation>从文件取起止时间…</translation>
    </message>
    <message>
        <source>Enter begin and end of the recording as they stand in the file</source>
        <translation>按文件填写录像的起止时间</translation>
    </message>
    <message>
        <source>Shape of the picture…</source>
        <translation>画面宽高比…</translation>
    </message>
    <message>
        <source>Say whether this recorder&apos;s picture is 4:3 or 16:9, where its file does not or is wrong</source>
        <translation>文件没有写明或写错时，说明这台录像机的画面是 4:3 还是 16:9</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>更换事由</translation>
    </message>
    <message>
        <source>End this look and begin one with another reason</source>
        <translation>结束本次查看，另选事由重新开始</translation>
    </message>
    <message>
        <source>Register (F18)</source>
        <translation>登记表（F18）</translation>
    </message>
    <message>
        <source>Who looked at footage of this case, why, and what was handed out</source>
        <translation>谁查看过本案录像、为什么、取走了什么</translation>
    </message>
    <message>
        <source>Taken stills</source>
        <translation>已截取</translation>
    </message>
    <message>
        <source>Draw an area</source>
        <translation>画区域</translation>
    </message>
    <message>
        <source>Draw where to look on the picture (D); Esc stops drawing</source>
        <translation>在画面上画出要检测的区域（D）；按 Esc 停止</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整幅画面</translation>
    </message>
    <message>
        <source>Take the areas away and look everywhere</source>
        <translation>去掉区域，检测整幅画面</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Only large movements</source>
        <translation>只找大动作</translation>
    </message>
    <message>
        <source>Usual movements</source>
        <translation>一般动作</translation>
    </message>
    <message>
        <source>Slight movements too</source>
        <translation>细微动作也找</translation>
    </message>
    <message>
        <source>Find motion</source>
        <translation>检测动态</translation>
    </message>
    <message>
        <source>Motion found</source>
        <translation>检测到的动态</translation>
    </message>
    <message>
        <source>The original is never changed; every still is a further exhibit and its custody is recorded.</source>
        <translation>原帧不改动；每张截图另存为证据，并写入保管链。</translation>
    </message>
</context>
<context>
    <name>FootageCameras</name>
    <message>
        <source>This case has one piece of footage. Add that of other cameras first.</source>
        <translation>本案只有一路录像，请先添加其他机位的录像。</translation>
    </message>
</context>
<context>
    <name>FootageChecks</name>
    <message>
        <source>No time stamps in this file: gaps cannot be told.</source>
        <translation>文件没有时间戳，无法判断间断。</translation>
    </message>
    <message>
        <source>No gap over {0} s between {1} and {2}.</source>
        <translation>{1} 至 {2} 之间没有超过 {0} 秒的间断。</translation>
    </message>
    <message numerus="yes">
        <source>%n gaps over {0} s between {1} and {2}, {3} s in all.</source>
        <translation>
            <numerusform>{1} 至 {2} 之间有 %n 处超过 {0} 秒的间断，共缺 {3} 秒。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FootageChoosing</name>
    <message>
        <source>Add a camera file…</source>
        <translation>添加录像文件…</translation>
    </message>
    <message>
        <source>Camera files ({0});;All files (*)</source>
        <translation>录像文件 ({0});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a camera file</source>
        <translation>选择录像文件</translation>
    </message>
</context>
<context>
    <name>FootageClip</name>
    <message>
        <source>Set where the clip begins (I) and where it ends (O) first.</source>
        <translation>请先设定片段的起点（I）和终点（O）。</translation>
    </message>
</context>
<context>
    <name>FootageClock</name>
    <message>
        <source>day and month could be swapped: check</source>
        <translation>日和月可能颠倒，请核对</translation>
    </message>
    <message>
        <source>Which of these is the recorder&apos;s clock?</source>
        <translation>哪一个是录像机的时钟？</translation>
    </message>
    <message>
        <source>Read off the frame by the computer: compare it with the picture first.</source>
        <translation>由电脑从画面读出：请先与画面核对。</translation>
    </message>
</context>
<context>
    <name>FootageDerived</name>
    <message>
        <source>Taking {0} again from the original…</source>
        <translation>正在从原录像重新截取 {0}…</translation>
    </message>
    <message>
        <source>{0}, with caption</source>
        <translation>{0}（带说明条）</translation>
    </message>
    <message>
        <source>Kept as exhibit {0}: {1}</source>
        <translation>已存为证据 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} taken again from the original: every pixel is equal.</source>
        <translation>{0} 已从原录像重新截取：逐像素一致。</translation>
    </message>
    <message>
        <source>{0} taken again is not equal to the one kept.</source>
        <translation>{0} 重新截取的结果与留存的不一致。</translation>
    </message>
</context>
<context>
    <name>FootageHelp</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>本页快捷键</translation>
    </message>
    <message>
        <source>Wheel, drag</source>
        <translation>滚轮、拖动</translation>
    </message>
    <message>
        <source>zoom at the pointer, move</source>
        <translation>在指针处缩放、移动</translation>
    </message>
</context>
<context>
    <name>FootageHiding</name>
    <message>
        <source>Kept as exhibit {0}: {1}</source>
        <translation>已存为证据 {0}：{1}</translation>
    </message>
</context>
<context>
    <name>FootageJump</name>
    <message>
        <source>Type a true time such as 11:38:24, R11:39:06 as the recorder shows it, a position such as 00:03:12.5, or #1200.</source>
        <translation>请输入标准时间如 11:38:24、录像机时间如 R11:39:06、位置如 00:03:12.5，或帧号如 #1200。</translation>
    </message>
</context>
<context>
    <name>FootageMarks</name>
    <message>
        <source>No marks yet. M names the moment on screen: arrives, refuels, leaves.</source>
        <translation>还没有标记。按 M 给当前画面命名：入站、加油、离站。</translation>
    </message>
    <message>
        <source>Marked: {0}</source>
        <translation>已标记：{0}</translation>
    </message>
    <message>
        <source>Mark removed: {0}</source>
        <translation>已删除标记：{0}</translation>
    </message>
    <message>
        <source>Remove the mark {0}</source>
        <translation>删除标记 {0}</translation>
    </message>
    <message>
        <source>Remove this mark</source>
        <translation>删除这个标记</translation>
    </message>
    <message>
        <source>Go to this mark</source>
        <translation>跳到这个标记</translation>
    </message>
</context>
<context>
    <name>FootageMotion</name>
    <message>
        <source>Looking for motion</source>
        <translation>正在检测动态</translation>
    </message>
    <message>
        <source>Go to this motion; at most {0} changed</source>
        <translation>跳到这处动态；最多 {0} 的画面有变化</translation>
    </message>
    <message>
        <source>in the whole picture</source>
        <translation>在整幅画面内</translation>
    </message>
    <message numerus="yes">
        <source>in %n areas</source>
        <translation>
            <numerusform>在 %n 个区域内</numerusform>
        </translation>
    </message>
    <message>
        <source>Looks {0}. N and P jump from motion to motion.</source>
        <translation>将{0}检测。按 N、P 在动态之间跳转。</translation>
    </message>
    <message numerus="yes">
        <source>%n movements {0}</source>
        <translation>
            <numerusform>{0}共 %n 处动态</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, looked through up to {1}</source>
        <translation>{0}，已检测到 {1}</translation>
    </message>
</context>
<context>
    <name>FootageOpening</name>
    <message>
        <source>Reading the footage</source>
        <translation>正在读取录像</translation>
    </message>
    <message>
        <source>Taking in {0}</source>
        <translation>正在存入 {0}</translation>
    </message>
</context>
<context>
    <name>FootageRegisterPage</name>
    <message>
        <source>Footage register</source>
        <translation>监控调取登记</translation>
    </message>
    <message>
        <source>Print (F18)…</source>
        <translation>打印（F18）…</translation>
    </message>
    <message>
        <source>Case {0}</source>
        <translation>案件 {0}</translation>
    </message>
    <message>
        <source>Nobody has looked at footage of this case yet. Rows come by themselves.</source>
        <translation>本案录像尚未有人查看。查看时会自动登记。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Reason, unit, name</source>
        <translation>事由、单位、姓名</translation>
    </message>
    <message>
        <source>Looked at by</source>
        <translation>查看人</translation>
    </message>
    <message>
        <source>Footage</source>
        <translation>录像</translation>
    </message>
    <message>
        <source>Range looked at</source>
        <translation>查看范围</translation>
    </message>
    <message>
        <source>Taken or handed out</source>
        <translation>取得或交出</translation>
    </message>
    <message>
        <source>Kept for the rules on public video systems, article 16: reason, content, unit and name of every look and every copy. Each row is a signed entry.</source>
        <translation>按《公共安全视频图像信息系统管理条例》第十六条，登记每次查看和调取的事由、内容、单位和姓名；每行都是一条签名记录。</translation>
    </message>
    <message>
        <source>(written after an interruption)</source>
        <translation>（程序中断后补记）</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>另有 {0} 段</translation>
    </message>
</context>
<context>
    <name>FootageShape</name>
    <message>
        <source>Square pixels</source>
        <translation>正方形像素</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>按文件所述</translation>
    </message>
    <message>
        <source>What shape does this recorder&apos;s picture have?</source>
        <translation>这台录像机的画面是什么宽高比？</translation>
    </message>
    <message>
        <source>It is now shown as {0}. What you say holds for every file of this recorder with pictures of {1} × {2}; stills keep their pixels and say their shape.</source>
        <translation>现在以 {0} 显示。所选适用于这台录像机所有 {1} × {2} 的文件；截图保留原有像素，并注明宽高比。</translation>
    </message>
</context>
<context>
    <name>FootageSide</name>
    <message>
        <source>Stills</source>
        <translation>截图</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>列表</translation>
    </message>
</context>
<context>
    <name>FootageSitting</name>
    <message>
        <source>Looked at for: {0}</source>
        <translation>查看事由：{0}</translation>
    </message>
</context>
<context>
    <name>FootageSource</name>
    <message numerus="yes">
        <source>clock sheet, ± {0} s, %n comparisons</source>
        <translation>
            <numerusform>校时表，±{0} 秒，%n 次比对</numerusform>
        </translation>
    </message>
    <message>
        <source>typed in by hand</source>
        <translation>手工填写</translation>
    </message>
    <message>
        <source>no time stamps: frames are counted</source>
        <translation>文件没有时间戳：按帧计数</translation>
    </message>
    <message>
        <source>position in the file; it does not say its time of day</source>
        <translation>文件内位置；文件未载明时刻</translation>
    </message>
    <message>
        <source>recorder&apos;s time, not compared with a true clock</source>
        <translation>录像机时间，未与标准时间比对</translation>
    </message>
    <message>
        <source>recorded {0} · {1} s: {2}</source>
        <translation>录像机 {0} · 校正 {1} 秒：{2}</translation>
    </message>
    <message>
        <source>No footage chosen</source>
        <translation>还没有选择录像</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>This could not be read. Write it like 12.5 or -37.</source>
        <translation>没有看懂这个数字，请写成 12.5 或 -37。</translation>
    </message>
</context>
<context>
    <name>FootageTaking</name>
    <message>
        <source>Kept as exhibit {0}: {1}</source>
        <translation>已存为证据 {0}：{1}</translation>
    </message>
</context>
<context>
    <name>FootageTools</name>
    <message numerus="yes">
        <source>%n stills taken</source>
        <translation>
            <numerusform>已截取 %n 帧</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FootageTransport</name>
    <message>
        <source>Damage before this frame: it may not be what the camera saw.</source>
        <translation>此帧之前的数据有损坏，画面可能与当时不符。</translation>
    </message>
    <message>
        <source>suspect</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
<context>
    <name>FootageWhy</name>
    <message>
        <source>Look at the footage</source>
        <translation>查看录像</translation>
    </message>
    <message>
        <source>Why do you look at this footage?</source>
        <translation>为什么查看这段录像？</translation>
    </message>
    <message>
        <source>One tap. What was looked at, when and what was taken fills the register by itself.</source>
        <translation>点一下即可。查看的范围、时间和取得的内容会自动记入登记表。</translation>
    </message>
    <message>
        <source>Authority, as on its paper</source>
        <translation>调取单位（按证件或文书填写）</translation>
    </message>
    <message>
        <source>Name of the officer</source>
        <translation>经办人姓名</translation>
    </message>
    <message>
        <source>What for, number of the order</source>
        <translation>事由、文书编号</translation>
    </message>
</context>
<context>
    <name>FootageWords</name>
    <message>
        <source>shown {0}</source>
        <translation>以 {0} 显示</translation>
    </message>
    <message>
        <source>frame {0} / {1} · {2} fps</source>
        <translation>帧 {0} / {1} · {2} fps</translation>
    </message>
    <message>
        <source>No time stamps in this file: frames are counted, times derived.</source>
        <translation>文件里没有时间戳：按帧计数，时间为推算。</translation>
    </message>
    <message numerus="yes">
        <source>%n places are damaged; frames after them are suspect.</source>
        <translation>
            <numerusform>有 %n 处损坏，其后的画面存疑。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gaps: stretches without frames are hatched.</source>
        <translation>
            <numerusform>有 %n 处间断，没有画面的时段以斜线标出。</numerusform>
        </translation>
    </message>
    <message>
        <source>not yet decoded whole</source>
        <translation>尚未整段解码</translation>
    </message>
    <message>
        <source>decoded whole: {0} frames, {1} errors</source>
        <translation>已整段解码：{0} 帧，{1} 处错误</translation>
    </message>
    <message>
        <source>{0} of {1} promised are there</source>
        <translation>文件称时长 {1}，实有 {0}</translation>
    </message>
    <message>
        <source>{0} frames promised</source>
        <translation>文件称有 {0} 帧</translation>
    </message>
    <message numerus="yes">
        <source>The file says it has %Ln frames; {0} are there.</source>
        <translation>
            <numerusform>文件称有 %Ln 帧，实有 {0} 帧。</numerusform>
        </translation>
    </message>
    <message>
        <source>Recorder clock not compared, or exact.</source>
        <translation>录像机时间未比对，或准确。</translation>
    </message>
    <message>
        <source>{0} s fast: true times are converted.</source>
        <translation>快 {0} 秒，已换算。</translation>
    </message>
    <message>
        <source>{0} s slow: true times are converted.</source>
        <translation>慢 {0} 秒，已换算。</translation>
    </message>
    <message>
        <source>The file says it lasts {0}; {1} of it are there.</source>
        <translation>文件称时长 {0}，实有 {1}。</translation>
    </message>
    <message>
        <source>{0} of the file belong to nothing that can be read.</source>
        <translation>文件中有 {0} 不属于任何可读内容。</translation>
    </message>
    <message>
        <source>The file says {0} fps; its time stamps say {1}.</source>
        <translation>文件称每秒 {0} 帧，时间戳表明为 {1} 帧。</translation>
    </message>
    <message>
        <source>{0} recordings are joined here; their times begin anew at {1} and run on here.</source>
        <translation>此文件由 {0} 段录像接成，时间在 {1} 处重新开始；此处连续计算。</translation>
    </message>
</context>
<context>
    <name>GapDialog</name>
    <message>
        <source>Look for repeated frames</source>
        <translation>查找重复帧</translation>
    </message>
    <message>
        <source>Gaps and repeats</source>
        <translation>间断与重复</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Ends at</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Gaps are told by the file&apos;s own time stamps. Repeats are frames equal to the last bit; every frame is decoded for that. A double click goes there.</source>
        <translation>间断按文件自身的时间戳判断；重复指逐位相同的画面，需要解码每一帧。双击跳到该处。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>间断</translation>
    </message>
    <message>
        <source>short gap</source>
        <translation>短间断</translation>
    </message>
    <message numerus="yes">
        <source>{0} s, about %n frames</source>
        <translation>
            <numerusform>{0} 秒，约 %n 帧</numerusform>
        </translation>
    </message>
    <message>
        <source>Decoding every frame</source>
        <translation>正在逐帧解码</translation>
    </message>
    <message>
        <source>picture stands still</source>
        <translation>画面静止</translation>
    </message>
    <message>
        <source>shown before</source>
        <translation>与前面重复</translation>
    </message>
    <message numerus="yes">
        <source>%n frames, same as #{0}</source>
        <translation>
            <numerusform>%n 帧，与第 {0} 帧起相同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stretches repeat frames.</source>
        <translation>
            <numerusform>有 %n 段重复画面。</numerusform>
        </translation>
    </message>
    <message>
        <source>No frame repeats another.</source>
        <translation>没有重复画面。</translation>
    </message>
    <message>
        <source>Go there (Enter)</source>
        <translation>跳到该处 (Enter)</translation>
    </message>
</context>
<context>
    <name>HandoverDialog</name>
    <message>
        <source>Record the handover</source>
        <translation>记录移交</translation>
    </message>
    <message>
        <source>Hand over {0}</source>
        <translation>移交 {0}</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>From</source>
        <translation>移交人</translation>
    </message>
    <message>
        <source>To (person and body)</source>
        <translation>接收人及单位</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Seal number</source>
        <translation>封条编号</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Custody keeps this for good.</source>
        <translation>流转记录会永久保存。</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>No page of the help has all these words.</source>
        <translation>没有哪一页帮助同时含有这些字。</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>帮助页</translation>
    </message>
    <message>
        <source>The page of the help</source>
        <translation>帮助内容</translation>
    </message>
    <message>
        <source>Print this page…</source>
        <translation>打印本页…</translation>
    </message>
    <message>
        <source>Print this page of the help</source>
        <translation>打印这一页帮助</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the help (Esc)</source>
        <translation>关闭帮助（Esc）</translation>
    </message>
</context>
<context>
    <name>HidingDialog</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整幅画面</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>One back (Page Up)</source>
        <translation>上一个（Page Up）</translation>
    </message>
    <message>
        <source>One on (Page Down)</source>
        <translation>下一个（Page Down）</translation>
    </message>
    <message>
        <source>Frame or page</source>
        <translation>帧或页</translation>
    </message>
    <message>
        <source>Starts here</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>Ends here</source>
        <translation>到这里为止</translation>
    </message>
    <message>
        <source>Follow it</source>
        <translation>跟踪</translation>
    </message>
    <message>
        <source>Follow what is in the box through the next frames</source>
        <translation>在后面的帧里跟踪框内的东西</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Look for faces and plates</source>
        <translation>查找人脸和车牌</translation>
    </message>
    <message>
        <source>A model proposes; you decide. Nobody is recognised.</source>
        <translation>程序只提建议，由您决定；不识别任何人。</translation>
    </message>
    <message>
        <source>Places to hide</source>
        <translation>要遮住的地方</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Filled with</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Show it as it will be</source>
        <translation>按打码后的样子显示</translation>
    </message>
    <message>
        <source>Keep the sound (voices are heard)</source>
        <translation>保留声音（会听到人声）</translation>
    </message>
    <message>
        <source>What is the copy for?</source>
        <translation>副本做什么用？</translation>
    </message>
    <message>
        <source>For whom, what for</source>
        <translation>给谁，做什么用</translation>
    </message>
    <message>
        <source>All bystanders are covered</source>
        <translation>旁人都已遮住</translation>
    </message>
    <message>
        <source>Save the redacted copy</source>
        <translation>保存打码副本</translation>
    </message>
    <message>
        <source>Close without saving?</source>
        <translation>不保存就关闭？</translation>
    </message>
    <message>
        <source>The places marked are lost; the original stays as it is.</source>
        <translation>已画的框会丢失；原件不变。</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存，关闭</translation>
    </message>
    <message>
        <source>Go on marking</source>
        <translation>继续画</translation>
    </message>
    <message>
        <source>Hide bystanders</source>
        <translation>打码</translation>
    </message>
    <message>
        <source>Drag over whatever must not be seen.</source>
        <translation>在不该露出的地方拖出一个框。</translation>
    </message>
    <message>
        <source>The original is not changed. The copy holds pixels only: no place, time or device.</source>
        <translation>原件不改动。副本只有画面：不带地点、时间和设备信息。</translation>
    </message>
    <message>
        <source>{0} proposed. Check each, and look yourself: helmets, masks and faces from above are missed.</source>
        <translation>建议了 {0} 处。请逐个核对，并自己再看一遍：戴头盔、口罩的和俯拍的脸会漏掉。</translation>
    </message>
    <message>
        <source>Lost after frame {0}. Set the box right there and follow on.</source>
        <translation>第 {0} 帧之后跟丢了。请在那里把框摆正，再继续跟踪。</translation>
    </message>
    <message>
        <source>Followed to frame {0}. Look through it: the box can be moved anywhere.</source>
        <translation>已跟踪到第 {0} 帧。请看一遍：任何一帧都可以移动框。</translation>
    </message>
    <message>
        <source>{0}, redacted</source>
        <translation>{0}（打码）</translation>
    </message>
</context>
<context>
    <name>HidingSide</name>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Solid</source>
        <translation>纯色</translation>
    </message>
    <message>
        <source>Mosaic</source>
        <translation>马赛克</translation>
    </message>
    <message numerus="yes">
        <source>%n places hidden</source>
        <translation>
            <numerusform>遮住 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>frames {0} to {1}</source>
        <translation>第 {0} 至 {1} 帧</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>打码</translation>
    </message>
    <message>
        <source>Hide: {0}</source>
        <translation>打码：{0}</translation>
    </message>
    <message>
        <source>Hide: {0}?</source>
        <translation>打码：{0}？</translation>
    </message>
    <message>
        <source>Choose what the copy is for.</source>
        <translation>请选副本的用途。</translation>
    </message>
    <message>
        <source>Say for whom and what for.</source>
        <translation>请写明给谁、做什么用。</translation>
    </message>
    <message>
        <source>Look through everything, then press “All bystanders are covered”.</source>
        <translation>请全部看一遍，再按“旁人都已遮住”。</translation>
    </message>
</context>
<context>
    <name>HidingSteps</name>
    <message>
        <source>Frame {0} of {1}</source>
        <translation>第 {0} / {1} 帧</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>第 {0} / {1} 页</translation>
    </message>
</context>
<context>
    <name>HidingWorks</name>
    <message>
        <source>Hiding bystanders</source>
        <translation>打码</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Looking for faces and plates</source>
        <translation>正在查找人脸和车牌</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>正在跟踪</translation>
    </message>
    <message>
        <source>Writing the redacted copy</source>
        <translation>正在写打码副本</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>导出清单</translation>
    </message>
    <message>
        <source>The station&apos;s file</source>
        <translation>油站档案</translation>
    </message>
    <message>
        <source>For the file</source>
        <translation>存档</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>已存为 {0}</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>已送打印机</translation>
    </message>
    <message>
        <source>Nothing was printed.</source>
        <translation>没有打印。</translation>
    </message>
</context>
<context>
    <name>LeavingDialog</name>
    <message>
        <source>Writing rows</source>
        <translation>正在写出各行</translation>
    </message>
    <message>
        <source>Writing the list</source>
        <translation>正在写出清单</translation>
    </message>
</context>
<context>
    <name>ListBar</name>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Take the filters and words away</source>
        <translation>取消筛选和搜索词</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Select nothing (Esc)</source>
        <translation>取消选择 (Esc)</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Columns, export, print and copy (Shift+F10 on a row)</source>
        <translation>列、导出、打印、复制（在行上按 Shift+F10）</translation>
    </message>
    <message>
        <source>What this list can do</source>
        <translation>本清单可做的操作</translation>
    </message>
    <message>
        <source>{0:,} selected</source>
        <translation>已选 {0:,} 行</translation>
    </message>
    <message>
        <source>{0:,} of {1:,} shown: {2}</source>
        <translation>共 {1:,} 行，显示 {0:,} 行：{2}</translation>
    </message>
    <message>
        <source>{0:,} rows</source>
        <translation>共 {0:,} 行</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>PRACTICE </source>
        <translation>练习 </translation>
    </message>
    <message>
        <source>{0} – practice</source>
        <translation>{0}（练习）</translation>
    </message>
    <message>
        <source>Practice: everybody&apos;s PIN is {0}</source>
        <translation>练习站：每个人的 PIN 都是 {0}</translation>
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
        <source>Forecourt Casebook</source>
        <translation>现场案卷</translation>
    </message>
    <message>
        <source>Practice: every person, station and case here is fictitious.</source>
        <translation>练习：这里的人员、加油站和案件全部是虚构的。</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门练习</translation>
    </message>
    <message>
        <source>A course from the complaint to the printed confirmation</source>
        <translation>从登记投诉到打印确认书的一次练习</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>搜索…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search everything: cases, exhibits, papers, acts (Ctrl+K)</source>
        <translation>全部搜索：案件、证据、文书、操作（Ctrl+K）</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>MarkDialog</name>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>或自行填写</translation>
    </message>
    <message>
        <source>Name of the mark</source>
        <translation>标记名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What happens at {0}?</source>
        <translation>{0} 发生了什么？</translation>
    </message>
    <message>
        <source>Arrives</source>
        <translation>入站</translation>
    </message>
    <message>
        <source>Refuels</source>
        <translation>加油</translation>
    </message>
    <message>
        <source>Nozzle and pump, close</source>
        <translation>加油枪特写</translation>
    </message>
    <message>
        <source>Pays</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>交谈</translation>
    </message>
    <message>
        <source>Sample drawn</source>
        <translation>取样</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>离站</translation>
    </message>
</context>
<context>
    <name>MeantFiles</name>
    <message>
        <source>photos and scans of papers</source>
        <translation>纸质材料的照片和扫描件</translation>
    </message>
    <message>
        <source>Choose photos or scans</source>
        <translation>选择照片或扫描件</translation>
    </message>
    <message>
        <source>Photos and scans ({0});;All files (*)</source>
        <translation>照片和扫描件 ({0});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Photos ({0});;All files (*)</source>
        <translation>照片 ({0});;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>MeterBox</name>
    <message>
        <source>{0} more</source>
        <translation>还有 {0} 项</translation>
    </message>
</context>
<context>
    <name>MomentInput</name>
    <message>
        <source>hh:mm / year-month-day hh:mm</source>
        <translation>时:分 / 年-月-日 时:分</translation>
    </message>
    <message>
        <source>year-month-day</source>
        <translation>年-月-日</translation>
    </message>
</context>
<context>
    <name>NewComplaint</name>
    <message>
        <source>1  What happened, in one sentence</source>
        <translation>1  发生了什么（一句话）</translation>
    </message>
    <message>
        <source>2  Category (press its letter)</source>
        <translation>2  类别（按字母键选择）</translation>
    </message>
    <message>
        <source>3  When it happened</source>
        <translation>3  发生时间</translation>
    </message>
    <message>
        <source>Raised (empty: now)</source>
        <translation>投诉时间（不填即现在）</translation>
    </message>
    <message>
        <source>How it reached us</source>
        <translation>投诉渠道</translation>
    </message>
    <message>
        <source>4  Customer&apos;s name</source>
        <translation>4  客户姓名</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>5  Number plate</source>
        <translation>5  车牌</translation>
    </message>
    <message>
        <source>6  What the customer wants</source>
        <translation>6  客户诉求</translation>
    </message>
    <message>
        <source>The customer states no demand</source>
        <translation>客户没有提出诉求</translation>
    </message>
    <message>
        <source>Privacy notice was shown</source>
        <translation>已出示个人信息告知</translation>
    </message>
    <message>
        <source>New complaint</source>
        <translation>新投诉</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Seen before</source>
        <translation>以前的投诉</translation>
    </message>
    <message>
        <source>Read the notice</source>
        <translation>查看告知内容</translation>
    </message>
    <message>
        <source>Discard this complaint?</source>
        <translation>放弃这份投诉？</translation>
    </message>
    <message>
        <source>What you typed here is removed. Nothing has been recorded yet.</source>
        <translation>已填写的内容会清除，尚未登记任何案件。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message numerus="yes">
        <source>Same plate or telephone: %n earlier case(s)</source>
        <translation>
            <numerusform>同车牌或电话，已有 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Open this case; what you typed here is kept</source>
        <translation>打开该案；这里填写的内容会保留</translation>
    </message>
    <message>
        <source>Give up what was typed here</source>
        <translation>放弃填写的内容</translation>
    </message>
    <message>
        <source>Record the complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>Record the complaint and open the case (Ctrl+Enter)</source>
        <translation>登记投诉并打开案件 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Listen first</source>
        <translation>先听</translation>
    </message>
    <message>
        <source>Greet, give your name, let the customer tell in order and do not explain yet. These six things are enough to begin; everything else follows on the case page.</source>
        <translation>先问好、报姓名，请客户按顺序说，暂不解释。先记这六项即可，其余在案件页补充。</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>What the station has</source>
        <translation>本站已有内容</translation>
    </message>
</context>
<context>
    <name>PackageCheck</name>
    <message>
        <source>Choose a zip…</source>
        <translation>选择 zip 文件…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Check of a case package</source>
        <translation>案件包核验</translation>
    </message>
    <message>
        <source>Checking {0}</source>
        <translation>正在核验 {0}</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message numerus="yes">
        <source>It does not hold: %n things are not as sealed.</source>
        <translation>
            <numerusform>核验不通过：有 %n 处与封存时不一致。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It holds. %n foreign files lie beside it and change nothing.</source>
        <translation>
            <numerusform>核验通过。旁边有 %n 个其他文件，不影响结论。</numerusform>
        </translation>
    </message>
    <message>
        <source>Case packages (*.zip);;All files (*)</source>
        <translation>案件包 (*.zip);;所有文件 (*)</translation>
    </message>
    <message>
        <source>a case package, zip or folder</source>
        <translation>案件包（zip 或文件夹）</translation>
    </message>
    <message>
        <source>Choose a case package</source>
        <translation>选择案件包</translation>
    </message>
    <message>
        <source>Choose the folder of a case package</source>
        <translation>选择案件包所在的文件夹</translation>
    </message>
    <message>
        <source>It holds: everything is there and unchanged since it was sealed.</source>
        <translation>核验通过：内容齐全，封存后没有改动。</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>不符</translation>
    </message>
    <message>
        <source>Check a case package</source>
        <translation>核验案件包</translation>
    </message>
    <message>
        <source>Is everything there and unchanged since it was sealed? Choose the zip or the folder, or drop it here; nothing in it is changed.</source>
        <translation>看看内容是否齐全、封存后有没有改动。选择 zip 或文件夹，也可以拖到这里；不会改动其中任何内容。</translation>
    </message>
    <message>
        <source>Fingerprint that headquarters gave out (if you have it)</source>
        <translation>总部公布的公钥指纹（有就填）</translation>
    </message>
    <message>
        <source>Fingerprint that headquarters gave out</source>
        <translation>总部公布的公钥指纹</translation>
    </message>
    <message>
        <source>Only this proves whose headquarters it is; compare it, or type it here</source>
        <translation>只有它能证明是哪个总部；请核对，或填在这里</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>核验结果</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy every line of the result</source>
        <translation>复制全部结果</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>PairDialog</name>
    <message>
        <source>Two pictures side by side</source>
        <translation>两张图片并排对比</translation>
    </message>
    <message>
        <source>Keep as exhibit</source>
        <translation>存为证据</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>First picture</source>
        <translation>第一张图片</translation>
    </message>
    <message>
        <source>Second picture</source>
        <translation>第二张图片</translation>
    </message>
    <message>
        <source>Both pictures</source>
        <translation>两张图片</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>What the comparison shows</source>
        <translation>对比说明了什么</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>滑动</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>By eye only: photos are compared by number only before the reference card.</source>
        <translation>仅供目视：只有在参照卡前拍的照片才作数值比较。</translation>
    </message>
    <message>
        <source>Choose two different pictures of the case.</source>
        <translation>请选择本案两张不同的图片。</translation>
    </message>
    <message>
        <source>Light or white balance differ: colours cannot be compared by eye.</source>
        <translation>光线或白平衡不同：不能凭肉眼比较颜色。</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Making the paper</source>
        <translation>正在生成文书</translation>
    </message>
    <message>
        <source>Case {0} · {1}</source>
        <translation>案件 {0} · {1}</translation>
    </message>
    <message>
        <source>Version {0} · text {1}</source>
        <translation>第 {0} 版 · 文字 {1}</translation>
    </message>
    <message>
        <source>Prepared, not printed</source>
        <translation>已拟定，未打印</translation>
    </message>
    <message>
        <source>Printed, not signed yet</source>
        <translation>已打印，待签字</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签字</translation>
    </message>
    <message>
        <source>Signature refused, recorded</source>
        <translation>拒签，已记录</translation>
    </message>
    <message>
        <source>The signed paper is in the case as evidence.</source>
        <translation>签字件已作为证据存入案件。</translation>
    </message>
    <message>
        <source>The refusal is recorded with reason and witnesses.</source>
        <translation>拒签已连同理由和见证人记录在案。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Signed so far: {0}.</source>
        <translation>已签：{0}。</translation>
    </message>
    <message>
        <source>The customer and the station</source>
        <translation>客户和加油站</translation>
    </message>
    <message>
        <source>To be signed</source>
        <translation>供签署</translation>
    </message>
    <message>
        <source>The station&apos;s file</source>
        <translation>油站档案</translation>
    </message>
    <message>
        <source>For the file</source>
        <translation>存档</translation>
    </message>
    <message>
        <source>Nothing was printed.</source>
        <translation>没有打印。</translation>
    </message>
    <message numerus="yes">
        <source>The printer took %n pages, copies: {0}; recorded.</source>
        <translation>
            <numerusform>打印机已接收 %n 页，{0} 份；已记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the paper</source>
        <translation>保存文书</translation>
    </message>
    <message>
        <source>Saved as {0}; the copy is recorded.</source>
        <translation>已存为 {0}，副本已记录。</translation>
    </message>
    <message>
        <source>Recorded. Print this record: station and both witnesses sign it.</source>
        <translation>已记录。请打印这份拒签说明，由站方代表和两名见证人签字。</translation>
    </message>
    <message>
        <source>On-site confirmation</source>
        <translation>客户确认书</translation>
    </message>
    <message>
        <source>Change the text</source>
        <translation>修改文字</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Read it with the customer. What is grey comes from the case and is changed there; the white fields can be changed here.</source>
        <translation>请与客户一起核对。灰色部分来自案件，在案件里修改；白色部分可以在这里修改。</translation>
    </message>
    <message>
        <source>A changed text is a new version with a new code; earlier prints become invalid.</source>
        <translation>文字改动后生成新版本和新编号，之前的打印件作废。</translation>
    </message>
    <message>
        <source>Make the paper</source>
        <translation>生成文书</translation>
    </message>
    <message>
        <source>Write the text into the case and show the paper (Ctrl+Enter)</source>
        <translation>把文字写入案件并显示文书 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Code on the paper</source>
        <translation>文书编号</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>复制编号</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Print (Ctrl+P)</source>
        <translation>打印 (Ctrl+P)</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>保存 PDF…</translation>
    </message>
    <message>
        <source>When it is signed</source>
        <translation>签字之后</translation>
    </message>
    <message>
        <source>Drop the photo or scan here: every page, in any order.</source>
        <translation>把照片或扫描件拖到这里：每一页，顺序不限。</translation>
    </message>
    <message>
        <source>Choose photo or scan…</source>
        <translation>选择照片或扫描件…</translation>
    </message>
    <message>
        <source>Scan…</source>
        <translation>扫描…</translation>
    </message>
    <message>
        <source>Scan the signed paper with the scanner of this PC</source>
        <translation>用这台电脑的扫描仪扫描已签字的材料</translation>
    </message>
    <message>
        <source>Sign on this screen…</source>
        <translation>在屏幕上签字…</translation>
    </message>
    <message>
        <source>Customer refuses to sign…</source>
        <translation>客户拒绝签字…</translation>
    </message>
</context>
<context>
    <name>PdfPane</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Page width</source>
        <translation>适合页宽</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} / {pages} 页</translation>
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
        <translation>换人值班</translation>
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
        <source>Check a case package…</source>
        <translation>核验案件包…</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>本页帮助</translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation>全部快捷键</translation>
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
    <name>PhoneDialog</name>
    <message>
        <source>Only what is new since last time</source>
        <translation>只看上次之后新增的</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>正在读取 {0}…</translation>
    </message>
    <message>
        <source>Add {0} to the case</source>
        <translation>添加 {0} 个到案件</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Nothing is plugged in that shows itself as a drive. On the phone, choose “transfer files”. A phone that Windows shows only as a device (MTP) has no folders here: open it in the file explorer and drag the pictures onto the case, or choose a folder.</source>
        <translation>没有发现以磁盘形式出现的设备。请在手机上选择“传输文件”。Windows 仅以便携设备（MTP）显示的手机在这里没有文件夹：请在资源管理器中打开手机，把照片拖到案件上，或选择一个文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>%n files, {0} new since last time</source>
        <translation>
            <numerusform>%n 个文件，上次之后新增 {0} 个</numerusform>
        </translation>
    </message>
    <message>
        <source>A folder of a phone or stick</source>
        <translation>选择手机或U盘里的文件夹</translation>
    </message>
    <message>
        <source>From a phone or stick</source>
        <translation>从手机或U盘添加</translation>
    </message>
    <message>
        <source>Phones, cameras and sticks</source>
        <translation>手机、相机和U盘</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Files to add</source>
        <translation>要添加的文件</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PhotoWords</name>
    <message>
        <source>How the file came: {0}</source>
        <translation>文件来处：{0}</translation>
    </message>
    <message>
        <source>The camera wrote: {0}</source>
        <translation>相机写入：{0}</translation>
    </message>
    <message>
        <source>Place in the photo: {0}</source>
        <translation>照片中的位置：{0}</translation>
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
    <message numerus="yes">
        <source>%n digits typed</source>
        <translation>
            <numerusform>已输入 %n 位</numerusform>
        </translation>
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
        <translation>回复 (Enter)</translation>
    </message>
    <message>
        <source>Answer to: {0}</source>
        <translation>回复：{0}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Go to {0}</source>
        <translation>转到{0}</translation>
    </message>
</context>
<context>
    <name>PointRow</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>What the station must add, correct or explain</source>
        <translation>需要站上补充、更正或说明的内容</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>要点</translation>
    </message>
    <message>
        <source>Take this point away</source>
        <translation>去掉这一点</translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>Case {0} · {1}</source>
        <translation>案件 {0} · {1}</translation>
    </message>
    <message>
        <source>Making {0}</source>
        <translation>正在生成{0}</translation>
    </message>
    <message numerus="yes">
        <source>%n pages · check code {0}</source>
        <translation>
            <numerusform>共 %n 页 · 校验码 {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>The station&apos;s file</source>
        <translation>油站档案</translation>
    </message>
    <message>
        <source>For the file</source>
        <translation>存档</translation>
    </message>
    <message>
        <source>Nothing was printed.</source>
        <translation>没有打印。</translation>
    </message>
    <message numerus="yes">
        <source>The printer took %n pages, copies: {0}; recorded.</source>
        <translation>
            <numerusform>打印机已接收 %n 页，{0} 份；已记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>保存文件</translation>
    </message>
    <message>
        <source>Saved as {0}; the copy is recorded.</source>
        <translation>已存为 {0}，副本已记录。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Copy for others (disclosure)</source>
        <translation>对外副本</translation>
    </message>
    <message>
        <source>Leaves out notes that are only for us and marks the copy</source>
        <translation>不含内部备注，并标明为副本</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>保存 PDF…</translation>
    </message>
    <message>
        <source>Save as PDF (Ctrl+S)</source>
        <translation>保存为 PDF (Ctrl+S)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Print (Ctrl+P)</source>
        <translation>打印 (Ctrl+P)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
        <translation>正在识读 {0}…</translation>
    </message>
    <message>
        <source>{0} belongs to another case; read it in the scan inbox.</source>
        <translation>{0} 属于另一个案件，请在扫描收件箱处理。</translation>
    </message>
    <message>
        <source>File it</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Page {0}: please look whether it is signed.</source>
        <translation>第 {0} 页：请确认是否已签字。</translation>
    </message>
    <message>
        <source>Page {0} is filed as exhibit {1}.</source>
        <translation>第 {0} 页已归档为证据 {1}。</translation>
    </message>
</context>
<context>
    <name>ReadingWords</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>站方</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>见证人</translation>
    </message>
    <message>
        <source>Second witness</source>
        <translation>第二见证人</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>监护人</translation>
    </message>
    <message>
        <source>Measurement officer</source>
        <translation>计量员</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>员工</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Giver</source>
        <translation>交付人</translation>
    </message>
    <message>
        <source>{0}&apos;s date</source>
        <translation>{0}日期</translation>
    </message>
    <message>
        <source>{0}: signed</source>
        <translation>{0}：已签</translation>
    </message>
    <message>
        <source>{0}: blank</source>
        <translation>{0}：空白</translation>
    </message>
    <message>
        <source>{0}: not sure</source>
        <translation>{0}：看不清</translation>
    </message>
    <message>
        <source>{0}: filled in</source>
        <translation>{0}：已填</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Page {0} is not signed: {1}.</source>
        <translation>第 {0} 页未签字：{1}。</translation>
    </message>
    <message>
        <source>This is version {0}: a newer one was printed with the same words.</source>
        <translation>这是第 {0} 版：之后又打印过内容相同的新版。</translation>
    </message>
    <message>
        <source>This is version {0}: a newer text was printed since. Changed: {1}.</source>
        <translation>这是第 {0} 版：之后打印过新版，改动：{1}。</translation>
    </message>
    <message>
        <source>This page is in the case already, as exhibit {0}.</source>
        <translation>这一页已在案件中，证据编号 {0}。</translation>
    </message>
    <message>
        <source>Not come back yet: page {0} of {1}.</source>
        <translation>还没有收回：第 {0} 页（共 {1} 页）。</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Record (Ctrl+Enter)</source>
        <translation>登记 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>RecordKinds</name>
    <message>
        <source>proved {0}</source>
        <translation>已证明 {0}</translation>
    </message>
    <message>
        <source>promised: {0}</source>
        <translation>承诺：{0}</translation>
    </message>
    <message>
        <source>next {0}</source>
        <translation>下次 {0}</translation>
    </message>
    <message>
        <source>acknowledged {0}</source>
        <translation>{0} 已确认收到</translation>
    </message>
    <message>
        <source>not acknowledged yet</source>
        <translation>尚未确认收到</translation>
    </message>
    <message>
        <source>answer due {0}</source>
        <translation>{0} 前答复</translation>
    </message>
    <message>
        <source>carried out {0}</source>
        <translation>{0} 已执行</translation>
    </message>
    <message>
        <source>wants more</source>
        <translation>仍有要求</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>索赔</translation>
    </message>
    <message>
        <source>Add a claim</source>
        <translation>添加索赔</translation>
    </message>
    <message>
        <source>Nothing claimed yet. A later demand is a new line; nothing is overwritten.</source>
        <translation>还没有索赔。以后的要求另起一行，不覆盖原有记录。</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Kind of loss</source>
        <translation>损失性质</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>索赔金额</translation>
    </message>
    <message>
        <source>Proved by vouchers</source>
        <translation>凭证证明金额</translation>
    </message>
    <message>
        <source>Voucher (exhibit number)</source>
        <translation>凭证（证据编号）</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>提出时间</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Other people</source>
        <translation>其他人员</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>No witness, employee or specialist named yet.</source>
        <translation>还没有登记见证人、员工或专业人员。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Relation to the matter</source>
        <translation>与本案关系</translation>
    </message>
    <message>
        <source>Communications</source>
        <translation>沟通记录</translation>
    </message>
    <message>
        <source>Add a communication</source>
        <translation>添加沟通</translation>
    </message>
    <message>
        <source>Nothing said yet. A promise becomes a clock.</source>
        <translation>还没有沟通记录。作出的承诺会成为时限。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>By</source>
        <translation>沟通人</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>沟通内容</translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation>承诺事项</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>承诺时间</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Add a notice</source>
        <translation>添加通知</translation>
    </message>
    <message>
        <source>Nobody has been notified yet.</source>
        <translation>还没有通知任何人。</translation>
    </message>
    <message>
        <source>What kind</source>
        <translation>通知种类</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>通知对象</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>通知时间</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>对方确认时间</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>处理方案</translation>
    </message>
    <message>
        <source>Add a proposal</source>
        <translation>添加方案</translation>
    </message>
    <message>
        <source>Nothing offered yet. Two or three workable offers are best.</source>
        <translation>还没有方案。最好提出两三个可行方案。</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>补救措施</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>What exactly</source>
        <translation>具体内容</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>提出时间</translation>
    </message>
    <message>
        <source>Customer&apos;s answer</source>
        <translation>客户答复</translation>
    </message>
    <message>
        <source>Answer due</source>
        <translation>答复期限</translation>
    </message>
    <message>
        <source>Carried out</source>
        <translation>执行时间</translation>
    </message>
    <message>
        <source>Proof (exhibit number)</source>
        <translation>执行凭证（证据编号）</translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Add a callback</source>
        <translation>添加回访</translation>
    </message>
    <message>
        <source>Not called back yet. Calls go out 10:30–11:30 and 15:00–17:30.</source>
        <translation>还没有回访。回访时段为 10:30–11:30 和 15:00–17:30。</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>回访时间</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>What the customer said</source>
        <translation>客户意见</translation>
    </message>
    <message>
        <source>The customer wants more</source>
        <translation>客户仍有要求</translation>
    </message>
    <message>
        <source>Next call</source>
        <translation>下次回访</translation>
    </message>
</context>
<context>
    <name>RecordingTimes</name>
    <message>
        <source>The file does not say when it was recorded.</source>
        <translation>文件没有写明录制时间。</translation>
    </message>
    <message>
        <source>as the recorder&apos;s clock</source>
        <translation>按录像机的钟</translation>
    </message>
    <message>
        <source>Enter these times for the recording?</source>
        <translation>按这些时间填写录像的起止？</translation>
    </message>
    <message>
        <source>Begin and end as they stand in the file. You may type others at the exhibit.</source>
        <translation>起止时间取自文件。也可以在该证据中另填。</translation>
    </message>
</context>
<context>
    <name>RecordsPanel</name>
    <message>
        <source>Open (Enter)</source>
        <translation>打开 (Enter)</translation>
    </message>
</context>
<context>
    <name>RefusalDialog</name>
    <message>
        <source>Left blank, to be written by hand</source>
        <translation>留空，手写</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Does not agree with the facts as written</source>
        <translation>不认可所写事实</translation>
    </message>
    <message>
        <source>Wants to ask somebody first</source>
        <translation>要先咨询他人</translation>
    </message>
    <message>
        <source>Left before signing</source>
        <translation>未签字即离开</translation>
    </message>
    <message>
        <source>Gives no reason</source>
        <translation>不说明理由</translation>
    </message>
    <message>
        <source>{0} cannot witness this: neither who records it nor the customer can.</source>
        <translation>{0}不能作见证人：记录人和客户本人不能见证拒签。</translation>
    </message>
    <message>
        <source>First witness</source>
        <translation>第一见证人</translation>
    </message>
    <message>
        <source>Second witness</source>
        <translation>第二见证人</translation>
    </message>
    <message>
        <source>Write down the reason, also when none was given.</source>
        <translation>请写明理由；没有说明理由也请写明。</translation>
    </message>
    <message>
        <source>Two witnesses are needed.</source>
        <translation>需要两名见证人。</translation>
    </message>
    <message>
        <source>The two witnesses must be two people.</source>
        <translation>两名见证人必须是不同的人。</translation>
    </message>
    <message>
        <source>Refusal</source>
        <translation>拒签</translation>
    </message>
    <message>
        <source>Customer refuses to sign</source>
        <translation>客户拒绝签字</translation>
    </message>
    <message>
        <source>A refusal is no obstacle: it is recorded with its reason and two witnesses and stays with the paper.</source>
        <translation>拒签不影响办理：理由和两名见证人记录在案，与文书一并保存。</translation>
    </message>
    <message>
        <source>Reason, in the customer&apos;s words</source>
        <translation>理由（客户原话）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Two witnesses</source>
        <translation>两名见证人</translation>
    </message>
    <message>
        <source>Shown to the customer? Read aloud?</source>
        <translation>是否向客户出示？是否宣读？</translation>
    </message>
    <message>
        <source>Shown to the customer</source>
        <translation>是否出示</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>是否宣读</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Record the refusal</source>
        <translation>记录拒签</translation>
    </message>
</context>
<context>
    <name>ReproductionWords</name>
    <message>
        <source>{0} of {1} pixels differ, at most by {2} of 255.</source>
        <translation>{1} 个像素中有 {0} 个不同，最大相差 {2}/255。</translation>
    </message>
    <message>
        <source>The original is another file.</source>
        <translation>原录像不是同一个文件。</translation>
    </message>
    <message>
        <source>It was decoded by another version ({0}, now {1}).</source>
        <translation>解码程序版本不同（{0}，现为 {1}）。</translation>
    </message>
    <message>
        <source>Its colours were converted another way ({0}, now {1}).</source>
        <translation>颜色转换方式不同（{0}，现为 {1}）。</translation>
    </message>
    <message>
        <source>The original no longer gives this frame.</source>
        <translation>原录像已取不到这一帧。</translation>
    </message>
    <message>
        <source>The picture kept is not the one that was recorded.</source>
        <translation>留存的图片不是登记时的那一张。</translation>
    </message>
    <message>
        <source>The original gives other pixels than were recorded.</source>
        <translation>原录像给出的像素与登记的不同。</translation>
    </message>
    <message>
        <source>Recorded otherwise: {2} ({0}, now {1}).</source>
        <translation>登记项不同：{2}（{0}，现为 {1}）。</translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>Return with points</source>
        <translation>退回补充</translation>
    </message>
    <message>
        <source>Each point becomes a task at the station that must be answered. Tie it to a field or an exhibit so that nobody has to search.</source>
        <translation>每一点都会成为站上必须答复的任务。请关联到具体栏目或证据，便于查找。</translation>
    </message>
    <message>
        <source>Another point</source>
        <translation>再加一点</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>A word to the station (may stay empty)</source>
        <translation>给站上的话（可不填）</translation>
    </message>
    <message>
        <source>A word to the station</source>
        <translation>给站上的话</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Return the case</source>
        <translation>退回案件</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>ReviewCase</name>
    <message>
        <source>Remark</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Approve money</source>
        <translation>批准金额</translation>
    </message>
    <message>
        <source>Raise class</source>
        <translation>提升等级</translation>
    </message>
    <message>
        <source>Decide validity</source>
        <translation>认定有效性</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Confirm handling</source>
        <translation>确认处置得当</translation>
    </message>
    <message>
        <source>Rules {0}…</source>
        <translation>规则 {0}…</translation>
    </message>
    <message>
        <source>Switch this case to another rule set (S)</source>
        <translation>让本案改按另一套规则办理（S）</translation>
    </message>
    <message numerus="yes">
        <source>%n points open</source>
        <translation>
            <numerusform>%n 点待答复</numerusform>
        </translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>New since you looked on {0}</source>
        <translation>您上次查看（{0}）之后</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>待答复</translation>
    </message>
    <message>
        <source>On this PC only: your decision is queued and not yet sent.</source>
        <translation>仅本机：决定已排队，尚未发送。</translation>
    </message>
    <message>
        <source>Closed on {0}: nothing is left to decide here, a remark can still be added.</source>
        <translation>已于 {0} 结案：这里没有待决定的事项，仍可批注。</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审阅</translation>
    </message>
    <message>
        <source>Cases to review</source>
        <translation>待审阅案件</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>返回列表 (Esc)</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>上一个案件</translation>
    </message>
    <message>
        <source>Previous case (K)</source>
        <translation>上一个案件 (K)</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一个案件</translation>
    </message>
    <message>
        <source>Next case (J)</source>
        <translation>下一个案件 (J)</translation>
    </message>
    <message>
        <source>Since you last looked</source>
        <translation>上次查看之后</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Remarks and decisions</source>
        <translation>批注与决定</translation>
    </message>
    <message>
        <source>Comment…</source>
        <translation>批注…</translation>
    </message>
    <message>
        <source>Remark to a field or exhibit (M)</source>
        <translation>对栏目或证据批注 (M)</translation>
    </message>
    <message>
        <source>Approve money…</source>
        <translation>批准金额…</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Raise class…</source>
        <translation>提升等级…</translation>
    </message>
    <message>
        <source>U</source>
        <translation>U</translation>
    </message>
    <message>
        <source>Decide validity…</source>
        <translation>认定有效性…</translation>
    </message>
    <message>
        <source>V</source>
        <translation>V</translation>
    </message>
    <message>
        <source>Return with points…</source>
        <translation>退回补充…</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
</context>
<context>
    <name>ReviewDecisions</name>
    <message>
        <source>Remark</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>The station sees it beside what it is about.</source>
        <translation>站上会在对应位置看到这条批注。</translation>
    </message>
    <message>
        <source>Record the remark</source>
        <translation>记录批注</translation>
    </message>
    <message>
        <source>The station may close the case after its callback.</source>
        <translation>站上回访之后即可结案。</translation>
    </message>
    <message numerus="yes">
        <source>%n points are still without an answer.</source>
        <translation>
            <numerusform>还有 %n 点没有答复。</numerusform>
        </translation>
    </message>
    <message>
        <source>Confirm {0}</source>
        <translation>确认 {0} 件</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>A word to the station (may stay empty)</source>
        <translation>给站上的话（可不填）</translation>
    </message>
    <message>
        <source>Decide validity</source>
        <translation>认定有效性</translation>
    </message>
    <message>
        <source>Facts decide, not the politeness of the customer. The ground is printed.</source>
        <translation>以事实为准，与客户态度无关。依据会印在证据卷宗里。</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Already the highest class</source>
        <translation>已是最高等级</translation>
    </message>
    <message>
        <source>This class cannot be raised further.</source>
        <translation>这个等级不能再提升。</translation>
    </message>
    <message>
        <source>Raise class</source>
        <translation>提升等级</translation>
    </message>
    <message>
        <source>A class is only raised here; headquarters alone may lower it.</source>
        <translation>这里只能提升等级；降级由总部决定。</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>提升</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Nothing to approve</source>
        <translation>没有待批准的金额</translation>
    </message>
    <message>
        <source>No proposal waits for approval of money.</source>
        <translation>没有方案需要批准金额。</translation>
    </message>
    <message>
        <source>Approve money</source>
        <translation>批准金额</translation>
    </message>
    <message>
        <source>A higher amount later needs approval again.</source>
        <translation>之后金额提高需要重新批准。</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
</context>
<context>
    <name>ReviewFacts</name>
    <message>
        <source>Claims, people, talks, notices and offers</source>
        <translation>索赔、人员、沟通、通知和建议</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>待答复</translation>
    </message>
    <message>
        <source>{0} (disputed)</source>
        <translation>{0}（有争议）</translation>
    </message>
    <message>
        <source>{0} (confirmed by both sides)</source>
        <translation>{0}（双方确认）</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>无法取得</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>不适用</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>{0} · %n stations</source>
        <translation>
            <numerusform>{0} · %n 座站</numerusform>
        </translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待审阅</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Major / hot</source>
        <translation>重大 / 热点</translation>
    </message>
    <message>
        <source>Press</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open review (Enter)</source>
        <translation>打开审阅 (Enter)</translation>
    </message>
    <message>
        <source>Confirm {0}…</source>
        <translation>确认 {0} 件…</translation>
    </message>
    <message>
        <source>Confirm the selected cases, each by its own rules</source>
        <translation>逐件按规则确认选中的案件</translation>
    </message>
    <message>
        <source>Search number, plate, phone, words</source>
        <translation>搜索 案号、车牌、电话、内容</translation>
    </message>
    <message>
        <source>Nothing waits here.</source>
        <translation>这里没有待办案件。</translation>
    </message>
    <message>
        <source>Nothing under “{0}” has these words.</source>
        <translation>“{0}”里没有含这些词的案件。</translation>
    </message>
    <message>
        <source>Nothing under “{0}” is from these stations.</source>
        <translation>“{0}”里没有这些站点的案件。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审阅</translation>
    </message>
    <message>
        <source>Cases to review</source>
        <translation>待审阅案件</translation>
    </message>
    <message>
        <source>Open review</source>
        <translation>打开审阅</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>A note for everyone who works on this case (Enter)</source>
        <translation>给本案所有经办人的备注 (Enter)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>An addendum: the record itself stands as it is (Enter)</source>
        <translation>补充说明：原记录不再改动（回车）</translation>
    </message>
    <message>
        <source>Returned by {0}, {1}</source>
        <translation>{0} 退回，{1}</translation>
    </message>
    <message>
        <source>Whether the complaint is valid is not decided</source>
        <translation>有效性尚未认定</translation>
    </message>
    <message>
        <source>Report with a proposal</source>
        <translation>报告并提出建议</translation>
    </message>
    <message>
        <source>The station proposes; the area or the region decides.</source>
        <translation>站上提出建议，由片区或区域认定。</translation>
    </message>
    <message>
        <source>Reported {0}: {1}</source>
        <translation>{0} 已报告：{1}</translation>
    </message>
    <message>
        <source>Two versions of “{0}”</source>
        <translation>“{0}”有两个版本</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>保留这个</translation>
    </message>
    <message>
        <source>Decisions and notes</source>
        <translation>决定与备注</translation>
    </message>
    <message>
        <source>{0} – answered: {1}</source>
        <translation>{0} —— 已回复：{1}</translation>
    </message>
    <message>
        <source>Nothing decided or noted yet.</source>
        <translation>还没有决定或备注。</translation>
    </message>
    <message>
        <source>{0} (kept as an opinion)</source>
        <translation>{0}（仅作为意见保留）</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Not met when the case was closed</source>
        <translation>结案时未完成</translation>
    </message>
    <message>
        <source>Done now</source>
        <translation>现在完成</translation>
    </message>
    <message>
        <source>Remarks of the rules</source>
        <translation>规则提示</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Why not? The reason stands in the record and on the dossier.</source>
        <translation>请写明原因，原因会记入案卷并印在证据卷宗上。</translation>
    </message>
    <message>
        <source>Shown to the customer</source>
        <translation>已向客户出示</translation>
    </message>
    <message>
        <source>Not part of this complaint</source>
        <translation>与本投诉无关</translation>
    </message>
    <message>
        <source>The station has none</source>
        <translation>本站没有</translation>
    </message>
    <message>
        <source>The customer refused</source>
        <translation>客户拒绝</translation>
    </message>
    <message>
        <source>The device is out of order</source>
        <translation>设备故障</translation>
    </message>
    <message>
        <source>Already overwritten</source>
        <translation>已被覆盖</translation>
    </message>
    <message>
        <source>The customer has left</source>
        <translation>客户已离开</translation>
    </message>
</context>
<context>
    <name>RowFacts</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message numerus="yes">
        <source>%n exhibits</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>No demand stated</source>
        <translation>没有提出诉求</translation>
    </message>
</context>
<context>
    <name>RowList</name>
    <message>
        <source>Ctrl+C copies, Ctrl+A selects all, Shift+F10 shows what can be done</source>
        <translation>Ctrl+C 复制，Ctrl+A 全选，Shift+F10 显示可做的操作</translation>
    </message>
    <message>
        <source>Copy as text (Ctrl+C)</source>
        <translation>复制为文字 (Ctrl+C)</translation>
    </message>
    <message>
        <source>Select all (Ctrl+A)</source>
        <translation>全选 (Ctrl+A)</translation>
    </message>
    <message>
        <source>Export the list…</source>
        <translation>导出清单…</translation>
    </message>
    <message>
        <source>Print the list…</source>
        <translation>打印清单…</translation>
    </message>
    <message>
        <source>Export {0:,} selected…</source>
        <translation>导出选中的 {0:,} 行…</translation>
    </message>
    <message>
        <source>Print {0:,} selected…</source>
        <translation>打印选中的 {0:,} 行…</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>列…</translation>
    </message>
    <message>
        <source>As delivered</source>
        <translation>恢复默认</translation>
    </message>
</context>
<context>
    <name>RuleSwitchDialog</name>
    <message>
        <source>{0} · in force from {1} · {2} open cases</source>
        <translation>{0} · {1} 起施行 · {2} 件未结</translation>
    </message>
    <message>
        <source>Every open case follows this rule set.</source>
        <translation>所有未结案件都适用这版规则。</translation>
    </message>
    <message>
        <source>Rule sets</source>
        <translation>规则版本</translation>
    </message>
    <message>
        <source>Switch open cases to another rule set</source>
        <translation>未结案件改用另一版规则</translation>
    </message>
    <message>
        <source>A case follows the rule set it names to its end. A switch holds from now on: what the old set allowed stands. Cases with money agreed or closed once stay as they are.</source>
        <translation>案件始终适用它写明的规则。改用新规则从现在起生效，按原规则已办的不变。已商定金额或曾经结案的案件不能改用。</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>规则版本</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>会有哪些变化</translation>
    </message>
    <message>
        <source>Reason, kept on every case</source>
        <translation>理由（写入每件案件）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Switch the ticked cases</source>
        <translation>所选案件改用这版规则</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>SampleCardButton</name>
    <message>
        <source>Reference card</source>
        <translation>参照卡</translation>
    </message>
    <message>
        <source>Print it at 100 % on white matt A4; check the ruler on it</source>
        <translation>用白色哑光 A4 纸按 100% 打印，并用直尺核对卡上的标尺</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Save the reference card</source>
        <translation>保存参照卡</translation>
    </message>
</context>
<context>
    <name>SampleComparisonDialog</name>
    <message>
        <source>Only write down what is seen…</source>
        <translation>只用文字记录所见…</translation>
    </message>
    <message>
        <source>Keep as exhibit</source>
        <translation>存为证据</translation>
    </message>
    <message>
        <source>Compare samples</source>
        <translation>油样对比</translation>
    </message>
    <message>
        <source>Keeping the comparison</source>
        <translation>正在保存对比结果</translation>
    </message>
    <message>
        <source>Enter the numbers of two different samples first</source>
        <translation>请先填写两个不同样品的编号</translation>
    </message>
    <message>
        <source>photos of both vials</source>
        <translation>两支样瓶的照片</translation>
    </message>
    <message>
        <source>Photo of both vials before the card</source>
        <translation>两瓶在参照卡前的照片</translation>
    </message>
    <message>
        <source>The case has no photo yet.</source>
        <translation>案件里还没有照片。</translation>
    </message>
    <message>
        <source>Choose a file instead.</source>
        <translation>请改为选择文件。</translation>
    </message>
    <message>
        <source>Which photo?</source>
        <translation>选哪一张照片？</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Compare samples by photo</source>
        <translation>用照片对比油样</translation>
    </message>
    <message>
        <source>Sample one</source>
        <translation>样品一</translation>
    </message>
    <message>
        <source>Sample two</source>
        <translation>样品二</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>见证人</translation>
    </message>
</context>
<context>
    <name>SamplePhotoRow</name>
    <message>
        <source>Choose a photo…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>From the case…</source>
        <translation>从案件中选…</translation>
    </message>
    <message>
        <source>Take this photo out</source>
        <translation>移除这张照片</translation>
    </message>
    <message>
        <source>{0}. Place A: {1}   Place B: {2}</source>
        <translation>{0}. A 位：{1}&#x3000;B 位：{2}</translation>
    </message>
    <message>
        <source>Swap the two vials, then take the photo.</source>
        <translation>把两瓶对调，再拍照。</translation>
    </message>
    <message>
        <source>Put both vials before the card and take the photo.</source>
        <translation>把两瓶放在参照卡前拍照。</translation>
    </message>
    <message>
        <source>Put the vials back as they were, then take the photo.</source>
        <translation>把两瓶调回原位，再拍照。</translation>
    </message>
    <message>
        <source>Measuring {0}</source>
        <translation>正在测量 {0}</translation>
    </message>
    <message>
        <source>{0}: measured</source>
        <translation>{0}：已测量</translation>
    </message>
</context>
<context>
    <name>SampleResult</name>
    <message>
        <source>Print the card, put both vials before it and add the first photo.</source>
        <translation>打印参照卡，把两瓶放在卡前，然后加入第一张照片。</translation>
    </message>
    <message>
        <source>ΔE00: {0}</source>
        <translation>色差 ΔE00：{0}</translation>
    </message>
    <message>
        <source>Haze: {0}</source>
        <translation>浑浊指数：{0}</translation>
    </message>
    <message>
        <source>serial not read</source>
        <translation>编号未读出</translation>
    </message>
    <message numerus="yes">
        <source>Card {0} · %n photo(s)</source>
        <translation>
            <numerusform>参照卡 {0} · %n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>One order only: a photo with the vials swapped narrows the uncertainty.</source>
        <translation>只有一种左右次序：再拍一张对调的照片可以缩小不确定度。</translation>
    </message>
    <message>
        <source>What this says, and what it does not</source>
        <translation>本结果说明什么，不说明什么</translation>
    </message>
</context>
<context>
    <name>SampleSetDialog</name>
    <message>
        <source>Samples</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Enter the samples</source>
        <translation>登记样品</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Nozzle or tank</source>
        <translation>油枪或油罐</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>油品</translation>
    </message>
    <message>
        <source>Flushed before</source>
        <translation>取样前冲枪</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>取样人</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>监护人</translation>
    </message>
    <message>
        <source>Customer or witness</source>
        <translation>客户或见证人</translation>
    </message>
    <message>
        <source>Drawn at</source>
        <translation>取样时间</translation>
    </message>
    <message>
        <source>Sealed at</source>
        <translation>封样时间</translation>
    </message>
    <message>
        <source>Two people: one draws, one guards; the customer watches. Flush 4 L first, seal at once across cap and body.</source>
        <translation>两人操作：一人取样、一人监护，客户在场。先冲枪 4 升，取样后立即跨瓶盖瓶身封样。</translation>
    </message>
    <message>
        <source>Samples drawn and sealed together</source>
        <translation>同时取样封存的一组样品</translation>
    </message>
    <message>
        <source>Number on the seal</source>
        <translation>封签上的编号</translation>
    </message>
    <message>
        <source>Press again to enter them all the same.</source>
        <translation>再按一次即照实登记。</translation>
    </message>
</context>
<context>
    <name>SamplesDialog</name>
    <message>
        <source>Samples and seals</source>
        <translation>样品与封签</translation>
    </message>
    <message>
        <source>Draw samples…</source>
        <translation>登记取样…</translation>
    </message>
    <message>
        <source>Check seal…</source>
        <translation>查验封签…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>启封…</translation>
    </message>
    <message>
        <source>Both sides agree…</source>
        <translation>双方同意使用…</translation>
    </message>
    <message>
        <source>Photo of the seal…</source>
        <translation>封签照片…</translation>
    </message>
    <message>
        <source>Compare seal photos</source>
        <translation>对比封签照片</translation>
    </message>
    <message>
        <source>Keep until…</source>
        <translation>保存期限…</translation>
    </message>
    <message>
        <source>Print labels and strips</source>
        <translation>打印标签与封条</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Integrity doubtful: {0}. Not for a reserve test without both sides.</source>
        <translation>完整性存疑：{0}。未经双方同意不得作备查复检。</translation>
    </message>
    <message>
        <source>No samples yet. Draw them while the customer watches.</source>
        <translation>还没有样品。请在客户在场时取样。</translation>
    </message>
    <message>
        <source>both sides agreed</source>
        <translation>双方已同意使用</translation>
    </message>
    <message>
        <source>until closed + 90 days</source>
        <translation>结案后 90 天</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>photos of the chosen sample&apos;s seal</source>
        <translation>所选样品封签的照片</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Portion</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封签</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Kept at</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>保存至</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>What does the seal look like?</source>
        <translation>封签状态如何？</translation>
    </message>
    <message>
        <source>A torn, missing or different seal makes the sample doubtful for good.</source>
        <translation>封签破损、缺失或编号不符，样品完整性即永久存疑。</translation>
    </message>
    <message>
        <source>What was found?</source>
        <translation>发现了什么？</translation>
    </message>
    <message>
        <source>It stands in the sample&apos;s custody.</source>
        <translation>会写入样品的保管记录。</translation>
    </message>
    <message>
        <source>Nobody: it was found or is opened alone</source>
        <translation>没有：已被单方启封</translation>
    </message>
    <message>
        <source>With whose consent is it opened?</source>
        <translation>经谁同意启封？</translation>
    </message>
    <message>
        <source>A test portion is opened by the laboratory, a reserve with both sides.</source>
        <translation>检验份由检验机构启封，备查份须双方在场。</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>用途是什么？</translation>
    </message>
    <message>
        <source>How did both sides agree?</source>
        <translation>双方如何同意？</translation>
    </message>
    <message>
        <source>The doubt stays on the record; the sample may be used all the same.</source>
        <translation>存疑记录保留，样品可以继续使用。</translation>
    </message>
    <message>
        <source>In writing, signed by both sides</source>
        <translation>书面同意，双方签字</translation>
    </message>
    <message>
        <source>Keep until which day?</source>
        <translation>保存到哪一天？</translation>
    </message>
    <message>
        <source>Write it as 2026-12-31.</source>
        <translation>请写成 2026-12-31 的形式。</translation>
    </message>
    <message>
        <source>When was the photo made?</source>
        <translation>照片是什么时候拍的？</translation>
    </message>
    <message>
        <source>Photo of the seal</source>
        <translation>封签照片</translation>
    </message>
    <message>
        <source>The station</source>
        <translation>加油站</translation>
    </message>
    <message>
        <source>To be put on the samples</source>
        <translation>贴在样品上</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Nothing was printed.</source>
        <translation>没有打印。</translation>
    </message>
    <message>
        <source>The printer took the labels; recorded.</source>
        <translation>打印机已接收标签；已记录。</translation>
    </message>
</context>
<context>
    <name>ScanDialog</name>
    <message>
        <source>Looking for scanners</source>
        <translation>正在查找扫描仪</translation>
    </message>
    <message>
        <source>Scanning page {0}</source>
        <translation>正在扫描第 {0} 页</translation>
    </message>
    <message>
        <source>Looking at the sheet</source>
        <translation>正在预览</translation>
    </message>
    <message>
        <source>Asking {0} what it can do</source>
        <translation>正在询问 {0} 的功能</translation>
    </message>
    <message>
        <source>{0} dpi</source>
        <translation>{0} dpi</translation>
    </message>
    <message>
        <source>Page {0}</source>
        <translation>第 {0} 页</translation>
    </message>
    <message>
        <source>Scan all sheets</source>
        <translation>扫描全部纸张</translation>
    </message>
    <message>
        <source>Scan the next page</source>
        <translation>扫描下一页</translation>
    </message>
    <message>
        <source>Scan a page</source>
        <translation>扫描一页</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) scanned</source>
        <translation>
            <numerusform>已扫描 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>No page yet</source>
        <translation>还没有扫描</translation>
    </message>
    <message>
        <source>Scan papers</source>
        <translation>扫描纸质材料</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫描仪</translation>
    </message>
    <message>
        <source>The scanners that are there now; the one used last stands first</source>
        <translation>现在能用的扫描仪；上次用的排在最前</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再找一次</translation>
    </message>
    <message>
        <source>Look for scanners again</source>
        <translation>再查找一次扫描仪</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Dots per inch: 300 is right for papers</source>
        <translation>每英寸点数；纸质材料用 300</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colour keeps stamps and ink apart</source>
        <translation>彩色能分清印章和字迹</translation>
    </message>
    <message>
        <source>All sheets in the feeder</source>
        <translation>进纸器里的全部纸张</translation>
    </message>
    <message>
        <source>Scan every sheet of the feeder in one go</source>
        <translation>一次扫完进纸器里的所有纸</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>A quick look at the sheet on the glass; nothing is kept of it</source>
        <translation>快速看一眼玻璃板上的纸，不保存</translation>
    </message>
    <message>
        <source>Scan, and keep the page (Ctrl+Enter)</source>
        <translation>扫描并保留这一页（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Pages scanned</source>
        <translation>已扫描的页</translation>
    </message>
    <message>
        <source>Pages scanned; Delete takes the chosen one out</source>
        <translation>已扫描的页；按 Delete 去掉选中的一页</translation>
    </message>
    <message>
        <source>Take this page out</source>
        <translation>去掉这一页</translation>
    </message>
    <message>
        <source>Take the chosen page out (Delete)</source>
        <translation>去掉选中的一页（Delete）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Take no page</source>
        <translation>一页也不用</translation>
    </message>
    <message>
        <source>Take the pages</source>
        <translation>使用这些页</translation>
    </message>
    <message>
        <source>Hand the pages on</source>
        <translation>收下扫描的页</translation>
    </message>
</context>
<context>
    <name>ScanInbox</name>
    <message>
        <source>Evidence</source>
        <translation>取证</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>要办的事</translation>
    </message>
    <message>
        <source>Every page, in any order. Or save scans into the watched folder: {0}</source>
        <translation>每一页，顺序不限。也可以把扫描件存到监视文件夹：{0}</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n files</source>
        <translation>
            <numerusform>正在读取 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) wait</source>
        <translation>
            <numerusform>%n 页待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits. Photos and scans appear here with the case they belong to.</source>
        <translation>没有待处理的扫描件。照片和扫描件会连同所属案件显示在这里。</translation>
    </message>
    <message>
        <source>Scan inbox</source>
        <translation>扫描收件箱</translation>
    </message>
    <message>
        <source>Clear what is filed</source>
        <translation>清除已归档的</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Ctrl+V</source>
        <translation>Ctrl+V</translation>
    </message>
    <message>
        <source>Open the watched folder</source>
        <translation>打开监视文件夹</translation>
    </message>
    <message>
        <source>Scan…</source>
        <translation>扫描…</translation>
    </message>
    <message>
        <source>Scan papers with the scanner of this PC (Ctrl+Shift+S)</source>
        <translation>用这台电脑的扫描仪扫描（Ctrl+Shift+S）</translation>
    </message>
    <message>
        <source>Choose photos or scans…</source>
        <translation>选择照片或扫描件…</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>Drop photos, scans or PDFs here</source>
        <translation>把照片、扫描件或 PDF 拖到这里</translation>
    </message>
</context>
<context>
    <name>ScanPlace</name>
    <message>
        <source>{0} becomes evidence of the case you choose.</source>
        <translation>{0} 将成为所选案件的证据。</translation>
    </message>
    <message>
        <source>What is this page?</source>
        <translation>这一页是什么？</translation>
    </message>
    <message>
        <source>{0}, version {1}, page {2} of {3}</source>
        <translation>{0} 第 {1} 版 第 {2} 页（共 {3} 页）</translation>
    </message>
    <message>
        <source>None of our papers: a bill, a report, somebody&apos;s letter</source>
        <translation>不是我们的文书：维修单据、检验报告、来信等</translation>
    </message>
    <message>
        <source>The photo is kept unchanged; the straightened page is filed beside it.</source>
        <translation>照片原样保存，拉平后的页面一并归档。</translation>
    </message>
    <message>
        <source>What kind of paper?</source>
        <translation>是哪一种单据？</translation>
    </message>
</context>
<context>
    <name>ScanRow</name>
    <message>
        <source>File</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Take off this list; the file stays where it is</source>
        <translation>从列表移除；文件仍在原处</translation>
    </message>
    <message>
        <source>I see the signatures</source>
        <translation>我看到已签字</translation>
    </message>
    <message>
        <source>Where it belongs…</source>
        <translation>归到哪里…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新核对</translation>
    </message>
    <message>
        <source>page {0} of {1}</source>
        <translation>第 {0} 页 共 {1} 页</translation>
    </message>
    <message>
        <source>version {0}</source>
        <translation>第 {0} 版</translation>
    </message>
    <message>
        <source>Filed as exhibit {0}.</source>
        <translation>已归档，证据编号 {0}。</translation>
    </message>
    <message>
        <source>Read on it: {0}</source>
        <translation>纸上读到：{0}</translation>
    </message>
    <message>
        <source>Chosen by hand.</source>
        <translation>手工选择。</translation>
    </message>
    <message>
        <source>File all the same</source>
        <translation>仍要归档</translation>
    </message>
    <message>
        <source>Enlarge the picture</source>
        <translation>放大图片</translation>
    </message>
</context>
<context>
    <name>ScanRows</name>
    <message>
        <source>Filing…</source>
        <translation>正在归档…</translation>
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
    <name>SearchWindow</name>
    <message>
        <source>all stations of the region</source>
        <translation>本片区各站</translation>
    </message>
    <message>
        <source>all time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>closed and archived too</source>
        <translation>含已结、归档</translation>
    </message>
    <message>
        <source>{0:,} found</source>
        <translation>{0:,} 件</translation>
    </message>
    <message>
        <source>{0:,} and more</source>
        <translation>{0:,} 以上</translation>
    </message>
    <message>
        <source>All {0:,}</source>
        <translation>全部 {0:,} 件</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>cases of this station</source>
        <translation>看这个站的案件</translation>
    </message>
    <message>
        <source>this case</source>
        <translation>现在这件</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Search for {0} instead</source>
        <translation>改搜 {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation>
            <numerusform>%Ln 个案件</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all cases in the list</source>
        <translation>在列表里看全部案件</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Only cases with {0}</source>
        <translation>案件列表只看 {0}</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>打开 {0}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>油站</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>全部搜索</translation>
    </message>
    <message>
        <source>Case, exhibit, paper, plate, telephone, words, an act…</source>
        <translation>案件、证据、文书、车牌、电话、词句、操作…</translation>
    </message>
    <message>
        <source>What to search for</source>
        <translation>搜索什么</translation>
    </message>
    <message>
        <source>Blanks part words, and all of them must be found; numbers, codes and hashes can be pasted (Ctrl+K)</source>
        <translation>空格分开，都要有；号码、编号、哈希可以直接粘贴（Ctrl+K）</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Forget these words (Esc)</source>
        <translation>清空搜索词（Esc）</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Blanks part words, all must be found; numbers and hashes can be pasted</source>
        <translation>空格分开，都要有；号码、哈希可以直接粘贴</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Tab next group · Ctrl+C copy the number · Alt+↓ recent cases</source>
        <translation>↑ ↓ 选 · Tab 下一组 · Ctrl+C 复制编号 · Alt+↓ 最近</translation>
    </message>
    <message>
        <source>Show in the list</source>
        <translation>在列表里看</translation>
    </message>
    <message>
        <source>Show these cases in the list (Ctrl+Enter)</source>
        <translation>在列表里看这些案件（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Open what is chosen (Enter)</source>
        <translation>打开选中的（Enter）</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
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
        <source>A change of language makes the window anew; nothing is lost.</source>
        <translation>切换语言会重建窗口，不会丢失任何内容。</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>总部</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Protected by the key store of the system</source>
        <translation>由系统密钥库保护</translation>
    </message>
    <message>
        <source>In a file that only this account can read</source>
        <translation>存于仅本账户可读的文件</translation>
    </message>
    <message>
        <source>The folder your scanner saves into</source>
        <translation>扫描仪保存文件的文件夹</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
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
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation>文字大小（百分比）</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Compact lists</source>
        <translation>紧凑列表</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Lock the screen after minutes without input</source>
        <translation>无操作多少分钟后锁定</translation>
    </message>
    <message>
        <source>Minutes until the screen locks</source>
        <translation>锁定前的分钟数</translation>
    </message>
    <message>
        <source>0 means never. On a shared PC leave it at ten or less.</source>
        <translation>0 表示从不。共用电脑请保持在 10 分钟以内。</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫描仪</translation>
    </message>
    <message>
        <source>Every whole file that appears in this folder goes to the scan inbox, once. Nothing in it is moved or deleted.</source>
        <translation>这个文件夹里出现的每个完整文件都会进入扫描收件箱，只取一次；原文件不移动、不删除。</translation>
    </message>
    <message>
        <source>Use the inbox folder</source>
        <translation>用收件箱文件夹</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Rule sets…</source>
        <translation>规则版本…</translation>
    </message>
    <message>
        <source>Practice data: everything here is fictitious and leaves this PC for no real headquarters.</source>
        <translation>演练数据：这里的内容全部虚构，不会发送到真实总部。</translation>
    </message>
    <message>
        <source>Every change holds at once.</source>
        <translation>改动立即生效。</translation>
    </message>
</context>
<context>
    <name>SeveralConfirmed</name>
    <message>
        <source>Confirm {0} cases</source>
        <translation>确认 {0} 件</translation>
    </message>
    <message>
        <source>Each is looked at by the same rules as one alone; what they refuse stays selected.</source>
        <translation>每件都按单件的规则检查；不能确认的仍保持选中。</translation>
    </message>
    <message>
        <source>Confirm {0}</source>
        <translation>确认 {0} 件</translation>
    </message>
    <message>
        <source>A word to the stations (may stay empty)</source>
        <translation>给站点的话（可不填）</translation>
    </message>
    <message>
        <source>{0} confirmed</source>
        <translation>已确认 {0} 件</translation>
    </message>
    <message>
        <source>{0}, {1} not</source>
        <translation>{0}，{1} 件没有</translation>
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
        <translation>文书 {0} · 第 {1} 版 · 文字 {2}</translation>
    </message>
    <message>
        <source>Read to the last page before signing: page {0} of {1}.</source>
        <translation>请先看到最后一页再签字：已看第 {0} 页，共 {1} 页。</translation>
    </message>
    <message>
        <source>Signs here: {0}</source>
        <translation>签字人：{0}</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Sign on this screen</source>
        <translation>在屏幕上签字</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>The paper that is signed</source>
        <translation>要签的文书</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Take all strokes away (Delete)</source>
        <translation>清除全部笔迹 (Delete)</translation>
    </message>
    <message>
        <source>Last stroke away</source>
        <translation>撤销一笔</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This is my signature</source>
        <translation>确认签字</translation>
    </message>
</context>
<context>
    <name>Snackbar</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo what was just done (Ctrl+Z)</source>
        <translation>撤销刚才的操作 (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>StatementDialog</name>
    <message>
        <source>Whose statement</source>
        <translation>谁的情况说明</translation>
    </message>
    <message>
        <source>Write the statement</source>
        <translation>起草情况说明</translation>
    </message>
    <message>
        <source>Whose statement is it?</source>
        <translation>这是谁的情况说明？</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Relation to the matter</source>
        <translation>与本案关系</translation>
    </message>
    <message>
        <source>How to reach the person</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>StationFilter</name>
    <message>
        <source>Station</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Show only these stations</source>
        <translation>只看这些站点</translation>
    </message>
    <message>
        <source>Station: {0}</source>
        <translation>站点：{0}</translation>
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message>
        <source>While the customer is here</source>
        <translation>顾客在场时必须完成</translation>
    </message>
    <message>
        <source>Can follow</source>
        <translation>可随后补</translation>
    </message>
    <message numerus="yes">
        <source>{0} / %n items</source>
        <translation>
            <numerusform>{0} / %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>填写</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>出示</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
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
        <translation>显示这一帧</translation>
    </message>
    <message>
        <source>What can be done with this still</source>
        <translation>对这张截图的操作</translation>
    </message>
    <message>
        <source>What can be done with {0}</source>
        <translation>对“{0}”的操作</translation>
    </message>
</context>
<context>
    <name>StillDialog</name>
    <message>
        <source>This frame follows damage in the file and is marked as suspect.</source>
        <translation>此帧位于文件损坏处之后，标为存疑。</translation>
    </message>
    <message>
        <source>The file asks for a turn that is no quarter turn: shown as stored.</source>
        <translation>文件要求斜转画面，未照做：按存储的样子显示。</translation>
    </message>
    <message>
        <source>Arrives</source>
        <translation>入站</translation>
    </message>
    <message>
        <source>Refuels</source>
        <translation>加油</translation>
    </message>
    <message>
        <source>Nozzle and pump, close</source>
        <translation>加油枪特写</translation>
    </message>
    <message>
        <source>Pays</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>交谈</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>离站</translation>
    </message>
    <message>
        <source>Take this frame</source>
        <translation>截取本帧</translation>
    </message>
    <message>
        <source>What does this frame show?</source>
        <translation>这一帧显示什么？</translation>
    </message>
    <message>
        <source>Title, such as: arrives at pump 4</source>
        <translation>标题，例如：驶入 4 号枪</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>What it proves (may stay empty)</source>
        <translation>证明什么（可不填）</translation>
    </message>
    <message>
        <source>What it proves</source>
        <translation>证明什么</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep this frame</source>
        <translation>保存本帧</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>StillWords</name>
    <message>
        <source>suspect: the picture may be wrong</source>
        <translation>存疑：画面可能有误</translation>
    </message>
    <message>
        <source>being checked: decoded a second time</source>
        <translation>核对中：正在再次解码</translation>
    </message>
    <message>
        <source>decoded in two ways, which gave the same picture</source>
        <translation>已用两种方式解码，画面一致</translation>
    </message>
    <message>
        <source>taken before stills were decoded twice</source>
        <translation>取于截图两次解码的做法之前</translation>
    </message>
</context>
<context>
    <name>StillsPage</name>
    <message>
        <source>camera files of this case</source>
        <translation>本案的监控录像</translation>
    </message>
    <message>
        <source>Begin and end of the recording are entered.</source>
        <translation>录像的起止时间已填写。</translation>
    </message>
    <message>
        <source>Case {0}</source>
        <translation>案件 {0}</translation>
    </message>
    <message>
        <source>No camera footage in this case yet. Drop a camera file here, or choose one.</source>
        <translation>案件里还没有监控录像。把录像拖到这里，或选择文件。</translation>
    </message>
    <message>
        <source>Reading the footage…</source>
        <translation>正在读取录像…</translation>
    </message>
    <message>
        <source>Reading was stopped. Choose the footage again.</source>
        <translation>读取已停止，请重新选择录像。</translation>
    </message>
</context>
<context>
    <name>SweepLine</name>
    <message numerus="yes">
        <source>{0} of %n files checked this week</source>
        <translation>
            <numerusform>本周已核对 {0} / %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} found damaged</source>
        <translation>{0} 个发现损坏</translation>
    </message>
    <message>
        <source>longest ago {0}</source>
        <translation>最早一次 {0}</translation>
    </message>
    <message>
        <source>Go on checking</source>
        <translation>继续核对</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
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
    <message numerus="yes">
        <source>rules: {0} of %n cases</source>
        <translation>
            <numerusform>规则更新：%n 件中已完成 {0} 件</numerusform>
        </translation>
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
        <translation>本机的文件总部都已核验。</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Last contact: {0}</source>
        <translation>上次联系：{0}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Everything is verified at headquarters</source>
        <translation>总部已全部核验</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>上传中</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>No connection; it goes on by itself</source>
        <translation>没有网络，恢复后自动继续</translation>
    </message>
    <message>
        <source>Paused by you</source>
        <translation>已由您暂停</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需处理</translation>
    </message>
    <message>
        <source>This PC is not enrolled at a headquarters</source>
        <translation>本机尚未登记到总部</translation>
    </message>
    <message numerus="yes">
        <source>%n entries on this PC only</source>
        <translation>
            <numerusform>%n 条记录仅在本机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files, {0}</source>
        <translation>
            <numerusform>%n 个文件，{0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits. You can work on without a network.</source>
        <translation>没有待发内容。没有网络也可以继续工作。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>On this PC only → under way → verified at headquarters. Verified means that headquarters read the file back and its SHA-256 agrees.</source>
        <translation>仅本机 → 上传中 → 总部已核验。“已核验”指总部读回文件且 SHA-256 一致。</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发送</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Files and cases</source>
        <translation>文件与案件</translation>
    </message>
</context>
<context>
    <name>TakenStills</name>
    <message>
        <source>original frame</source>
        <translation>原帧</translation>
    </message>
    <message>
        <source>Take it again and compare</source>
        <translation>重新截取并比对</translation>
    </message>
    <message>
        <source>Enhance…</source>
        <translation>增强…</translation>
    </message>
    <message>
        <source>Annotate…</source>
        <translation>标注…</translation>
    </message>
    <message>
        <source>A copy with its caption</source>
        <translation>带说明条的副本</translation>
    </message>
    <message>
        <source>Hide bystanders…</source>
        <translation>打码…</translation>
    </message>
    <message numerus="yes">
        <source>original frame + %n copies</source>
        <translation>
            <numerusform>原帧 + %n 件副本</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} · frame {1}</source>
        <translation>{0} · 帧 {1}</translation>
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
        <translation>暂无待办。新投诉、时限和片区意见会出现在这里。</translation>
    </message>
    <message>
        <source>New complaint</source>
        <translation>新投诉</translation>
    </message>
    <message>
        <source>Evidence found damaged</source>
        <translation>证据文件发现损坏</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案件编号</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事情经过</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>要办的事</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) filled in</source>
        <translation>
            <numerusform>已填 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>last typed {0}</source>
        <translation>最后输入于 {0}</translation>
    </message>
    <message>
        <source>A complaint is not recorded yet</source>
        <translation>有一件投诉还没有录完</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Opened last:</source>
        <translation>最近打开：</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 件案件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the list of cases</source>
        <translation>
            <numerusform>另有 %n 件，请到案件列表查看</numerusform>
        </translation>
    </message>
    <message>
        <source>About to vanish</source>
        <translation>即将消失</translation>
    </message>
    <message>
        <source>Returned points to answer</source>
        <translation>待回复的退回意见</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>等待答复</translation>
    </message>
    <message>
        <source>Waiting for a signature</source>
        <translation>等待签字</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>需要查看</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Record a new complaint (Ctrl+N)</source>
        <translation>登记新投诉 (Ctrl+N)</translation>
    </message>
</context>
<context>
    <name>TodayRow</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>TodayWords</name>
    <message>
        <source>since {0}</source>
        <translation>自 {0}</translation>
    </message>
    <message>
        <source>Due {0}</source>
        <translation>{0} 到期</translation>
    </message>
    <message>
        <source>Printed, not signed yet: {0}</source>
        <translation>已打印未签字：{0}</translation>
    </message>
    <message>
        <source>{0} no longer has the hash it came in with</source>
        <translation>{0} 与入库时的哈希值不一致</translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s) or double version(s) to look at</source>
        <translation>
            <numerusform>有 %n 条提示或双版本待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Returned: {0}</source>
        <translation>退回要点：{0}</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>What has no room here</source>
        <translation>这里放不下的</translation>
    </message>
</context>
<context>
    <name>TypedExhibit</name>
    <message>
        <source>Choose files and add</source>
        <translation>选择文件并添加</translation>
    </message>
    <message>
        <source>Add without a file</source>
        <translation>不带文件添加</translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation>添加证据</translation>
    </message>
    <message>
        <source>Files can also be dropped here, or pasted with Ctrl+V.</source>
        <translation>也可以把文件拖到这里，或按 Ctrl+V 粘贴。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Scan…</source>
        <translation>扫描…</translation>
    </message>
    <message>
        <source>Scan the paper with the scanner of this PC</source>
        <translation>用这台电脑的扫描仪扫描这份材料</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>To be added: {0}</source>
        <translation>将加入：{0}</translation>
    </message>
    <message numerus="yes">
        <source>Add with %n file(s)</source>
        <translation>
            <numerusform>连同 %n 个文件加入</numerusform>
        </translation>
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
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Leave it locked</source>
        <translation>先不打开</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>文件密码</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>_Guiding</name>
    <message>
        <source>First steps</source>
        <translation>入门练习</translation>
    </message>
    <message>
        <source>First steps · {0} of {1}</source>
        <translation>入门练习 · {0} / {1}</translation>
    </message>
</context>
<context>
    <name>_Searching</name>
    <message>
        <source>New complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>Scanned papers</source>
        <translation>扫描收件箱</translation>
    </message>
    <message>
        <source>Exchange with headquarters</source>
        <translation>与总部同步</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Check a case package</source>
        <translation>核验案件包</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>本页帮助</translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>换人值班</translation>
    </message>
</context>
</TS>
