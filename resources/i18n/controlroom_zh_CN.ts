<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AbsentPanel</name>
    <message>
        <source>Absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>Absent · {count}</source>
        <translation>缺席 · {count}</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>再次呼叫</translation>
    </message>
    <message>
        <source>Call all {count}</source>
        <translation>全部呼叫（{count}）</translation>
    </message>
    <message>
        <source>Call everybody who is absent again</source>
        <translation>再次呼叫所有缺席的人</translation>
    </message>
    <message>
        <source>Call those selected again</source>
        <translation>再次呼叫选中的人</translation>
    </message>
    <message>
        <source>Call {count} again</source>
        <translation>再次呼叫 {count} 人</translation>
    </message>
    <message>
        <source>No number is known to call</source>
        <translation>没有可呼叫的号码</translation>
    </message>
    <message>
        <source>Nobody is missing</source>
        <translation>应到的都到了</translation>
    </message>
    <message>
        <source>Return calls those selected again, Ctrl+Return everybody</source>
        <translation>回车再次呼叫选中的人，Ctrl+回车呼叫全部</translation>
    </message>
    <message>
        <source>Select somebody who is absent first</source>
        <translation>请先选中缺席的人</translation>
    </message>
    <message>
        <source>They are being called already</source>
        <translation>正在呼叫，请稍候</translation>
    </message>
    <message>
        <source>calling…</source>
        <translation>发起呼叫…</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>More than one in the meeting is meant by this key: {words}</source>
        <translation>这个按键所指的与会者不止一个：{words}</translation>
    </message>
    <message>
        <source>No meeting is open</source>
        <translation>没有打开的会议</translation>
    </message>
    <message>
        <source>Nobody in the meeting is meant by this key: {words}</source>
        <translation>会议中没有这个按键所指的与会者：{words}</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>没有人在等候</translation>
    </message>
    <message>
        <source>Select one or more participants first</source>
        <translation>请先选择一个或多个与会者</translation>
    </message>
    <message>
        <source>There are no participants to see yet</source>
        <translation>还看不到与会者</translation>
    </message>
    <message>
        <source>There is nothing to reconnect</source>
        <translation>没有可重连的会议</translation>
    </message>
    <message>
        <source>This is under way already</source>
        <translation>该操作正在进行</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Arrows and digits choose a pane, Delete empties it, Alt and an arrow swap it, A puts the auxiliary stream there, Enter applies the layout</source>
        <translation>方向键和数字键选择画面，Delete 清空，Alt 加方向键交换，A 设为辅流画面，回车应用布局</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>画面</translation>
    </message>
</context>
<context>
    <name>ChannelForm</name>
    <message>
        <source>&amp;Original voices stay audible</source>
        <translation>保留原声(&amp;O)</translation>
    </message>
    <message>
        <source>Language of the channel</source>
        <translation>频道语言</translation>
    </message>
    <message numerus="yes">
        <source>Move %n selected</source>
        <translation>
            <numerusform>移入选中的 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message numerus="yes">
        <source>%n pane(s)</source>
        <translation>
            <numerusform>%n 画面</numerusform>
        </translation>
    </message>
    <message>
        <source>All arrangements ({count})</source>
        <translation>全部布局（{count}）</translation>
    </message>
    <message>
        <source>Arrangements</source>
        <translation>画面布局</translation>
    </message>
    <message>
        <source>Number of panes</source>
        <translation>画面数</translation>
    </message>
</context>
<context>
    <name>CommandBar</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>更多操作</translation>
    </message>
</context>
<context>
    <name>CommandButton</name>
    <message>
        <source>on</source>
        <translation>已开启</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
</context>
<context>
    <name>ConferencePage</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Next attempt in {seconds} s</source>
        <translation>{seconds} 秒后重试</translation>
    </message>
    <message>
        <source>No connection since {time} ({duration})</source>
        <translation>{time} 起断线（已 {duration}）</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>立即重连</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>重新登录…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>The meeting has ended</source>
        <translation>会议已结束</translation>
    </message>
    <message>
        <source>The meeting has not started</source>
        <translation>会议尚未开始</translation>
    </message>
    <message>
        <source>This is how it was in the end.</source>
        <translation>这是结束时的状态。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Trying to connect…</source>
        <translation>正在尝试连接…</translation>
    </message>
</context>
<context>
    <name>ConfirmBar</name>
    <message>
        <source>Left meanwhile: {names}.</source>
        <translation>其间已离会：{names}。</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>→ Y agrees, Enter or Esc does not</source>
        <translation>按 → 再按 Y 同意，回车或 Esc 不同意</translation>
    </message>
</context>
<context>
    <name>Crew</name>
    <message>
        <source>Fill empty panes with</source>
        <translation>填入空画面</translation>
    </message>
    <message>
        <source>Find a participant</source>
        <translation>查找与会者</translation>
    </message>
    <message>
        <source>Hands</source>
        <translation>举手</translation>
    </message>
    <message>
        <source>Name, number, pinyin…</source>
        <translation>名称、号码、拼音…</translation>
    </message>
    <message>
        <source>No pinned site is in the meeting</source>
        <translation>会中没有置顶的会场</translation>
    </message>
    <message>
        <source>Nobody has a hand up</source>
        <translation>无人举手</translation>
    </message>
    <message>
        <source>Nobody is selected in the table</source>
        <translation>列表中未选中任何人</translation>
    </message>
    <message>
        <source>People</source>
        <translation>与会者</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>已选中</translation>
    </message>
    <message>
        <source>in turn</source>
        <translation>轮询</translation>
    </message>
    <message>
        <source>next empty</source>
        <translation>下一空画面</translation>
    </message>
</context>
<context>
    <name>Crowd</name>
    <message numerus="yes">
        <source>%n call(s) answered</source>
        <translation>
            <numerusform>%n 个呼叫已接通</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) failed</source>
        <translation>
            <numerusform>%n 个呼叫失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) given up</source>
        <translation>
            <numerusform>%n 个呼叫已放弃</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n came into the waiting room</source>
        <translation>
            <numerusform>%n 人进入等候室</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hand(s) lowered</source>
        <translation>
            <numerusform>%n 人放下手</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hand(s) raised</source>
        <translation>
            <numerusform>%n 人举手</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the audience made participant(s)</source>
        <translation>
            <numerusform>%n 名观众改为与会者</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left the waiting room</source>
        <translation>
            <numerusform>%n 人离开等候室</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n let in from the waiting room</source>
        <translation>
            <numerusform>%n 人从等候室准入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n local recording(s) began</source>
        <translation>
            <numerusform>%n 人开始本地录制</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n local recording(s) ended</source>
        <translation>
            <numerusform>%n 人结束本地录制</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) are being called</source>
        <translation>
            <numerusform>正在呼叫 %n 个与会者</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) began to share</source>
        <translation>
            <numerusform>%n 人开始共享</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) invited</source>
        <translation>
            <numerusform>已邀请 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) joined</source>
        <translation>
            <numerusform>%n 个与会者入会</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) left</source>
        <translation>
            <numerusform>%n 个与会者离会</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) made audience</source>
        <translation>
            <numerusform>%n 人改为观众</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) made chair</source>
        <translation>
            <numerusform>%n 人成为主持人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) made co-host</source>
        <translation>
            <numerusform>%n 人成为联席主持人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) muted</source>
        <translation>
            <numerusform>%n 个与会者被静音</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) no longer chair</source>
        <translation>
            <numerusform>%n 人不再是主持人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) no longer co-host</source>
        <translation>
            <numerusform>%n 人不再是联席主持人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) no longer invited</source>
        <translation>
            <numerusform>%n 人不再受邀</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) renamed</source>
        <translation>
            <numerusform>%n 人改名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) stopped sharing</source>
        <translation>
            <numerusform>%n 人停止共享</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) unmuted</source>
        <translation>
            <numerusform>%n 个与会者解除静音</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n site(s) in roll call</source>
        <translation>
            <numerusform>点名 %n 个会场</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n site(s) no longer in roll call</source>
        <translation>
            <numerusform>%n 个会场点名结束</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n site(s) no longer on broadcast</source>
        <translation>
            <numerusform>%n 个会场停止广播</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n site(s) on broadcast</source>
        <translation>
            <numerusform>广播 %n 个会场</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>quality of %n participant(s) no longer poor</source>
        <translation>
            <numerusform>%n 个与会者的通话质量好转</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>quality of %n participant(s) poor</source>
        <translation>
            <numerusform>%n 个与会者的通话质量差</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close {panel}</source>
        <translation>关闭“{panel}”</translation>
    </message>
</context>
<context>
    <name>Doorbell</name>
    <message>
        <source>somebody</source>
        <translation>有人</translation>
    </message>
    <message>
        <source>{who} waits to be let into {meeting}; waiting: {count}</source>
        <translation>{who} 等候进入 {meeting}，共 {count} 人等候</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n re-ordering(s) waiting · Space</source>
        <translation>
            <numerusform>%n 处排序待更新 · 空格</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindField</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Find participants</source>
        <translation>查找与会者</translation>
    </message>
    <message>
        <source>Name, number, pinyin…</source>
        <translation>名称、号码、拼音…</translation>
    </message>
</context>
<context>
    <name>FormBar</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>取消 (Esc)</translation>
    </message>
    <message>
        <source>Left meanwhile: {names}.</source>
        <translation>其间已离会：{names}。</translation>
    </message>
    <message>
        <source>is needed</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>{command} (Enter)</source>
        <translation>{command}（回车）</translation>
    </message>
    <message>
        <source>{command}: {names}</source>
        <translation>{command}：{names}</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>0–9</source>
        <translation>0–9</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Au&amp;xiliary stream in</source>
        <translation>辅流所在画面(&amp;X)</translation>
    </message>
    <message>
        <source>Begin again from what is on air</source>
        <translation>从播出画面重新开始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close the gaps</source>
        <translation>补齐空位</translation>
    </message>
    <message>
        <source>Counts on room terminals only</source>
        <translation>仅对会议室终端有效</translation>
    </message>
    <message>
        <source>Drop who is missing; the others move up</source>
        <translation>去掉缺席者，其余依次前移</translation>
    </message>
    <message>
        <source>Empty all</source>
        <translation>全部清空</translation>
    </message>
    <message>
        <source>On air</source>
        <translation>播出画面</translation>
    </message>
    <message>
        <source>S&amp;witch every</source>
        <translation>轮询间隔(&amp;W)</translation>
    </message>
    <message>
        <source>Save without showing it</source>
        <translation>仅保存，不显示</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>auxiliary</source>
        <translation>辅流</translation>
    </message>
    <message>
        <source>empty it</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>no pane</source>
        <translation>无画面</translation>
    </message>
    <message>
        <source>pane</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>pane {number}</source>
        <translation>画面 {number}</translation>
    </message>
    <message>
        <source>swap</source>
        <translation>交换</translation>
    </message>
</context>
<context>
    <name>GroupForm</name>
    <message>
        <source>Add &amp;group</source>
        <translation>添加传译组(&amp;G)</translation>
    </message>
    <message>
        <source>First language</source>
        <translation>第一语言</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>传译组名称</translation>
    </message>
    <message>
        <source>Name, if it needs one</source>
        <translation>名称（可选）</translation>
    </message>
    <message>
        <source>Second language</source>
        <translation>第二语言</translation>
    </message>
