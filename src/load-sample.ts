import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { Parts } from './parts.ts'
import { FOLLOWERS } from './background.ts'
import {
  EMPTY_METADATA,
  importDocuments,
  type MigratedDocument,
  type MigratedPicture,
} from './features/disclosures/index.ts'
import { takeOverLists } from './features/lists/index.ts'
import { PORTAL_SLUG } from './features/sites/index.ts'
import type { Audience } from './kernel/audience.ts'
import { type Day, dayOf } from './kernel/day.ts'
import { loadApplications } from './load-applications.ts'
import { linkHall } from './load-hall.ts'
import { loadOversight } from './load-oversight.ts'
import { loadChannels } from './load-channels.ts'
import { loadConcerns } from './load-concerns.ts'
import { actorOf, loadLetters } from './load-letters.ts'
import { loadSchool, type SchoolIds } from './load-school.ts'
import { loadTopics } from './load-topics.ts'
import { SYSTEM } from './platform/context.ts'
import { catchUp } from './platform/ledger/follow.ts'
import { runFollowers } from './platform/ledger/run-followers.ts'
import { listUnits } from './features/organisation/index.ts'
import { sampleDigests, sampleLetters } from './sample/letters.ts'
import type { LawText, SampleDocument } from './sample/sample-document-types.ts'
import { sampleLists } from './sample/lists/sample-lists.ts'
import { sampleDocuments } from './sample/sample-documents.ts'
import { samplePictures } from './sample/sample-pictures.ts'
import type { SampleAccount } from './sample/sample-types.ts'
import { sampleSchool } from './sample/sample-school.ts'
import { sampleTopics } from './sample/topics.ts'
import { contextOf } from './session-hook.ts'

/** The password of all sample accounts; printed at start, and only for a sample school. */
export const SAMPLE_PASSWORD = 'Mingtang-2026'
const BATCH = 200

type Say = (line: string) => void

/** How many documents, and the day by which there are so many; without a number those that were written by hand. */
export interface SampleSize {
  readonly count?: number | undefined
  readonly countedOn?: Day | undefined
}

async function* readCorpus(path: string): AsyncGenerator<LawText> {
  for await (const line of createInterface({
    input: createReadStream(path).pipe(createGunzip()),
    crlfDelay: Infinity,
  })) {
    if (line.trim() !== '') yield JSON.parse(line) as LawText
  }
}

/** The corpus of legal texts beside the project, where that folder exists. */
export function findCorpus(projectRoot: string): string | undefined {
  const path = join(projectRoot, '..', 'shared', 'corpus', 'laws.jsonl.gz')
  return existsSync(path) ? path : undefined
}

function toAudience(audience: SampleDocument['audience'], ids: SchoolIds): Audience {
  if (audience.kind === 'units')
    return { kind: 'units', members: audience.unitCodes.map((code) => ids.units.get(code) ?? '') }
  if (audience.kind === 'groups')
    return { kind: 'groups', members: audience.groupKeys.map((key) => ids.groups.get(key) ?? '') }
  return { kind: audience.kind }
}

function digits({ items }: SampleDocument): string {
  const first = items.find(({ catalogue }) => catalogue === 'moe50')
  const itemClass = sampleSchool.catalogues
    .find(({ id }) => id === 'moe50')
    ?.classes.find(({ items: list }) => list.some(({ number }) => number === first?.number))
  return first && itemClass ? itemClass.number.padStart(2, '0') + first.number.padStart(2, '0') : '0000'
}

function toMigrated(
  document: SampleDocument,
  { ids, pictures }: { ids: SchoolIds; pictures: ReadonlyMap<string, MigratedPicture> },
): MigratedDocument {
  return {
    unitId: ids.units.get(document.unitCode) ?? '',
    unitCode: document.unitCode,
    title: document.title,
    bodyHtml: document.bodyHtml,
    itemDigits: digits(document),
    originalPublishedOn: document.originalPublishedOn,
    metadata: {
      ...EMPTY_METADATA,
      materialKind: document.materialKind,
      audience: toAudience(document.audience, ids),
      audienceReason: document.audienceReason,
      itemIds: document.items.map(({ catalogue, number }) => ids.items.get(`${catalogue}/${number}`) ?? ''),
      columnIds: document.columns.map(({ site, column }) => ids.columns.get(`${site}/${column}`) ?? ''),
      docNo: document.docNo,
      formedOn: document.formedOn,
      keywords: document.keywords,
      summary: document.summary,
      source: document.source,
      term: document.term,
      expiresOn: document.expiresOn ?? '',
      ...(document.occasion ? { occasion: document.occasion } : {}),
    },
    pictures: document.pictures.flatMap((key) => pictures.get(key) ?? []),
  }
}

async function drawPictures(): Promise<Map<string, MigratedPicture>> {
  // Needed by the first start alone.
  const { default: sharp } = await import('sharp')
  const drawn = await Promise.all(
    samplePictures.map(async ({ key, svg, alt, name }) => {
      const bytes = await sharp(Buffer.from(svg)).jpeg({ quality: 86 }).toBuffer()
      return [key, { name: `${name}.jpg`, bytes, mediaType: 'image/jpeg', alt }] as const
    }),
  )
  return new Map(drawn)
}

