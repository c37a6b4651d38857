import { AppError } from '../../kernel/app-error.ts'
import { codePoints } from '../../kernel/text.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { normaliseImage } from '../../platform/documents/images.ts'
import { sniff } from '../../platform/documents/sniff.ts'
import { stripMetadata } from '../../platform/documents/strip-metadata.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { findAppearance, findProof, isWithin } from './appearances.queries.ts'
import { insertProof } from './channels.store.ts'
import { reachOf } from './reach.ts'

const LONGEST_NAME = 100

function tidyName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim()
  return codePoints(clean === '' ? '佐证' : clean)
    .slice(-LONGEST_NAME)
    .join('')
}

/** The bytes that are kept: without what a camera or a word processor wrote beside the picture or the text. */
async function cleaned(bytes: Buffer, name: string): Promise<{ bytes: Buffer; mediaType: string; name: string }> {
  const { mediaType, kind } = await sniff(bytes, name)
  if (!mediaType.startsWith('image/')) return { ...(await stripMetadata(bytes, kind)), mediaType, name: tidyName(name) }
  const { toldMore: _, ...picture } = await normaliseImage(bytes)
  return { bytes: Buffer.from(picture.bytes), mediaType: picture.mediaType, name: tidyName(name) }
}

/** 佐证: keeps a photo of the board or the page of the paper with an entry. Throws the `upload.*` codes, `appearance.not-found`. */
export async function addProof(
  ctx: Context,
  { appearanceId, ...upload }: { appearanceId: string; name: string; bytes: Buffer },
): Promise<{ id: string; name: string }> {
  authorize(ctx, 'channels.register')
  const { bytes, mediaType, name } = await cleaned(upload.bytes, upload.name)
  return ctx.transaction(async (tx) => {
    const appearance = await findAppearance(tx, appearanceId)
    if (!appearance) throw new AppError('appearance.not-found')
    authorize(ctx, 'channels.register', appearance.unitId)
    if (appearance.isVoid) throw new AppError('appearance.changed-meanwhile')
    const { sha256, size } = await ctx.files.put(tx, bytes, mediaType)
    const id = newId()
    await insertProof(tx, { id, appearanceId, sha256, name, mediaType, size, by: ctx.actor.id })
    await record(tx, ctx, {
      type: 'appearance.proof-added',
      subject: { type: 'appearance', id: appearanceId },
      unitId: appearance.unitId,
      data: { proofId: id, sha256, size },
    })
    return { id, name }
  })
}

/** A kept proof, for those who read the register. Throws `upload.not-found`. */
export async function openProof(ctx: Context, id: string) {
  const reach = reachOf(ctx)
  const proof = await findProof(ctx.db, id)
  if (!proof || !ctx.files.has(proof.sha256) || !(await isWithin(ctx.db, reach, proof.appearanceId)))
    throw new AppError('upload.not-found')
  return proof
}
