import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/ids.ts'
import { listWebPlaces } from '../channels/index.ts'
import { findInspectable, type Inspectable, leakContent, listFetchable, listOpenNumbers } from '../disclosures/index.ts'
import { findLeaksInAll, guardVersion, inspectFiles } from '../leakguard/index.ts'
import { findInDocument } from './document-rules.ts'
import { innerLinks } from './domain/links.ts'
import { outerLinks, toOuterLink } from './domain/outer-links.ts'
import type { Found } from './domain/rule.ts'
import { findWords, type WordFinder } from './domain/wrong-words.ts'
import { type Changes, lockFindings, reconcile } from './findings.store.ts'
import { listLinks, listNumbersOf, type PlacedLink } from './looks.queries.ts'
import { saveOuterLinks } from './outer-links.store.ts'
import { forgetSeen, saveLinks, saveSeen, takeDue } from './looks.store.ts'
import { DOCUMENT_RULES, RULES } from './registry.ts'
import { wordsInForce } from './words.ts'

/** What publications are looked at with. */
export interface Glasses {
  readonly findWords: WordFinder
  /** Another version finds otherwise: rules, words, or the leak guard have changed. */
  readonly version: string
}

/** The rules, words and settings that hold now. */
export async function takeGlasses(db: ReadDb): Promise<Glasses> {
  const [words, guard] = await Promise.all([wordsInForce(db), guardVersion(db)])
  // Links to other sites are kept at each look: texts that were looked at before that are looked at once more.
  const rules = [...DOCUMENT_RULES.map((key) => `${key} ${String(RULES[key].version)}`), 'outer-links 1']
  return { findWords: findWords(words), version: sha256(JSON.stringify({ rules, words, guard })) }
}

async function lookAt(tx: Tx, documents: readonly Inspectable[], { findWords: find }: Glasses): Promise<Found[]> {
  const contents = documents.map((document) => leakContent(document, document.files))
  const leaks = await findLeaksInAll(tx, contents)
  return documents.flatMap((document, at) =>
    findInDocument({
      document,
      passages: contents[at]?.passages ?? [],
      leaks: leaks[at] ?? [],
      findWords: find,
    }),
  )
}

function deadFinding(
  { documentId, href }: PlacedLink,
  { title, unitId }: Pick<Inspectable, 'title' | 'unitId'>,
): Found {
  return {
    ...{ rule: 'link-dead', subjectType: 'document', subjectId: documentId, content: href, unitId, what: title },
    evidence: `链接 ${href} 打开后看不到内容。`,
    path: `/console/documents/${documentId}`,
  }
}

/**
 * Whether links lead anywhere depends on what they lead to: of these publications and of those that link to them, or of all.
 * Only what everybody reads is asked: a link between two texts of the campus is no fault.
 */
export async function reconcileLinks(tx: Tx, ctx: Pick<Context, 'now'>, about?: readonly string[]): Promise<Changes> {
  const today = dayOf(ctx.now())
  const links = await listLinks(tx, about && { documentIds: about, numbers: await listNumbersOf(tx, about) })
  const [open, fetchable] = await Promise.all([
    listOpenNumbers(tx, [...new Set(links.flatMap(({ targetNo }) => targetNo ?? []))]),
    listFetchable(tx, [...new Set(links.flatMap(({ fileId }) => fileId ?? []))]),
  ])
  const dead = links.filter(({ targetNo, fileId }) =>
    targetNo === null ? !fetchable.has(fileId ?? '') : !open.has(targetNo),
  )
  const sources = await findInspectable(tx, [...new Set(dead.map(({ documentId }) => documentId))])
  const byId = new Map(sources.filter(({ audience }) => audience === 'public').map((each) => [each.documentId, each]))
  const found = dead.flatMap((link) => {
    const source = byId.get(link.documentId)
    return source ? [deadFinding(link, source)] : []
  })
  const subjects = about && [...new Set([...about, ...links.map(({ documentId }) => documentId)])]
  const scope = { rules: ['link-dead'], ...(subjects ? { subjectIds: subjects } : {}) }
  return reconcile(tx, scope, { found, today })
}

/** What a look at some publications came to. */
export interface Look extends Changes {
  readonly looked: number
}

/** Where these lead outside, and where else they are shown: both may lead nowhere one day. */
async function outerLinksOf(tx: Tx, documents: readonly Inspectable[], publicUrl: string) {
  const places = await listWebPlaces(
    tx,
    documents.map(({ documentId }) => documentId),
  )
  const linked = documents.flatMap(({ documentId, bodyHtml }) =>
    outerLinks(bodyHtml, publicUrl).map((link) => ({ ...link, documentId })),
  )
  const shown = places.flatMap(({ documentId, href }) =>
    toOuterLink(href, publicUrl).map((link) => ({ ...link, documentId })),
  )
  return [...linked, ...shown]
}

async function lookAtThese(tx: Tx, ctx: Context, { ids, glasses }: { ids: readonly string[]; glasses: Glasses }) {
  const documents = await findInspectable(tx, ids)
  const live = new Set(documents.map(({ documentId }) => documentId))
  const links = documents.flatMap(({ documentId, bodyHtml }) =>
    innerLinks(bodyHtml, ctx.publicUrl).map((link) => ({ ...link, documentId })),
  )
  await saveLinks(tx, ids, links)
  await saveOuterLinks(tx, ids, await outerLinksOf(tx, documents, ctx.publicUrl))
  const found = await lookAt(tx, documents, glasses)
  const changes = await reconcile(tx, { rules: DOCUMENT_RULES, subjectIds: ids }, { found, today: dayOf(ctx.now()) })
  await saveSeen(tx, documents, glasses.version)
  await forgetSeen(
    tx,
    ids.filter((id) => !live.has(id)),
  )
  const dead = await reconcileLinks(tx, ctx, ids)
  return { looked: documents.length, opened: changes.opened + dead.opened, cured: changes.cured + dead.cured }
}

/**
 * Looks at these publications as they are now, whether they changed or not (`isDueOnly`: at those of them that still wait, because a
 * round may have come first); what is not public any more has no faults. Files that nobody has searched yet are searched first,
 * outside the transaction, since that can take long.
 */
export async function lookAtDocuments(
  ctx: Context,
  ids: readonly string[],
  { isDueOnly = false, ...glasses }: Glasses & { readonly isDueOnly?: boolean },
): Promise<Look> {
  const before = await findInspectable(ctx.db, ids)
  await inspectFiles(
    ctx,
    before.flatMap(({ files }) => files),
  )
  return ctx.transaction(async (tx) => {
    await lockFindings(tx)
    // Before the texts are read: what changes afterwards waits again.
    const due = await takeDue(tx, ids)
    return lookAtThese(tx, ctx, { ids: isDueOnly ? due : ids, glasses })
  })
}
