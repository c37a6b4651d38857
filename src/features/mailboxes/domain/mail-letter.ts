import { MAILBOX_KIND_NAMES } from '../../../kernel/case-words.ts'
import { codePoints } from '../../../kernel/text.ts'
import type { LetterKind, MailboxKind } from './letter-kind.ts'
import type { Letter } from './letter.ts'

/** What decides about a letter that came by mail. */
export interface MailFacts {
  readonly nature: 'letter' | 'automatic' | 'bounce' | 'unreadable' | 'too-large'
  readonly isMarkedSpam: boolean
  readonly isOlderThanMailbox: boolean
  readonly isFromUs: boolean
  readonly hasAddress: boolean
  readonly isBlank: boolean
  /** Letters of the same sender within a day that are with cases already. */
  readonly others: number
  /** The same of the mailbox. */
  readonly othersHere: number
  /** The letter of ours that it answers. */
  readonly answers: {
    readonly caseId: string
    readonly isSameSender: boolean
    readonly isOpen: boolean
    /** Ours came back for good, and not only late. */
    readonly isReturned: boolean
  } | null
  /** Whether the mailbox of its address takes letters; null without one. */
  readonly openness: 'open' | 'before' | 'over' | null
}

/** What becomes of it: a new letter, part of one, our own that came back, or it stays in the list for somebody to decide. */
export type Fate =
  | { readonly to: 'new' }
  | { readonly to: 'letter' | 'returned'; readonly caseId: string }
  | { readonly to: 'list'; readonly why: Why }
/** Why it stays in the list. */
export type Why =
  | Exclude<MailFacts['nature'], 'letter'>
  | 'before'
  | 'box-closed'
  | 'empty'
  | 'letter-closed'
  | 'no-address'
  | 'no-mailbox'
  | 'other-sender'
  | 'own-address'
  | 'spam'
  | 'too-many'

/** More letters of one sender within a day than anybody writes by hand. */
const MOST_OF_ONE_SENDER = 10
/** More letters to one mailbox within a day than any school gets; what is above waits for somebody to look. */
const MOST_OF_ONE_MAILBOX = 500

function left(why: Why): Fate {
  return { to: 'list', why }
}

function fateOfAnswer({ caseId, isSameSender, isOpen }: NonNullable<MailFacts['answers']>): Fate {
  if (!isSameSender) return left('other-sender')
  return isOpen ? { to: 'letter', caseId } : left('letter-closed')
}

function fateOfReturn(answers: MailFacts['answers']): Fate {
  if (!answers) return left('bounce')
  // A server that has it still and tries on is a machine that says something.
  return answers.isReturned ? { to: 'returned', caseId: answers.caseId } : left('automatic')
}

function fateOfNew({ openness, isBlank, hasAddress, others, othersHere }: MailFacts): Fate {
  if (openness === null) return left('no-mailbox')
  if (openness !== 'open') return left('box-closed')
  if (isBlank) return left('empty')
  if (!hasAddress) return left('no-address')
  return others >= MOST_OF_ONE_SENDER || othersHere >= MOST_OF_ONE_MAILBOX ? left('too-many') : { to: 'new' }
}

/**
 * Only what a person wrote becomes a letter by itself. The domain of the sender says nothing about it: what decides is what
 * machines write into their headers, and the mark of the school's own filter.
 */
export function fateOf(mail: MailFacts): Fate {
  const { nature, answers } = mail
  if (nature === 'bounce') return fateOfReturn(answers)
  if (nature !== 'letter') return left(nature)
  if (mail.isFromUs) return left('own-address')
  if (mail.isOlderThanMailbox) return left('before')
  // Whoever has our letter has shown more than any filter knows.
  if (answers) return fateOfAnswer(answers)
  return mail.isMarkedSpam ? left('spam') : fateOfNew(mail)
}

const QUOTE_BEGINS = [
  /^[-—_\s]*(?:原始邮件|回复的原邮件|原邮件|转发邮件信息|original message)[-—_\s]*$/i,
  /^(?:发件人|寄件者|from)\s*[:：]/i,
  /^(?:在|于|on)\s.{4,120}(?:写道|wrote)\s*[:：]?$/i,
  /^.{4,120}(?:写道|wrote)\s*[:：]$/i,
]

/** What somebody wrote in an answer, without what mail programs quote below. All of it when nothing else is left. */
export function ownWords(text: string): string {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => QUOTE_BEGINS.some((pattern) => pattern.test(line.trim())))
  const own = (at < 0 ? lines : lines.slice(0, at)).filter((line) => !line.startsWith('>')).join('\n')
  return own.trim() === '' ? text.trim() : own.trim()
}

const LONGEST_TITLE = 200
/** As much of a mail as the form takes; the whole goes with the letter as a file. */
const LONGEST_TEXT = 6000

function cut(text: string, longest: number): string {
  return codePoints(text).slice(0, longest).join('')
}

/** The text as those at work read it, and whether it is longer. */
export function shortText(text: string): { text: string; isCut: boolean } {
  const short = cut(text, LONGEST_TEXT)
  return { text: short, isCut: short.length < text.length }
}

/** More than anybody writes: the rest of a mail that is nobody's letter. */
const LONGEST_NOTE = 50_000

/** The text of a mail as a note holds it. */
export function longText(text: string): string {
  return cut(text, LONGEST_NOTE)
}

const KIND_OF: Partial<Record<MailboxKind, LetterKind>> = { supervision: 'complaint', suggestion: 'suggestion' }

/** Does a mailbox of this kind take letters from a mail account that is kept for somebody? The supervision office's only from its own. */
export function takesFrom(kind: MailboxKind, keptFor: string): boolean {
  return (
    kind in MAILBOX_KIND_NAMES &&
    kind !== 'telephone' &&
    kind !== 'correction' &&
    (kind === 'supervision') === (keptFor === 'supervision')
  )
}

/** A mail as a letter: nobody chose a kind, a section or publication, and nothing is taken for granted. */
export function letterOfMail(
  { from, subject, text }: { from: { name: string; address: string }; subject: string; text: string },
  mailboxKind: MailboxKind,
): Letter {
  const title = subject.replace(/^(?:(?:re|fw|fwd|回复|答复|转发)\s*[:：]\s*)+/i, '').trim()
  return {
    kind: KIND_OF[mailboxKind] ?? 'other',
    sectionId: null,
    aboutUnitId: null,
    isAnonymous: false,
    writer: { name: cut(from.name, 100), phone: '', email: from.address },
    words: {
      title: title === '' ? '（无主题）' : cut(title, LONGEST_TITLE),
      what: text.trim() === '' ? '（没有正文，见附件）' : shortText(text).text,
    },
    allowsPublication: false,
  }
}

/** The subject of a mail was not chosen to stand in lists, so it does not. */
export const MAIL_SUBJECT = '电子邮件来信'
