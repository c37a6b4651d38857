import { sha256 } from '../../src/platform/ids.ts'
import { CLEAN, isOffered, newestHash } from './disclosure-builders.ts'
import { aNewText, type Remote } from './remote.ts'

/** What the server has confirmed of one document; everything in here must survive. */
export interface Promised {
  id?: string
  version?: number
  title?: string
  file?: { id: string; hash: string }
  caseId?: string
  opinions: number
  no?: number
  isWithdrawn?: boolean
}

/** The people of one unit who bring a document out. */
export interface Team {
  readonly editor: Remote
  readonly reviewers: readonly Remote[]
  readonly publisher: Remote
  readonly unitId: string
  readonly itemId: string
}

async function save({ editor, itemId }: Team, promised: Promised): Promise<void> {
  const title = aNewText()
  const answer = await editor.ask('PUT', `/documents/${String(promised.id)}/draft`, {
    version: promised.version,
    title,
    bodyHtml: `<p>${title}</p>`,
    metadata: {
      materialKind: 'disclosure',
      isMajor: false,
      disclosureMode: 'proactive',
      modeReason: '',
      audience: { kind: 'public' },
      audienceReason: '',
      itemIds: [itemId],
      columnIds: [],
      docNo: '',
      formedOn: '2026-01-05',
      keywords: [],
      summary: '',
      source: '',
      term: 'permanent',
      expiresOn: '',
      publishAt: '',
      attachmentIds: promised.file ? [promised.file.id] : [],
      coverId: '',
    },
  })
  promised.version = Number(answer['version'])
  promised.title = title
}

async function review({ reviewers }: Team, promised: Promised): Promise<void> {
  for (const reviewer of reviewers) {
    const path = `/documents/${String(promised.id)}`
    const seen = await reviewer.ask('GET', path).catch((error: unknown) => {
      // Not yet their turn, or already past it; anything else is the server that went away.
      if (String(error).includes('404')) return undefined
      throw error
    })
    if (!seen || !isOffered(seen, 'giveOpinion')) continue
    const opinion = { decision: 'approve', opinion: '同意', findings: CLEAN, revisionHash: newestHash(seen) }
    await reviewer.ask('POST', `${path}/opinion`, opinion)
    promised.opinions += 1
  }
}

/** Takes one document through its whole life, noting each step as soon as the server confirms it. Throws when the server is gone. */
export async function oneDocument(team: Team, promised: Promised): Promise<void> {
  promised.id = String((await team.editor.ask('POST', '/documents', { unitId: team.unitId }))['id'])
  promised.version = 1
  await save(team, promised)
  const bytes = Buffer.from(aNewText())
  const file = await team.editor.upload(`/documents/${promised.id}/attachments`, '附件.txt', bytes)
  promised.file = { id: String(file['id']), hash: sha256(bytes.toString('utf8')) }
  await save(team, promised)
  const { version } = promised
  promised.caseId = String(
    (await team.editor.ask('POST', `/documents/${promised.id}/submission`, { version }))['caseId'],
  )
  await review(team, promised)
  promised.no = Number((await team.publisher.ask('POST', `/documents/${promised.id}/publication`, {}))['no'])
  if (promised.no % 3 !== 0) return
  await team.publisher.ask('POST', `/documents/${promised.id}/withdrawal`, { kind: 'in-error', note: '有误' })
  promised.isWithdrawn = true
}

interface Found {
  readonly draft: { readonly version: number; readonly title: string }
  readonly publication: { readonly no: number; readonly state: string } | null
}

async function lostOfDraft(reader: Remote, { id, version = 0, title }: Promised): Promise<string[]> {
  const found = (await reader.ask('GET', `/documents/${String(id)}`)) as unknown as Found
  if (found.draft.version < version) return [`version ${String(version)} of ${String(id)}`]
  // One more save may have been on its way when the power went.
  const isSame = found.draft.version > version || title === undefined || found.draft.title === title
  return isSame ? [] : [`the text of version ${String(version)} of ${String(id)}`]
}

async function lostOfFile(reader: Remote, { file }: Promised): Promise<string[]> {
  if (!file) return []
  const { status, bytes } = await reader.get(`/files/${file.id}/x.txt`)
  return status === 200 && sha256(bytes.toString('utf8')) === file.hash ? [] : [`file ${file.id}`]
}

async function lostOfReview(reader: Remote, { caseId, opinions }: Promised): Promise<string[]> {
  if (caseId === undefined) return []
  const timeline = await reader.ask('GET', `/review-cases/${caseId}`)
  const given = (timeline['steps'] as { opinions: unknown[] }[]).flatMap((step) => step.opinions).length
  return given >= opinions ? [] : [`opinion ${String(opinions)} of case ${caseId}`]
}

async function lostOfPublication(reader: Remote, { no, isWithdrawn }: Promised): Promise<string[]> {
  if (no === undefined) return []
  const { status } = await reader.get(`/info/${String(no)}`)
  const isKept = isWithdrawn === true ? status === 410 : status === 200 || status === 410
  return isKept ? [] : [`publication ${String(no)}: ${String(status)}`]
}

/** What was confirmed and is not there; empty when nothing was lost. `reader` may read everything. */
export async function lostOf(reader: Remote, promised: Promised): Promise<string[]> {
  if (promised.id === undefined) return []
  const lost = [lostOfDraft, lostOfFile, lostOfReview, lostOfPublication].map((check) =>
    check(reader, promised).catch((error: unknown) => [String(error)]),
  )
  return (await Promise.all(lost)).flat()
}
