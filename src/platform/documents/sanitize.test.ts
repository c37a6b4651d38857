import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanHtml, htmlToText, picturesWithoutAlt, wordsOfPage } from './sanitize.ts'

const WORD_PASTE = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><title>不应出现</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- @font-face {font-family:仿宋_GB2312;} p.MsoNormal {mso-style-unhide:no;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<h1 align=center style='text-align:center'><a name="_Toc1"></a><b><span style='font-family:方正小标宋简体'>关于开展<span lang=EN-US>2026</span>年度检查的
通知<span lang=EN-US><o:p></o:p></span></span></b></h1>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;font-family:仿宋_GB2312;
mso-hansi-font-family:仿宋_GB2312'>　　各单位：请于<b style='mso-bidi-font-weight:normal'><u>3月31日</u></b>前报送<span style='mso-spacerun:yes'>&nbsp;&nbsp;</span>材料。<o:p></o:p></span></p>
<p class=MsoNormal><span style='display:none;mso-hide:all'>隐藏的批示</span>见<a href="file:///C:/Users/a/附件.docx">附件</a>。</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>自查</p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
 <thead><tr style='mso-yfti-irow:0'><td width=277 style='width:207.4pt'><p class=MsoNormal><b>单位<o:p></o:p></b></p></td><td><p class=MsoNormal align=center style='text-align:center'>时限</p></td></tr></thead>
 <tr><td rowspan=2><p class=MsoNormal>示例处</p></td><td><p class=MsoNormal align=center style='text-align:center'>十日</p></td></tr>
 <tr><td><p class=MsoNormal>&nbsp;</p></td></tr>
 <![if !supportMisalignedColumns]><tr height=0><td width=277 style='border:none'></td></tr><![endif]>
</table>
<p class=MsoNormal align=right style='text-align:right'>示例医科大学</p>
<!--[if gte vml 1]><v:shape id="x"><v:imagedata src="file:///C:/a.png"/></v:shape><![endif]--><img width=1 src="file:///C:/a.png">
<!--EndFragment--></body></html>`

test('a paste from Word becomes clean paragraphs, headings and tables', () => {
  expect(cleanHtml(WORD_PASTE).replaceAll(/(?=<(?:p|h2|table|tbody|tr)\b)/g, '\n')).toMatchInlineSnapshot(`
    "
    <h2 style="text-align:center">关于开展2026年度检查的通知</h2>
    <p>各单位：请于<strong><u>3月31日</u></strong>前报送 材料。</p>
    <p>见附件。</p>
    <p>1. 自查</p>
    <table><thead>
    <tr><th scope="col">单位</th><th scope="col" style="text-align:center">时限</th></tr></thead>
    <tbody>
    <tr><td rowspan="2">示例处</td><td style="text-align:center">十日</td></tr>
    <tr><td></td></tr></tbody></table>
    <p style="text-align:right">示例医科大学</p>"
  `)
})

test.each([
  ['a script goes with its content', '<p>好<script>alert(1)</script></p>', '<p>好</p>'],
  ['an event handler goes', '<p onclick="x()">好</p>', '<p>好</p>'],
  ['a javascript link leaves its words', '<p><a href="javascript:x()">好</a></p>', '<p>好</p>'],
  ['a disguised javascript link leaves its words', '<p><a href=" java&#9;script:x()">好</a></p>', '<p>好</p>'],
  ['a data link leaves its words', '<p><a href="data:text/html,x">好</a></p>', '<p>好</p>'],
  [
    'a link without a scheme to another host leaves its words',
    '<p><a href="//elsewhere.example/">好</a></p>',
    '<p>好</p>',
  ],
  ['a link with a back slash leaves its words', '<p><a href="/\\elsewhere.example/">好</a></p>', '<p>好</p>'],
  [
    'a link that hides its host behind a name leaves its words',
    '<p><a href="https://www.gov.cn@elsewhere.example/">好</a></p>',
    '<p>好</p>',
  ],
  [
    'a link to another site gives nothing away',
    '<p><a href="https://a.example/x" target="_blank">好</a></p>',
    '<p><a href="https://a.example/x" rel="noopener">好</a></p>',
  ],
  [
    'a path of the site, mail and telephone stay',
    '<p><a href="/x">a</a> <a href="mailto:a@b.cn">b</a> <a href="tel:+86-416">c</a></p>',
    '<p><a href="/x">a</a> <a href="mailto:a@b.cn">b</a> <a href="tel:+86-416">c</a></p>',
  ],
  ['a picture of another site goes', '<p>好</p><img src="https://elsewhere.example/a.png">', '<p>好</p>'],
  ['a picture inside the page goes', '<p>好<img src="data:image/png;base64,AA=="></p>', '<p>好</p>'],
  [
    'a stored picture stays with its words',
    '<p><img src="/media/abc123" alt="教学楼" width=9 onerror=x></p>',
    '<p><img src="/media/abc123" alt="教学楼" /></p>',
  ],
  ['a picture address with a way out goes', '<p>好<img src="/media/../admin"></p>', '<p>好</p>'],
  ['a drawing goes with its content', '<p>好</p><svg onload=x><text>坏</text></svg>', '<p>好</p>'],
  ['a frame goes with its content', '<iframe src="https://x">坏</iframe><p>好</p>', '<p>好</p>'],
  ['what a style hides stays out', '<p>好<span style="display:none">坏</span></p>', '<p>好</p>'],
  [
    'alignment is the only style',
    '<p style="text-align:center;color:red;position:fixed">好</p>',
    '<p style="text-align:center">好</p>',
  ],
  ['empty paragraphs collapse', '<p>&nbsp;</p><p><span> </span></p><p>　</p><p>好</p><p><br></p>', '<p>好</p>'],
  ['two line breaks end a paragraph', '一<br><br>二', '<p>一</p><p>二</p>'],
  ['headings start at two and never skip', '<h1>一</h1><h4>二</h4><h6>三</h6>', '<h2>一</h2><h3>二</h3><h4>三</h4>'],
  ['headings keep what stands above what', '<h3>一</h3><h4>二</h4><h3>三</h3>', '<h2>一</h2><h3>二</h3><h2>三</h2>'],
  [
    'a heading in a cell is bold words',
    '<table><tr><td><h2>题</h2></td></tr></table>',
    '<table><tbody><tr><td><strong>题</strong></td></tr></tbody></table>',
  ],
  ['marks nest in one order and join', '<i><b>甲</b></i><b><i>乙</i></b>', '<p><strong><em>甲乙</em></strong></p>'],
  [
    'marks said by style count',
    '<span style="font-weight:700">甲</span><span style="text-decoration:line-through">乙</span>',
    '<p><strong>甲</strong><s>乙</s></p>',
  ],
  ['a wrapped line of Chinese gets no blank', '<p>信息\n  公开</p><p>open\nday</p>', '<p>信息公开</p><p>open day</p>'],
  ['unseen and turning characters go', '<p>信\u200b息\u202e公开\u0007</p>', '<p>信息公开</p>'],
  [
    'a first row of header cells is the head',
    '<table><tr><th>甲</th></tr><tr><td>一</td></tr></table>',
    '<table><thead><tr><th scope="col">甲</th></tr></thead><tbody><tr><td>一</td></tr></tbody></table>',
  ],
  [
    'a table in a table is read as lines',
    '<table><tr><td>甲<table><tr><td>一</td><td>二</td></tr></table></td></tr></table>',
    '<table><tbody><tr><td><p>甲</p><p>一 二</p></td></tr></tbody></table>',
  ],
  ['a list that starts at three says so', '<ol start="3"><li><p>甲</p></li></ol>', '<ol start="3"><li>甲</li></ol>'],
  [
    'a figure keeps its words',
    '<figure><img src="/media/a1" alt="楼"><figcaption>图1</figcaption></figure>',
    '<figure><img src="/media/a1" alt="楼" /><figcaption>图1</figcaption></figure>',
  ],
  [
    'a figure without its picture leaves its words',
    '<figure><img src="x.png"><figcaption>图1</figcaption></figure>',
    '<p>图1</p>',
  ],
])('%s', (_name, dirty, clean) => {
  expect(cleanHtml(dirty)).toBe(clean)
  expect(cleanHtml(clean)).toBe(clean)
})

const TAGS =
  'p div h1 h2 h4 h6 b strong i u s sub sup span font a ul ol li dl dt dd table caption thead tbody tfoot tr td th figure figcaption blockquote pre center br hr img script style svg math xml o:p title textarea select option noscript iframe template'.split(
    ' ',
  )
const attribute = fc.constantFrom(
  '',
  ' href="javascript:alert(1)"',
  ' href="https://a.example/?a=1&b=<2>"',
  ' href="/x y"',
  ' src="/media/abc"',
  ' src="x" onerror="alert(1)"',
  " alt='\"><script>alert(1)</script>'",
  ' style="text-align:center"',
  ' style="display:none"',
  ' style="font-weight:bold;text-decoration:underline"',
  ' style="background:url(javascript:1)"',
  ' colspan=2',
  ' rowspan="0"',
  ' align=right',
  ' height=0',
  ' start=7',
  ' onload=x',
  ' scope=row',
)
const tag = fc.constantFrom(...TAGS)
const piece = fc.oneof(
  fc.tuple(tag, attribute).map(([name, more]) => `<${name}${more}>`),
  tag.map((name) => `</${name}>`),
  fc.constantFrom(
    '正文',
    'word',
    ' ',
    '\n',
    '　',
    '&nbsp;',
    '&lt;script&gt;',
    '&amp;lt;',
    '<',
    '>',
    '"',
    '<!--',
    '-->',
    '<![if !x]>',
    '<![endif]>',
    '<!--[if mso]>',
    ']]>',
    '\u200b',
    '\u202e',
    '𠮷',
    '\ud842',
    '&#0;',
    '&#x3c;',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)
const soup = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
const ONLY_ALLOWED =
  /^(?:[^<>]|<\/?(?:p|h[234]|strong|em|u|s|sub|sup|blockquote|ul|ol|li|table|caption|thead|tbody|tr|td|th|figure|figcaption)>|<(?:p|h[234]|td|th)(?: scope="(?:col|row|colgroup|rowgroup)")?(?: colspan="\d+")?(?: rowspan="\d+")?(?: style="text-align:(?:left|center|right|justify)")?>|<[bh]r \/>|<ol start="\d+">|<a href="(?:https?:\/\/|mailto:|tel:|\/(?!\/))[^"<>]*"(?: rel="noopener")?>|<\/a>|<img src="\/media\/[a-z0-9]+" alt="[^"<>]*" \/>)*$/

test('whatever comes in, only the allow-list goes out, and cleaning twice changes nothing', () => {
  fc.assert(
    fc.property(soup, (dirty) => {
      const once = cleanHtml(dirty)
      expect(once).toMatch(ONLY_ALLOWED)
      expect(cleanHtml(once)).toBe(once)
      expect(htmlToText(once)).toBe(htmlToText(dirty))
    }),
    { numRuns: 2000 },
  )
})

test('headings never skip a level', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 12 }), (levels) => {
      const html = cleanHtml(levels.map((level) => `<h${level}>题</h${level}>`).join(''))
      const found = [...html.matchAll(/<h(\d)>/g)].map(([, level]) => Number(level))
      expect(found).toHaveLength(levels.length)
      expect(found.every((level, at) => level >= 2 && level <= (found[at - 1] ?? 1) + 1)).toBe(true)
    }),
  )
})

test.each([
  ['a deep nest', '<div><b>'.repeat(50_000) + '深'],
  ['a nest of lists', '<ul><li>'.repeat(50_000) + '深'],
  ['a nest of tables', '<table><tr><td>'.repeat(20_000) + '深'],
  ['many alternating marks', '<b>一</b><i> </i>'.repeat(100_000)],
  ['many line breaks', '一<br>'.repeat(100_000)],
  ['many blanks', `<p>${'　'.repeat(300_000)}一${' '.repeat(300_000)}二</p>`],
  ['many open brackets', '<'.repeat(300_000)],
  ['one long attribute', `<p style="${'a:b;'.repeat(200_000)}">一</p>`],
])(
  '%s is cleaned in seconds of the processor',
  (_name, dirty) => {
    const before = process.cpuUsage()
    expect(cleanHtml(dirty)).toMatch(ONLY_ALLOWED)
    // Not of the clock: that depends on what else the machine does.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10)
  },
  120_000,
)

test('text keeps blocks and cells apart', () => {
  const html =
    '<h2>题</h2><p>一&amp;二<br>三</p><table><tr><th>甲</th><th>乙</th></tr><tr><td><p>子</p><p>丑</p></td><td>寅</td></tr></table><ul><li>卯</li></ul>'
  expect(htmlToText(html)).toBe('题\n一&二\n三\n甲\t乙\n子 丑\t寅\n卯')
})

test('the words of a picture are part of the text, and pictures without words are counted', () => {
  const html = cleanHtml(
    '<p>见图<img src="/media/a1" alt="楼"></p><p><img src="/media/b2" alt=""><img src="/media/c3"></p>',
  )
  expect(htmlToText(html)).toBe('见图楼')
  expect(picturesWithoutAlt(html)).toBe(2)
})

test('the words of a whole page are read without its scripts, hidden ones too, whatever the page is made of', () => {
  const page =
    '<p>一</p><SCRIPT>var a = "<style>"</SCRIPT><div style="visibility:hidden">二&amp;</div><style>p{}</style>三<script>x'
  expect(wordsOfPage(page)).toBe('一二&三')
  const begun = performance.now()
  for (const part of ['<div>', '<', '<script>', '<script></script>', '<a ']) wordsOfPage(part.repeat(500_000))
  expect(performance.now() - begun).toBeLessThan(20_000)
})
