import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { kindOfMediaType } from '../../platform/documents/sniff.ts'
import { entriesAbout } from '../../platform/ledger/read-entries.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import {
  type CaseFile,
  explainClock,
  foldClock,
  listAssignments,
  listEvents,
  listLinks,
  listMessages,
  listPapers,
  openPaper,
  type Paper,
  type PaperRole,
} from '../casework/index.ts'
import { listLettersOf, openLetter, readLetterFile, templateNames } from '../letters/index.ts'
import { findDecision, getApplication, listRemedies, openRequest } from './applications.queries.ts'
import { listConsultations, openWords } from './consultations.store.ts'
import { listOriginals, listRedactions } from './redactions.store.ts'

/** A file of the package before it is hashed. */
export interface Part {
  readonly path: string
  readonly title: string
  readonly isRestricted: boolean
  readonly content: Buffer
}

const ROLE_NAMES: Readonly<Record<PaperRole, string>> = {
  application: '申请材料',
  identity: '身份证明',
  supplement: '补正材料',
  evidence: '办理材料',
  'search-record': '检索记录',
  answer: '提供给申请人的材料',
  redacted: '遮盖件',
  original: '信息原件',
}

/** Names that any program on any system can write; what the file was called stands in the index. */
function pathOf({ role, mediaType, audience }: Paper, at: number): string {
  const folder = audience === 'applicant' ? 'papers' : 'papers-restricted'
  return `${folder}/${String(at + 1).padStart(3, '0')}-${role}.${kindOfMediaType(mediaType) ?? 'bin'}`
}

/** The papers one by one: only one of them is in memory at a time. */
export async function* paperParts(ctx: Context, key: Buffer, caseId: string): AsyncGenerator<Part> {
  const papers = await listPapers(ctx.db, key, caseId)
  for (const [at, paper] of papers.entries()) {
    const { bytes } = await openPaper(ctx.db, { key, files: ctx.files }, { caseId, paperId: paper.id })
    const title = `${ROLE_NAMES[paper.role]}：${paper.name}`
    yield { path: pathOf(paper, at), title, isRestricted: paper.audience !== 'applicant', content: bytes }
  }
}

/** The signed letters as they were signed, PDF and Word. */
export async function* letterParts(ctx: Context, key: Buffer, caseId: string): AsyncGenerator<Part> {
  const [letters, names] = await Promise.all([
    listLettersOf(ctx.db, { type: 'case', id: caseId }),
    templateNames(ctx.db),
  ])
  const signed = letters.filter(({ state, erasedAt }) => state === 'frozen' && erasedAt === null)
  for (const [at, { id: letterId, number, templateId }] of signed.entries())
    for (const format of ['pdf', 'docx'] as const)
      yield {
        path: `letters/${String(at + 1).padStart(3, '0')}.${format}`,
        title: `${names.get(templateId) ?? '文书'} ${number}`,
        isRestricted: false,
        content: await readLetterFile(ctx, { key, letterId, format }),
      }
}

function toJson(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
}

async function consultationsOf(ctx: Context, key: Buffer, caseId: string) {
  const asked = await listConsultations(ctx.db, caseId)
  return Promise.all(asked.map(async (each) => ({ ...each, ...(await openWords(ctx.db, key, each)) })))
}

async function lettersOf(ctx: Context, key: Buffer, caseId: string) {
  const letters = await listLettersOf(ctx.db, { type: 'case', id: caseId })
  return Promise.all(
    letters.map(async (letter) => ({
      ...letter,
      deliveries: letter.erasedAt === null ? (await openLetter(ctx.db, { key, letterId: letter.id })).deliveries : [],
    })),
  )
}

/** Everything of a case that is no file, read at once. */
export async function readArchive(ctx: Context, key: Buffer, file: CaseFile) {
  const { id } = file
  const [calendar, application, decision, events, messages, assignments] = await Promise.all([
    loadWorkCalendar(ctx.db),
    getApplication(ctx.db, id),
    findDecision(ctx.db, id),
    listEvents(ctx.db, id),
    listMessages(ctx.db, key, id),
    listAssignments(ctx.db, id),
  ])
  const clock = foldClock(
    events.flatMap((event) => event.clock),
    calendar,
    dayOf(ctx.now()),
  )
  return { application, decision, events, messages, assignments, clock, explanation: explainClock(clock) }
}
export type ArchiveRead = Awaited<ReturnType<typeof readArchive>>

async function asideOf(ctx: Context, key: Buffer, id: string) {
  const [remedies, consultations, letters, originals, redactions, links] = await Promise.all([
    listRemedies(ctx.db, id),
    consultationsOf(ctx, key, id),
    lettersOf(ctx, key, id),
    listOriginals(ctx.db, id),
    listRedactions(ctx.db, id),
    listLinks(ctx.db, id),
  ])
  // The words that were withheld stand in the originals; their list stays sealed.
  const versions = redactions.map(({ sealedMarks: _, ...version }) => version)
  return { remedies, consultations, letters, originals, versions, links }
}

/** What is kept of the case as data: for programs, complete. */
export async function dataParts(
  ctx: Context,
  key: Buffer,
  { file, read, persons }: { file: CaseFile; read: ArchiveRead; persons: readonly unknown[] },
): Promise<Part[]> {
  const { application, messages, clock, explanation, ...more } = read
  const { sealedRequest: _, sealedSearch: __, ...facts } = application
  const request = openRequest(key, application) ?? null
  const about = { file, application: facts, request, persons, ...(await asideOf(ctx, key, file.id)), ...more }
  const part = (path: string, title: string, value: unknown): Part => ({
    ...{ path, title, isRestricted: true },
    content: toJson(value),
  })
  return [
    part('data/case.json', '办件数据', about),
    part('data/messages.json', '留言和备注', messages),
    part('data/clock.json', '期限的计算', { explanation, ...clock }),
    part('data/ledger.json', '台账摘录', await entriesAbout(ctx.db, { type: 'case', id: file.id })),
  ]
}

/** Throws `application.not-archived` unless the case is closed. */
export function refuseOpenCase({ state }: CaseFile): void {
  if (state !== 'closed') throw new AppError('application.not-archived')
}
