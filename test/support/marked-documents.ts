import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import sharp from 'sharp'
import { disclosuresJobs } from '../../src/features/disclosures/index.ts'
import type { Audience } from '../../src/kernel/audience.ts'
import { approve, ask, CLEAN, newestHash, type Office, someMetadata } from './disclosure-builders.ts'
import type { School } from './school.ts'
import { upload } from './uploads.ts'

const PARTS = ['title', 'body', 'summary', 'keyword', 'source', 'fileName', 'fileText', 'alt'] as const
/** One random word for every place in which a document carries text. */
export type Marks = Readonly<Record<(typeof PARTS)[number], string>>

const LETTERS = 14
/** Finds every mark in a text. */
export const MARK = new RegExp(`zq[a-z]{${String(LETTERS)}}`, 'g')

function aMark(): string {
  return `zq${Array.from({ length: LETTERS }, () => String.fromCharCode(97 + randomInt(26))).join('')}`
}

function someMarks(): Marks {
  return Object.fromEntries(PARTS.map((part) => [part, aMark()])) as Marks
}

/** What to make. */
export interface Order {
  readonly unit: Office
  readonly audience: Audience
  readonly isMajor: boolean
  readonly columnIds: readonly string[]
  readonly itemIds?: readonly string[]
  /** Where readers of a consolidated document are sent. */
  readonly successorNo: number
}

/** A document whose every text can be recognised, and what the rules say of it now. */
export interface Marked {
  readonly id: string
  readonly unitId: string
  readonly audience: Audience
  readonly state: State
  /** All marks it ever had, the newest last. */
  readonly versions: readonly Marks[]
  /** The marks of the published text; null when nothing was ever published. */
  readonly published: Marks | null
  readonly no: number | null
  /** Stands in lists, search and feeds. */
  readonly isListed: boolean
  /** Its own page shows the text. */
  readonly isReadable: boolean
  readonly caseId: string | null
  readonly fileId: string
  readonly pictureId: string
  /** Those who reviewed it, or whose turn it is. */
  readonly reviewerIds: readonly string[]
}

interface Work {
  readonly school: School
  readonly order: Order
  readonly id: string
  audience: Audience
  term: object
  version: number
  versions: Marks[]
  published: Marks | null
  no: number | null
  caseId: string | null
  files: string[]
  pictures: string[]
  reviewerIds: string[]
}

