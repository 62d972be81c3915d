// How a published page looks: on small and large screens, light and dark, and on A4.
export const style = `
:root{color-scheme:light dark;--text:#1b1b1b;--page:#fff;--line:#767676;--soft:#f2f4f7;--link:#0b4a8f}
@media (prefers-color-scheme:dark){:root{--text:#f2f2f2;--page:#171717;--line:#8f8f8f;--soft:#262a30;--link:#9cc9ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.8 "BIZ UDPGothic","Hiragino Sans","Noto Sans JP","Noto Sans CJK JP",Meiryo,sans-serif;overflow-wrap:anywhere}
main,footer{max-width:50rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.4}
h2{font-size:1.3rem;line-height:1.5;margin:2.5rem 0 1rem;padding:.4rem .75rem;border-left:.4rem solid var(--link);background:var(--soft)}
h3{font-size:1.125rem;line-height:1.6;margin:2rem 0 .5rem}
h4{font-size:1rem;margin:1.25rem 0 .25rem}
ul{margin:.25rem 0 1rem;padding-left:1rem;list-style:none}
main li{padding-left:1em;text-indent:-1em}
a{color:var(--link);text-underline-offset:.2em}
a.figure{white-space:nowrap;font-variant-numeric:tabular-nums;text-decoration-style:dotted}
a:focus-visible,.wide:focus-visible{outline:3px solid var(--link);outline-offset:2px}
:target{outline:2px solid var(--link);background:var(--soft)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;min-width:40rem;font-size:.9375rem;line-height:1.5}
caption{text-align:left;font-weight:bold;padding:.25rem 0}
th,td{border:1px solid var(--line);padding:.35rem .5rem;text-align:left;vertical-align:top}
thead th,.total th,.total td{background:var(--soft);font-weight:bold}
.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
footer{border-top:1px solid var(--line);font-size:.875rem}
footer h2{font-size:1rem;margin:1rem 0 .5rem}
@page{size:A4;margin:20mm 18mm}
@media print{:root{--text:#000;--page:#fff;--soft:#eee;--link:#000}
body{font-size:10.5pt;line-height:1.6}main,footer{max-width:none;padding:0}
a{text-decoration:none}h1,h2,h3,h4{break-after:avoid}li,tr{break-inside:avoid}
thead{display:table-header-group}.wide{overflow:visible}table{min-width:0}}
`
