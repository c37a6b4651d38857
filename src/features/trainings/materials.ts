import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { checkAnswer } from '../../platform/documents/take-file.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { listMaterials } from './trainings.queries.ts'
import { deleteMaterial, insertMaterial, lockTraining } from './trainings.store.ts'

interface Named {
  readonly id: string
  readonly materialId: string
}

async function getMaterial(db: Context['db'], { id, materialId }: Named) {
  const material = (await listMaterials(db, id)).find((each) => each.id === materialId)
  if (!material) throw new AppError('training.material-not-found')
  return material
}

/** Adds what is handed out, without its metadata. Throws the `upload.*` codes, `training.not-found`. */
export async function addMaterial(
  ctx: Context,
  { id, file }: { id: string; file: { name: string; bytes: Buffer } },
): Promise<{ id: string }> {
  authorize(ctx, 'trainings.manage')
  const { name, bytes, mediaType } = await checkAnswer(file)
  return ctx.transaction(async (tx) => {
    await lockTraining(tx, id)
    const { sha256, size } = await ctx.files.put(tx, bytes, mediaType)
    const materialId = newId()
    await insertMaterial(tx, { id: materialId, trainingId: id, name, sha256, mediaType, size })
    await record(tx, ctx, { type: 'training.material-added', subject: { type: 'training', id }, data: { sha256 } })
    return { id: materialId }
  })
}

/** Takes a material away. Throws `training.material-not-found`. */
export async function removeMaterial(ctx: Context, named: Named): Promise<void> {
  authorize(ctx, 'trainings.manage')
  await ctx.transaction(async (tx) => {
    await lockTraining(tx, named.id)
    const { id, sha256 } = await getMaterial(tx, named)
    await deleteMaterial(tx, id)
    const subject = { type: 'training', id: named.id }
    await record(tx, ctx, { type: 'training.material-removed', subject, data: { sha256 } })
  })
}

/** A material, for the staff. Throws `training.material-not-found`. */
export async function openMaterial(ctx: Context, named: Named) {
  authorize(ctx, 'trainings.read')
  const { name, mediaType, sha256 } = await getMaterial(ctx.db, named)
  return { name, mediaType, bytes: await ctx.files.read(sha256) }
}
