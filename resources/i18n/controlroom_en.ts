<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>ChannelForm</name>
    <message numerus="yes">
        <source>Move %n selected</source>
        <translation>
            <numerusform>Move %n selected</numerusform>
            <numerusform>Move %n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message numerus="yes">
        <source>%n pane(s)</source>
        <translation>
            <numerusform>%n pane</numerusform>
            <numerusform>%n panes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Crowd</name>
    <message numerus="yes">
        <source>%n call(s) answered</source>
        <translation>
            <numerusform>%n call answered</numerusform>
            <numerusform>%n calls answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) failed</source>
        <translation>
            <numerusform>%n call failed</numerusform>
            <numerusform>%n calls failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) given up</source>
        <translation>
            <numerusform>%n call given up</numerusform>
            <numerusform>%n calls given up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n came into the waiting room</source>
        <translation>
            <numerusform>%n came into the waiting room</numerusform>
            <numerusform>%n came into the waiting room</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hand(s) lowered</source>
        <translation>
            <numerusform>%n hand lowered</numerusform>
            <numerusform>%n hands lowered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hand(s) raised</source>
        <translation>
            <numerusform>%n hand raised</numerusform>
            <numerusform>%n hands raised</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the audience made participant(s)</source>
        <translation>
            <numerusform>%n in the audience made participant</numerusform>
            <numerusform>%n in the audience made participants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left the waiting room</source>
        <translation>
            <numerusform>%n left the waiting room</numerusform>
            <numerusform>%n left the waiting room</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n let in from the waiting room</source>
        <translation>
            <numerusform>%n let in from the waiting room</numerusform>
            <numerusform>%n let in from the waiting room</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n local recording(s) began</source>
        <translation>
            <numerusform>%n local recording began</numerusform>
            <numerusform>%n local recordings began</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n local recording(s) ended</source>
        <translation>
            <numerusform>%n local recording ended</numerusform>
            <numerusform>%n local recordings ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) are being called</source>
        <translation>
            <numerusform>%n participant is being called</numerusform>
            <numerusform>%n participants are being called</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) began to share</source>
        <translation>
            <numerusform>%n participant began to share</numerusform>
            <numerusform>%n participants began to share</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) invited</source>
        <translation>
            <numerusform>%n participant invited</numerusform>
            <numerusform>%n participants invited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) joined</source>
        <translation>
            <numerusform>%n participant joined</numerusform>
            <numerusform>%n participants joined</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) left</source>
        <translation>
            <numerusform>%n participant left</numerusform>
            <numerusform>%n participants left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) made audience</source>
        <translation>
            <numerusform>%n participant made audience</numerusform>
            <numerusform>%n participants made audience</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) made chair</source>
        <translation>
            <numerusform>%n participant made chair</numerusform>
            <numerusform>%n participants made chair</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) made co-host</source>
        <translation>
            <numerusform>%n participant made co-host</numerusform>
            <numerusform>%n participants made co-host</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) muted</source>
        <translation>
            <numerusform>%n participant muted</numerusform>
            <numerusform>%n participants muted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) no longer chair</source>
        <translation>
            <numerusform>%n participant no longer chair</numerusform>
            <numerusform>%n participants no longer chair</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) no longer co-host</source>
        <translation>
            <numerusform>%n participant no longer co-host</numerusform>
            <numerusform>%n participants no longer co-host</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) no longer invited</source>
        <translation>
            <numerusform>%n participant no longer invited</numerusform>
            <numerusform>%n participants no longer invited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) renamed</source>
        <translation>
            <numerusform>%n participant renamed</numerusform>
            <numerusform>%n participants renamed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) stopped sharing</source>
        <translation>
            <numerusform>%n participant stopped sharing</numerusform>
            <numerusform>%n participants stopped sharing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) unmuted</source>
        <translation>
            <numerusform>%n participant unmuted</numerusform>
            <numerusform>%n participants unmuted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n site(s) in roll call</source>
        <translation>
            <numerusform>%n site in roll call</numerusform>
            <numerusform>%n sites in roll call</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n site(s) no longer in roll call</source>
        <translation>
            <numerusform>%n site no longer in roll call</numerusform>
            <numerusform>%n sites no longer in roll call</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n site(s) no longer on broadcast</source>
        <translation>
            <numerusform>%n site no longer on broadcast</numerusform>
            <numerusform>%n sites no longer on broadcast</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n site(s) on broadcast</source>
        <translation>
            <numerusform>%n site on broadcast</numerusform>
            <numerusform>%n sites on broadcast</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>quality of %n participant(s) no longer poor</source>
        <translation>
            <numerusform>quality of %n participant no longer poor</numerusform>
            <numerusform>quality of %n participants no longer poor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>quality of %n participant(s) poor</source>
        <translation>
            <numerusform>quality of %n participant poor</numerusform>
            <numerusform>quality of %n participants poor</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n re-ordering(s) waiting · Space</source>
        <translation>
            <numerusform>%n re-ordering waiting · Space</numerusform>
            <numerusform>%n re-orderings waiting · Space</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayoutEditor</name>
    <message numerus="yes">
        <source>%n part(s) of the presets&apos; file could not be read</source>
        <translation>
            <numerusform>%n part of the presets&apos; file could not be read</numerusform>
            <numerusform>%n parts of the presets&apos; file could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <comment>changes</comment>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>Try the %n again</source>
        <translation>
            <numerusform>Try the %n again</numerusform>
            <numerusform>Try the %n again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Saved</name>
    <message numerus="yes">
        <source>%n missing</source>
        <comment>sites of a preset</comment>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SubtitlesPanel</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new ↓</source>
        <translation>
            <numerusform>%n new ↓</numerusform>
            <numerusform>%n new ↓</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message numerus="yes">
        <source>Send %n selected here</source>
        <translation>
            <numerusform>Send %n selected here</numerusform>
            <numerusform>Send %n selected here</numerusform>
        </translation>
    </message>
</context>
</TS>