async function must(
  work: Work,
  person: keyof Office,
  [method, path, body]: ['POST' | 'PUT' | 'DELETE', string, object?],
) {
  const by = work.order.unit[person]
  if (typeof by === 'string') throw new Error(`${person} is nobody`)
  const answer = await ask(work.school, by, [method, `/documents/${work.id}${path}`, body])
  if (answer.status !== 200) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

async function attach(work: Work, marks: Marks): Promise<void> {
  const { school, order, id } = work
  const put = async (query: string, name: string, bytes: Buffer) => {
    const { status, body } = await upload(school, order.unit.editor, {
      url: `/documents/${id}/attachments?${query}`,
      name,
      bytes,
    })
    if (status !== 200) throw new Error(JSON.stringify(body))
    return String(body['id'])
  }
  work.files.push(await put('use=file', `${marks.fileName}.txt`, Buffer.from(`附件内容 ${marks.fileText}`)))
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#24507a' } })
    .png()
    .toBuffer()
  work.pictures.push(await put(`use=picture&alt=${marks.alt}`, 'picture.png', picture))
}

/** Writes the next version: a new text with new marks, a new file, a new picture. */
async function write(work: Work): Promise<void> {
  const marks = someMarks()
  await attach(work, marks)
  work.versions.push(marks)
  const [file = '', picture = ''] = [work.files.at(-1), work.pictures.at(-1)]
  const body = await must(work, 'editor', [
    'PUT',
    '/draft',
    {
      version: work.version,
      title: `关于${marks.title}的通知`,
      bodyHtml: `<p>共同正文 ${marks.body} 登陆系统</p><p><img src="/media/${picture}" alt="${marks.alt}"></p>`,
      metadata: someMetadata(work.order.unit, {
        isMajor: work.order.isMajor,
        audience: work.audience,
        audienceReason: work.audience.kind === 'public' ? '' : '仅供有关人员',
        columnIds: work.order.columnIds,
        itemIds: work.order.itemIds ?? [work.order.unit.itemId],
        keywords: [marks.keyword],
        summary: `概述 ${marks.summary}`,
        source: marks.source,
        attachmentIds: [file],
        coverId: picture,
        ...work.term,
      }),
    },
  ])
  work.version = Number(body['version'])
}

async function submit(work: Work): Promise<void> {
  work.caseId = String((await must(work, 'editor', ['POST', '/submission', { version: work.version }]))['caseId'])
}

async function opinion(work: Work, decision: 'approve' | 'return'): Promise<void> {
  const seen = await ask(work.school, work.order.unit.head, ['GET', `/documents/${work.id}`])
  const revisionHash = newestHash(seen.body)
  await must(work, 'head', ['POST', '/opinion', { decision, opinion: '意见', findings: CLEAN, revisionHash }])
}

async function approveAll(work: Work): Promise<void> {
  await approve(work.school, work.order.unit, work.id)
  const { head, secrecy, office, leader } = work.order.unit
  work.reviewerIds.push(head.id, secrecy.id, office.id, ...(work.order.isMajor ? [leader.id] : []))
}

async function publish(work: Work): Promise<void> {
  work.no = Number((await must(work, 'office', ['POST', '/publication', {}]))['no'])
  work.published = work.versions.at(-1) ?? null
}

async function emergency(work: Work): Promise<void> {
  const body = await must(work, 'office', [
    'POST',
    '/emergency-publication',
    { version: work.version, reason: '台风预警' },
  ])
  work.no = Number(body['no'])
  work.published = work.versions.at(-1) ?? null
}

async function withdraw(work: Work, kind: string): Promise<void> {
  const { successorNo } = work.order
  await must(work, 'office', ['POST', '/withdrawal', { kind, note: '说明', successorNo }])
}

/** Lets the posting period end, as if midnight had come: nothing else in the product knows it yet. */
async function passTime({ school, id }: Work): Promise<void> {
  for (const table of ['publication', 'search_entry'] as const)
    await sql`update ${sql.table(table)} set expires_at = now() - interval '1 second' where document_id = ${id}`.execute(
      school.parts.db,
    )
}

async function expire({ school }: Work): Promise<void> {
  await disclosuresJobs(() => school.as())['disclosures.expire']?.({})
}

const out = async (work: Work): Promise<void> => {
  await submit(work)
  await approveAll(work)
  await publish(work)
}

async function post(work: Work): Promise<void> {
  work.term = { term: 'posting', expiresOn: '2099-12-31' }
  await write(work)
  await out(work)
  await passTime(work)
}

/** First published to everybody, then replaced by a version for the ordered audience. */
async function narrow(work: Work): Promise<void> {
  const { audience } = work
  work.audience = { kind: 'public' }
  await write(work)
  await out(work)
  work.audience = audience
  await write(work)
  await out(work)
}

const PATHS = {
  draft: [write],
  'in-review': [write, submit],
  'half-reviewed': [
    write,
    submit,
    async (work: Work) => {
      await opinion(work, 'approve')
      work.reviewerIds.push(work.order.unit.head.id, work.order.unit.secrecy.id)
    },
  ],
  returned: [write, submit, (work: Work) => opinion(work, 'return')],
  approved: [write, submit, approveAll],
  scheduled: [
    write,
    submit,
    approveAll,
    async (work: Work) => {
      await must(work, 'office', ['POST', '/publication', { at: '2099-01-01T08:00:00+08:00' }])
    },
  ],
  live: [write, out],
  emergency: [write, emergency],
  reopened: [write, out, write],
  narrowed: [narrow],
  kept: [write, out, (work: Work) => withdraw(work, 'withdrawn-kept')],
  'in-error': [write, out, (work: Work) => withdraw(work, 'in-error')],
  consolidated: [write, out, (work: Work) => withdraw(work, 'consolidated')],
  overdue: [post],
  expired: [post, expire],
  discarded: [
    write,
    async (work: Work) => {
      await must(work, 'editor', ['DELETE', ''])
    },
  ],
} as const satisfies Record<string, readonly ((work: Work) => Promise<void>)[]>

/** Where a document can stand. */
export type State = keyof typeof PATHS
export const STATES = Object.keys(PATHS) as State[]
const LISTED: readonly State[] = ['live', 'emergency', 'reopened', 'narrowed']

/** Makes a document and takes it, through the API, to where it shall stand. */
export async function aMarkedDocument(school: School, state: State, order: Order): Promise<Marked> {
  const created = await ask(school, order.unit.editor, ['POST', '/documents', { unitId: order.unit.unitId }])
  const work: Work = {
    school,
    order,
    id: String(created.body['id']),
    audience: order.audience,
    term: {},
    version: 1,
    versions: [],
    published: null,
    no: null,
    caseId: null,
    files: [],
    pictures: [],
    reviewerIds: [],
  }
  for (const step of PATHS[state]) await step(work)
  const isListed = LISTED.includes(state)
  const { id, versions, published, no, caseId, reviewerIds } = work
  // The file of the published text, not the one that a reopened draft has added.
  const newest = state === 'reopened' ? 0 : -1
  return {
    id,
    unitId: order.unit.unitId,
    audience: order.audience,
    state,
    versions,
    published,
    no,
    isListed,
    isReadable: isListed || state === 'kept',
    caseId,
    fileId: work.files.at(newest) ?? '',
    pictureId: work.pictures.at(newest) ?? '',
    reviewerIds,
  }
}
