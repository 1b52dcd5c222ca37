/**
 * The style sheet of a page. A constant: the policy of the page names it by its hash, which stands in block-hashes.ts.
 * Colours hold their contrast on both papers, 4.5:1 and more; none of them is the only sign of anything.
 */
export const styleSheet = `
:root{color-scheme:light dark;--paper:#fbfaf6;--ink:#1f1e1b;--quiet:#625e55;--rule:#dcd7ca;--soft:#f2efe6;--link:#1d4f7c;
--g1:#a3161c;--g2:#9c4a00;--g3:#6a5800;--gh:#3d5873;--ok:#2c6a3c;--gx:#5b2d82;--mark:#fbe5a6;--window:#e4ecdf;--on:#fffdf8}
@media (prefers-color-scheme:dark){:root{--paper:#171715;--ink:#e9e6de;--quiet:#a8a297;--rule:#3a3833;--soft:#21201d;--link:#93c2ec;
--g1:#ff8f86;--g2:#f5ac6c;--g3:#dcc767;--gh:#a4c0de;--ok:#8dcb9b;--gx:#cda6f0;--mark:#57470f;--window:#25301f;--on:#171715}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-padding-top:8.5rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{overflow-wrap:anywhere;margin:0 auto;max-width:64rem;padding:2.5rem 1.5rem 4rem;background:var(--paper);color:var(--ink);
font:1rem/1.65 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
body:lang(zh-CN),[lang=zh-CN]{font-family:-apple-system,"PingFang SC","Hiragino Sans GB","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",system-ui,sans-serif}
body:lang(zh-CN){line-height:1.75}
h1,h2{font-family:Georgia,"Times New Roman","Songti SC","Noto Serif CJK SC","Source Han Serif SC",serif;font-weight:600;line-height:1.3;text-wrap:balance}
h1:lang(zh-CN),h2:lang(zh-CN){font-family:"Songti SC","Noto Serif CJK SC","Source Han Serif SC","Microsoft YaHei",serif}
h1{font-size:2.25rem;margin:0}
h2{font-size:1.5rem;margin:0 0 1rem}
h3{font-size:1.0625rem;line-height:1.5;margin:0}
h4{font-size:1rem;font-weight:600;line-height:1.6;margin:0 0 .5rem}
p{margin:0 0 .75rem}
ul{margin:0;padding:0;list-style:none}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.2em}
a:focus-visible,button:focus-visible,select:focus-visible,input:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--link);outline-offset:2px}
main:focus-visible{outline:none}
code,.path,.number{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Noto Sans Mono CJK SC","PingFang SC","Microsoft YaHei",monospace}
code{font-size:.875em}
.path,code,h4,dd,.text p>span,.facts span{unicode-bidi:isolate}
.quiet,.note,.facts,.lead,.place,dt,.kicker,figcaption,footer{color:var(--quiet)}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--paper);z-index:2}
main>section{margin-top:3.5rem;padding-top:1.5rem;border-top:1px solid var(--rule)}
.kicker{margin:0 0 .25rem;font-size:.875rem;letter-spacing:.08em}
.outcome{font-size:1.25rem;margin:.75rem 0 .25rem}
.facts{font-size:.875rem;margin:0}
.facts span+span::before{content:" · ";color:var(--quiet)}
.grades{margin:2rem 0 1.5rem;border-top:1px solid var(--rule)}
.grades li{border-bottom:1px solid var(--rule);border-left:4px solid transparent}
.grades a,.grades .zero{display:grid;grid-template-columns:4.5rem 10rem 1fr;gap:0 1rem;align-items:baseline;padding:.5rem .75rem;text-decoration:none;color:inherit}
.grades a:hover{background:var(--soft)}
.grades a:hover .grade{text-decoration:underline}
.grades .count{font:600 1.75rem/1.3 Georgia,"Times New Roman",serif;font-variant-numeric:tabular-nums lining-nums;text-align:right}
.grades .grade{font-weight:600}
.grades .note{font-size:.9375rem}
.grades .zero{color:var(--quiet)}
.grades .zero .count,.grades .zero .grade{font-weight:400;color:var(--quiet)}
.g1{--c:var(--g1)}.g2{--c:var(--g2)}.g3{--c:var(--g3)}.gh{--c:var(--gh)}.gx{--c:var(--gx)}.ok{--c:var(--ok)}
.grades li:not(.zero){border-left-color:var(--c)}
.grades .count,.grades .grade{color:var(--c)}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;font-size:.9375rem}
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
#counts .scroll{margin-top:1.75rem}#counts details .scroll{margin-top:0}
th,td{text-align:left;vertical-align:baseline;padding:.375rem .75rem .375rem 0;border-bottom:1px solid var(--rule)}
thead th{font-size:.8125rem;font-weight:600;color:var(--quiet);overflow-wrap:normal}
tbody th{font-weight:400;min-width:12rem}
th.n,td.n{width:5.75rem;text-align:right;padding-right:0;padding-left:.75rem}
td.n{white-space:nowrap}
td.n{font-variant-numeric:tabular-nums;font-weight:600;color:var(--c,var(--ink))}
td.nil{color:var(--quiet);font-weight:400}
tbody tr:hover{background:var(--soft)}
.words td,.words th{padding-right:1.25rem}
.again{color:transparent;user-select:none}
summary{cursor:pointer;color:var(--link);font-size:.9375rem;padding:.25rem 0}
.week{margin:0 0 1.75rem}
figcaption{font-size:.9375rem;font-variant-numeric:tabular-nums;margin-bottom:.25rem;color:var(--ink)}
svg{display:block;font-size:13px;font-variant-numeric:tabular-nums}
.week svg{min-width:46rem;width:100%;height:auto}
svg text{fill:var(--ink)}
svg .label{fill:var(--quiet);font-size:11px;font-weight:400}
.hour,.day{stroke:var(--rule);fill:none}
.hour{stroke-dasharray:1 3}
.weekend{fill:var(--soft)}
.window{fill:var(--window)}
.asked{display:flex;flex-wrap:wrap;gap:.125rem 1.25rem;margin:.25rem 0 0;font-size:.8125rem}
.asked dt{flex-basis:100%;font-weight:600}
.asked dd{margin:0}
.asked .off{font-weight:600}
.asked .off::before{content:'! '}
.sum.crowded{font-weight:700}
.post path{fill:var(--c);stroke:var(--c);stroke-width:1.5;stroke-linejoin:round}
.post.ok path,.post.gh path{fill:var(--paper)}
.post.gh path{stroke-dasharray:2.5 2}
.post text{fill:var(--on);font-size:11px;font-weight:700;pointer-events:none}
a.post:hover path,a.post:focus-visible path{stroke:var(--ink);stroke-width:3}
a.post:focus-visible{outline:none}
a.post.faded{opacity:.22}
.join{stroke:var(--c);stroke-width:2;opacity:.5}
.join.gh{stroke-dasharray:2 3}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;font-size:.875rem;color:var(--quiet);margin-bottom:.25rem}
.legend+.legend{margin-bottom:1.25rem}
.legend li{display:flex;align-items:center;gap:.375rem}
#filters{position:sticky;top:0;z-index:1;margin:3.5rem -.75rem -2.5rem;padding:.75rem;background:var(--paper);border-bottom:1px solid var(--rule);display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:end}
#filters label{display:grid;font-size:.8125rem;color:var(--quiet);flex:1 1 8rem;min-width:0}
#filters select,#filters input,#filters button{font:inherit;font-size:.9375rem;color:var(--ink);background:var(--paper);border:1px solid var(--quiet);border-radius:3px;padding:.25rem .5rem;min-height:2.25rem;width:100%;min-width:0}
#filters .acts{display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center;flex:1 1 100%}
#filters .acts button{width:auto;cursor:pointer;min-height:2rem}
#filters button[aria-pressed=true]{background:var(--ink);color:var(--paper)}
output{font-size:.875rem;color:var(--quiet);font-variant-numeric:tabular-nums}
section.file,.failed{margin-top:2.25rem}
section.file>header,.failed>h3{padding-bottom:.5rem;border-bottom:2px solid var(--ink)}
.violation{display:grid;grid-template-columns:9.5rem minmax(0,1fr);gap:0 1.5rem;padding:1.125rem 0 1rem;border-bottom:1px solid var(--rule);content-visibility:auto;contain-intrinsic-size:auto 13rem}
.side{display:flex;flex-direction:column;align-items:flex-start;gap:.25rem;font-size:.875rem;line-height:1.5}
.side .grade{color:var(--c);border:1px solid var(--c);border-radius:2px;padding:.0625rem .5rem;font-weight:600}
.g1>.side .grade,.gx>.side .grade{background:var(--c);color:var(--on)}
.g2>.side .grade{border-width:2px}
.gh>.side .grade{border-style:dashed;font-weight:400}
.text{margin:0 0 .75rem;padding:.5rem .875rem;background:var(--soft);border-left:3px solid var(--c)}
.text p{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.875rem;margin:0}
.text p>span:last-child{white-space:pre-wrap}
.number{color:var(--quiet);font-size:.8125rem;user-select:none;min-width:1.5rem;text-align:right;line-height:inherit;padding-top:.1em}
.text .gap{display:block;padding-left:2.5rem;color:var(--quiet)}
mark{background:var(--mark);color:inherit;border-bottom:2px solid var(--c);padding-bottom:.05em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
mark.point{border-bottom:0;border-left:3px solid var(--c);padding:.1em 0}
dl{margin:0;font-size:.9375rem;line-height:1.6}
dl>div{display:grid;grid-template-columns:3.5rem minmax(0,1fr);gap:0 .5rem}
dl>div>dd{grid-column:2}
dl>div>dt{grid-column:1;grid-row:1}
dd{margin:0}
.hints{margin-top:.5rem}
.plain>li{padding:.375rem 0;border-bottom:1px solid var(--rule);content-visibility:auto;contain-intrinsic-size:auto 3.5rem}
.people{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin-bottom:.75rem}
.cleared>li{margin:.75rem 0}
.cleared li li{padding-left:1.25rem}
#cleared{margin-top:1.5rem}
.lacks>li{padding:.375rem 0;border-bottom:1px solid var(--rule)}
:target>header,li:target,.failed:target>h3{background:var(--mark)}
footer{margin-top:4rem;font-size:.875rem;border-top:1px solid var(--rule);padding-top:1rem}
@media (max-width:44rem){body{padding:1.25rem 1rem 3rem}h1{font-size:1.75rem}h2{font-size:1.3125rem}
main>section{margin-top:2.5rem}
.grades a,.grades .zero{grid-template-columns:3rem 1fr;padding:.5rem}.grades .note{grid-column:2}
.violation{grid-template-columns:minmax(0,1fr);gap:.5rem}.side{flex-direction:row;flex-wrap:wrap;align-items:center;gap:.25rem .75rem}
tbody th{min-width:9rem}
html{scroll-padding-top:1rem}th.n,td.n{width:auto}#filters{position:static;margin-bottom:-1rem}#filters label{flex-basis:40%}}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--quiet:#444;--rule:#bbb;--soft:#f4f4f4;--link:#000;
--g1:#8c0f15;--g2:#7d3b00;--g3:#544600;--gh:#2f465c;--ok:#1f5a2f;--gx:#4a2170;--mark:#fbe5a6;--on:#fff}
@page{margin:18mm 16mm}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
html{font-size:9.5pt}
body{max-width:none;padding:0}
#filters,.skip,nav,summary{display:none!important}
a{text-decoration:none}
.violation,.plain>li{content-visibility:visible}
details::details-content{content-visibility:visible;display:block;block-size:auto}
.violation,.week,.text,tr,.grades li,figure{break-inside:avoid}
h2,h3,h4,section.file>header,.failed>h3,thead,figcaption{break-after:avoid}
main>section{margin-top:1.5rem}
.scroll{overflow:visible}.week svg{min-width:0}
.violation{grid-template-columns:8.5rem minmax(0,1fr);padding:.75rem 0 .625rem}
section.file,.failed{margin-top:1.5rem}}
`
