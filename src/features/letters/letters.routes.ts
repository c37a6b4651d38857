import type { FastifyInstance } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { REGIMES } from '../../kernel/letter-terms.ts'
import { authorize, may } from '../../platform/context.ts'
import { serve } from '../../platform/http/serve.ts'
import { changeLetterSettings, reviseTemplate } from './change-letters.ts'
import * as contract from './letters.contract.ts'
import { STANDING_LABELS } from './domain/template.ts'
import { previewTemplate } from './preview-template.ts'
import { REMEDIES } from './shipped/remedies.ts'
import { getLetterSettings, listTemplates, listTemplateVersions, type TemplateVersion } from './templates.queries.ts'

function toView({ content, madeAt, ...version }: TemplateVersion) {
  const { moe29, gov711 } = content.bases
  const bases = { ...(moe29 ? { moe29: toBasis(moe29) } : {}), ...(gov711 ? { gov711: toBasis(gov711) } : {}) }
  const fields = content.fields.map((field) => ({ ...field, options: [...field.options], regimes: [...field.regimes] }))
  const paragraphs = content.paragraphs.map((paragraph) => ({ ...paragraph, regimes: [...paragraph.regimes] }))
  const slip = content.slip ? { title: content.slip.title, lines: [...content.slip.lines] } : null
  return { ...version, madeAt: madeAt.toISOString(), content: { ...content, bases, fields, paragraphs, slip } }
}

function toBasis({ text, articles }: NonNullable<TemplateVersion['content']['bases']['moe29']>) {
  return { text, articles: [...articles] }
}

/** Templates and settings of the letters. The letters themselves go through the front doors, which know who may read them. */
export function lettersRoutes(app: FastifyInstance): void {
  serve(app, contract.getLetterTemplates, async (ctx) => {
    authorize(ctx, 'console.enter')
    const templates = (await listTemplates(ctx.db)).map(toView)
    const remedies = REMEDIES.map(({ id, name, needsLegalOffice, note, texts }) => {
      const regimes = REGIMES.filter((regime) => texts[regime] !== undefined)
      return { id, name, needsLegalOffice, note, regimes }
    })
    const standing = Object.entries(STANDING_LABELS).map(([key, label]) => ({ key, label }))
    return { mayManage: may(ctx.actor, 'settings.manage'), standing, templates, remedies }
  })
  serve(app, contract.getLetterTemplate, async (ctx, { params }) => {
    authorize(ctx, 'console.enter')
    const versions = await listTemplateVersions(ctx.db, params.id)
    if (versions.length === 0) throw new AppError('letter.template-not-found', { id: params.id })
    return { versions: versions.map(toView) }
  })
  serve(app, contract.saveLetterTemplate, async (ctx, { params, body }) => {
    return reviseTemplate(ctx, { id: params.id, ...body })
  })
  serve(app, contract.previewLetterTemplate, async (ctx, { body }) => {
    const { faults, text } = await previewTemplate(ctx, body)
    if (!text) return { faults, text }
    const { title, addressee, paragraphs, slip } = text
    const shownSlip = slip ? { title: slip.title, lines: [...slip.lines] } : null
    return { faults, text: { title, addressee, paragraphs: [...paragraphs], slip: shownSlip } }
  })
  serve(app, contract.getLetterSettings, async (ctx) => {
    authorize(ctx, 'console.enter')
    const settings = await getLetterSettings(ctx.db)
    return { ...settings, numberWords: { ...settings.numberWords } }
  })
  serve(app, contract.saveLetterSettings, async (ctx, { body }) => {
    await changeLetterSettings(ctx, body)
    return {}
  })
}