async function loadDocuments(
  parts: Parts,
  { ids, size: { count, countedOn }, say }: { ids: SchoolIds; size: SampleSize; say: Say },
): Promise<number> {
  const ctx = contextOf(parts, SYSTEM, 'load-sample')
  const rule = { org: sampleSchool.profile.orgCode, pattern: sampleSchool.profile.indexPattern }
  const pictures = await drawPictures()
  const corpusPath = findCorpus(parts.config.projectRoot)
  const corpus: LawText[] = []
  if (corpusPath !== undefined && count !== undefined) for await (const law of readCorpus(corpusPath)) corpus.push(law)
  let done = 0
  let batch: MigratedDocument[] = []
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return
    done += await importDocuments(ctx, batch, rule)
    batch = []
    if (count !== undefined && (done % 2000 === 0 || done === count))
      say(`  已载入 ${String(done)} / ${String(count)} 份信息`)
  }
  for (const document of sampleDocuments({
    today: dayOf(parts.clock()),
    corpus,
    ...(count === undefined ? {} : { count }),
    ...(countedOn === undefined ? {} : { countedOn }),
  })) {
    batch.push(toMigrated(document, { ids, pictures }))
    if (batch.length === BATCH) await flush()
  }
  await flush()
  return done
}

function accountOf(wanted: string): SampleAccount {
  const account = sampleSchool.accounts.find(({ login }) => login === wanted)
  if (!account) throw new RangeError(`no sample account ${wanted}`)
  return account
}

/** What people of the school have done lately: applications answered, questionnaires, trainings, a plan, what many asked about. */
async function loadWork(parts: Parts, ids: SchoolIds): Promise<void> {
  const ctx = contextOf(parts, SYSTEM, 'load-sample')
  const at = (login: string) => actorOf(accountOf(login), ids)
  const both = { ctx, key: parts.secretKey, unitOf: (code: string) => ids.units.get(code) ?? '' }
  const desks = {
    office: at('gongkai.zhuren'),
    editor: at('jiaowu.editor'),
    secrecy: at('baomi'),
    leader: at('fenguan'),
  }
  await loadApplications({ ...both, ...desks })
  await loadOversight({ ...both, maker: at('jiandu'), head: at('jiaowu.head') })
  await loadConcerns({ ...ctx, actor: desks.office })
}

/** Loads the sample school its documents and letters into an empty database, then lets index and counters catch up. Throws if the database holds a school. */
export async function loadSample(parts: Parts, say: Say, size: SampleSize = {}): Promise<number> {
  if ((await listUnits(parts.db)).length > 0)
    throw new Error('数据库中已有单位数据，没有载入示例。请使用新的数据目录或新的数据库。')
  const ctx = contextOf(parts, SYSTEM, 'load-sample')
  const ids = await loadSchool(ctx, sampleSchool, SAMPLE_PASSWORD)
  // The readers of the ledger work on what is in while the rest comes in; what fails there fails again in the catch-up below.
  const following = runFollowers(parts, FOLLOWERS, () => undefined)
  const done = await loadDocuments(parts, { ids, size, say }).finally(() => following.stop())
  await takeOverLists(
    ctx,
    sampleLists().map(({ unitCode, ...entry }) => ({ ...entry, unitId: ids.units.get(unitCode) ?? '' })),
  )
  await linkHall(ctx, sampleSchool.services, (code) => ids.units.get(code) ?? '')
  await loadTopics(ctx, { siteSlug: PORTAL_SLUG, topics: sampleTopics })
  const office = actorOf(accountOf('gongkai.zhuren'), ids)
  await loadChannels({ ...ctx, actor: office }, ids.units.get('201') ?? '')
  await loadLetters(
    { ctx, key: parts.secretKey },
    {
      ids,
      accounts: { drafter: accountOf('gongkai.jingban'), releaser: accountOf('gongkai.zhuren') },
      letters: sampleLetters,
      digests: sampleDigests,
    },
  )
  await loadWork(parts, ids)
  if (size.count !== undefined) say('  正在建立检索与计数 …')
  await catchUp(parts.db, FOLLOWERS)
  return done
}

/** The first start of a newcomer: the sample school for an empty database. */
export async function loadFirstSample(parts: Parts, say: Say): Promise<void> {
  say('数据库为空，正在载入示例学校 …')
  const done = await loadSample(parts, say)
  say(`示例学校已载入，共 ${String(done)} 份信息。`)
}

/** The accounts of the sample school to try things out with. */
export function sampleAccountsNote(): string[] {
  const shown = sampleSchool.accounts.filter(({ isIntroduced }) => isIntroduced)
  return [
    '',
    `示例账号（密码均为 ${SAMPLE_PASSWORD}）`,
    ...shown.map(({ login, name }) => `  ${login.padEnd(24)}${name}`),
  ]
}
