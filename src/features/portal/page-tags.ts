import type { Heard } from '../../platform/ledger/watch-ledger.ts'
import { SESSION_COOKIE } from '../accounts/index.ts'

/** The cookie that remembers 长者模式; the server renders by it, no script needed. */
export const LARGE_COOKIE = 'mingtang_large'

/** The cookie that remembers 高对比度. */
export const CONTRAST_COOKIE = 'mingtang_contrast'

/** The tag of whatever shows lists or counts: any publication or withdrawal changes it. */
export const LISTS = 'lists'

/** The tag of pages that show the working calendar and nothing of publications. */
export const CALENDAR = 'calendar'

/** The tag of the pages of the service guide: they show the three lists and nothing of publications. */
export const GUIDE = 'guide'

/** The tag of the pages of annual reports: a report is as it was signed, whatever changes. */
export const REPORTS = 'reports'

/** What a page shows, or what a publication is part of. */
export interface Shown {
  readonly documentIds: readonly string[]
  readonly unitId?: string | undefined
  readonly columnIds?: readonly string[] | undefined
  readonly itemIds?: readonly string[] | undefined
}

/** The tags of single publications and of the lists in which they have neighbours. */
export function tagsOfShown({ documentIds, unitId, columnIds = [], itemIds = [] }: Shown): string[] {
  return [
    ...documentIds.map((id) => `document:${id}`),
    ...(unitId === undefined ? [] : [`unit:${unitId}`]),
    ...columnIds.map((id) => `column:${id}`),
    ...itemIds.map((id) => `item:${id}`),
  ]
}

// Acts on what strangers never see. An area that is missing here costs some work, and never the truth.
const UNSEEN = new Set([
  'account',
  'document',
  'review',
  'supervision',
  'backup',
  'application',
  'case',
  'mailbox-letter',
  'letter',
  'mail',
  'notice',
  'leak',
  'list-change',
  'list-task',
  'list-call',
  'service-matter',
  'monitor',
  'order',
  'draw',
  // Shown on pages that are made for each reader.
  'survey',
  'training',
  'plan',
  // On pages that are made anew for each reader.
  'concern',
])
const PLACED = new Set(['disclosure.published', 'disclosure.updated', 'disclosure.placed'])
const CLOSED = new Set(['disclosure.withdrawn', 'disclosure.expired', 'disclosure.emergency-approved'])

function texts(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined
}

/** What an act on a publication changes, or one of which nothing is known here. */
function tagsOfPublishing({ type, subjectId, unitId, data }: Heard): readonly string[] | 'all' {
  const unit = unitId === null ? {} : { unitId }
  if (CLOSED.has(type)) return [LISTS, ...tagsOfShown({ documentIds: [subjectId], ...unit })]
  const [columnIds, itemIds] = [texts(data['columnIds']), texts(data['itemIds'])]
  if (!PLACED.has(type) || !columnIds || !itemIds) return 'all'
  return [LISTS, ...tagsOfShown({ documentIds: [subjectId], ...unit, columnIds, itemIds })]
}

/** What was registered in a channel changes the page of its publication, and the counts. */
function tagsOfAppearance({ data }: Heard): readonly string[] {
  const { documentId } = data
  return [LISTS, ...(typeof documentId === 'string' ? tagsOfShown({ documentIds: [documentId] }) : [])]
}

/** What an act changes on public pages: tags, or `all` when it may be anything. */
export function tagsOfAct(heard: Heard): readonly string[] | 'all' {
  const [area = ''] = heard.type.split('.')
  if (UNSEEN.has(area)) return []
  if (area === 'appearance') return tagsOfAppearance(heard)
  if (area === 'report') return heard.type === 'report.published' ? [REPORTS] : []
  return area === 'list-entry' ? [GUIDE] : tagsOfPublishing(heard)
}

/** The public's variants of a page, by type and contrast; whoever has a session gets pages made for them. */
export function variantOf(cookies: string | undefined): string | undefined {
  if (cookies === undefined) return 'normal'
  if (cookies.includes(`${SESSION_COOKIE}=`)) return undefined
  const size = cookies.includes(`${LARGE_COOKIE}=1`) ? 'large' : 'normal'
  return cookies.includes(`${CONTRAST_COOKIE}=1`) ? `${size}-contrast` : size
}
