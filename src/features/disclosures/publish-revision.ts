import { AppError } from '../../kernel/app-error.ts'
import { codePoints } from '../../kernel/text.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { record } from '../../platform/ledger/record.ts'
import { itemNumbers, resolveDuties } from '../catalogue/index.ts'
import { getSchoolProfile, getUnit } from '../organisation/index.ts'
import { refuseOpenLeaks } from './check-leaks.ts'
import { canonicalText } from './domain/revision-text.ts'
import { DEFAULT_INDEX_PATTERN, indexNumber, indexPrefix } from './domain/index-number.ts'
import { getRevision, resetEditors, setState } from './documents.store.ts'
import {
  findIndexNo,
  nextSerial,
  type PublicationValues,
  type Published,
  savePublication,
} from './publications.store.ts'

type Revision = Awaited<ReturnType<typeof getRevision>>

/** The end of the last day shown, as an instant: midnight in Asia/Shanghai after it. */
function endOf(day: string): Date {
  return new Date(new Date(`${day}T00:00:00+08:00`).getTime() + 24 * 3600 * 1000)
}

async function indexNoFor(
  tx: Tx,
  ctx: Context,
  { revision, unitId }: { revision: Revision; unitId: string },
): Promise<string> {
  const existing = await findIndexNo(tx, revision.documentId)
  if (existing !== undefined) return existing
  const profile = await getSchoolProfile(ctx.db)
  const unit = await getUnit(ctx.db, unitId)
  const [first] = await itemNumbers(ctx.db, revision.metadata.itemIds.slice(0, 1))
  const item = first === undefined ? '0000' : first.classNumber.padStart(2, '0') + first.number.padStart(2, '0')
  const pattern = profile.indexPattern === '' ? DEFAULT_INDEX_PATTERN : profile.indexPattern
  const parts = { org: profile.orgCode, unit: unit.code, item, year: revision.metadata.formedOn.slice(0, 4) }
  const serial = await nextSerial(tx, indexPrefix(pattern, parts))
  return indexNumber(pattern, parts, serial)
}

/** What must be told apart when a revision goes live. */
export interface PublishRequest {
  readonly unitId: string
  readonly revisionId: string
  readonly isEmergency: boolean
  readonly reason: string
}

const SUMMARY_LENGTH = 120

/** The first sentences, for lists and feeds, when the author wrote no summary. Counts code points, so no character is cut. */
function summaryOf(text: string): string {
  const characters = codePoints(text.replaceAll(/\s+/g, ' ').trim())
  return characters.length <= SUMMARY_LENGTH ? characters.join('') : `${characters.slice(0, SUMMARY_LENGTH).join('')}…`
}

/** What the act itself adds to the revision. */
interface Facts {
  readonly unitId: string
  readonly indexNo: string
  readonly isEmergency: boolean
}

function toPublication(
  { id, documentId, title, bodyText, metadata }: Revision,
  facts: Facts & { readonly expiresAt: Date | null },
): PublicationValues {
  const { audience, docNo, formedOn, coverId, itemIds, columnIds, occasion } = metadata
  return {
    ...facts,
    documentId,
    revisionId: id,
    title,
    summary: metadata.summary === '' ? summaryOf(bodyText) : metadata.summary,
    audience,
    docNo,
    formedOn: formedOn === '' ? null : formedOn,
    coverId: coverId === '' ? null : coverId,
    itemIds,
    columnIds,
    occasion,
  }
}

function factsForLedger(
  { id, no: revisionNo, hash, metadata: { itemIds, columnIds } }: Revision,
  { no, indexNo, isEmergency }: Facts & { readonly no: number },
): Record<string, unknown> {
  return { no, revisionId: id, revisionNo, hash, indexNo, itemIds, columnIds, isEmergency }
}

/**
 * Puts a frozen revision before the world, in the transaction of the caller, who has checked the right to do so. The
 * stored revision must still have the hash that was approved (`document.approval-void`), and hold nothing that the leak guard
 * stops and the secrecy reviewer has not let pass (`leak.blocked`).
 */
export async function publishRevision(
  tx: Tx,
  ctx: Context,
  { unitId, revisionId, isEmergency, reason }: PublishRequest,
): Promise<Published> {
  const revision = await getRevision(tx, revisionId)
  if (sha256(canonicalText(revision)) !== revision.hash) throw new AppError('document.approval-void', { revisionId })
  const { documentId, metadata } = revision
  await refuseOpenLeaks(tx, revision)
  const facts = { unitId, isEmergency, indexNo: await indexNoFor(tx, ctx, { revision, unitId }) }
  const expiresAt = metadata.term === 'permanent' ? null : endOf(metadata.expiresOn)
  const published = await savePublication(tx, toPublication(revision, { ...facts, expiresAt }))
  await resolveDuties(tx, { itemIds: metadata.itemIds, documentId })
  await setState(tx, documentId, {
    workState: isEmergency ? 'in-review' : 'idle',
    ...(isEmergency ? {} : { approvedRevisionId: null }),
  })
  await resetEditors(tx, documentId)
  await record(tx, ctx, {
    type: published.isFirst ? 'disclosure.published' : 'disclosure.updated',
    subject: { type: 'document', id: documentId },
    unitId,
    reason,
    data: factsForLedger(revision, { ...facts, no: published.no }),
  })
  if (expiresAt) await enqueue(tx, { name: 'disclosures.expire', runAt: expiresAt, key: `expire:${documentId}` })
  return published
}
