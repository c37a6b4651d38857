import { expect, test } from 'vitest'
import { fateOf, letterOfMail, type MailFacts, ownWords, shortText, takesFrom } from './mail-letter.ts'

const LETTER: MailFacts = {
  nature: 'letter',
  isMarkedSpam: false,
  isOlderThanMailbox: false,
  isFromUs: false,
  hasAddress: true,
  isBlank: false,
  others: 0,
  othersHere: 0,
  answers: null,
  openness: 'open',
}
const OWN = { caseId: 'a', isSameSender: true, isOpen: true, isReturned: false }
const list = (why: string) => ({ to: 'list', why })

test.each([
  ['what a person wrote becomes a letter', {}, { to: 'new' }],
  ['an answer joins its letter', { answers: OWN }, { to: 'letter', caseId: 'a' }],
  ['also when a filter marks it', { answers: OWN, isMarkedSpam: true }, { to: 'letter', caseId: 'a' }],
  [
    'an answer by somebody else is for people to decide',
    { answers: { ...OWN, isSameSender: false } },
    list('other-sender'),
  ],
  ['so is one to a letter that is closed', { answers: { ...OWN, isOpen: false } }, list('letter-closed')],
  [
    'our own letter that came back is seen on the case',
    { nature: 'bounce', answers: { ...OWN, isReturned: true } },
    { to: 'returned', caseId: 'a' },
  ],
  ['one that is only late does not', { nature: 'bounce', answers: OWN }, list('automatic')],
  ['a return of something else stays', { nature: 'bounce' }, list('bounce')],
  ['an absence note stays', { nature: 'automatic', answers: OWN }, list('automatic')],
  ['what cannot be read stays', { nature: 'unreadable' }, list('unreadable')],
  ['what is too large stays', { nature: 'too-large' }, list('too-large')],
  ['what the filter marks stays', { isMarkedSpam: true }, list('spam')],
  ['what we sent ourselves stays', { isFromUs: true }, list('own-address')],
  ['what lay there before stays', { isOlderThanMailbox: true }, list('before')],
  ['without a mailbox it stays', { openness: null }, list('no-mailbox')],
  ['to a box that is over it stays', { openness: 'over' }, list('box-closed')],
  ['nothing in it: it stays', { isBlank: true }, list('empty')],
  ['nobody to answer: it stays', { hasAddress: false }, list('no-address')],
  ['the eleventh of a day stays', { others: 10 }, list('too-many')],
  ['so does what floods a mailbox', { othersHere: 500 }, list('too-many')],
  ['the tenth does not', { others: 9 }, { to: 'new' }],
] as const)('%s', (...[, changes, fate]) => {
  expect(fateOf({ ...LETTER, ...changes })).toEqual(fate)
})

test.each([
  ['谢谢，问题还在。\n\n------------------ 原始邮件 ------------------\n发件人: 示例\n查询码', '谢谢，问题还在。'],
  ['好的\n> 您的来信已经收到\n> 编号', '好的'],
  ['Thanks.\n\nOn Mon, 23 Nov 2026 at 10:00, Sample <a@b.cn> wrote:\n> text', 'Thanks.'],
  ['收到\n在 2026-11-23 10:00:00，“示例大学” <a@b.cn> 写道：\n正文', '收到'],
  ['> 只有引用', '> 只有引用'],
  ['没有引用', '没有引用'],
])('of an answer what was written stays: %#', (text, own) => {
  expect(ownWords(text)).toBe(own)
})

test('a mail as a letter: the subject without marks of answers, nobody’s consent, and a complaint only to the supervision office', () => {
  const mail = { from: { name: '示例', address: 'a@qq.com' }, subject: '回复：Re: 宿舍热水', text: '没有热水' }
  expect(letterOfMail(mail, 'principal')).toMatchObject({
    kind: 'other',
    isAnonymous: false,
    allowsPublication: false,
    words: { title: '宿舍热水', what: '没有热水' },
  })
  expect(letterOfMail(mail, 'supervision').kind).toBe('complaint')
  expect(letterOfMail({ ...mail, subject: '', text: ' ' }, 'unit').words).toEqual({
    title: '（无主题）',
    what: '（没有正文，见附件）',
  })
})

test('a long text is cut between characters, and says so', () => {
  expect(shortText('短')).toEqual({ text: '短', isCut: false })
  const { text, isCut } = shortText('𠮷'.repeat(6001))
  expect([Array.from(text).length, isCut]).toEqual([6000, true])
})

test.each([
  ['principal', 'office', true],
  ['unit', 'office', true],
  ['supervision', 'office', false],
  ['supervision', 'supervision', true],
  ['unit', 'supervision', false],
  ['telephone', 'office', false],
] as const)('a mailbox of the kind %s takes from an account of the %s: %s', (kind, keptFor, expected) => {
  expect(takesFrom(kind, keptFor)).toBe(expected)
})
