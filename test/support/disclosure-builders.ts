import { loadShippedCalendar } from '../../src/features/calendar/index.ts'
import { beginRule, insertCatalogue, insertItem } from '../../src/features/catalogue/index.ts'
import type { LegalBasis, UpdateRule } from '../../src/features/catalogue/domain/item-rule.ts'
import { loadShippedTerms } from '../../src/features/legal/index.ts'
import { insertRoute } from '../../src/features/review/index.ts'
import type { RouteStep } from '../../src/features/review/domain/route.ts'
import { insertSite, PORTAL_SLUG } from '../../src/features/sites/index.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import { aPerson, aUnit, type Person } from './builders.ts'
import type { School } from './school.ts'
import { aColumn } from './site-builders.ts'

/** The people and things that a document passes on its way out. */
export interface Office {
  readonly unitId: string
  readonly otherUnitId: string
  readonly classId: string
  readonly itemId: string
  readonly siteId: string
  readonly columnId: string
  readonly editor: Person
  readonly head: Person
  readonly secrecy: Person
  readonly office: Person
  readonly leader: Person
  readonly supervisor: Person
  readonly stranger: Person
}

const STEPS: RouteStep[] = [
  { key: 'head', name: '单位负责人审核', role: 'unit_head', scope: 'own-unit', mode: 'any' },
  { key: 'secrecy', name: '保密审查', role: 'secrecy_reviewer', scope: 'own-unit', mode: 'any', isSecrecy: true },
  {
    key: 'leader',
    name: '主要校领导签阅',
    role: 'principal_leader',
    scope: 'school',
    mode: 'any',
    when: { isMajor: true },
  },
  {
    key: 'office',
    name: '信息公开办公室审核',
    role: 'disclosure_office',
    scope: 'school',
    mode: 'any',
    isFiling: true,
  },
]

/** A catalogue with valid values. */
export async function aCatalogue(
  tx: Tx,
  id: string,
  values: { name?: string; shortName?: string } = {},
): Promise<void> {
  await insertCatalogue(tx, {
    id,
    name: values.name ?? '高等学校信息公开事项清单',
    shortName: values.shortName ?? '50 项清单',
    kind: id === 'moe50' ? 'national' : 'unit',
    unitId: null,
    source: '教办函〔2014〕23号',
    isOfficial: true,
    intro: '',
    sort: 1,
  })
}

const ALWAYS = '2014-07-25'

/** A class or, below a class, an item of a catalogue. */
export async function anItem(
  tx: Tx,
  catalogueId: string,
  { number, title, classId = null }: { number: string; title: string; classId?: string | null },
): Promise<string> {
  return insertItem(tx, {
    catalogueId,
    parentId: classId,
    level: classId === null ? 'class' : 'item',
    number,
    title,
    validFrom: ALWAYS,
    isOfficial: true,
    sort: Number(number),
  })
}

/** What holds for an item from the beginning on: whose it is, and when it is due. */
export async function aRule(
  tx: Tx,
  itemId: string,
  {
    unitId,
    update = { kind: 'on_change', workdays: 20 },
    legalBasis = [],
  }: { unitId: string; update?: UpdateRule; legalBasis?: readonly LegalBasis[] },
): Promise<void> {
  const rule = { unitId, postId: null, audience: 'public', update, legalBasis, evidence: [], note: '' }
  await beginRule(tx, itemId, { validFrom: ALWAYS, rule })
}

/** A small school that can publish: one unit with its reviewers, one catalogue item, one column, one route. */
export async function anOffice(school: School): Promise<Office> {
  const unitId = await aUnit(school, { name: '科技处' })
  const otherUnitId = await aUnit(school, { name: '教务处' })
  const ids = await school.parts.db.transaction().execute(async (tx) => {
    await loadShippedCalendar(tx)
    await loadShippedTerms(tx)
    await aCatalogue(tx, 'moe50')
    const classId = await anItem(tx, 'moe50', { number: '7', title: '学风建设信息' })
    const itemId = await anItem(tx, 'moe50', { number: '42', title: '学术不端行为查处机制', classId })
    await aRule(tx, itemId, { unitId })
    const siteId = await insertSite(tx, { unitId: null, slug: PORTAL_SLUG, name: '学校门户' })
    const columnId = await aColumn(tx, siteId, { slug: 'notices', name: '通知公告' })
    for (const materialKind of ['disclosure', 'publicity', 'external-report', 'party', 'service-list'])
      await insertRoute(tx, { key: materialKind, name: '示例流程', materialKind, steps: STEPS })
    return { classId, itemId, siteId, columnId }
  })
  return {
    unitId,
    otherUnitId,
    ...ids,
    editor: await aPerson(school, { roles: ['unit_editor'], unitId }),
    head: await aPerson(school, { roles: ['unit_head'], unitId }),
    secrecy: await aPerson(school, { roles: ['secrecy_reviewer'], unitId }),
    office: await aPerson(school, { roles: ['disclosure_office'], unitId: otherUnitId }),
    leader: await aPerson(school, { roles: ['principal_leader'] }),
    supervisor: await aPerson(school, { roles: ['supervisor'] }),
    stranger: await aPerson(school, { roles: ['unit_editor'], unitId: otherUnitId }),
  }
}

