import type { ReadDb } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/ids.ts'
import { listItemNames } from '../catalogue/index.ts'
import { type Detection, detect } from './domain/detect.ts'
import type { GuardSettings, Passage } from './domain/leak.ts'
import { veil } from './domain/mask.ts'
import { type Action, type Actions, actionOn, actionsFor, NEVER_OVERRIDDEN } from './domain/policy.ts'
import { inspectionVersion, type StoredFile } from './inspect-files.ts'
import {
  findGuardSettings,
  findInspections,
  findJustifications,
  findOverrides,
  type Inspection,
  type Override,
} from './leakguard.queries.ts'
import { listPolicies } from './policies.ts'

/** Where the console can lead to: a field of the form, and within the body the block at the top level, from 0. */
export interface Spot {
  readonly field: string
  readonly block: number | null
}

/** What would be published. `revisionHash` is null for a working copy, which nobody can let pass. */
export interface Content {
  readonly subjectId: string
  readonly revisionHash: string | null
  readonly itemIds: readonly string[]
  readonly passages: readonly (Passage & Spot)[]
  readonly files: readonly (StoredFile & { readonly name: string; readonly field: string })[]
}

/** A finding with what was said about it. It holds no number, only the masked form. */
export interface Finding extends Omit<Detection, 'start' | 'end'>, Spot {
  /** The same for the same finding at the same place: an editor's reason and an override hold on to it. */
  readonly fingerprint: string
  readonly action: Exclude<Action, 'allow'>
  readonly justification: string
  readonly override: Override | null
}

type Found = Omit<Detection, 'start' | 'end'> & Spot

function unreadPart(place: string, masked: string, field: string): Found {
  return { kind: 'unread', certainty: 'certain', place, masked, excerpt: masked, field, block: null }
}

const NOT_INSPECTED: Inspection = { detections: [], unread: ['文件还没有检查完，请稍候刷新'] }

function inFile({ name, field }: Content['files'][number], { detections, unread }: Inspection): Found[] {
  const file = `附件‘${veil(name)}’`
  return [
    ...detections.map(({ place, ...found }) => ({ ...found, place: `${file} · ${place}`, field, block: null })),
    ...unread.map((part) => unreadPart(file, part, field)),
  ]
}

function search({ passages, files }: Content, settings: GuardSettings, known: Map<string, Inspection>): Found[] {
  return [
    ...passages.flatMap(({ field, block, ...passage }) =>
      detect(passage, settings).map((found) => ({ ...found, field, block })),
    ),
    ...files.flatMap((file) => inFile(file, known.get(file.sha256) ?? NOT_INSPECTED)),
  ]
}

/** Names each finding by what it is and where; the second of the same kind at a place is another. */
function named(found: readonly Found[]): (Found & { fingerprint: string })[] {
  const seen = new Map<string, number>()
  return found.map((finding) => {
    const key = [finding.kind, finding.place, finding.masked].join('\n')
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    return { ...finding, fingerprint: sha256(`${key}\n${String(nth)}`).slice(0, 24) }
  })
}

/** What is the same for everything that is searched at a time, and what was said about each. */
interface Known {
  readonly settings: GuardSettings
  readonly actionsOf: (content: Content) => Actions
  readonly inspections: Map<string, Inspection>
  readonly justifications: Map<string, Map<string, string>>
  readonly overrides: Map<string, Map<string, Override>>
}

async function readKnown(db: ReadDb, contents: readonly Content[]): Promise<Known> {
  const settings = await findGuardSettings(db)
  const itemIds = [...new Set(contents.flatMap((content) => content.itemIds))]
  const hashes = [...new Set(contents.flatMap(({ files }) => files.map((file) => file.sha256)))]
  const frozen = contents.flatMap(({ revisionHash }) => revisionHash ?? [])
  const [policies, items, inspections, justifications, overrides] = await Promise.all([
    listPolicies(db),
    listItemNames(db, itemIds),
    findInspections(db, hashes, inspectionVersion(settings)),
    findJustifications(
      db,
      contents.map(({ subjectId }) => subjectId),
    ),
    findOverrides(db, frozen),
  ])
  const names = new Map(items.map((item) => [item.id, item]))
  const actionsOf = (content: Content): Actions =>
    actionsFor(
      policies,
      content.itemIds.flatMap((id) => names.get(id) ?? []),
    )
  return { settings, actionsOf, inspections, justifications, overrides }
}

function leaksIn(content: Content, known: Known): Finding[] {
  const { subjectId, revisionHash } = content
  const actions = known.actionsOf(content)
  const [said, passed] = [known.justifications.get(subjectId), known.overrides.get(revisionHash ?? '')]
  return named(search(content, known.settings, known.inspections)).flatMap(({ fingerprint, ...found }) => {
    const action = actionOn(found, actions)
    if (action === 'allow') return []
    const { kind, certainty, place, masked, excerpt, field, block } = found
    const justification = said?.get(fingerprint) ?? ''
    const override = passed?.get(fingerprint) ?? null
    return [{ kind, certainty, place, masked, excerpt, field, block, fingerprint, action, justification, override }]
  })
}

/** Searches what would be published, and tells what the policy of its items makes of each finding. Files must have been inspected. */
export async function findLeaks(db: ReadDb, content: Content): Promise<Finding[]> {
  return leaksIn(content, await readKnown(db, [content]))
}

/** The same of many contents at a time, in their order. */
export async function findLeaksInAll(db: ReadDb, contents: readonly Content[]): Promise<Finding[][]> {
  const known = await readKnown(db, contents)
  return contents.map((content) => leaksIn(content, known))
}

/** What must be the same for an earlier search to hold: detectors, what the school has told them, and its policies. */
export async function guardVersion(db: ReadDb): Promise<string> {
  const [settings, policies] = await Promise.all([findGuardSettings(db), listPolicies(db)])
  return sha256(`${inspectionVersion(settings)}\n${JSON.stringify(policies)}`)
}

/** Findings that stop a publication: nobody has let them pass. */
export function openFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ action, override }) => action === 'block' && override === null)
}

/** Findings that stop a submission: the editor has neither removed nor justified them. Unread parts go to the secrecy reviewer. */
export function unansweredFindings(findings: readonly Finding[]): Finding[] {
  return openFindings(findings).filter(
    ({ kind, justification }) => kind !== 'unread' && (justification === '' || NEVER_OVERRIDDEN.includes(kind)),
  )
}
