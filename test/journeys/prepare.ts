import { readFileSync } from 'node:fs'
import { EMPTY_METADATA } from '../../src/features/disclosures/index.ts'
import { SAMPLE_PASSWORD } from '../../src/load-sample.ts'
import { CLEAN, isOffered, newestHash } from '../support/disclosure-builders.ts'
import { type Remote, signIn } from '../support/remote.ts'

/** The route of ordinary disclosure at the sample school, step by step. */
const REVIEWERS = ['jiaowu.head', 'baomi', 'gongkai.jingban'] as const

/** What a journey begins with. */
export interface Prepared {
  readonly id: string
  readonly title: string
}

async function idOfColumn(editor: Remote, slug: string): Promise<string> {
  const { rows } = (await editor.ask('GET', '/sites')) as unknown as {
    rows: { unitId: string | null; columns: { id: string; slug: string }[] }[]
  }
  const portal = rows.find(({ unitId }) => unitId === null)
  return portal?.columns.find((column) => column.slug === slug)?.id ?? ''
}

/** Signs in beside the browser, to bring about what the journey itself is not about. */
export async function behind(url: string, login: string): Promise<Remote> {
  return signIn(() => url, login, SAMPLE_PASSWORD)
}

/** Writes a complete draft of the education office, with a file. */
export async function aDraft(url: string, title: string): Promise<Prepared> {
  const editor = await behind(url, 'jiaowu.editor')
  const me = (await editor.ask('GET', '/me')) as unknown as { roles: { unitId: string }[] }
  const { id } = (await editor.ask('POST', '/documents', { unitId: me.roles[0]?.unitId })) as unknown as { id: string }
  const file = await editor.upload(
    `/documents/${id}/attachments`,
    '示例附件.pdf',
    readFileSync('test/fixtures/banfa.pdf'),
  )
  const columnIds = [await idOfColumn(editor, 'notices')]
  const metadata = { ...EMPTY_METADATA, columnIds, formedOn: '2026-11-02', attachmentIds: [file['id']] }
  await editor.ask('PUT', `/documents/${id}/draft`, { version: 1, title, bodyHtml: `<p>${title}正文。</p>`, metadata })
  return { id, title }
}

/** Has it approved by these people, each at their step. */
export async function approve(url: string, { id }: Prepared, logins: readonly string[]): Promise<void> {
  for (const login of logins) {
    const reviewer = await behind(url, login)
    const seen = await reviewer.ask('GET', `/documents/${id}`)
    if (!isOffered(seen, 'giveOpinion')) throw new Error(`${login} is not asked about ${id}`)
    const opinion = { decision: 'approve', opinion: '同意', findings: CLEAN, revisionHash: newestHash(seen) }
    await reviewer.ask('POST', `/documents/${id}/opinion`, opinion)
  }
}

/** A document that the office may publish. */
export async function anApproved(url: string, title: string): Promise<Prepared> {
  const prepared = await aDraft(url, title)
  const editor = await behind(url, 'jiaowu.editor')
  await editor.ask('POST', `/documents/${prepared.id}/submission`, { version: 2 })
  await approve(url, prepared, REVIEWERS)
  return prepared
}

/** A document that everybody can read; answers its number too. */
export async function aPublished(url: string, title: string): Promise<Prepared & { no: number }> {
  const prepared = await anApproved(url, title)
  const office = await behind(url, 'gongkai.zhuren')
  const { no } = (await office.ask('POST', `/documents/${prepared.id}/publication`, {})) as unknown as { no: number }
  return { ...prepared, no }
}

/** A call that the duty office wrote down and gave to the education office, with a draft of the answer; answers its id. */
export async function aCall(url: string, title: string): Promise<string> {
  const office = await behind(url, 'gongkai.zhuren')
  const editor = await behind(url, 'jiaowu.editor')
  const { rows } = (await office.ask('GET', '/mailboxes')) as unknown as { rows: { id: string; kind: string }[] }
  const me = (await editor.ask('GET', '/me')) as unknown as { roles: { unitId: string }[] }
  const call = {
    mailboxId: rows.find(({ kind }) => kind === 'telephone')?.id,
    kind: 'help',
    isAnonymous: false,
    writer: { name: '示例来电人', phone: '0416-0000000', email: '' },
    words: { title, what: '示例：选课系统晚间打不开。' },
    aboutUnitId: null,
    unitId: me.roles[0]?.unitId,
  }
  const { id } = (await office.ask('POST', '/telephone-calls', call)) as unknown as { id: string }
  await editor.ask('PUT', `/mailbox-letters/${id}/answer`, { text: '已扩容，请再试。' })
  return id
}