/** What the API answered, read as loosely as a test needs; the contract tests check its form. */
export type Answered = Readonly<Record<string, unknown>>

/** A request: method, address below /api/v1, body. */
export type Request = readonly [method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object | undefined]

/** Asks the API as somebody; answers status and body. */
export async function ask(school: School, person: Person | null, [method, url, payload]: Request) {
  const answer = await school.app.inject({
    method,
    url: `/api/v1${url}`,
    ...(person ? { cookies: person.cookies } : {}),
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.json<Answered>() }
}

/** Asks and answers 200, or the code of the refusal. */
export function asking(school: School): (person: Person | null, ...call: Request) => Promise<unknown> {
  return async (person, ...call) => {
    const { status, body } = await ask(school, person, call)
    return status === 200 ? status : body['code']
  }
}

/** Asks and answers what came back; throws when it is refused. */
export function doing(school: School): (person: Person | null, ...call: Request) => Promise<Answered> {
  return async (person, ...call) => {
    const { status, body } = await ask(school, person, call)
    if (status !== 200) throw new Error(`${call[1]}: ${JSON.stringify(body)}`)
    return body
  }
}

/** The hash of a document's newest revision, to which an opinion is bound. */
export function newestHash(document: Answered): string {
  return (document['revisions'] as { hash: string }[])[0]?.hash ?? ''
}

/** Does the API offer this action on the document? */
export function isOffered(document: Answered, action: string): boolean {
  return (document['may'] as Record<string, { ok: boolean }>)[action]?.ok ?? false
}

/** Metadata with everything that is required. */
export function someMetadata(office: Office, changes: object = {}) {
  return {
    materialKind: 'disclosure',
    isMajor: false,
    disclosureMode: 'proactive',
    modeReason: '',
    audience: { kind: 'public' },
    audienceReason: '',
    itemIds: [office.itemId],
    columnIds: [office.columnId],
    docNo: '',
    formedOn: '2026-11-20',
    keywords: [],
    summary: '',
    source: '',
    term: 'permanent',
    expiresOn: '',
    publishAt: '',
    attachmentIds: [],
    coverId: '',
    ...changes,
  }
}

/** A draft of the editor's, ready for review. */
export async function aDraft(
  school: School,
  office: Office,
  {
    title = '学术不端行为查处办法',
    bodyHtml = '<p>第一条 为维护学术诚信，制定本办法。</p>',
    metadata = {},
  }: { title?: string; bodyHtml?: string; metadata?: object } = {},
): Promise<{ id: string; version: number }> {
  const created = await ask(school, office.editor, ['POST', '/documents', { unitId: office.unitId }])
  const id = String(created.body['id'])
  const saved = await ask(school, office.editor, [
    'PUT',
    `/documents/${id}/draft`,
    {
      version: 1,
      title,
      bodyHtml,
      metadata: someMetadata(office, metadata),
    },
  ])
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body))
  return { id, version: Number(saved.body['version']) }
}

export const CLEAN = {
  stateSecret: false,
  workSecret: false,
  personalData: false,
  commercialSecret: false,
  basis: '已逐项审查，不涉密',
}

/** Sends the draft through every step of the route. */
export async function approve(school: School, office: Office, id: string): Promise<void> {
  for (const reviewer of [office.head, office.secrecy, office.leader, office.office]) {
    const seen = await ask(school, reviewer, ['GET', `/documents/${id}`])
    if (seen.status !== 200 || !isOffered(seen.body, 'giveOpinion')) continue
    const opinion = await ask(school, reviewer, [
      'POST',
      `/documents/${id}/opinion`,
      {
        decision: 'approve',
        opinion: '同意',
        findings: CLEAN,
        revisionHash: newestHash(seen.body),
      },
    ])
    if (opinion.status !== 200) throw new Error(JSON.stringify(opinion.body))
  }
}

/** A published document with its public number. */
export async function aPublication(
  school: School,
  office: Office,
  values: Parameters<typeof aDraft>[2] = {},
): Promise<{ id: string; no: number; version: number }> {
  const { id, version } = await aDraft(school, office, values)
  const submitted = await ask(school, office.editor, ['POST', `/documents/${id}/submission`, { version }])
  if (submitted.status !== 200) throw new Error(JSON.stringify(submitted.body))
  await approve(school, office, id)
  const published = await ask(school, office.office, ['POST', `/documents/${id}/publication`, {}])
  if (published.status !== 200) throw new Error(JSON.stringify(published.body))
  return { id, no: Number(published.body['no']), version }
}
