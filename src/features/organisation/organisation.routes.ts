import type { FastifyInstance } from 'fastify'
import { authorize, may } from '../../platform/context.ts'
import { readUpload } from '../../platform/http/read-upload.ts'
import { sendWorkbook } from '../../platform/http/send-workbook.ts'
import { serve } from '../../platform/http/serve.ts'
import { answerOf } from '../../platform/http/sheet-import.contract.ts'
import { changeProfile, changeUnit, createUnit } from './change-organisation.ts'
import { importUnits, unitTemplate } from './import-units.ts'
import * as contract from './organisation.contract.ts'
import { getSchoolProfile, listUnits, listViewerGroups } from './organisation.queries.ts'
import { postRoutes } from './posts.routes.ts'

function importRoutes(app: FastifyInstance): void {
  app.get('/api/v1/units/import/template.xlsx', { schema: { hide: true } }, async (request, reply) => {
    authorize(request.context, 'organisation.manage')
    return sendWorkbook(reply, '单位导入模板.xlsx', await unitTemplate())
  })
  serve(app, contract.importUnitsEndpoint, async (ctx, { query }, { request }) => {
    authorize(ctx, 'organisation.manage')
    const { bytes } = await readUpload(request)
    return answerOf(
      await importUnits(ctx, bytes, { isDryRun: query.apply !== true, skipErrors: query.skipErrors === true }),
    )
  })
}

/** Units, their import, and the school's profile. */
export function organisationRoutes(app: FastifyInstance): void {
  serve(app, contract.listUnitsEndpoint, async (ctx) => {
    authorize(ctx, 'console.enter')
    const [rows, groups] = await Promise.all([listUnits(ctx.db), listViewerGroups(ctx.db)])
    return {
      rows: rows.map((unit) => ({ ...unit, kind: unit.kind as 'party' })),
      groups,
      mayManage: may(ctx.actor, 'organisation.manage'),
    }
  })
  serve(app, contract.createUnitEndpoint, async (ctx, { body }) => ({ id: await createUnit(ctx, body) }))
  serve(app, contract.changeUnitEndpoint, async (ctx, { params, body }) => {
    await changeUnit(ctx, params.id, body)
    return {}
  })
  importRoutes(app)
  postRoutes(app)
  serve(app, contract.getProfileEndpoint, async (ctx) => {
    authorize(ctx, 'console.enter')
    const profile = await getSchoolProfile(ctx.db)
    return { ...profile, hotWords: [...profile.hotWords] }
  })
  serve(app, contract.saveProfileEndpoint, async (ctx, { body }) => {
    await changeProfile(ctx, body)
    return {}
  })
}
