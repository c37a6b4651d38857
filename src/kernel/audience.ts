/**
 * Who may see a piece of information (公开范围). `public` is the whole society (社会公开); `campus` is every signed-in
 * member of the university (校内公开); `units` and `groups` are named units or groups (特定范围); `party` is party
 * members of the university (党内公开, 党务公开条例（试行）第八条 — article number from memory, to verify).
 */
export type Audience =
  | { readonly kind: 'public' }
  | { readonly kind: 'campus' }
  | { readonly kind: 'units'; readonly members: readonly string[] }
  | { readonly kind: 'groups'; readonly members: readonly string[] }
  | { readonly kind: 'party' }

export const AUDIENCE_KINDS = ['public', 'campus', 'units', 'groups', 'party'] as const
export type AudienceKind = (typeof AUDIENCE_KINDS)[number]

/** The word printed after 公开范围 for each kind. */
export const AUDIENCE_NAMES: Readonly<Record<AudienceKind, string>> = {
  public: '社会公开',
  campus: '校内公开',
  units: '指定单位',
  groups: '指定群体',
  party: '党内公开',
}

/**
 * What the audience rule needs to know about whoever is looking. `unitIds` holds the viewer's units and all their
 * ancestors, so that material for a faculty reaches its departments. `readsAll` is the right of the supervision
 * office and the disclosure office to read everything published.
 */
export interface Viewer {
  readonly isMember: boolean
  readonly isPartyMember: boolean
  readonly unitIds: readonly string[]
  readonly groupIds: readonly string[]
  readonly readsAll: boolean
}

/** A person from the street: sees what is public and nothing else. The only viewer whose pages may be cached. */
export const STRANGER: Viewer = { isMember: false, isPartyMember: false, unitIds: [], groupIds: [], readsAll: false }

/** Sees everything published: for counts of what there is, whoever asks for them. */
export const ALL_SEEING: Viewer = { isMember: true, isPartyMember: true, unitIds: [], groupIds: [], readsAll: true }

/** The one rule about who sees what. The SQL fragment `visibleTo` in platform/db/audience.ts says the same. */
export function canSee(viewer: Viewer, audience: Audience): boolean {
  if (audience.kind === 'public' || viewer.readsAll) return true
  if (!viewer.isMember) return false
  if (audience.kind === 'campus') return true
  if (audience.kind === 'party') return viewer.isPartyMember
  const mine = audience.kind === 'units' ? viewer.unitIds : viewer.groupIds
  return audience.members.some((member) => mine.includes(member))
}

/** The kinds of audience of which the viewer sees everything, whoever is named: those can be counted without a look at each. */
export function kindsSeenWhole(viewer: Viewer): AudienceKind[] {
  return AUDIENCE_KINDS.filter(
    (kind) =>
      kind === 'public' || viewer.readsAll || (kind !== 'units' && kind !== 'groups' && canSee(viewer, { kind })),
  )
}
