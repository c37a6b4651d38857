import type { Context } from '../../platform/context.ts'
import { formatDayCn, dayOf } from '../../kernel/day.ts'
import { zipStream } from '../../platform/documents/zip-writing.ts'
import { sha256 } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { type CaseFile, viewPersons } from '../casework/index.ts'
import {
  type ArchiveRead,
  dataParts,
  letterParts,
  paperParts,
  type Part,
  readArchive,
  refuseOpenCase,
} from './archive-parts.ts'
import { type ArchivedFile, type ArchiveFacts, indexPage } from './domain/archive-index.ts'
import { APPLICATION, type ApplicationState, STATE_NAMES } from './domain/application-kind.ts'
import { decisionKind } from './domain/decision.ts'
import { APPLICANT_NAMES } from './domain/intake.ts'
import { onCase } from './on-case.ts'

const FORMAT = 1

/** What the export needs: the key that opens what names a person, and what an entry of the ledger is called in Chinese. */
export interface ArchiveTools {
  readonly key: Buffer
  readonly nameOf: (type: string) => string
}

interface Export {
  readonly file: CaseFile
  readonly read: ArchiveRead
  readonly persons: readonly unknown[]
}

function factsOf(ctx: Context, nameOf: ArchiveTools['nameOf'], { file, read }: Export): ArchiveFacts {
  const { application, decision, events, messages, explanation } = read
  const { erasedAt, retentionUntil } = file
  return {
    number: file.number,
    subject: file.subject,
    madeAt: ctx.now().toISOString(),
    madeBy: ctx.actor.name,
    rows: [
      ['状态', STATE_NAMES[file.state as ApplicationState]],
      ['申请人类别', APPLICANT_NAMES[application.kind]],
      ['收到申请之日', file.receivedOn ?? ''],
      ['办结之日', file.concludedOn ?? ''],
      ['答复', decision ? decisionKind(decision.kind).name : '没有答复'],
      ['保存到', retentionUntil ?? ''],
    ],
    erased:
      erasedAt === null
        ? null
        : `保存期限已于${retentionUntil === null ? '' : formatDayCn(retentionUntil)}届满，申请人和第三方的身份、申请内容、留言、材料和文书正文已于${formatDayCn(dayOf(erasedAt))}删除，不能恢复。本归档包只有编号、日期、状态、结果和台账。`,
    explanation,
    events: events.map(({ onDay, type, actorName, reason }) => ({
      day: onDay,
      name: nameOf(type === 'due-changed' ? 'case.due-changed' : `${APPLICATION.area}.${type}`),
      actor: actorName,
      reason,
    })),
    messages: messages.map(({ at, author, text }) => ({ at: at.toISOString(), author, text })),
  }
}

async function* partsOf(ctx: Context, key: Buffer, made: Export): AsyncGenerator<Part> {
  yield* paperParts(ctx, key, made.file.id)
  yield* letterParts(ctx, key, made.file.id)
  yield* await dataParts(ctx, key, made)
}

function sumLine({ path, sha256: hash }: Pick<ArchivedFile, 'path' | 'sha256'>): string {
  return `${hash}  ${path}\n`
}

function lastParts(facts: ArchiveFacts, files: readonly ArchivedFile[]) {
  const index = Buffer.from(indexPage(facts, files))
  const indexJson = Buffer.from(`${JSON.stringify({ format: FORMAT, ...facts, files }, null, 2)}\n`)
  const named = [
    { path: 'index.html', content: index },
    { path: 'index.json', content: indexJson },
  ]
  const lines = [...files, ...named.map(({ path, content }) => ({ path, sha256: sha256(content) }))].map(sumLine)
  const sums = Buffer.from(lines.join(''))
  const manifestSha256 = sha256(sums)
  const own = Buffer.from(sumLine({ path: 'SHA256SUMS', sha256: manifestSha256 }))
  const ends = [
    { path: 'SHA256SUMS', content: sums },
    { path: 'SHA256SUMS.sha256', content: own },
  ]
  return { manifestSha256, parts: [...named, ...ends] }
}

/** Every entry of the archive; the manifest is on the ledger before its last bytes leave. */
async function* entriesOf(ctx: Context, { key, nameOf }: ArchiveTools, made: Export) {
  const { id, number, leadUnitId } = made.file
  const files: ArchivedFile[] = []
  const folder = number
  for await (const { content, ...part } of partsOf(ctx, key, made)) {
    files.push({ ...part, size: content.byteLength, sha256: sha256(content) })
    yield { name: `${folder}/${part.path}`, content }
  }
  const { manifestSha256, parts } = lastParts(factsOf(ctx, nameOf, made), files)
  await ctx.transaction((tx) =>
    record(tx, ctx, {
      type: 'application.archive-exported',
      subject: { type: 'case', id },
      unitId: leadUnitId,
      data: { number, manifestSha256, files: files.length },
    }),
  )
  for (const { path, content } of parts) yield { name: `${folder}/${path}`, content }
}

/**
 * 归档包: everything of a closed case as one archive, piece by piece: papers (restricted ones in a folder of their own), letters as they
 * were signed, messages, clock, ledger, an index, and a manifest. For the office; making it is on the record as a view of identity.
 * What was erased is not in it, and it says so. Throws `application.not-archived`.
 */
export async function exportArchive(
  ctx: Context,
  tools: ArchiveTools,
  id: string,
): Promise<{ name: string; pieces: AsyncGenerator<Buffer> }> {
  const { file, persons } = await onCase(ctx, { id, rights: ['office'] }, async (held) => {
    const { tx, file: closed, today } = held
    refuseOpenCase(closed)
    if (closed.erasedAt !== null) return { file: closed, persons: [] }
    const viewed = { kind: APPLICATION, file: closed, key: tools.key, purpose: '导出归档包', on: today }
    return { file: closed, persons: await viewPersons(tx, ctx, viewed) }
  })
  const read = await readArchive(ctx, tools.key, file)
  return { name: `${file.number}-归档包.zip`, pieces: zipStream(entriesOf(ctx, tools, { file, read, persons })) }
}