</context>
<context>
    <name>GroupTree</name>
    <message>
        <source>Interpreter groups</source>
        <translation>传译组</translation>
    </message>
    <message>
        <source>by AI</source>
        <translation>AI 传译</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>无姓名</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>暂无传译员</translation>
    </message>
    <message>
        <source>○ not in</source>
        <translation>○ 未入会</translation>
    </message>
    <message>
        <source>● in the meeting</source>
        <translation>● 在会议中</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Elapsed time</source>
        <translation>已开会时长</translation>
    </message>
    <message>
        <source>catching up</source>
        <translation>正在同步</translation>
    </message>
    <message>
        <source>chair {name}</source>
        <translation>主持人 {name}</translation>
    </message>
    <message>
        <source>stale for {duration}</source>
        <translation>已过时 {duration}</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min left</source>
        <translation>剩余 {hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min over</source>
        <translation>超时 {hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{inside} of {all} in</source>
        <translation>在会 {inside}/{all}</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>剩余 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{minutes} min over</source>
        <translation>超时 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{seconds} s ago</source>
        <translation>{seconds} 秒前</translation>
    </message>
</context>
<context>
    <name>HintBar</name>
    <message>
        <source>Back to the table</source>
        <translation>回到列表</translation>
    </message>
    <message>
        <source>Nobody selected</source>
        <translation>未选中任何人</translation>
    </message>
    <message>
        <source>{count} selected, none of them in the meeting: {names}</source>
        <translation>已选 {count}，都不在会中：{names}</translation>
    </message>
    <message>
        <source>{count} selected, {here} of them in the meeting: {names}</source>
        <translation>已选 {count}，其中 {here} 个在会：{names}</translation>
    </message>
    <message>
        <source>{count} selected: {names}</source>
        <translation>已选 {count}：{names}</translation>
    </message>
</context>
<context>
    <name>InterpretationPanel</name>
    <message>
        <source>&amp;Add an interpreter for {group}</source>
        <translation>为 {group} 添加传译员(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃修改(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Send to the meeting</source>
        <translation>发送到会议(&amp;S)</translation>
    </message>
    <message>
        <source>A group needs two different languages</source>
        <translation>传译组需要两种不同的语言</translation>
    </message>
    <message>
        <source>CSV or XLSX: first, second, account, name, number</source>
        <translation>CSV 或 XLSX：第一语言、第二语言、账号、姓名、号码</translation>
    </message>
    <message>
        <source>Can&apos;t be sent: a group needs two different languages.</source>
        <translation>无法发送：传译组需要两种不同的语言。</translation>
    </message>
    <message>
        <source>Can&apos;t be sent: an interpreter stands twice in a group.</source>
        <translation>无法发送：有传译员在同一组中出现两次。</translation>
    </message>
    <message>
        <source>Can&apos;t be sent: the account of an interpreter is not told.</source>
        <translation>无法发送：有传译员的账号未告知。</translation>
    </message>
    <message>
        <source>Changed here, not sent yet</source>
        <translation>已在此修改，尚未发送</translation>
    </message>
    <message>
        <source>Groups by AI would be sent without their voices.</source>
        <translation>AI 传译组发送时不含其音色设置。</translation>
    </message>
    <message>
        <source>Interpretation</source>
        <translation>同声传译</translation>
    </message>
    <message>
        <source>Interpretation · {count}</source>
        <translation>同声传译 · {count}</translation>
    </message>
    <message>
        <source>Interpretation: not told</source>
        <translation>传译状态：未告知</translation>
    </message>
    <message>
        <source>Interpreting</source>
        <translation>传译进行中</translation>
    </message>
    <message>
        <source>Language channel</source>
        <translation>语言频道</translation>
    </message>
    <message>
        <source>Load a &amp;file…</source>
        <translation>载入文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Load interpreters</source>
        <translation>载入传译员</translation>
    </message>
    <message>
        <source>Not interpreting</source>
        <translation>未启动传译</translation>
    </message>
    <message>
        <source>S&amp;tart</source>
        <translation>启动(&amp;T)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx)</source>
        <translation>表格 (*.csv *.xlsx)</translation>
    </message>
    <message>
        <source>There are no interpreters. Add a group, or load a file.</source>
        <translation>还没有传译员。请添加传译组或载入文件。</translation>
    </message>
    <message>
        <source>Who is moved hears and speaks this language. No push tells who is where.</source>
        <translation>被移入的与会者收听并使用该语言。推送不会告知谁在哪个频道。</translation>
    </message>
    <message>
        <source>{name} has no account, and can&apos;t be named as an interpreter</source>
        <translation>{name} 没有账号，不能设为传译员</translation>
    </message>
</context>
<context>
    <name>InterpreterField</name>
    <message>
        <source>Add an interpreter</source>
        <translation>添加传译员</translation>
    </message>
    <message>
        <source>Found in the meeting</source>
        <translation>会议中找到的与会者</translation>
    </message>
    <message>
        <source>Name, number, or an account as it is</source>
        <translation>姓名、号码，或完整账号</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>无账号</translation>
    </message>
</context>
<context>
    <name>InvitationForm</name>
    <message>
        <source>Call this guest</source>
        <translation>呼叫此人</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Enterprise ID, if another</source>
        <translation>企业 ID（其他企业时填）</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Kind of terminal</source>
        <translation>终端类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>与会者</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Terminal, with the password</source>
        <translation>终端（凭会议密码）</translation>
    </message>
</context>
<context>
    <name>InvitationsPanel</name>
    <message>
        <source>Call</source>
        <translation>呼叫</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>再次呼叫</translation>
    </message>
    <message>
        <source>Call all who are checked at once</source>
        <translation>一次呼叫所有勾选的人</translation>
    </message>
    <message>
        <source>Call all who did not answer again</source>
        <translation>再次呼叫所有未接通的人</translation>
    </message>
    <message>
        <source>Call {count}</source>
        <translation>呼叫 {count} 人</translation>
    </message>
    <message>
        <source>Call {count} again</source>
        <translation>再次呼叫 {count} 人</translation>
    </message>
    <message>
        <source>Check those to be called first</source>
        <translation>请先勾选要呼叫的人</translation>
    </message>
    <message>
        <source>End the calls of those selected</source>
        <translation>挂断选中的人</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>挂断</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Invitations · {count}</source>
        <translation>邀请 · {count}</translation>
    </message>
    <message>
        <source>Nobody is to be called, and nobody is missing</source>
        <translation>没有要呼叫的人，也没有人缺席</translation>
    </message>
    <message>
        <source>Nobody&apos;s call was missed</source>
        <translation>没有未接通的人</translation>
    </message>
    <message>
        <source>On the list: {count}</source>
        <translation>已列入 {count} 人</translation>
    </message>
    <message>
        <source>On the list: {count}, of them in the meeting already: {there}</source>
        <translation>已列入 {count} 人，其中 {there} 人已在会中</translation>
    </message>
    <message>
        <source>Paste lines of a table</source>
        <translation>粘贴表格中的多行</translation>
    </message>
    <message>
        <source>Paste many…</source>
        <translation>批量粘贴…</translation>
    </message>
    <message>
        <source>Read a CSV or XLSX file</source>
        <translation>读取 CSV 或 XLSX 文件</translation>
    </message>
    <message>
        <source>Read invitations</source>
        <translation>读取邀请名单</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Select somebody who is in or being called first</source>
        <translation>请先选中在会或正在呼叫的人</translation>
    </message>
    <message>
        <source>Space checks, Return calls those checked, Shift+Return those missed again</source>
        <translation>空格勾选，回车呼叫勾选的人，Shift+回车再次呼叫未接通的人</translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx *.txt)</source>
        <translation>表格 (*.csv *.xlsx *.txt)</translation>
    </message>
    <message>
        <source>Take those selected off the list</source>
        <translation>把选中的人移出名单</translation>
    </message>
    <message>
        <source>{count} in</source>
        <translation>{count} 人已入会</translation>
    </message>
</context>
<context>
    <name>KeyOverlay</name>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Look for a key</source>
        <translation>查找按键</translation>
    </message>
    <message>
        <source>Look for a key…</source>
        <translation>查找按键…</translation>
    </message>
    <message>
        <source>No key fits</source>
        <translation>没有匹配的按键</translation>
    </message>
    <message>
        <source>Pale: not possible now</source>
        <translation>浅色：当前不可用</translation>
    </message>
</context>
<context>
    <name>LayoutEditor</name>
    <message numerus="yes">
        <source>%n part(s) of the presets&apos; file could not be read</source>
        <translation>
            <numerusform>预设文件有 %n 处无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Arrangements</source>
        <translation>画面布局</translation>
    </message>
    <message>
        <source>As on air: nothing would change.</source>
        <translation>与播出画面相同，无变化。</translation>
    </message>
    <message>
        <source>Audio only, can&apos;t be in a picture: {names}</source>
        <translation>纯语音会场，不能上画面：{names}</translation>
    </message>
    <message>
        <source>Changes to what is on air: {count}</source>
        <translation>与播出画面的差异：{count}</translation>
    </message>
    <message>
        <source>From the selection</source>
        <translation>来自所选与会者</translation>
    </message>
    <message>
        <source>Load it</source>
        <translation>载入</translation>
    </message>
    <message>
        <source>Multi-picture layout – {meeting}</source>
        <translation>多画面布局 – {meeting}</translation>
    </message>
    <message>
        <source>No pane is empty: empty one, or add with Shift and Enter</source>
        <translation>没有空画面：请清空一个，或用 Shift 加回车加入轮询</translation>
    </message>
    <message>
        <source>No pane left for: {names}</source>
        <translation>没有空画面给：{names}</translation>
    </message>
    <message>
        <source>Not in the meeting: {names}. Their panes stay empty.</source>
        <translation>不在会中：{names}。其画面留空。</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Put at least one participant into a pane</source>
        <translation>请至少放入一位与会者</translation>
    </message>
    <message>
        <source>The meeting has no multi-picture any more</source>
        <translation>会议已没有多画面</translation>
    </message>
    <message>
        <source>The meeting has no multi-picture of its own yet.</source>
        <translation>会议尚未设置多画面。</translation>
    </message>
    <message>
        <source>The multi-picture of the meeting has changed meanwhile</source>
        <translation>会议的多画面已被更改</translation>
    </message>
    <message>
        <source>What is on air</source>
        <translation>当前播出画面</translation>
    </message>
    <message>
        <source>What is on air. The meeting does not tell in which arrangement.</source>
        <translation>当前播出画面。会议未告知采用哪种布局。</translation>
    </message>
    <message>
        <source>Without a number, can&apos;t be in a picture: {names}</source>
        <translation>没有号码，不能上画面：{names}</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <comment>changes</comment>
        <translation>
            <numerusform>… 另有 %n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogFilter</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Filter of the log</source>
        <translation>日志筛选</translation>
    </message>
    <message>
        <source>Filter the log by text</source>
        <translation>按文字筛选日志</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Name, action, reason…</source>
        <translation>名称、操作、原因…</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>No line fits the filter</source>
        <translation>没有符合筛选的记录</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>还没有记录</translation>
    </message>
    <message>
        <source>everything said and done · filter F4</source>
        <translation>全部收发记录 · 筛选 F4</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>MeetingSettingsPanel</name>
    <message>
        <source>Meeting settings</source>
        <translation>会议设置</translation>
    </message>
    <message>
        <source>Only shown: it can&apos;t be changed from here.</source>
        <translation>仅显示，不能在此修改。</translation>
    </message>
    <message>
        <source>The waiting room is off</source>
        <translation>等候室未开启</translation>
    </message>
    <message>
        <source>The waiting room is on</source>
        <translation>等候室已开启</translation>
    </message>
    <message>
        <source>Waiting room</source>
        <translation>等候室</translation>
    </message>
    <message>
        <source>Whether there is a waiting room is not told</source>
        <translation>是否开启等候室未告知</translation>
    </message>
    <message>
        <source>{value}: {state}</source>
        <translation>{value}：{state}</translation>
    </message>
</context>
<context>
    <name>MeetingTabs</name>
    <message>
        <source>Close this meeting</source>
        <translation>关闭此会议</translation>
    </message>
    <message>
        <source>Close {meeting}</source>
        <translation>关闭 {meeting}</translation>
    </message>
    <message>
        <source>Open a meeting</source>
        <translation>打开会议</translation>
    </message>
</context>
<context>
    <name>MeetingsWindow</name>
    <message>
        <source>Control Room</source>
        <translation>会控台</translation>
    </message>
    <message>
        <source>{conference} – {program}</source>
        <translation>{conference} – {program}</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message numerus="yes">
        <source>Try the %n again</source>
        <translation>
            <numerusform>重试这 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OnAirPanel</name>
    <message>
        <source>A multi-picture; which one has not been told.</source>
        <translation>广播多画面；尚不知具体布局。</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不知道</translation>
    </message>
    <message>
        <source>Nothing is broadcast: every site chooses what it sees.</source>
        <translation>没有广播：各会场自行选看。</translation>
    </message>
    <message>
        <source>Nothing is broadcast: voice-activated, the picture follows who speaks.</source>
        <translation>没有广播：声控切换，画面跟随发言人。</translation>
    </message>
    <message>
        <source>On air</source>
        <translation>播出画面</translation>
    </message>
    <message>
        <source>On air · broadcast</source>
        <translation>播出画面 · 广播会场</translation>
    </message>
    <message>
        <source>On air · multi-picture of {count}</source>
        <translation>播出画面 · {count} 画面</translation>
    </message>
    <message>
        <source>On air · roll call</source>
        <translation>播出画面 · 点名</translation>
    </message>
    <message>
        <source>On air · {layout}</source>
        <translation>播出画面 · {layout}</translation>
    </message>
    <message>
        <source>On air · {layout}, roll call in picture {place}</source>
        <translation>播出画面 · {layout}，点名在画面 {place}</translation>
    </message>
    <message>
        <source>aux</source>
        <comment>mark of the pane that shows the auxiliary stream</comment>
        <translation>辅流</translation>
    </message>
    <message>
        <source>picture {place}, auxiliary stream: {sites}</source>
        <translation>画面 {place}，辅流：{sites}</translation>
    </message>
    <message>
        <source>picture {place}, in turn: {sites}</source>
        <translation>画面 {place}，轮询：{sites}</translation>
    </message>
    <message>
        <source>picture {place}: empty</source>
        <translation>画面 {place}：空</translation>
    </message>
    <message>
        <source>picture {place}: {sites}</source>
        <translation>画面 {place}：{sites}</translation>
    </message>
    <message>
        <source>⟳ {seconds} s</source>
        <translation>⟳ {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command or participant</source>
        <translation>命令或与会者</translation>
    </message>
    <message>
        <source>Commands and people</source>
        <translation>命令与与会者</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>没有符合的内容</translation>
    </message>
    <message>
        <source>Type, go through the list with up and down, Enter does it, Esc closes</source>
        <translation>输入后用上下键选择，回车执行，Esc 关闭</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>符合的内容</translation>
    </message>
    <message>
        <source>What, and to whom: mute zhang</source>
        <translation>做什么、对谁：静音 张</translation>
    </message>
</context>
<context>
    <name>PasteField</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Guests, one a line</source>
        <translation>与会者，每行一人</translation>
    </message>
    <message>
        <source>One a line: name, number, and if wanted type and role</source>
        <translation>每行一人：姓名，号码，可加类型和角色</translation>
    </message>
    <message>
        <source>Put on the list</source>
        <translation>列入名单</translation>
    </message>
    <message>
        <source>Put {count} on the list</source>
        <translation>把 {count} 人列入名单</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Enter puts the person into the next empty pane, Shift and Enter adds to the chosen pane, digits choose a pane</source>
        <translation>回车放入下一个空画面，Shift 加回车加入所选画面轮询，数字键选择画面</translation>
    </message>
    <message>
        <source>People</source>
        <translation>与会者</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>pane {number}</source>
        <translation>画面 {number}</translation>
    </message>
</context>
<context>
    <name>PlaceForm</name>
    <message>
        <source>&amp;Remember it in this computer&apos;s keyring</source>
        <translation>保存到本机密钥环(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>服务器(&amp;S)</translation>
    </message>
    <message>
        <source>Certificate &amp;fingerprint</source>
        <translation>证书指纹(&amp;F)</translation>
    </message>
    <message>
        <source>Conference &amp;ID</source>
        <translation>会议 &amp;ID</translation>
    </message>
    <message>
        <source>Conference &amp;UUID</source>
        <translation>会议 &amp;UUID</translation>
    </message>
    <message>
        <source>E&amp;xpected host name</source>
        <translation>预期主机名(&amp;X)</translation>
    </message>
    <message>
        <source>Host &amp;password</source>
        <translation>主持人密码(&amp;P)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>No keyring can be used here: the password is kept until the meeting is closed.</source>
        <translation>这里没有可用的密钥环：密码只保留到会议关闭为止。</translation>
    </message>
    <message>
        <source>SHA-256, if you have confirmed it</source>
        <translation>SHA-256，限已核实过的</translation>
    </message>
    <message>
        <source>The password comes from the keyring.</source>
        <translation>密码取自密钥环。</translation>
    </message>
    <message>
        <source>The password could not be put into the keyring</source>
        <translation>密码没能存入密钥环</translation>
    </message>
    <message>
        <source>The password could not be taken out of the keyring</source>
        <translation>没能从密钥环中取出密码</translation>
    </message>
    <message>
        <source>for instance 914 083 136</source>
        <translation>例如 914 083 136</translation>
    </message>
    <message>
        <source>for quality over the whole meeting</source>
        <translation>用于查询整场会议的质量</translation>
    </message>
    <message>
        <source>if the certificate names another host</source>
        <translation>证书上是另一个主机名时填写</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source> people</source>
        <translation> 人</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>&amp;Ask first above</source>
        <translation>超过此人数先询问(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Row height</source>
        <translation>行高(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Sound when somebody new waits</source>
        <translation>有人新进等候室时发出声音(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>文字大小(&amp;T)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>The language changes with the next start.</source>
        <translation>语言在下次启动时生效。</translation>
    </message>
    <message>
        <source>What disturbs more people at once, such as unmuting them, asks first.</source>
        <translation>一次影响更多人的操作（例如解除静音）会先询问。</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Applying “{name}”: {done} of {total}</source>
        <translation>正在应用“{name}”：{done}/{total}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>“{name}”: {failed} of {total} did not succeed or were not confirmed</source>
        <translation>“{name}”：{total} 项中有 {failed} 项未成功或未确认</translation>
    </message>
    <message>
        <source>✓ “{name}”: {total} of {total} done</source>
        <translation>✓ “{name}”：共 {total} 项，已完成 {total} 项</translation>
    </message>
</context>
<context>
    <name>ProgressBar</name>
    <message>
        <source>{what}: all {total} done</source>
        <translation>{what}：{total} 项全部完成</translation>
    </message>
    <message>
        <source>{what}: stopping. What is on its way is still awaited</source>
        <translation>{what}：正在停止，等待已发出的操作</translation>
    </message>
    <message>
        <source>{what}: {done} done, {left} left</source>
        <translation>{what}：完成 {done}，剩余 {left}</translation>
    </message>
    <message>
        <source>{what}: {done} done, {refused} refused, {left} left</source>
        <translation>{what}：完成 {done}，被拒绝 {refused}，剩余 {left}</translation>
    </message>
</context>
<context>
    <name>QualityChart</name>
    <message>
        <source>Call quality over the last 10 minutes</source>
        <translation>近 10 分钟的通话质量</translation>
    </message>
    <message>
        <source>No measurements yet</source>
        <translation>尚无测量数据</translation>
    </message>
    <message>
        <source>alarm: loss {loss}, delay {delay}</source>
        <translation>告警：丢包 {loss}，时延 {delay}</translation>
    </message>
    <message>
        <source>{measure} {value}, at worst {worst}, alarm at {limit}</source>
        <translation>{measure} {value}，最差 {worst}，{limit} 告警</translation>
    </message>
</context>
<context>
    <name>QualityPanel</name>
    <message>
        <source>Fair since {time}, nothing in alarm.</source>
        <translation>{time} 起质量一般，没有告警项。</translation>
    </message>
    <message>
        <source>Fair since {time}: the service calls this network poor.</source>
        <translation>{time} 起质量一般：服务端判定该网络较差。</translation>
    </message>
    <message>
        <source>Good since {time}.</source>
        <translation>{time} 起质量良好。</translation>
    </message>
    <message>
        <source>Last measured at {time}.</source>
        <translation>最近一次测量在 {time}。</translation>
    </message>
    <message>
        <source>Nobody is in alarm. Select a participant to see their quality.</source>
        <translation>没有告警。选中一个与会者可查看其通话质量。</translation>
    </message>
    <message>
        <source>Nothing measured yet.</source>
        <translation>尚无测量数据。</translation>
    </message>
    <message>
        <source>Poor now: {names}</source>
        <translation>目前质量差：{names}</translation>
    </message>
    <message>
        <source>Poor since {time}: {measures}.</source>
        <translation>{time} 起质量差：{measures}。</translation>
    </message>
    <message>
        <source>Poor since {time}; better just now.</source>
        <translation>{time} 起质量差；刚刚有所好转。</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Quality · {name}</source>
        <translation>质量 · {name}</translation>
    </message>
    <message>
        <source>audio ↑ {up} ↓ {down} %</source>
        <translation>音频丢包 ↑ {up} ↓ {down} %</translation>
    </message>
    <message>
        <source>delay {value}</source>
        <translation>时延 {value}</translation>
    </message>
    <message>
        <source>jitter ↑ {up} ↓ {down} ms</source>
        <translation>抖动 ↑ {up} ↓ {down} ms</translation>
    </message>
    <message>
        <source>last 10 min</source>
        <translation>近 10 分钟</translation>
    </message>
    <message>
        <source>video ↑ {up} ↓ {down} %</source>
        <translation>视频丢包 ↑ {up} ↓ {down} %</translation>
    </message>
    <message>
        <source>↑ {up} ↓ {down} kbit/s</source>
        <translation>码率 ↑ {up} ↓ {down} kbit/s</translation>
    </message>
</context>
<context>
    <name>Saved</name>
    <message numerus="yes">
        <source>%n missing</source>
        <comment>sites of a preset</comment>
        <translation>
            <numerusform>缺 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Alt and its number loads one</source>
        <translation>Alt 加数字键载入</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Delete the layout {name}, which this meeting keeps?</source>
        <translation>删除本会议保存的布局 {name}？</translation>
    </message>
    <message>
        <source>Delete the preset {name}?</source>
        <translation>删除预设 {name}？</translation>
    </message>
    <message>
        <source>Keep in meeting</source>
        <translation>保存到会议</translation>
    </message>
    <message>
        <source>Kept by the meeting: {name}</source>
        <translation>会议保存的布局：{name}</translation>
    </message>
    <message>
        <source>Kept by this meeting</source>
        <translation>本会议保存的布局</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name to save the layout under</source>
        <translation>保存布局的名称</translation>
    </message>
    <message>
        <source>None yet. A preset works in every meeting.</source>
        <translation>尚无预设。预设可用于任何会议。</translation>
    </message>
    <message>
        <source>None. They are gone when the meeting ends.</source>
        <translation>没有。会议结束后即释放。</translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation>预设 {name}</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Replace preset</source>
        <translation>替换预设</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>存为预设</translation>
    </message>
    <message>
        <source>Save the layout at the right</source>
        <translation>保存右侧的布局</translation>
    </message>
    <message>
        <source>Saved as preset {name}</source>
        <translation>已存为预设 {name}</translation>
    </message>
    <message>
        <source>The meeting keeps one of this name already</source>
        <translation>本会议已保存同名布局</translation>
    </message>
    <message>
        <source>The meeting refused that; the log says why</source>
        <translation>会议拒绝了该操作；原因见日志</translation>
    </message>
    <message>
        <source>The meeting service does not offer this</source>
        <translation>会议服务不提供此功能</translation>
    </message>
    <message>
        <source>The presets could not be written: {why}</source>
        <translation>预设无法写入：{why}</translation>
    </message>
    <message>
        <source>There is no preset {number}</source>
        <translation>没有第 {number} 个预设</translation>
    </message>
    <message>
        <source>They could not be read</source>
        <translation>未能读取</translation>
    </message>
</context>
<context>
    <name>SceneDetails</name>
    <message>
        <source>Changes · {count}</source>
        <translation>变化 · {count}</translation>
    </message>
    <message>
        <source>Missing · {count}</source>
        <translation>缺席 · {count}</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>将有的变化</translation>
    </message>
    <message>
        <source>Who is missing</source>
        <translation>缺席的会场</translation>
    </message>
</context>
<context>
    <name>SceneForm</name>
    <message>
        <source>A scene needs a name</source>
        <translation>场景需要名称</translation>
    </message>
    <message>
        <source>A scene says something of at least one part</source>
        <translation>场景至少要包含一项</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>画面布局</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name of the scene</source>
        <translation>场景名称</translation>
    </message>
    <message>
        <source>One picture</source>
        <translation>单画面</translation>
    </message>
    <message>
        <source>One picture or several</source>
        <translation>单画面或多画面</translation>
    </message>
    <message>
        <source>Several pictures</source>
        <translation>多画面</translation>
    </message>
    <message>
        <source>The meeting does not tell how many pictures</source>
        <translation>会议不会告知是单画面还是多画面</translation>
    </message>
    <message>
        <source>The meeting does not tell how the panes lie</source>
        <translation>会议不会告知子画面如何排列</translation>
    </message>
    <message>
        <source>There is a scene of this name already</source>
        <translation>已有同名场景</translation>
    </message>
    <message>
        <source>not known now</source>
        <translation>目前未知</translation>
    </message>
</context>
<context>
    <name>ScenesPanel</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Bring the meeting into this state</source>
        <translation>让会议进入此状态</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the scene “{name}”?</source>
        <translation>要删除场景“{name}”吗？</translation>
    </message>
    <message>
        <source>Keep as new…</source>
        <translation>保存现状…</translation>
    </message>
    <message>
        <source>Keep how the meeting is now</source>
        <translation>保存会议现在的状态</translation>
    </message>
    <message>
        <source>Make the scene what is so now</source>
        <translation>用现状更新该场景</translation>
    </message>
    <message>
        <source>No scenes yet. Keep how the meeting is now, to come back to it by one key.</source>
        <translation>还没有场景。可保存会议现在的状态，以后一键恢复。</translation>
    </message>
    <message>
        <source>Not updated, as this is not known now: {parts}</source>
        <translation>未更新，目前未知：{parts}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>“{name}” is now as the meeting is</source>
        <translation>“{name}”已更新为现状</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>allowed, which kind is not told</source>
        <translation>允许，具体方式未告知</translation>
    </message>
    <message>
        <source>never told by the service</source>
        <translation>服务从不告知</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未告知</translation>
    </message>
</context>
<context>
    <name>ShortList</name>
    <message>
        <source>Enter loads it, Delete removes it</source>
        <translation>回车载入，Delete 删除</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>A meeting is controlled with the password of its host.</source>
        <translation>用主持人密码控制会议。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Connecting to the meeting…</source>
        <translation>正在连接会议…</translation>
    </message>
    <message>
        <source>It is possible for a server on this computer only. Use https://.</source>
        <translation>只有本机服务器可以这样。请使用 https://。</translation>
    </message>
    <message>
        <source>Open a meeting</source>
        <translation>打开会议</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>The conference ID is missing</source>
        <translation>请填写会议 ID</translation>
    </message>
    <message>
        <source>The host password is missing</source>
        <translation>请填写主持人密码</translation>
    </message>
    <message>
        <source>This is no address of a server</source>
        <translation>这不是服务器地址</translation>
    </message>
    <message>
        <source>Try again until it starts</source>
        <translation>一直重试，直到会议开始</translation>
    </message>
    <message>
        <source>http:// would send the password unencrypted</source>
        <translation>http:// 会明文发送密码</translation>
    </message>
</context>
<context>
    <name>SpeakingPanel</name>
    <message>
        <source>Level of {name}</source>
        <translation>{name} 的音量</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>正在发言</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>StateChips</name>
    <message>
        <source>Absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Calling</source>
        <translation>呼叫中</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>按状态筛选</translation>
    </message>
    <message>
        <source>Hands</source>
        <translation>举手</translation>
    </message>
    <message>
        <source>In</source>
        <translation>在会</translation>
    </message>
    <message>
        <source>Open mics</source>
        <translation>开麦</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>质量差</translation>
    </message>
</context>
<context>
    <name>SubtitleText</name>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Mandarin</source>
        <translation>普通话</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>某位与会者</translation>
    </message>
</context>
<context>
    <name>SubtitlesPanel</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new ↓</source>
        <translation>
            <numerusform>%n 条新字幕 ↓</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>启动(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Export the subtitles</source>
        <translation>导出字幕</translation>
    </message>
    <message>
        <source>Find in the subtitles</source>
        <translation>在字幕中查找</translation>
    </message>
    <message>
        <source>Next place (F3)</source>
        <translation>下一处 (F3)</translation>
    </message>
    <message>
        <source>Nothing has been said yet.</source>
        <translation>还没有人发言。</translation>
    </message>
    <message>
        <source>Previous place (Shift+F3)</source>
        <translation>上一处 (Shift+F3)</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Subtitles off</source>
        <translation>字幕未开启</translation>
    </message>
    <message>
        <source>Subtitles on</source>
        <translation>字幕已开启</translation>
    </message>
    <message>
        <source>Subtitles: not told</source>
        <translation>字幕状态：未告知</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>The subtitles are in {file}</source>
        <translation>字幕已存入 {file}</translation>
    </message>
    <message>
        <source>This meeting does not support subtitles.</source>
        <translation>此会议不支持实时字幕。</translation>
    </message>
    <message>
        <source>WebVTT (*.vtt)</source>
        <translation>WebVTT (*.vtt)</translation>
    </message>
    <message>
        <source>What is said stands here once the subtitles are on.</source>
        <translation>开启字幕后，发言内容会显示在这里。</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>发言内容</translation>
    </message>
    <message>
        <source>{file} could not be written: {why}</source>
        <translation>无法写入 {file}：{why}</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 处，共 {count} 处</translation>
    </message>
</context>
<context>
    <name>TabBar</name>
    <message>
        <source>Open meetings</source>
        <translation>已打开的会议</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>live</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>断线</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>poor calls: {count}</source>
        <translation>质量差：{count}</translation>
    </message>
    <message>
        <source>raised hands: {count}</source>
        <translation>举手：{count}</translation>
    </message>
    <message>
        <source>reconnecting {seconds} s</source>
        <comment>for so many seconds already</comment>
        <translation>{seconds} 秒后重连</translation>
    </message>
    <message>
        <source>signing in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} 人等候</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Participants</source>
        <translation>与会者</translation>
    </message>
</context>
<context>
    <name>Trust</name>
    <message>
        <source>I have compared it with what the administrator told me</source>
        <translation>我已与管理员告知的指纹核对过</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint of {host}</source>
        <translation>{host} 的 SHA-256 指纹</translation>
    </message>
    <message>
        <source>Trust this certificate for this server</source>
        <translation>信任此服务器的这张证书</translation>
    </message>
</context>
<context>
    <name>UndoWords</name>
    <message>
        <source>Redo: {what}</source>
        <translation>重做：{what}</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>撤销：{what}</translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>Admit</source>
        <translation>准入</translation>
    </message>
    <message>
        <source>Admit all {count}</source>
        <translation>全部准入（{count}）</translation>
    </message>
    <message>
        <source>Admit {count}</source>
        <translation>准入 {count} 人</translation>
    </message>
    <message>
        <source>Let in everybody who waits</source>
        <translation>准入等候室里的所有人</translation>
    </message>
    <message>
        <source>Let in those selected</source>
        <translation>准入选中的人</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>没有人在等候</translation>
    </message>
    <message>
        <source>Return admits those selected, Ctrl+Return everybody</source>
        <translation>回车准入选中的人，Ctrl+回车全部准入</translation>
    </message>
    <message>
        <source>Select somebody who waits first</source>
        <translation>请先选中等候的人</translation>
    </message>
    <message numerus="yes">
        <source>Send %n selected here</source>
        <translation>
            <numerusform>把选中的 %n 人移入等候室</numerusform>
        </translation>
    </message>
    <message>
        <source>Send the participants selected in the table here</source>
        <translation>把列表中选中的与会者移入等候室</translation>
    </message>
    <message>
        <source>Waiting room</source>
        <translation>等候室</translation>
    </message>
    <message>
        <source>Waiting room · {count}</source>
        <translation>等候室 · {count}</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>来宾</translation>
    </message>
    <message>
        <source>let in</source>
        <translation>已准入</translation>
    </message>
    <message>
        <source>letting in…</source>
        <translation>正在准入…</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>无名称</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>{kind} · let in</source>
        <translation>{kind} · 已准入</translation>
    </message>
    <message>
        <source>{kind} · letting in…</source>
        <translation>{kind} · 正在准入…</translation>
    </message>
    <message>
        <source>{kind} · {time}</source>
        <translation>{kind} · {time}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>No meeting is open</source>
        <translation>没有打开的会议</translation>
    </message>
    <message>
        <source>Open a meeting… ({keys})</source>
        <translation>打开会议…（{keys}）</translation>
    </message>
    <message>
        <source>Open one with its conference ID and the password of its host.</source>
        <translation>用会议 ID 和主持人密码打开一个会议。</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>About Control Room</source>
        <translation>关于会控台</translation>
    </message>
    <message>
        <source>Control Room</source>
        <translation>会控台</translation>
    </message>
    <message>
        <source>Control Room {version}</source>
        <translation>会控台 {version}</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>恢复默认布局</translation>
    </message>
    <message>
        <source>Runs live video conferences from one desk.</source>
        <translation>在一张台面上掌控正在进行的视频会议。</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Admit who waits longest</source>
        <translation>准入等候最久者</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>Apply a scene</source>
        <translation>应用场景</translation>
    </message>
    <message>
        <source>Apply scene {number}</source>
        <translation>应用场景 {number}</translation>
    </message>
    <message>
        <source>Chair sees all by turns</source>
        <translation>主持人轮询所有会场</translation>
    </message>
    <message>
        <source>Chair sees all sites</source>
        <translation>主持人观看多画面</translation>
    </message>
    <message>
        <source>Clear filter and selection</source>
        <translation>清除筛选和选中</translation>
    </message>
    <message>
        <source>Close this meeting</source>
        <translation>关闭此会议</translation>
    </message>
    <message>
        <source>Commands and people…</source>
        <translation>命令与与会者…</translation>
    </message>
    <message>
        <source>Extend automatically</source>
        <translation>自动延长</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>筛选日志</translation>
    </message>
    <message>
        <source>Find a participant</source>
        <translation>查找与会者</translation>
    </message>
    <message>
        <source>Fixed, several pictures</source>
        <translation>固定，多画面</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Go to the call quality</source>
        <translation>转到通话质量</translation>
    </message>
    <message>
        <source>Go to the interpretation</source>
        <translation>转到同声传译</translation>
    </message>
    <message>
        <source>Go to the invitations</source>
        <translation>转到邀请</translation>
    </message>
    <message>
        <source>Go to the log</source>
        <translation>转到日志</translation>
    </message>
    <message>
        <source>Go to the meeting settings</source>
        <translation>转到会议设置</translation>
    </message>
    <message>
        <source>Go to the picture on air</source>
        <translation>转到广播画面</translation>
    </message>
    <message>
        <source>Go to the scenes</source>
        <translation>转到场景</translation>
    </message>
    <message>
        <source>Go to the subtitles</source>
        <translation>转到字幕</translation>
    </message>
    <message>
        <source>Go to the waiting room</source>
        <translation>转到等候室</translation>
    </message>
    <message>
        <source>Go to who is absent</source>
        <translation>转到缺席者</translation>
    </message>
    <message>
        <source>Go to who speaks</source>
        <translation>转到发言者</translation>
    </message>
    <message>
        <source>Invert the selection</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Invite from a file…</source>
        <translation>从文件邀请…</translation>
    </message>
    <message>
        <source>Layout preset {number}…</source>
        <translation>布局预设 {number}…</translation>
    </message>
    <message>
        <source>Layout…</source>
        <translation>多画面布局…</translation>
    </message>
    <message>
        <source>Let waiting rows take their place</source>
        <translation>让待更新的行就位</translation>
    </message>
    <message>
        <source>Mute all, no self-unmute</source>
        <translation>全场静音，不许自行解除</translation>
    </message>
    <message>
        <source>Next meeting</source>
        <translation>下一个会议</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>下一个面板</translation>
    </message>
    <message>
        <source>Open a layout preset</source>
        <translation>打开布局预设</translation>
    </message>
    <message>
        <source>Open a meeting…</source>
        <translation>打开会议…</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation>置顶或取消置顶</translation>
    </message>
    <message>
        <source>Previous meeting</source>
        <translation>上一个会议</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>上一个面板</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>立即重连</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Select a pinned site</source>
        <translation>选择置顶会场</translation>
    </message>
    <message>
        <source>Select all open microphones</source>
        <translation>选择所有开麦者</translation>
    </message>
    <message>
        <source>Select all raised hands</source>
        <translation>选择所有举手者</translation>
    </message>
    <message>
        <source>Select all shown</source>
        <translation>全选当前列表</translation>
    </message>
    <message>
        <source>Select pinned site {number}</source>
        <translation>选择置顶会场 {number}</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show open microphones</source>
        <translation>只看开麦</translation>
    </message>
    <message>
        <source>Show poor calls</source>
        <translation>只看质量差</translation>
    </message>
    <message>
        <source>Show raised hands</source>
        <translation>只看举手</translation>
    </message>
    <message>
        <source>Show who is absent</source>
        <translation>只看缺席</translation>
    </message>
    <message>
        <source>Show who is being called</source>
        <translation>只看呼叫中</translation>
    </message>
    <message>
        <source>Show who is in</source>
        <translation>只看在会</translation>
    </message>
    <message>
        <source>Stop the chair&apos;s turns</source>
        <translation>停止主席轮询</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Voices choose, one picture</source>
        <translation>声控，单画面</translation>
    </message>
    <message>
        <source>Voices choose, several pictures</source>
        <translation>声控，多画面</translation>
    </message>
</context>
<context>
    <name>asked</name>
    <message>
        <source>? asked, but not confirmed</source>
        <translation>? 已请求，但未确认</translation>
    </message>
    <message>
        <source>accepted at {time}; whether it holds is not told</source>
        <translation>{time} 已受理；是否生效未告知</translation>
    </message>
    <message>
        <source>asked…</source>
        <translation>已请求…</translation>
    </message>
    <message>
        <source>✗ refused: {why}</source>
        <translation>✗ 被拒绝：{why}</translation>
    </message>
</context>
<context>
    <name>calls</name>
    <message>
        <source>answered {time}, has left</source>
        <translation>{time} 接通，后离会</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>忙</translation>
    </message>
    <message>
        <source>call failed</source>
        <translation>呼叫失败</translation>
    </message>
    <message>
        <source>call timed out</source>
        <translation>呼叫超时</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>拒接</translation>
    </message>
    <message>
        <source>dropped: network (MCU)</source>
        <translation>掉线：网络（MCU）</translation>
    </message>
    <message>
        <source>dropped: network (SIP)</source>
        <translation>掉线：网络（SIP）</translation>
    </message>
    <message>
        <source>dropped: network (WebSocket)</source>
        <translation>掉线：网络（WebSocket）</translation>
    </message>
    <message>
        <source>dropped: network or its app</source>
        <translation>掉线：网络或客户端</translation>
    </message>
    <message>
        <source>hung up</source>
        <translation>已挂断</translation>
    </message>
    <message>
        <source>hung up by the chair</source>
        <translation>被主持人挂断</translation>
    </message>
    <message>
        <source>hung up by the host</source>
        <translation>被主持人在软终端挂断</translation>
    </message>
    <message>
        <source>hung up from the web</source>
        <translation>在网页端被挂断</translation>
    </message>
    <message>
        <source>meeting room full</source>
        <translation>云会议室满员</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>no media resources</source>
        <translation>媒体资源不足</translation>
    </message>
    <message>
        <source>no ports left</source>
        <translation>企业并发不足</translation>
    </message>
    <message>
        <source>not online</source>
        <translation>不在线</translation>
    </message>
    <message>
        <source>telephone calls not enabled</source>
        <translation>未开通电话呼叫</translation>
    </message>
    <message>
        <source>unknown number</source>
        <translation>号码不存在</translation>
    </message>
    <message>
        <source>{result} {time}</source>
        <translation>{result} {time}</translation>
    </message>
    <message>
        <source>{result} {time} · {tries}×</source>
        <translation>{result} {time} · {tries} 次</translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message>
        <source>delay</source>
        <translation>时延</translation>
    </message>
    <message>
        <source>jitter</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>loss ↑</source>
        <translation>丢包 ↑</translation>
    </message>
    <message>
        <source>loss ↓</source>
        <translation>丢包 ↓</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Admit</source>
        <translation>准入</translation>
    </message>
    <message>
        <source>Admit all</source>
        <translation>全部准入</translation>
    </message>
    <message>
        <source>All in one picture, one site, or all by turns</source>
        <translation>看多画面、看一个会场，或轮流看所有会场</translation>
    </message>
    <message>
        <source>Allow local recording</source>
        <translation>允许本地录制</translation>
    </message>
    <message>
        <source>Allow self-unmute</source>
        <translation>允许自行解除静音</translation>
    </message>
    <message>
        <source>Ask for camera</source>
        <translation>邀请打开摄像头</translation>
    </message>
    <message>
        <source>Ask for the call quality of these participants now</source>
        <translation>立即查询这些与会者的通话质量</translation>
    </message>
    <message>
        <source>Ask this participant to close the camera</source>
        <translation>请该与会者关闭摄像头</translation>
    </message>
    <message>
        <source>Ask this participant to open the camera</source>
        <translation>请该与会者打开摄像头</translation>
    </message>
    <message>
        <source>Ask this participant to share the screen</source>
        <translation>请该与会者共享屏幕</translation>
    </message>
    <message>
        <source>Ask to share</source>
        <translation>邀请共享</translation>
    </message>
    <message>
        <source>Automatic multi-picture</source>
        <translation>自动多画面</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>广播</translation>
    </message>
    <message>
        <source>By how many minutes; each time, with --auto</source>
        <translation>延长的分钟数；与 --auto 同用时为每次的分钟数</translation>
    </message>
    <message>
        <source>CSV or XLSX: first, second, account, name, number</source>
        <translation>CSV 或 XLSX 文件：first、second、account、name、number 五列</translation>
    </message>
    <message>
        <source>CSV or XLSX: name, number, type, role</source>
        <translation>CSV 或 XLSX 文件：name、number、type、role 四列</translation>
    </message>
    <message>
        <source>Call a terminal by its number and the password</source>
        <translation>用号码和密码呼叫终端</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>重新呼叫</translation>
    </message>
    <message>
        <source>Call those who are invited and absent</source>
        <translation>呼叫已邀请但缺席的人</translation>
    </message>
    <message>
        <source>Chair&apos;s view</source>
        <translation>主持人观看</translation>
    </message>
    <message>
        <source>Choose what the chair&apos;s room terminal shows</source>
        <translation>设定主持人会议终端显示的内容</translation>
    </message>
    <message>
        <source>Close camera</source>
        <translation>关闭摄像头</translation>
    </message>
    <message>
        <source>Close every microphone but the chair&apos;s</source>
        <translation>除主持人外全部静音</translation>
    </message>
    <message>
        <source>Close the microphones of these participants</source>
        <translation>静音这些与会者</translation>
    </message>
    <message>
        <source>Delete layout</source>
        <translation>删除布局</translation>
    </message>
    <message>
        <source>Dismiss co-host</source>
        <translation>撤销联席主持人</translation>
    </message>
    <message>
        <source>Display strategy</source>
        <translation>显示策略</translation>
    </message>
    <message>
        <source>Don&apos;t ask first</source>
        <translation>不再询问</translation>
    </message>
    <message>
        <source>Don&apos;t ask to share</source>
        <translation>取消邀请共享</translation>
    </message>
    <message>
        <source>Don&apos;t lay the site&apos;s name over its picture</source>
        <translation>不在画面上叠加会场名</translation>
    </message>
    <message>
        <source>End the calls of these participants</source>
        <translation>挂断这些与会者</translation>
    </message>
    <message>
        <source>End the meeting</source>
        <translation>结束会议</translation>
    </message>
    <message>
        <source>End the roll call, the broadcast or the broadcast multi-picture</source>
        <translation>结束点名、广播会场或广播多画面</translation>
    </message>
    <message>
        <source>End their calls and take them off the list</source>
        <translation>挂断并从名单中移除</translation>
    </message>
    <message>
        <source>Everybody is disconnected, and it can&apos;t be taken back</source>
        <translation>所有人都会断开，且无法撤销</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>延长会议</translation>
    </message>
    <message>
        <source>Forbid local recording</source>
        <translation>禁止本地录制</translation>
    </message>
    <message>
        <source>Forbid self-unmute</source>
        <translation>禁止自行解除静音</translation>
    </message>
    <message>
        <source>Forget an arrangement that this meeting keeps</source>
        <translation>删除本会议保存的一个布局</translation>
    </message>
    <message>
        <source>Give a participant or an invited person another name</source>
        <translation>修改与会者或被邀请人的名称</translation>
    </message>
    <message>
        <source>Go on with a meeting that was paused</source>
        <translation>继续已暂停的会议</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>挂断</translation>
    </message>
    <message>
        <source>Interpret</source>
        <translation>启动同声传译</translation>
    </message>
    <message>
        <source>Interpreters</source>
        <translation>传译组</translation>
    </message>
    <message>
        <source>Interrupt the meeting for everybody until it is resumed</source>
        <translation>为所有人暂停会议，直到恢复</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Invite a terminal</source>
        <translation>邀请终端</translation>
    </message>
    <message>
        <source>Keep an arrangement until the meeting ends</source>
        <translation>保存布局，直到会议结束</translation>
    </message>
    <message>
        <source>Keep this room terminal watching another site</source>
        <translation>让该会议终端固定观看另一会场</translation>
    </message>
    <message>
        <source>Language channel</source>
        <translation>语言频道</translation>
    </message>
    <message>
        <source>Let everybody in from the waiting room</source>
        <translation>让等候室里的所有人入会</translation>
    </message>
    <message>
        <source>Let guests come in again</source>
        <translation>允许来宾再次入会</translation>
    </message>
    <message>
        <source>Let no new guest come in uninvited</source>
        <translation>未受邀的来宾不得入会</translation>
    </message>
    <message>
        <source>Let nobody who is muted open their own microphone</source>
        <translation>被静音的人不得自行打开麦克风</translation>
    </message>
    <message>
        <source>Let participants open their own microphones</source>
        <translation>与会者可以自行打开麦克风</translation>
    </message>
    <message>
        <source>Let the audience in</source>
        <translation>允许观众入会</translation>
    </message>
    <message>
        <source>Let the system arrange the pictures</source>
        <translation>由系统安排画面</translation>
    </message>
    <message>
        <source>Let these participants hear and speak one language</source>
        <translation>设定这些与会者收听和发言的语言</translation>
    </message>
    <message>
        <source>Let this participant not record on their own device</source>
        <translation>不允许该与会者在自己的设备上录制</translation>
    </message>
    <message>
        <source>Let this participant record on their own device</source>
        <translation>允许该与会者在自己的设备上录制</translation>
    </message>
    <message>
        <source>Let this person in from the waiting room</source>
        <translation>让此人从等候室入会</translation>
    </message>
    <message>
        <source>Let this room terminal choose again what it shows</source>
        <translation>让该会议终端恢复自行选看</translation>
    </message>
    <message>
        <source>Let this room terminal watch another site</source>
        <translation>让该会议终端选看另一会场</translation>
    </message>
    <message>
        <source>Let voices choose what is shown, or keep it fixed</source>
        <translation>声控切换画面，或固定不变</translation>
    </message>
    <message>
        <source>List the arrangements that this meeting keeps</source>
        <translation>列出本会议保存的布局</translation>
    </message>
    <message>
        <source>List this meeting&apos;s recordings; needs an enterprise account</source>
        <translation>列出本会议的录制文件；需要企业账号</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定会议</translation>
    </message>
    <message>
        <source>Lock view</source>
        <translation>锁定画面</translation>
    </message>
    <message>
        <source>Lower hand</source>
        <translation>放下手</translation>
    </message>
    <message>
        <source>Lower the hands of these participants</source>
        <translation>放下这些与会者的手</translation>
    </message>
    <message>
        <source>MMR live stream</source>
        <translation>MMR 直播</translation>
    </message>
    <message>
        <source>MMR recording</source>
        <translation>MMR 录制</translation>
    </message>
    <message>
        <source>Make chair</source>
        <translation>设为主持人</translation>
    </message>
    <message>
        <source>Make co-host</source>
        <translation>设为联席主持人</translation>
    </message>
    <message>
        <source>Make the chair an ordinary participant</source>
        <translation>主持人变为普通与会者</translation>
    </message>
    <message>
        <source>Make this co-host an ordinary participant</source>
        <translation>该联席主持人变为普通与会者</translation>
    </message>
    <message>
        <source>Make this guest a co-host</source>
        <translation>把该与会者设为联席主持人</translation>
    </message>
    <message>
        <source>Make this participant the chair; there must be none</source>
        <translation>把该与会者设为主持人；当前须没有主持人</translation>
    </message>
    <message>
        <source>Measure quality</source>
        <translation>测量质量</translation>
    </message>
    <message>
        <source>Meeting settings</source>
        <translation>会议设置</translation>
    </message>
    <message>
        <source>Multi-picture</source>
        <translation>多画面</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Mute all</source>
        <translation>全场静音</translation>
    </message>
    <message>
        <source>Nobody may open their own microphone</source>
        <translation>任何人不得自行解除静音</translation>
    </message>
    <message>
        <source>One picture or several</source>
        <translation>单画面或多画面</translation>
    </message>
    <message>
        <source>Open a webinar to its audience; this can&apos;t be taken back</source>
        <translation>向观众开放网络研讨会；此操作无法撤回</translation>
    </message>
    <message>
        <source>Open every microphone</source>
        <translation>全部解除静音</translation>
    </message>
    <message>
        <source>Open the microphones of these participants</source>
        <translation>解除这些与会者的静音</translation>
    </message>
    <message>
        <source>Pause the meeting</source>
        <translation>暂停会议</translation>
    </message>
    <message>
        <source>Put off the end of the meeting</source>
        <translation>推迟会议结束时间</translation>
    </message>
    <message>
        <source>Put people on the list and call them</source>
        <translation>加入名单并呼叫</translation>
    </message>
    <message>
        <source>Raise hand</source>
        <translation>举手</translation>
    </message>
    <message>
        <source>Raise the hands of these participants</source>
        <translation>让这些与会者举手</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Recording files</source>
        <translation>录制文件</translation>
    </message>
    <message>
        <source>Release chair</source>
        <translation>释放主持人</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Resume the meeting</source>
        <translation>恢复会议</translation>
    </message>
    <message>
        <source>Roll call</source>
        <translation>点名</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>保存布局</translation>
    </message>
    <message>
        <source>Save the arrangement without showing it</source>
        <translation>仅保存布局，不应用</translation>
    </message>
    <message>
        <source>Saved layouts</source>
        <translation>已保存的布局</translation>
    </message>
    <message>
        <source>Seconds between sites that share a pane; room terminals only</source>
        <translation>同一画面内会场轮询的秒数；仅限硬终端</translation>
    </message>
    <message>
        <source>Seconds that each site is shown</source>
        <translation>每个会场显示的秒数</translation>
    </message>
    <message>
        <source>Send these participants to the waiting room</source>
        <translation>将这些与会者移入等候室</translation>
    </message>
    <message>
        <source>Set what may be done in the meeting, and by whom</source>
        <translation>设置会中允许哪些操作、由谁操作</translation>
    </message>
    <message>
        <source>Set who interprets between which languages</source>
        <translation>设置由谁在哪些语言之间传译</translation>
    </message>
    <message>
        <source>Show these sites in this arrangement to everybody</source>
        <translation>按此布局把这些会场广播给所有人</translation>
    </message>
    <message>
        <source>Show this site and open it, and mute all others but the chair</source>
        <translation>点名该会场：显示并开麦，除主持人外其余静音</translation>
    </message>
    <message>
        <source>Show this site to everybody</source>
        <translation>把该会场广播给所有人</translation>
    </message>
    <message>
        <source>Start or stop the live stream of an MMR meeting</source>
        <translation>启动或停止 MMR 会议的直播</translation>
    </message>
    <message>
        <source>Start the cloud recording</source>
        <translation>开始云录制</translation>
    </message>
    <message>
        <source>Start the live stream</source>
        <translation>开始直播</translation>
    </message>
    <message>
        <source>Start the real-time subtitles</source>
        <translation>启动实时字幕</translation>
    </message>
    <message>
        <source>Start the simultaneous interpretation</source>
        <translation>启动同声传译</translation>
    </message>
    <message>
        <source>Start, pause or stop the recording of an MMR meeting</source>
        <translation>启动、暂停或停止 MMR 会议的录制</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop interpreting</source>
        <translation>停止同声传译</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录制</translation>
    </message>
    <message>
        <source>Stop streaming</source>
        <translation>停止直播</translation>
    </message>
    <message>
        <source>Stop subtitles</source>
        <translation>停止字幕</translation>
    </message>
    <message>
        <source>Stop the cloud recording</source>
        <translation>停止云录制</translation>
    </message>
    <message>
        <source>Stop the live stream</source>
        <translation>停止会议直播</translation>
    </message>
    <message>
        <source>Stop the real-time subtitles</source>
        <translation>停止实时字幕</translation>
    </message>
    <message>
        <source>Stop the simultaneous interpretation</source>
        <translation>停止会议的同声传译</translation>
    </message>
    <message>
        <source>Stream live</source>
        <translation>直播</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Take back that this participant was asked to share</source>
        <translation>撤回对该与会者的共享邀请</translation>
    </message>
    <message>
        <source>The ID of the terminal&apos;s enterprise</source>
        <translation>终端所属企业的 ID</translation>
    </message>
    <message>
        <source>The SIP number</source>
        <translation>SIP 号码</translation>
    </message>
    <message>
        <source>The SIP or telephone number</source>
        <translation>SIP 号码或电话号码</translation>
    </message>
    <message>
        <source>The arrangement</source>
        <translation>画面布局</translation>
    </message>
    <message>
        <source>The arrangement, as the list names it</source>
        <translation>布局，按列表中的名称</translation>
    </message>
    <message>
        <source>The channel&apos;s language, such as en or zh</source>
        <translation>频道的语言，例如 en 或 zh</translation>
    </message>
    <message>
        <source>The new name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>The number is one of a VC meeting</source>
        <translation>号码属于 VC 会议</translation>
    </message>
    <message>
        <source>The pane that shows the auxiliary stream</source>
        <translation>显示辅流的画面</translation>
    </message>
    <message>
        <source>The settings; all that are not named stay</source>
        <translation>各项设置；没有写出的保持不变</translation>
    </message>
    <message>
        <source>The speakers&apos; own voices stay audible</source>
        <translation>保留发言人的原声</translation>
    </message>
    <message>
        <source>To the waiting room</source>
        <translation>移入等候室</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁会议</translation>
    </message>
    <message>
        <source>Unlock view</source>
        <translation>解除画面锁定</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>解除静音</translation>
    </message>
    <message>
        <source>Unmute all</source>
        <translation>取消全场静音</translation>
    </message>
    <message>
        <source>View</source>
        <translation>选看</translation>
    </message>
    <message>
        <source>What kind of terminal is called</source>
        <translation>被呼叫终端的类型</translation>
    </message>
    <message>
        <source>What to call the arrangement</source>
        <translation>布局的名称</translation>
    </message>
    <message>
        <source>What to do with the live stream</source>
        <translation>对直播执行的操作</translation>
    </message>
    <message>
        <source>What to do with the recording</source>
        <translation>对录制执行的操作</translation>
    </message>
    <message>
        <source>Whenever the end is reached, by 15 minutes</source>
        <translation>每次到结束时间时自动延长 15 分钟</translation>
    </message>
    <message>
        <source>Whether a guest or the chair is called</source>
        <translation>以来宾还是主持人身份呼叫</translation>
    </message>
    <message>
        <source>Who chooses: voices, or nobody</source>
        <translation>由声控决定，还是固定</translation>
    </message>
    <message>
        <source>Who is called</source>
        <translation>呼叫谁</translation>
    </message>
    <message>
        <source>Who is in pane N; several take turns</source>
        <translation>画面 N 中的会场；多个时轮询</translation>
    </message>
    <message>
        <source>Whom to watch</source>
        <translation>观看谁</translation>
    </message>
</context>
<context>
    <name>docks</name>
    <message>
        <source>Interpretation</source>
        <translation>同声传译</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Meeting settings</source>
        <translation>会议设置</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message>
        <source>(not given)</source>
        <translation>（未指定）</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>All in turn</source>
        <translation>轮询所有会场</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>画面布局</translation>
    </message>
    <message>
        <source>Asking the meeting for its list…</source>
        <translation>正在查询会议的列表…</translation>
    </message>
    <message>
        <source>Auxiliary stream in pane</source>
        <translation>辅流所在子画面</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Enterprise ID</source>
        <translation>企业 ID</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>来宾</translation>
    </message>
    <message>
        <source>IdeaHub</source>
        <translation>IdeaHub</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟数</translation>
    </message>
    <message>
        <source>Mobile number</source>
        <translation>手机号码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name, number, pinyin…</source>
        <translation>名称、号码、拼音…</translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation>没有匹配的人</translation>
    </message>
    <message>
        <source>Nobody, it stays</source>
        <translation>固定不变</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>One picture</source>
        <translation>单画面</translation>
    </message>
    <message>
        <source>One site</source>
        <translation>一个会场</translation>
    </message>
    <message>
        <source>Outside participant</source>
        <translation>外部与会者</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画面数</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Room terminal</source>
        <translation>硬终端</translation>
    </message>
    <message>
        <source>Seconds for each</source>
        <translation>每个会场秒数</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Several in one picture</source>
        <translation>多画面</translation>
    </message>
    <message>
        <source>Sites, pane by pane</source>
        <translation>各子画面的会场</translation>
    </message>
    <message>
        <source>Smart screen</source>
        <translation>智慧屏</translation>
    </message>
    <message>
        <source>Software client</source>
        <translation>软终端</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the turns</source>
        <translation>停止轮询</translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx)</source>
        <translation>表格 (*.csv *.xlsx)</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>The meeting keeps none</source>
        <translation>会议中没有保存的布局</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>声控</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Whiteboard</source>
        <translation>电子白板</translation>
    </message>
    <message>
        <source>Who chooses</source>
        <translation>由谁决定</translation>
    </message>
    <message>
        <source>Who comes next: name, number, pinyin…</source>
        <translation>下一个会场：名称、号码、拼音…</translation>
    </message>
    <message>
        <source>Who fits</source>
        <translation>匹配的人</translation>
    </message>
    <message>
        <source>Whom to watch</source>
        <translation>观看谁</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>at least {number}</source>
        <translation>不得小于 {number}</translation>
    </message>
    <message>
        <source>at most {count} characters</source>
        <translation>最多 {count} 个字符</translation>
    </message>
    <message>
        <source>at most {number}</source>
        <translation>不得大于 {number}</translation>
    </message>
    <message>
        <source>choose somebody of the list</source>
        <translation>请从列表中选择</translation>
    </message>
    <message>
        <source>has left meanwhile</source>
        <translation>其间已离会</translation>
    </message>
    <message>
        <source>is being read…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>left meanwhile: {names}</source>
        <translation>其间已离会：{names}</translation>
    </message>
    <message>
        <source>not a whole number</source>
        <translation>不是整数</translation>
    </message>
    <message>
        <source>one picture goes with voices only</source>
        <translation>单画面只用于声控模式</translation>
    </message>
    <message>
        <source>row {row}: {fault}</source>
        <translation>第 {row} 行：{fault}</translation>
    </message>
    <message>
        <source>the arrangement has {panes} panes, these are {count} sites</source>
        <translation>该布局有 {panes} 个子画面，而会场有 {count} 个</translation>
    </message>
    <message>
        <source>{count} in the file: {names}</source>
        <translation>文件中有 {count} 项：{names}</translation>
    </message>
</context>
<context>
    <name>guards</name>
    <message>
        <source>Interpretation is not on</source>
        <translation>同声传译未开启</translation>
    </message>
    <message>
        <source>Interpretation is on already</source>
        <translation>同声传译已开启</translation>
    </message>
    <message>
        <source>Needs an enterprise account, and none is configured</source>
        <translation>需要企业账号，而尚未配置</translation>
    </message>
    <message>
        <source>Neither a roll call nor a broadcast is on</source>
        <translation>当前既没有点名也没有广播</translation>
    </message>
    <message>
        <source>No meeting is open</source>
        <translation>没有打开的会议</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>没有人在等候</translation>
    </message>
    <message>
        <source>Nobody of the selected is in the meeting</source>
        <translation>选中的人都不在会中</translation>
    </message>
    <message>
        <source>Participants may not unmute themselves already</source>
        <translation>与会者已不可自行解除静音</translation>
    </message>
    <message>
        <source>Participants may unmute themselves already</source>
        <translation>与会者已可自行解除静音</translation>
    </message>
    <message>
        <source>Select a participant first</source>
        <translation>请先选中一个与会者</translation>
    </message>
    <message>
        <source>Select one or more participants first</source>
        <translation>请先选中与会者</translation>
    </message>
    <message>
        <source>Select somebody in the waiting room first</source>
        <translation>请先在等候室中选择</translation>
    </message>
    <message>
        <source>Still connecting to the meeting</source>
        <translation>仍在连接会议</translation>
    </message>
    <message>
        <source>Subtitles are not on</source>
        <translation>字幕未开启</translation>
    </message>
    <message>
        <source>Subtitles are on already</source>
        <translation>字幕已开启</translation>
    </message>
    <message>
        <source>The meeting has ended</source>
        <translation>会议已结束</translation>
    </message>
    <message>
        <source>The meeting has not started</source>
        <translation>会议尚未开始</translation>
    </message>
    <message>
        <source>The meeting is being recorded already</source>
        <translation>会议已在录制</translation>
    </message>
    <message>
        <source>The meeting is locked already</source>
        <translation>会议已经锁定</translation>
    </message>
    <message>
        <source>The meeting is not being recorded</source>
        <translation>会议没有在录制</translation>
    </message>
    <message>
        <source>The meeting is not locked</source>
        <translation>会议没有锁定</translation>
    </message>
    <message>
        <source>The meeting is not paused</source>
        <translation>会议没有暂停</translation>
    </message>
    <message>
        <source>The meeting is not streamed</source>
        <translation>会议没有直播</translation>
    </message>
    <message>
        <source>The meeting is paused already</source>
        <translation>会议已暂停</translation>
    </message>
    <message>
        <source>The meeting is streamed already</source>
        <translation>会议已在直播</translation>
    </message>
    <message>
        <source>The meeting service does not offer this</source>
        <translation>会议服务不提供此操作</translation>
    </message>
    <message>
        <source>There is no connection to this meeting</source>
        <translation>与此会议没有连接</translation>
    </message>
    <message>
        <source>This kind of meeting does not have it</source>
        <translation>此类会议没有这项功能</translation>
    </message>
    <message>
        <source>This meeting can&apos;t be recorded</source>
        <translation>此会议不能录制</translation>
    </message>
    <message>
        <source>Who was selected does not wait any more</source>
        <translation>所选的人已不在等候室</translation>
    </message>
    <message>
        <source>Who was selected has left</source>
        <translation>选中的人已离会</translation>
    </message>
    <message>
        <source>Works on one participant, and {count} are selected</source>
        <translation>只能用于一个与会者，而已选 {count} 个</translation>
    </message>
    <message>
        <source>Works on people who are invited and absent</source>
        <translation>只能用于已邀请但缺席的人</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} 等另外 {count} 个</translation>
    </message>
</context>
<context>
    <name>guests</name>
    <message>
        <source>External guest</source>
        <translation>外部与会人</translation>
    </message>
    <message>
        <source>IdeaHub</source>
        <translation>IdeaHub</translation>
    </message>
    <message>
        <source>Line {line}: {what}</source>
        <translation>第 {line} 行：{what}</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Room terminal</source>
        <translation>硬终端</translation>
    </message>
    <message>
        <source>Smart board</source>
        <translation>电子白板</translation>
    </message>
    <message>
        <source>Software client</source>
        <translation>软终端</translation>
    </message>
    <message>
        <source>Vision TV</source>
        <translation>智慧屏</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>无姓名</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>无号码</translation>
    </message>
    <message>
        <source>the name is longer than 96 characters</source>
        <translation>姓名超过 96 个字符</translation>
    </message>
    <message>
        <source>the number is longer than 127 characters</source>
        <translation>号码超过 127 个字符</translation>
    </message>
    <message>
        <source>the role “{role}” is neither guest nor chair</source>
        <translation>角色“{role}”既非与会者也非主持人</translation>
    </message>
    <message>
        <source>the type “{type}” is none of {types}</source>
        <translation>类型“{type}”不在 {types} 之中</translation>
    </message>
    <message>
        <source>{count} more lines are wrong</source>
        <translation>另有 {count} 行有误</translation>
    </message>
    <message>
        <source>{number} is in row {row} already</source>
        <translation>{number} 与第 {row} 行重复</translation>
    </message>
    <message>
        <source>“{number}” is no number</source>
        <translation>“{number}”不是号码</translation>
    </message>
</context>
<context>
    <name>header</name>
    <message>
        <source>BROADCAST · {site} {duration}</source>
        <translation>广播 · {site} {duration}</translation>
    </message>
    <message>
        <source>LIVE STREAM</source>
        <translation>直播</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>MULTI-PICTURE {duration}</source>
        <translation>多画面 {duration}</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>全场静音</translation>
    </message>
    <message>
        <source>Muted, no self-unmute</source>
        <translation>全场静音，不许自行解除</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>REC {duration}</source>
        <translation>录制 {duration}</translation>
    </message>
    <message>
        <source>ROLL CALL · {site} {duration}</source>
        <translation>点名 · {site} {duration}</translation>
    </message>
    <message>
        <source>Voice-activated</source>
        <translation>声控</translation>
    </message>
</context>
<context>
    <name>invitations</name>
    <message>
        <source>absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>being called</source>
        <translation>正在呼叫</translation>
    </message>
    <message>
        <source>calling…</source>
        <translation>发起呼叫…</translation>
    </message>
    <message>
        <source>in</source>
        <translation>已入会</translation>
    </message>
    <message>
        <source>in the meeting already</source>
        <translation>已在会中</translation>
    </message>
    <message>
        <source>in the waiting room</source>
        <translation>在等候室</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>无姓名</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>无号码</translation>
    </message>
    <message>
        <source>on the list already</source>
        <translation>已在名单中</translation>
    </message>
</context>
<context>
    <name>keyfile</name>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Line {line} is not like &quot;M&quot; = &quot;mute&quot;: {words}</source>
        <translation>第 {line} 行不是 &quot;M&quot; = &quot;mute&quot; 的形式：{words}</translation>
    </message>
    <message>
        <source>Line {line}: there is no action “{words}”</source>
        <translation>第 {line} 行：没有“{words}”这个动作</translation>
    </message>
    <message>
        <source>Line {line}: there is no command “{words}”</source>
        <translation>第 {line} 行：没有命令“{words}”</translation>
    </message>
    <message>
        <source>Line {line}: {keys} begins with {other}, which is bound by itself</source>
        <translation>第 {line} 行：{keys} 以已单独绑定的 {other} 开头</translation>
    </message>
    <message>
        <source>Line {line}: {keys} is bound in line {other} already</source>
        <translation>第 {line} 行：{keys} 已在第 {other} 行绑定</translation>
    </message>
    <message>
        <source>Line {line}: {keys} is needed to get about</source>
        <translation>第 {line} 行：{keys} 用于在窗口中移动，不能绑定</translation>
    </message>
    <message>
        <source>Line {line}: {keys} is the beginning of {other}</source>
        <translation>第 {line} 行：{keys} 是 {other} 的开头</translation>
    </message>
    <message>
        <source>Line {line}: “{keys}” is not a key or key sequence</source>
        <translation>第 {line} 行：“{keys}”不是按键或按键序列</translation>
    </message>
    <message>
        <source>Line {line}: “{words}” does not fit; it is used as {other}</source>
        <translation>第 {line} 行：“{words}”不合用法；用法为 {other}</translation>
    </message>
    <message>
        <source>Line {line}: “{words}” names a file; end it with … instead, to be asked for it</source>
        <translation>第 {line} 行：“{words}”带有文件；请以 … 结尾，使用时再选择文件</translation>
    </message>
    <message>
        <source>Lines of your own keys that are left out: {count}</source>
        <translation>自定义按键中已略过的行数：{count}</translation>
    </message>
</context>
<context>
    <name>layouts</name>
    <message>
        <source>Pane {pane}: auxiliary stream</source>
        <translation>画面 {pane}：辅流</translation>
    </message>
    <message>
        <source>Pane {pane}: auxiliary stream, {names}</source>
        <translation>画面 {pane}：辅流，{names}</translation>
    </message>
    <message>
        <source>Pane {pane}: empty</source>
        <translation>画面 {pane}：空</translation>
    </message>
    <message>
        <source>Pane {pane}: {names}</source>
        <translation>画面 {pane}：{names}</translation>
    </message>
    <message>
        <source>Pane {pane}: {names}, in turn every {seconds} s</source>
        <translation>画面 {pane}：{names}，每 {seconds} 秒轮询</translation>
    </message>
    <message>
        <source>arrangement: not told → {after}</source>
        <translation>布局：未知 → {after}</translation>
    </message>
    <message>
        <source>arrangement: {before} → {after}</source>
        <translation>布局：{before} → {after}</translation>
    </message>
    <message>
        <source>audio only</source>
        <translation>纯语音</translation>
    </message>
    <message>
        <source>auxiliary stream</source>
        <translation>辅流</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>无号码</translation>
    </message>
    <message>
        <source>pane {pane}: {before} → {after}</source>
        <translation>画面 {pane}：{before} → {after}</translation>
    </message>
    <message>
        <source>switching: {before} s → {after} s</source>
        <translation>轮询间隔：{before} 秒 → {after} 秒</translation>
    </message>
    <message>
        <source>{name} (not in the meeting)</source>
        <translation>{name}（不在会中）</translation>
    </message>
    <message>
        <source>⟳ {seconds} s</source>
        <translation>⟳ {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>log</name>
    <message>
        <source>Accepted, but the meeting did not show it within {seconds} s</source>
        <translation>服务端已受理，但 {seconds} 秒内会议状态没有变化</translation>
    </message>
    <message>
        <source>All muted</source>
        <translation>全场静音</translation>
    </message>
    <message>
        <source>All muted, no self-unmute</source>
        <translation>全场静音，不许自行解除</translation>
    </message>
    <message>
        <source>Chat is allowed</source>
        <translation>允许聊天</translation>
    </message>
    <message>
        <source>Chat is forbidden</source>
        <translation>禁止聊天</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Ends at {new}, not at {old}</source>
        <translation>结束时间由 {old} 改为 {new}</translation>
    </message>
    <message>
        <source>Interpreting began</source>
        <translation>同声传译开始</translation>
    </message>
    <message>
        <source>Interpreting ended</source>
        <translation>同声传译结束</translation>
    </message>
    <message>
        <source>Live again after {duration}</source>
        <translation>断线 {duration} 后恢复</translation>
    </message>
    <message>
        <source>Live streaming began</source>
        <translation>直播开始</translation>
    </message>
    <message>
        <source>Live streaming ended</source>
        <translation>直播结束</translation>
    </message>
    <message>
        <source>Live subtitles began</source>
        <translation>实时字幕开启</translation>
    </message>
    <message>
        <source>Live subtitles ended</source>
        <translation>实时字幕关闭</translation>
    </message>
    <message>
        <source>Live. In the meeting: {inside} of {all}; in the waiting room: {waiting}</source>
        <translation>已连接。在会 {inside}/{all}；等候室 {waiting}</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Mode: {old} → {new}</source>
        <translation>模式：{old} → {new}</translation>
    </message>
    <message>
        <source>Multi-picture changed, panes with sites: {panes}</source>
        <translation>多画面已更换，共 {panes} 个画面有会场</translation>
    </message>
    <message>
        <source>Mute all is off</source>
        <translation>全场静音已取消</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>断线</translation>
    </message>
    <message>
        <source>No connection; attempts so far: {attempts}</source>
        <translation>断线；已重试 {attempts} 次</translation>
    </message>
    <message>
        <source>Recording began</source>
        <translation>录制开始</translation>
    </message>
    <message>
        <source>Recording ended</source>
        <translation>录制结束</translation>
    </message>
    <message>
        <source>Self-unmute is allowed</source>
        <translation>允许自行解除静音</translation>
    </message>
    <message>
        <source>Self-unmute is forbidden</source>
        <translation>不允许自行解除静音</translation>
    </message>
    <message>
        <source>Sharing is locked</source>
        <translation>共享已锁定</translation>
    </message>
    <message>
        <source>Sharing is unlocked</source>
        <translation>共享已解锁</translation>
    </message>
    <message>
        <source>The connection was given up</source>
        <translation>已放弃连接</translation>
    </message>
    <message>
        <source>The interpreter groups changed</source>
        <translation>传译组有变动</translation>
    </message>
    <message>
        <source>The meeting goes on</source>
        <translation>会议继续</translation>
    </message>
    <message>
        <source>The meeting has ended</source>
        <translation>会议已结束</translation>
    </message>
    <message>
        <source>The meeting has not started</source>
        <translation>会议尚未开始</translation>
    </message>
    <message>
        <source>The meeting is locked</source>
        <translation>会议已锁定</translation>
    </message>
    <message>
        <source>The meeting is now called {new}, was {old}</source>
        <translation>会议主题由 {old} 改为 {new}</translation>
    </message>
    <message>
        <source>The meeting is paused</source>
        <translation>会议已暂停</translation>
    </message>
    <message>
        <source>The meeting is unlocked</source>
        <translation>会议已解锁</translation>
    </message>
    <message>
        <source>The waiting room is off</source>
        <translation>等候室已关闭</translation>
    </message>
    <message>
        <source>The waiting room is on</source>
        <translation>等候室已开启</translation>
    </message>
    <message>
        <source>Unknown in an update, met {count} times: {where}</source>
        <translation>推送中有未知内容，共 {count} 次：{where}</translation>
    </message>
    <message>
        <source>Updates missed; asking for the whole state</source>
        <translation>漏收推送，正在重新获取完整状态</translation>
    </message>
    <message>
        <source>Updates missed; the whole state came again</source>
        <translation>漏收推送，已重新获取完整状态</translation>
    </message>
    <message>
        <source>Voice-activated switching is off</source>
        <translation>声控切换已关闭</translation>
    </message>
    <message>
        <source>Voice-activated switching is on</source>
        <translation>声控切换已开启</translation>
    </message>
    <message>
        <source>You</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>answered the call</source>
        <translation>接听了呼叫</translation>
    </message>
    <message>
        <source>began a local recording</source>
        <translation>开始本地录制</translation>
    </message>
    <message>
        <source>began to share</source>
        <translation>开始共享</translation>
    </message>
    <message>
        <source>came into the waiting room</source>
        <translation>进入等候室</translation>
    </message>
    <message>
        <source>ended a local recording</source>
        <translation>结束本地录制</translation>
    </message>
    <message>
        <source>hand lowered</source>
        <translation>放下手</translation>
    </message>
    <message>
        <source>is a participant now</source>
        <translation>改为与会者</translation>
    </message>
    <message>
        <source>is audience now</source>
        <translation>改为观众</translation>
    </message>
    <message>
        <source>is being broadcast</source>
        <translation>开始被广播</translation>
    </message>
    <message>
        <source>is being called</source>
        <translation>正在呼叫</translation>
    </message>
    <message>
        <source>is called in the roll call</source>
        <translation>被点名</translation>
    </message>
    <message>
        <source>is chair now</source>
        <translation>成为主持人</translation>
    </message>
    <message>
        <source>is co-host now</source>
        <translation>成为联席主持人</translation>
    </message>
    <message>
        <source>is no longer being called</source>
        <translation>呼叫已取消</translation>
    </message>
    <message>
        <source>is no longer broadcast</source>
        <translation>停止被广播</translation>
    </message>
    <message>
        <source>is no longer chair</source>
        <translation>不再是主持人</translation>
    </message>
    <message>
        <source>is no longer co-host</source>
        <translation>不再是联席主持人</translation>
    </message>
    <message>
        <source>is no longer invited</source>
        <translation>不再受邀</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>入会</translation>
    </message>
    <message>
        <source>left</source>
        <translation>离会</translation>
    </message>
    <message>
        <source>left the waiting room</source>
        <translation>离开等候室</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>被静音</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>无名称</translation>
    </message>
    <message>
        <source>quality no longer poor</source>
        <translation>质量好转</translation>
    </message>
    <message>
        <source>quality poor: {measures}</source>
        <translation>质量差：{measures}</translation>
    </message>
    <message>
        <source>raised a hand</source>
        <translation>举手</translation>
    </message>
    <message>
        <source>renamed, was {old}</source>
        <translation>改名，原名 {old}</translation>
    </message>
    <message>
        <source>roll call over</source>
        <translation>点名结束</translation>
    </message>
    <message>
        <source>stopped sharing</source>
        <translation>停止共享</translation>
    </message>
    <message>
        <source>the call failed</source>
        <translation>呼叫失败</translation>
    </message>
    <message>
        <source>unmuted</source>
        <translation>解除静音</translation>
    </message>
    <message>
        <source>was invited</source>
        <translation>受到邀请</translation>
    </message>
    <message>
        <source>was let in from the waiting room</source>
        <translation>从等候室准入</translation>
    </message>
    <message>
        <source>{command} · {count}: {names}</source>
        <translation>{command} · {count} 个：{names}</translation>
    </message>
    <message>
        <source>{command} · {name}</source>
        <translation>{command} · {name}</translation>
    </message>
    <message>
        <source>{count} of {total}: {reason}</source>
        <comment>calls that failed</comment>
        <translation>{total} 个中 {count} 个：{reason}</translation>
    </message>
    <message>
        <source>{left} of {total} not sent</source>
        <translation>{total} 个中 {left} 个未发出</translation>
    </message>
    <message>
        <source>{reason} · {code}</source>
        <translation>{reason} · {code}</translation>
    </message>
    <message>
        <source>{what} · {names}</source>
        <translation>{what} · {names}</translation>
    </message>
    <message>
        <source>… re-syncing</source>
        <translation>… 正在同步</translation>
    </message>
    <message>
        <source>✓ re-synced</source>
        <translation>✓ 已同步</translation>
    </message>
</context>
<context>
    <name>meetingsettings</name>
    <message>
        <source>Allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Chair and co-hosts only</source>
        <translation>仅主持人和联席主持人</translation>
    </message>
    <message>
        <source>Changing one&apos;s name</source>
        <translation>自行改名</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Chat and names</source>
        <translation>聊天和名称</translation>
    </message>
    <message>
        <source>Counts while all are muted.</source>
        <translation>全场静音时有效。</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>全员禁止</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由聊天</translation>
    </message>
    <message>
        <source>In private only</source>
        <translation>仅私聊</translation>
    </message>
    <message>
        <source>In public only</source>
        <translation>仅公开</translation>
    </message>
    <message>
        <source>Invited people only</source>
        <translation>仅被邀请用户</translation>
    </message>
    <message>
        <source>Joining as audience</source>
        <translation>观众入会</translation>
    </message>
    <message>
        <source>Joining as participant</source>
        <translation>与会者入会</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Meeting lock</source>
        <translation>会议锁定</translation>
    </message>
    <message>
        <source>Microphones and cameras</source>
        <translation>麦克风和摄像头</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>Not locked</source>
        <translation>未锁定</translation>
    </message>
    <message>
        <source>Opening one&apos;s camera</source>
        <translation>自行开启摄像头</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Recording on one&apos;s own device</source>
        <translation>本地录制</translation>
    </message>
    <message>
        <source>Screen sharing</source>
        <translation>屏幕共享</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Some people</source>
        <translation>部分人</translation>
    </message>
    <message>
        <source>Some: those to whom “Allow local recording” was given.</source>
        <translation>部分人：由“允许本地录制”指定。</translation>
    </message>
    <message>
        <source>Taking over a share</source>
        <translation>抢占共享</translation>
    </message>
    <message>
        <source>The chair only</source>
        <translation>仅主持人</translation>
    </message>
    <message>
        <source>The enterprise and invited people</source>
        <translation>企业内及被邀请用户</translation>
    </message>
    <message>
        <source>The enterprise only</source>
        <translation>仅企业内用户</translation>
    </message>
    <message>
        <source>Unmuting oneself</source>
        <translation>自行解除静音</translation>
    </message>
    <message>
        <source>Whether people may open their own cameras.</source>
        <translation>与会者是否可以自行开启摄像头。</translation>
    </message>
    <message>
        <source>Whether people may rename themselves.</source>
        <translation>与会者是否可以自己改名。</translation>
    </message>
    <message>
        <source>Whether sharing a screen is locked.</source>
        <translation>屏幕共享是否被锁定。</translation>
    </message>
    <message>
        <source>While chat is allowed, the service does not tell which kind.</source>
        <translation>允许聊天时，服务不会告知允许的是哪一种。</translation>
    </message>
    <message>
        <source>While locked, no new guest comes in uninvited.</source>
        <translation>锁定后，未被邀请的来宾不能入会。</translation>
    </message>
    <message>
        <source>Who may begin to share while another shares.</source>
        <translation>他人共享时谁可以开始共享。</translation>
    </message>
    <message>
        <source>Who may join</source>
        <translation>谁可以入会</translation>
    </message>
    <message>
        <source>Who may join by themselves.</source>
        <translation>谁可以自行入会。</translation>
    </message>
    <message>
        <source>Who may join to watch and listen, in a webinar.</source>
        <translation>网络研讨会中谁可以作为观众入会。</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Invitations</source>
        <translation>邀请(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>画面(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Meeting</source>
        <translation>会议(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Participants</source>
        <translation>与会者(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Camera and sharing</source>
        <translation>摄像头与共享</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Hands</source>
        <translation>举手</translation>
    </message>
    <message>
        <source>Languages and subtitles</source>
        <translation>传译与字幕</translation>
    </message>
    <message>
        <source>Layout presets</source>
        <translation>布局预设</translation>
    </message>
    <message>
        <source>Local recording</source>
        <translation>本地录制</translation>
    </message>
    <message>
        <source>Pinned sites</source>
        <translation>置顶会场</translation>
    </message>
    <message>
        <source>Recording and streaming</source>
        <translation>录制与直播</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Saved layouts</source>
        <translation>已保存的布局</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>What a site sees</source>
        <translation>会场观看</translation>
    </message>
    <message>
        <source>What the chair sees</source>
        <translation>主持人观看</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>Not seen yet: {names}.</source>
        <translation>尚未看到：{names}。</translation>
    </message>
    <message>
        <source>The service accepted it, but the meeting has not shown it. Look at the table, then try again.</source>
        <translation>服务端已受理，但会议状态没有变化。先看列表，再决定是否重试。</translation>
    </message>
    <message>
        <source>{what}: failed</source>
        <translation>{what}：失败</translation>
    </message>
    <message>
        <source>{what}: no answer</source>
        <translation>{what}：没有应答</translation>
    </message>
    <message>
        <source>{what}: not confirmed in {seconds} s</source>
        <translation>{what}：{seconds} 秒内未确认</translation>
    </message>
    <message>
        <source>{what}: not sent</source>
        <translation>{what}：没有发出</translation>
    </message>
    <message>
        <source>{what}: refused</source>
        <translation>{what}：被拒绝</translation>
    </message>
    <message>
        <source>{what}: {count}</source>
        <translation>{what}：{count}</translation>
    </message>
    <message>
        <source>{what}: {count} of {total} not confirmed in {seconds} s</source>
        <translation>{what}：{total} 个中 {count} 个在 {seconds} 秒内未确认</translation>
    </message>
</context>
<context>
    <name>outcome</name>
    <message>
        <source>{count} for other reasons.</source>
        <translation>另有 {count} 个因其他原因。</translation>
    </message>
    <message>
        <source>{count} × {reason}.</source>
        <translation>{count} 个：{reason}。</translation>
    </message>
    <message>
        <source>{count} × {reason}: {names}.</source>
        <translation>{count} 个：{reason}（{names}）。</translation>
    </message>
    <message>
        <source>{done} done, {left} not sent</source>
        <translation>完成 {done}，未发出 {left}</translation>
    </message>
    <message>
        <source>{done} done, {refused} refused</source>
        <translation>完成 {done}，被拒绝 {refused}</translation>
    </message>
    <message>
        <source>{done} done, {refused} refused, {left} not sent</source>
        <translation>完成 {done}，被拒绝 {refused}，未发出 {left}</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
</context>
<context>
    <name>picking</name>
    <message>
        <source>No microphone is open</source>
        <translation>没有打开的麦克风</translation>
    </message>
    <message>
        <source>No site is pinned as {number}</source>
        <translation>没有置顶为 {number} 的会场</translation>
    </message>
    <message>
        <source>Nobody has a hand up</source>
        <translation>没有人举手</translation>
    </message>
    <message>
        <source>Not pinned: {names}. Without account and number they could not be known again.</source>
        <translation>未置顶：{names}。没有账号和号码，之后无法再认出。</translation>
    </message>
    <message>
        <source>{number}: {name} is not in the meeting</source>
        <translation>{number}：{name} 不在会议中</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>A meeting can be controlled only while it runs.</source>
        <translation>只有进行中的会议才能控制。</translation>
    </message>
    <message>
        <source>After too many failed attempts the service refuses to listen.</source>
        <translation>失败次数太多，服务端暂时拒绝受理。</translation>
    </message>
    <message>
        <source>Check both, then sign in again.</source>
        <translation>核对两者后重新登录。</translation>
    </message>
    <message>
        <source>Check the address of the server; if it is right, report this.</source>
        <translation>核对服务器地址；若无误，请反馈此问题。</translation>
    </message>
    <message>
        <source>Check the network and the address of the server.</source>
        <translation>检查网络和服务器地址。</translation>
    </message>
    <message>
        <source>Choose other participants.</source>
        <translation>请选择其他与会者。</translation>
    </message>
    <message>
        <source>Have the service&apos;s administrator confirm the fingerprint before you trust it.</source>
        <translation>请先让服务管理员核实指纹，再决定是否信任。</translation>
    </message>
    <message>
        <source>If it is held again, sign in again.</source>
        <translation>若会议再次召开，请重新登录。</translation>
    </message>
    <message>
        <source>It did not do what was asked for.</source>
        <translation>服务端没有执行该操作。</translation>
    </message>
    <message>
        <source>Its certificate is not for this address, or nobody known vouches for it.</source>
        <translation>证书不属于这个地址，或签发者不受信任。</translation>
    </message>
    <message>
        <source>Locked out for a while</source>
        <translation>暂被锁定</translation>
    </message>
    <message>
        <source>Look at the meeting, then try again.</source>
        <translation>先看会议状态，再决定是否重试。</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>没有及时应答</translation>
    </message>
    <message>
        <source>No meeting has this ID and host password.</source>
        <translation>没有与此会议 ID 和主持人密码相符的会议。</translation>
    </message>
    <message>
        <source>Not possible here</source>
        <translation>此处不支持</translation>
    </message>
    <message>
        <source>Nothing more can be done in it.</source>
        <translation>不能再对它操作。</translation>
    </message>
    <message>
        <source>Reason {code}</source>
        <translation>原因码 {code}</translation>
    </message>
    <message>
        <source>Set this machine&apos;s clock, then try again.</source>
        <translation>校准本机时钟后再试。</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>请重新登录。</translation>
    </message>
    <message>
        <source>Signing in was refused</source>
        <translation>登录被拒绝</translation>
    </message>
    <message>
        <source>The answer can&apos;t be read</source>
        <translation>无法读懂应答</translation>
    </message>
    <message>
        <source>The clocks differ</source>
        <translation>时钟不一致</translation>
    </message>
    <message>
        <source>The connection would not be encrypted</source>
        <translation>连接不会加密</translation>
    </message>
    <message>
        <source>The meeting has ended</source>
        <translation>会议已结束</translation>
    </message>
    <message>
        <source>The meeting has not started</source>
        <translation>会议尚未开始</translation>
    </message>
    <message>
        <source>The meeting service can&apos;t be reached</source>
        <translation>连不上会议服务</translation>
    </message>
    <message>
        <source>The meeting service refused</source>
        <translation>会议服务拒绝了请求</translation>
    </message>
    <message>
        <source>The password would cross the network for everybody to read.</source>
        <translation>密码会在网络上明文传输。</translation>
    </message>
    <message>
        <source>The server answered in a form that this program does not know.</source>
        <translation>服务器应答的格式本程序不认识。</translation>
    </message>
    <message>
        <source>The server&apos;s identity is not confirmed</source>
        <translation>服务器身份未经确认</translation>
    </message>
    <message>
        <source>The service does not accept the session any longer.</source>
        <translation>服务端不再承认这次登录。</translation>
    </message>
    <message>
        <source>The service limits how many requests it takes.</source>
        <translation>服务端限制请求的数量。</translation>
    </message>
    <message>
        <source>The service offers no way to do this for these participants.</source>
        <translation>服务端不支持对这些与会者这样操作。</translation>
    </message>
    <message>
        <source>The service says: {message}</source>
        <translation>服务端说明：{message}</translation>
    </message>
    <message>
        <source>The sign-in has expired</source>
        <translation>登录已过期</translation>
    </message>
    <message>
        <source>There is no connection to the meeting service.</source>
        <translation>与会议服务之间没有连接。</translation>
    </message>
    <message>
        <source>This clock is {duration} ahead of the server&apos;s.</source>
        <translation>本机时钟比服务器快 {duration}。</translation>
    </message>
    <message>
        <source>This clock is {duration} behind the server&apos;s.</source>
        <translation>本机时钟比服务器慢 {duration}。</translation>
    </message>
    <message>
        <source>This machine&apos;s clock and the server&apos;s disagree, so signing in fails.</source>
        <translation>本机与服务器的时钟不一致，因此登录失败。</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>请求太多</translation>
    </message>
    <message>
        <source>Use an address that begins with https://.</source>
        <translation>请使用以 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>Wait a minute, then go on more slowly.</source>
        <translation>等一分钟，再放慢操作。</translation>
    </message>
    <message>
        <source>Wait some minutes, make sure of the password, then try again.</source>
        <translation>等几分钟，确认密码无误后再试。</translation>
    </message>
    <message>
        <source>Wait until it starts, or have somebody start it.</source>
        <translation>等会议开始，或请人开启会议。</translation>
    </message>
    <message>
        <source>Whether it took effect is not known: the server did not answer.</source>
        <translation>服务器没有应答，不清楚是否生效。</translation>
    </message>
</context>
<context>
    <name>questions</name>
    <message>
        <source>Let in all {count} who wait?</source>
        <translation>准入全部 {count} 名等候者？</translation>
    </message>
    <message>
        <source>Open every microphone? Muted now: {count}.</source>
        <translation>打开所有麦克风？当前静音：{count} 人。</translation>
    </message>
    <message>
        <source>Open the microphones of {count} participants: {names}?</source>
        <translation>要解除 {count} 个与会者的静音吗：{names}？</translation>
    </message>
    <message>
        <source>Stop the cloud recording of this meeting?</source>
        <translation>要停止本会议的云录制吗？</translation>
    </message>
    <message>
        <source>Without a number, can&apos;t be called again: {names}.</source>
        <translation>没有号码，无法再次呼叫：{names}。</translation>
    </message>
    <message>
        <source>{command}, {count} people: {names}? {summary}.</source>
        <translation>{command}，共 {count} 人：{names}？{summary}。</translation>
    </message>
    <message>
        <source>{command}: {names}? {summary}.</source>
        <translation>{command}：{names}？{summary}。</translation>
    </message>
    <message>
        <source>{command}: “{name}”? {summary}.</source>
        <translation>{command}：“{name}”？{summary}。</translation>
    </message>
    <message>
        <source>{command}? {summary}. In the meeting: {count}.</source>
        <translation>{command}？{summary}。会议中：{count} 人。</translation>
    </message>
</context>
<context>
    <name>scenes</name>
    <message>
        <source>, </source>
        <comment>between what differs</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between changes</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>Allow self-unmute</source>
        <translation>允许自行解除静音</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Apply the scene “{name}”? {changes}.</source>
        <translation>要应用场景“{name}”吗？{changes}。</translation>
    </message>
    <message>
        <source>Ask {count} to open</source>
        <translation>请 {count} 个打开麦克风</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>广播</translation>
    </message>
    <message>
        <source>Display mode</source>
        <translation>显示策略</translation>
    </message>
    <message>
        <source>Forbid self-unmute</source>
        <translation>禁止自行解除静音</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Layout {layout}</source>
        <translation>布局 {layout}</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定会议</translation>
    </message>
    <message>
        <source>Microphones</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Missing: {names}.</source>
        <translation>缺：{names}。</translation>
    </message>
    <message>
        <source>Multi-picture on air</source>
        <translation>广播多画面</translation>
    </message>
    <message>
        <source>Mute {count}</source>
        <translation>静音 {count} 个</translation>
    </message>
    <message>
        <source>No meeting is open</source>
        <translation>没有打开的会议</translation>
    </message>
    <message>
        <source>No scene has the number {number}</source>
        <translation>没有编号为 {number} 的场景</translation>
    </message>
    <message>
        <source>On air</source>
        <translation>播出画面</translation>
    </message>
    <message>
        <source>Opening a microphone only asks: its site decides.</source>
        <translation>打开麦克风只是请求，由会场自行决定。</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Roll call</source>
        <translation>点名</translation>
    </message>
    <message>
        <source>Scene “{name}”: {summary}</source>
        <translation>场景“{name}”：{summary}</translation>
    </message>
    <message>
        <source>Scenes can be applied while the connection is live</source>
        <translation>连接正常时才能应用场景</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>开始录制</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录制</translation>
    </message>
    <message>
        <source>Take off the air</source>
        <translation>停止广播</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解除锁定</translation>
    </message>
    <message>
        <source>Voices choose, one picture</source>
        <translation>声控，单画面</translation>
    </message>
    <message>
        <source>Voices choose, several pictures</source>
        <translation>声控，多画面</translation>
    </message>
    <message>
        <source>as it is now ✓</source>
        <translation>与现在一致 ✓</translation>
    </message>
    <message>
        <source>audio only, can&apos;t be shown</source>
        <translation>纯语音会场，不能上画面</translation>
    </message>
    <message>
        <source>being called</source>
        <translation>正在呼叫</translation>
    </message>
    <message>
        <source>broadcast of {name}</source>
        <translation>广播{name}</translation>
    </message>
    <message>
        <source>kept, not shown: {names}</source>
        <translation>仅保存，不播出：{names}</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>无姓名</translation>
    </message>
    <message>
        <source>no number, can&apos;t be in a picture</source>
        <translation>没有号码，不能上画面</translation>
    </message>
    <message>
        <source>not in the meeting</source>
        <translation>不在会中</translation>
    </message>
    <message>
        <source>not locked</source>
        <translation>未锁定</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无广播</translation>
    </message>
    <message>
        <source>off</source>
        <comment>of the recording</comment>
        <translation>未录制</translation>
    </message>
    <message>
        <source>on</source>
        <comment>of the recording</comment>
        <translation>录制中</translation>
    </message>
    <message>
        <source>roll call of {name}</source>
        <translation>点名{name}</translation>
    </message>
    <message>
        <source>the multi-picture</source>
        <translation>多画面</translation>
    </message>
    <message>
        <source>voices choose</source>
        <translation>声控切换</translation>
    </message>
    <message>
        <source>{count} in it</source>
        <translation>含 {count} 个会场</translation>
    </message>
    <message>
        <source>{count} missing</source>
        <translation>缺 {count} 个</translation>
    </message>
    <message>
        <source>{count} open, all others muted</source>
        <translation>{count} 个打开，其余静音</translation>
    </message>
    <message>
        <source>{count} open, no self-unmute</source>
        <translation>{count} 个打开，禁止自行解除静音</translation>
    </message>
    <message>
        <source>{count} to change</source>
        <translation>{count} 处变化</translation>
    </message>
    <message>
        <source>{names}; mutes {count} more</source>
        <translation>{names}；另静音 {count} 个</translation>
    </message>
    <message>
        <source>{what}: {whom}</source>
        <translation>{what}：{whom}</translation>
    </message>
    <message>
        <source>“{name}” is still being applied</source>
        <translation>“{name}”还在应用中</translation>
    </message>
</context>
<context>
    <name>table</name>
    <message>
        <source>At worst {share} of the alarm limit in the last 2 minutes</source>
        <translation>近 2 分钟最差为告警限值的 {share}</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>联席主持人</translation>
    </message>
    <message>
        <source>BROADCAST</source>
        <translation>广播</translation>
    </message>
    <message>
        <source>Broadcast to all</source>
        <translation>正在广播给所有人</translation>
    </message>
    <message>
        <source>Call quality: {grade}</source>
        <translation>通话质量：{grade}</translation>
    </message>
    <message>
        <source>Cam</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Camera off</source>
        <translation>摄像头关</translation>
    </message>
    <message>
        <source>Camera on</source>
        <translation>摄像头开</translation>
    </message>
    <message>
        <source>Camera unknown</source>
        <translation>摄像头状态未知</translation>
    </message>
    <message>
        <source>Delay ms</source>
        <translation>时延 ms</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>举手</translation>
    </message>
    <message>
        <source>Hand raised, number {place}, for at least {time}</source>
        <translation>举手，第 {place} 位，至少 {time}</translation>
    </message>
    <message>
        <source>Hand raised, number {place}, for {time}</source>
        <translation>举手，第 {place} 位，已 {time}</translation>
    </message>
    <message>
        <source>How loud somebody is now</source>
        <translation>当前音量</translation>
    </message>
    <message>
        <source>In picture {number}</source>
        <translation>在画面 {number}</translation>
    </message>
    <message>
        <source>In roll call</source>
        <translation>正在点名</translation>
    </message>
    <message>
        <source>Jitter ms</source>
        <translation>抖动 ms</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>入会</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Loss ↑ %</source>
        <translation>丢包 ↑ %</translation>
    </message>
    <message>
        <source>Loss ↓ %</source>
        <translation>丢包 ↓ %</translation>
    </message>
    <message>
        <source>Lost on the way from the terminal, the worse of sound and picture</source>
        <translation>终端上行丢包，取音频和视频中较差者</translation>
    </message>
    <message>
        <source>Lost on the way to the terminal, the worse of sound and picture</source>
        <translation>终端下行丢包，取音频和视频中较差者</translation>
    </message>
    <message>
        <source>Mic</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Microphone muted</source>
        <translation>麦克风已静音</translation>
    </message>
    <message>
        <source>Microphone open</source>
        <translation>麦克风已打开</translation>
    </message>
    <message>
        <source>Microphone unknown</source>
        <translation>麦克风状态未知</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No hand raised</source>
        <translation>未举手</translation>
    </message>
    <message>
        <source>No history</source>
        <translation>无历史数据</translation>
    </message>
    <message>
        <source>Not on air</source>
        <translation>未播出</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>On air</source>
        <translation>播出</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>PIC {number}</source>
        <translation>画面{number}</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Pinned sites stay on top; the key with the number selects the site</source>
        <translation>置顶会场保持在最上方；按对应数字键即可选中</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Poor where a measure has been in alarm for some seconds</source>
        <translation>某项指标持续告警数秒即为差</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>ROLL CALL</source>
        <translation>点名</translation>
    </message>
    <message>
        <source>Records on their own device</source>
        <translation>正在本地录制</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Roll call, broadcast, the place in the multi-picture, and sharing</source>
        <translation>点名、广播、在多画面中的位置和共享</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Speaking, level {level}</source>
        <translation>正在发言，音量 {level}</translation>
    </message>
    <message>
        <source>Takes part by sound only</source>
        <translation>仅语音入会</translation>
    </message>
    <message>
        <source>The place in the queue of raised hands, and the time of waiting; ≥ if it was up before we looked</source>
        <translation>举手的次序和等待时长；≥ 表示连接之前已经举手</translation>
    </message>
    <message>
        <source>The worse of both directions</source>
        <translation>取上下行中较差者</translation>
    </message>
    <message>
        <source>The worst of delay, loss and jitter, as a share of its limit of alarm</source>
        <translation>时延、丢包和抖动中最差的一项，按占告警限值的比例</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>audio only</source>
        <translation>仅语音</translation>
    </message>
    <message>
        <source>calling</source>
        <translation>呼叫中</translation>
    </message>
    <message>
        <source>joining</source>
        <translation>入会中</translation>
    </message>
    <message>
        <source>last 2 min</source>
        <translation>近 2 分钟</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已离会</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>pinned, {number}</source>
        <translation>置顶，{number}</translation>
    </message>
    <message>
        <source>sharing</source>
        <translation>正在共享</translation>
    </message>
</context>
<context>
    <name>tables</name>
    <message>
        <source>{file} can&apos;t be read: {why}</source>
        <translation>无法读取 {file}：{why}</translation>
    </message>
    <message>
        <source>{file} has titles, but no rows</source>
        <translation>{file} 只有表头，没有数据</translation>
    </message>
    <message>
        <source>{file} is empty</source>
        <translation>{file} 是空的</translation>
    </message>
    <message>
        <source>{file} is no CSV: {why}</source>
        <translation>{file} 不是 CSV：{why}</translation>
    </message>
    <message>
        <source>{file} is no XLSX workbook</source>
        <translation>{file} 不是 XLSX 工作簿</translation>
    </message>
    <message>
        <source>{file} is not text</source>
        <translation>{file} 不是文本</translation>
    </message>
    <message>
        <source>{file}: XLSX needs openpyxl; save it as CSV instead</source>
        <translation>{file}：读取 XLSX 需要 openpyxl，请另存为 CSV</translation>
    </message>
</context>
<context>
    <name>undo</name>
    <message>
        <source>, </source>
        <comment>between the steps of an undo</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Changed since, and left as they are: {names}.</source>
        <translation>此后已变化，保持现状：{names}。</translation>
    </message>
    <message>
        <source>Left meanwhile: {names}.</source>
        <translation>其间已离会：{names}。</translation>
    </message>
    <message>
        <source>Nothing was undone that could be done again</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>Orders that belong together are still going out</source>
        <translation>同一组操作仍在发送</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo: {what}?</source>
        <translation>重做：{what}？</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo “{what}”</source>
        <translation>撤销“{what}”</translation>
    </message>
    <message>
        <source>Undo “{what}”: {steps}</source>
        <translation>撤销“{what}”：{steps}</translation>
    </message>
    <message>
        <source>Undo “{what}”?</source>
        <translation>撤销“{what}”？</translation>
    </message>
    <message>
        <source>take {count} steps back</source>
        <translation>退回 {count} 步</translation>
    </message>
    <message>
        <source>{command} {count}</source>
        <comment>such as: unmute 12</comment>
        <translation>{command} {count} 个</translation>
    </message>
    <message>
        <source>{command}.</source>
        <translation>{command}。</translation>
    </message>
    <message>
        <source>{command}: {names}.</source>
        <translation>{command}：{names}。</translation>
    </message>
    <message>
        <source>{command}: {name}</source>
        <translation>{command}：{name}</translation>
    </message>
    <message>
        <source>{count} orders</source>
        <translation>{count} 项操作</translation>
    </message>
    <message>
        <source>{count} will be asked to close their cameras: {names}.</source>
        <translation>将请 {count} 位与会者关闭摄像头：{names}。</translation>
    </message>
    <message>
        <source>{count} will be asked to open their cameras: {names}.</source>
        <translation>将请 {count} 位与会者打开摄像头：{names}。</translation>
    </message>
    <message>
        <source>{count} will be asked to open their microphones: {names}.</source>
        <translation>将请 {count} 位与会者打开麦克风：{names}。</translation>
    </message>
    <message>
        <source>{count} will be asked to share their screens: {names}.</source>
        <translation>将请 {count} 位与会者共享屏幕：{names}。</translation>
    </message>
    <message>
        <source>{count} will be called again: {names}.</source>
        <translation>将重新呼叫 {count} 位：{names}。</translation>
    </message>
    <message>
        <source>“{what}” came later and can&apos;t be undone.</source>
        <translation>之后的“{what}”无法撤销。</translation>
    </message>
    <message>
        <source>“{what}” can&apos;t be undone</source>
        <translation>“{what}”无法撤销</translation>
    </message>
    <message>
        <source>“{what}” does not show any more: the meeting has moved on</source>
        <translation>“{what}”的效果已不在：会议已发生变化</translation>
    </message>
    <message>
        <source>“{what}” is more than {seconds} s ago</source>
        <translation>“{what}”已超过 {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between measured values</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>? not confirmed</source>
        <translation>? 未确认</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>观众</translation>
    </message>
    <message>
        <source>Being called</source>
        <translation>呼叫中</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Co-host</source>
        <translation>联席主持人</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Fixed, one picture</source>
        <translation>固定，单画面</translation>
    </message>
    <message>
        <source>Fixed, several pictures</source>
        <translation>固定，多画面</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>In the meeting</source>
        <translation>在会</translation>
    </message>
    <message>
        <source>Joining</source>
        <translation>入会中</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>已离会</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Multi-picture {layout}</source>
        <translation>多画面 {layout}</translation>
    </message>
    <message>
        <source>Mute all, no self-unmute</source>
        <translation>全场静音，不许自行解除</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>断线</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Other device</source>
        <translation>其他终端</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>与会者</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Save multi-picture {layout}</source>
        <translation>保存多画面 {layout}</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>平板</translation>
    </message>
    <message>
        <source>Voice-activated, one picture</source>
        <translation>声控，单画面</translation>
    </message>
    <message>
        <source>Voice-activated, several pictures</source>
        <translation>声控，多画面</translation>
    </message>
    <message>
        <source>audio loss down {value}</source>
        <translation>音频下行丢包 {value}</translation>
    </message>
    <message>
        <source>audio loss down {value} (alarm at {limit})</source>
        <translation>音频下行丢包 {value}（{limit} 告警）</translation>
    </message>
    <message>
        <source>audio loss up {value}</source>
        <translation>音频上行丢包 {value}</translation>
    </message>
    <message>
        <source>audio loss up {value} (alarm at {limit})</source>
        <translation>音频上行丢包 {value}（{limit} 告警）</translation>
    </message>
    <message>
        <source>broadcast</source>
        <translation>广播会场</translation>
    </message>
    <message>
        <source>delay {value}</source>
        <translation>时延 {value}</translation>
    </message>
    <message>
        <source>delay {value} (alarm at {limit})</source>
        <translation>时延 {value}（{limit} 告警）</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the language of resources: en or zh</comment>
        <translation>zh</translation>
    </message>
    <message>
        <source>free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>jitter {value}</source>
        <translation>抖动 {value}</translation>
    </message>
    <message>
        <source>jitter {value} (alarm at {limit})</source>
        <translation>抖动 {value}（{limit} 告警）</translation>
    </message>
    <message>
        <source>multi-picture</source>
        <translation>广播多画面</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>无名称</translation>
    </message>
    <message>
        <source>roll call</source>
        <translation>点名</translation>
    </message>
    <message>
        <source>video loss down {value}</source>
        <translation>视频下行丢包 {value}</translation>
    </message>
    <message>
        <source>video loss down {value} (alarm at {limit})</source>
        <translation>视频下行丢包 {value}（{limit} 告警）</translation>
    </message>
    <message>
        <source>video loss up {value}</source>
        <translation>视频上行丢包 {value}</translation>
    </message>
    <message>
        <source>video loss up {value} (alarm at {limit})</source>
        <translation>视频上行丢包 {value}（{limit} 告警）</translation>
    </message>
    <message>
        <source>{names}, …</source>
        <translation>{names} 等</translation>
    </message>
    <message>
        <source>{value} %</source>
        <translation>{value} %</translation>
    </message>
    <message>
        <source>{value} ms</source>
        <translation>{value} ms</translation>
    </message>
    <message>
        <source>{value} s</source>
        <translation>{value} 秒</translation>
    </message>
    <message>
        <source>– cancelled</source>
        <translation>– 已取消</translation>
    </message>
    <message>
        <source>… accepted</source>
        <translation>… 已受理</translation>
    </message>
    <message>
        <source>… sent</source>
        <translation>… 已发送</translation>
    </message>
    <message>
        <source>… {done} of {total}</source>
        <translation>… 已发 {done}/{total}</translation>
    </message>
    <message>
        <source>≥ {duration}</source>
        <translation>≥ {duration}</translation>
    </message>
    <message>
        <source>○ accepted</source>
        <translation>○ 已受理</translation>
    </message>
    <message>
        <source>◐ in part</source>
        <translation>◐ 部分完成</translation>
    </message>
    <message>
        <source>◐ {done} of {total}</source>
        <translation>◐ 完成 {done}/{total}</translation>
    </message>
    <message>
        <source>✓ confirmed</source>
        <translation>✓ 已确认</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ 失败</translation>
    </message>
    <message>
        <source>✗ refused</source>
        <translation>✗ 被拒绝</translation>
    </message>
</context>
</TS>
