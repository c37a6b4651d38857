import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { parseLetter } from './parse-letter.ts'

const TEXT = '尊敬的老师：\r\n请问二〇二五年招生章程何时公布？谢谢。囧\r\n'
const HEADS = [
  'From: sample@example.edu.cn',
  'To: mail@example.edu.cn',
  'Message-ID: <one@example.edu.cn>',
  'MIME-Version: 1.0',
]

function letter(heads: readonly string[], body: string | Buffer): Buffer {
  const head = `${[...HEADS, ...heads].join('\r\n')}\r\n\r\n`
  return Buffer.concat([Buffer.from(head, 'utf8'), typeof body === 'string' ? Buffer.from(body, 'utf8') : body])
}

function base64(text: string, charset: string): string {
  return iconv.encode(text, charset).toString('base64')
}

function quotedPrintable(bytes: Buffer): string {
  return [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}

test.each(['GB18030', 'GBK', 'gb2312', 'utf-8'])(
  'a letter in %s is read, in base64, quoted-printable and as it is',
  async (charset) => {
    const words = TEXT.replaceAll('\r\n', '\n').trim()
    const subject = `Subject: =?${charset}?B?${base64('关于招生章程的咨询', charset)}?=`
    const type = `Content-Type: text/plain; charset=${charset}`
    const bytes = iconv.encode(TEXT, charset)
    const lines = quotedPrintable(bytes).replaceAll(/((?:=[0-9A-F]{2}){20})/g, '$1=\r\n')
    const letters = [
      letter([subject, type, 'Content-Transfer-Encoding: base64'], bytes.toString('base64')),
      letter([subject, type, 'Content-Transfer-Encoding: quoted-printable'], lines),
      letter([subject, type, 'Content-Transfer-Encoding: 8bit'], bytes),
    ]
    for (const raw of letters)
      expect(await parseLetter(raw)).toMatchObject({ subject: '关于招生章程的咨询', text: words, nature: 'letter' })
  },
)

test('a letter from Taiwan or Hong Kong in Big5 is read', async () => {
  const raw = letter(
    [
      `Subject: =?big5?Q?${quotedPrintable(iconv.encode('申請公開', 'big5'))}?=`,
      'Content-Type: text/plain; charset=big5',
    ],
    iconv.encode('請公開預算。', 'big5'),
  )
  expect(await parseLetter(raw)).toMatchObject({ subject: '申請公開', text: '請公開預算。' })
})

test('headers and text that are in GBK without saying so are read', async () => {
  const head = iconv.encode(`Subject: 咨询学费标准\r\nFrom: 示例 <sample@example.com>\r\n\r\n`, 'gbk')
  const read = await parseLetter(Buffer.concat([head, iconv.encode('请问学费是多少？', 'gbk')]))
  expect(read).toMatchObject({
    subject: '咨询学费标准',
    text: '请问学费是多少？',
    from: { name: '示例', address: 'sample@example.com' },
  })
})

test('headers in raw UTF-8, and a text in UTF-8 without a charset, are read', async () => {
  const read = await parseLetter(letter(['Subject: 咨询学费标准'], '请问学费是多少？'))
  expect(read).toMatchObject({ subject: '咨询学费标准', text: '请问学费是多少？' })
})

function withFile(partHeads: readonly string[] | Buffer): Buffer {
  const part = Buffer.isBuffer(partHeads) ? partHeads : Buffer.from(partHeads.join('\r\n'))
  return Buffer.concat([
    letter(['Content-Type: multipart/mixed; boundary=x'], '--x\r\nContent-Type: text/plain\r\n\r\nhi\r\n--x\r\n'),
    part,
    Buffer.from('\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n--x--\r\n'),
  ])
}

const NAME = '申请书（示例）.pdf'

test.each<[string, readonly string[] | Buffer]>([
  ['an encoded word', [`Content-Disposition: attachment; filename="=?GBK?B?${base64(NAME, 'gbk')}?="`]],
  [
    'RFC 2231 in GBK',
    [
      `Content-Disposition: attachment; filename*=GBK''${quotedPrintable(iconv.encode(NAME, 'gbk')).replaceAll('=', '%')}`,
    ],
  ],
  ['RFC 2231 in UTF-8', [`Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(NAME)}`]],
  [
    'raw GBK',
    iconv.encode(`Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="${NAME}"`, 'gbk'),
  ],
])('the Chinese name of a file is right: %s', async (_how, heads) => {
  const { files } = await parseLetter(withFile(heads))
  expect(files.map(({ name, bytes }) => [name, bytes.toString()])).toEqual([[NAME, 'hello']])
})

test('a path or a trick of direction in the name of a file is only a name', async () => {
  const { files } = await parseLetter(
    withFile(['Content-Disposition: attachment; filename="../../etc/a\u202efdp.exe"']),
  )
  expect(files[0]?.name).toBe('afdp.exe')
})

test('HTML is cleaned, and is the text where no other is given', async () => {
  const html =
    '<p>您好<script>alert(1)</script></p><img src="https://tracker.example/x.png"><p onclick="x()">请答复</p>'
  const read = await parseLetter(letter(['Subject: a', 'Content-Type: text/html; charset=utf-8'], html))
  expect(read.text).toBe('您好\n请答复')
  expect(read.html).not.toMatch(/script|tracker|onclick/)
})

function attribute(id: number, bytes: Buffer): Buffer {
  const head = Buffer.alloc(9)
  head.writeUInt8(2, 0)
  head.writeUInt32LE(id, 1)
  head.writeUInt32LE(bytes.byteLength, 5)
  return Buffer.concat([head, bytes, Buffer.alloc(2)])
}

function winmail(): Buffer {
  const start = Buffer.alloc(6)
  start.writeUInt32LE(0x223e9f78)
  const name = Buffer.from('证明材料.txt\0', 'utf16le')
  const property = Buffer.alloc(12)
  property.writeUInt32LE(0x3707001f)
  property.writeUInt32LE(1, 4)
  property.writeUInt32LE(name.byteLength, 8)
  return Buffer.concat([
    start,
    attribute(0x00069002, Buffer.alloc(14)),
    attribute(0x00018010, iconv.encode('ZHENGM~1.TXT\0', 'gbk')),
    attribute(0x0006800f, Buffer.from('材料内容')),
    attribute(0x00069005, Buffer.concat([Buffer.alloc(4), property, name])),
  ])
}

test('what Outlook hides in a winmail.dat is found', async () => {
  const raw = letter(
    ['Content-Type: multipart/mixed; boundary=x'],
    `--x\r\nContent-Type: text/plain\r\n\r\nhi\r\n--x\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n${winmail().toString('base64')}\r\n--x--\r\n`,
  )
  const { files } = await parseLetter(raw)
  expect(files.map(({ name, bytes }) => [name, bytes.toString()])).toEqual([['证明材料.txt', '材料内容']])
})

test('a damaged winmail.dat stays a file of its own', async () => {
  const { files } = await parseLetter(
    withFile([
      'Content-Type: application/ms-tnef; name=winmail.dat',
      'Content-Disposition: attachment; filename=winmail.dat',
    ]),
  )
  expect(files.map(({ name }) => name)).toEqual(['winmail.dat'])
})

test.each([
  ['Auto-Submitted: auto-replied', 'automatic'],
  ['Auto-Submitted: auto-generated; owner-email=a@example.com', 'automatic'],
  ['Auto-Submitted: no', 'letter'],
  ['Precedence: bulk', 'automatic'],
  ['X-Autoreply: yes', 'automatic'],
  ['List-Id: <list.example.edu.cn>', 'automatic'],
  ['Precedence: first-class', 'letter'],
])('whoever answers by machine is known by the headers: %s is %s', async (header, nature) => {
  expect((await parseLetter(letter(['Subject: 自动回复', header], 'x'))).nature).toBe(nature)
})

test.each(['qq.com', '163.com', '126.com', 'sina.com', 'stu.example.edu.cn', 'example.org'])(
  'a letter from %s is a letter like any other; a filter’s score is kept as it was written',
  async (domain) => {
    const heads = ['Subject: 咨询', 'X-Spam-Status: No, score=1.5 required=5.0', `Reply-To: someone@${domain}`]
    const read = await parseLetter(letter(heads, '请问学费？'))
    expect(read).toMatchObject({
      nature: 'letter',
      spam: { score: 1.5, isMarked: false },
      replyTo: { address: `someone@${domain}` },
    })
  },
)

test('a filter that called it spam is quoted, not obeyed: the letter is there in full', async () => {
  const read = await parseLetter(letter(['X-Spam-Flag: YES', 'X-Spam-Score: 9.1'], '请问学费？'))
  expect(read).toMatchObject({ text: '请问学费？', spam: { score: 9.1, isMarked: true } })
})

test.each([
  ['Re: [YSQ2026-00001] 关于您的申请', 'YSQ2026-00001'],
  ['答复：【XX2026-00012】补充材料', 'XX2026-00012'],
  ['YSQ2026-00001', ''],
  ['[重要] 通知', ''],
])('the number of a case in the subject is found: %s', async (subject, number) => {
  expect((await parseLetter(letter([`Subject: ${subject}`], 'x'))).caseNumber).toBe(number)
})

test('a thread is told by its references, without brackets and without doubles', async () => {
  const heads = ['References: <a@example.com> <b@example.com>', 'In-Reply-To: <b@example.com>']
  expect(await parseLetter(letter(heads, 'x'))).toMatchObject({
    references: ['a@example.com', 'b@example.com'],
    inReplyTo: 'b@example.com',
  })
})

function report(action: string, returned = 'message/rfc822'): Buffer {
  return letter(
    ['Auto-Submitted: auto-replied', 'Content-Type: multipart/report; report-type=delivery-status; boundary=r'],
    [
      '--r\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n您的邮件没有送达。\r\n',
      `--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n\r\nFinal-Recipient: rfc822; somebody@example.com\r\nAction: ${action}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <somebody@example.com>\r\n no such user\r\n`,
      `--r\r\nContent-Type: ${returned}\r\n\r\nFrom: mail@example.edu.cn\r\nMessage-ID: <notice1@example.edu.cn>\r\nSubject: x\r\n\r\nbody\r\n--r--\r\n`,
    ].join('\r\n'),
  )
}

test.each(['message/rfc822', 'text/rfc822-headers'])(
  'a returned letter is known by its report (%s), and what is told holds no address',
  async (returned) => {
    const read = await parseLetter(report('failed', returned))
    expect(read.nature).toBe('bounce')
    expect(read.bounce).toMatchObject({ isFinal: true, messageIds: ['notice1@example.edu.cn'] })
    expect(read.bounce?.words).toMatch(/^5\.1\.1 smtp; 550 5\.1\.1 .*no such user$/)
    expect(read.bounce?.words).not.toContain('@')
  },
)

test('a letter that is only late is not returned', async () => {
  expect((await parseLetter(report('delayed'))).bounce).toMatchObject({ isFinal: false })
})

test('a provider that returns letters in its own words is understood by the Message-ID it quotes', async () => {
  const raw = Buffer.from(
    'Return-Path: <>\r\nFrom: PostMaster@qq.example\r\nTo: mail@example.edu.cn\r\nSubject: 系统退信\r\n\r\n无法送达。Message-ID: <notice2@example.edu.cn>\r\n',
  )
  expect(await parseLetter(raw)).toMatchObject({
    nature: 'bounce',
    bounce: { isFinal: true, messageIds: ['notice2@example.edu.cn'] },
  })
})

test('a person who writes as postmaster is a person', async () => {
  const raw = Buffer.from('From: postmaster@example.com\r\nSubject: 您好\r\n\r\n<notice2@example.edu.cn>\r\n')
  expect((await parseLetter(raw)).nature).toBe('letter')
})

test('bytes that are no letter, NUL and half characters are kept as far as they can be', async () => {
  const read = await parseLetter(Buffer.from('\0\0\0\r\n\r\nabc\0def'))
  expect(read.text).toBe('abcdef')
  expect((await parseLetter(Buffer.alloc(0))).text).toBe('')
})
