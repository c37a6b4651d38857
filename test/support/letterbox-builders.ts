import { type Letter, NOTICE, submitLetter } from '../../src/features/mailboxes/index.ts'
import type { MailboxSettings } from '../../src/features/mailboxes/mailboxes.store.ts'
import type { Receipt } from '../../src/features/mailboxes/open-letter.ts'
import { parseDay } from '../../src/kernel/day.ts'
import { VISITOR } from '../../src/platform/context.ts'
import { newId } from '../../src/platform/ids.ts'
import { SECRET_NAME } from './application-builders.ts'
import type { Person } from './builders.ts'
import { type Answered, ask, type Office } from './disclosure-builders.ts'
import type { School } from './school.ts'

/** A telephone number that stands for whoever wrote. */
export const SECRET_PHONE = '0416-7654321'
/** Words that stand for what was written. */
export const SECRET_WORDS = '标记内容：宿舍热水断续供应'

/** A mailbox of the principal with one section, whose answers are public. */
export function settings(office: Office, changes: Partial<MailboxSettings> = {}): MailboxSettings {
  return {
    slug: 'xiaozhang',
    name: '校长信箱',
    kind: 'principal',
    unitId: null,
    intro: '',
    email: 'xzxx@example.edu.cn',
    allowsAnonymous: false,
    release: 'office',
    replyDays: 5,
    complexDays: 10,
    termsSource: '示例学校信箱办理规定第三条',
    isTermsVerified: false,
    reopenDays: 10,
    retentionYears: 3,
    publishesAnswers: true,
    opensOn: null,
    closesOn: null,
    state: 'active',
    sort: 1,
    sections: [{ name: '后勤', unitId: office.unitId }],
    ...changes,
  }
}

/** A mailbox, set up by whoever may. */
export async function aMailbox(
  school: School,
  office: Office,
  changes: Partial<MailboxSettings> = {},
): Promise<{ id: string; slug: string; sectionId: string }> {
  const body = settings(office, changes)
  const person = body.kind === 'supervision' ? office.supervisor : office.office
  const { status, body: saved } = await ask(school, person, ['POST', '/mailboxes', body])
  if (status !== 200) throw new Error(JSON.stringify(saved))
  const { body: list } = await ask(school, person, ['GET', '/mailboxes'])
  const rows = list['rows'] as { id: string; sections: { id: string }[] }[]
  const own = rows.find(({ id }) => id === saved['id'])
  return { id: String(saved['id']), slug: body.slug, sectionId: own?.sections[0]?.id ?? '' }
}

/** A mailbox for complaints to the supervision office. */
export function complaints(): Partial<MailboxSettings> {
  return {
    slug: 'jubao',
    name: '监督举报信箱',
    kind: 'supervision',
    publishesAnswers: false,
    allowsAnonymous: true,
    sections: [],
  }
}

/** A suggestion box that is open from the first to the last of November 2026. */
export function theme(): Partial<MailboxSettings> {
  const [opensOn, closesOn] = [parseDay('2026-11-01'), parseDay('2026-11-30')]
  return { slug: 'xinxiaoyuan', name: '新校园建议箱', kind: 'suggestion', opensOn, closesOn, sections: [] }
}

/** The duty office's telephone. */
export function telephone(): Partial<MailboxSettings> {
  return {
    slug: 'dianhua',
    name: '值班电话',
    kind: 'telephone',
    allowsAnonymous: true,
    publishesAnswers: false,
    sections: [],
  }
}

/** A letter with everything that is required. */
export function aLetter(changes: Partial<Letter> = {}): Letter {
  return {
    kind: 'help',
    sectionId: null,
    aboutUnitId: null,
    isAnonymous: false,
    writer: { name: SECRET_NAME, phone: SECRET_PHONE, email: '' },
    words: { title: '宿舍热水', what: SECRET_WORDS },
    allowsPublication: true,
    ...changes,
  }
}

/** A letter sent on the website. */
export function write(school: School, slug: string, changes: Partial<Letter> = {}): Promise<Receipt> {
  const form = { slug, letter: aLetter(changes), files: [], intakeKey: newId(), noticeVersion: NOTICE.version }
  return submitLetter(school.as(VISITOR), school.parts.secretKey, form)
}

/** What the staff does to a letter; throws when it is refused. */
export async function work(
  school: School,
  person: Person,
  [id, what, body = {}]: readonly [id: string, what: string, body?: object],
): Promise<Answered> {
  const method = what === 'answer' ? 'PUT' : 'POST'
  const { status, body: answer } = await ask(school, person, [method, `/mailbox-letters/${id}/${what}`, body])
  if (status !== 200) throw new Error(`${what}: ${JSON.stringify(answer)}`)
  return answer
}

/** The code with which something is refused. */
export async function refusal(
  school: School,
  person: Person | null,
  [id, what, body = {}]: readonly [id: string, what: string, body?: object],
): Promise<string> {
  const method = what === 'answer' ? 'PUT' : 'POST'
  return String((await ask(school, person, [method, `/mailbox-letters/${id}/${what}`, body])).body['code'])
}

/** The unit drafts and the office lets it go out. */
export async function answer(
  school: School,
  office: Office,
  [id, text = '已检修，恢复供应。']: readonly [id: string, text?: string],
): Promise<void> {
  const { hash } = await work(school, office.editor, [id, 'answer', { text }])
  await work(school, office.office, [id, 'answer/release', { hash }])
}

const DIGITS = '零一二三四五六七八九'

/** The form of a letter as somebody without script opens it, and what it carries with the answer to its question. */
export async function openForm(school: School, slug: string) {
  const page = await school.app.inject({ url: `/mailboxes/${slug}/new`, headers: { accept: 'text/html' } })
  const value = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page.body)?.[1] ?? ''
  const [, a = '', b = ''] = /请回答：(.)加(.)等于几/.exec(page.body) ?? []
  const answer = String(DIGITS.indexOf(a) + DIGITS.indexOf(b))
  return { page, fields: { noticeVersion: value('noticeVersion'), ticket: value('ticket'), answer } }
}
